using System.Diagnostics;
using System.Numerics;
using System.Text.Json.Serialization;
using AvailabilityKit.Blocks;
using AvailabilityKit.Presentation;

namespace AvailabilityKit.FaultTrees;

/// <summary>How likely the top event of a fault tree is, how that was found, and what else was asked.</summary>
[JsonConverter(typeof(FaultTreeConverter))]
public sealed class FaultTreeEvaluation : ExhibitableResult
{
    private FaultTreeEvaluation(FaultTree tree, Gate top, FaultTreeQuestions questions) => (Tree, Top, Questions) = (tree, top, questions);

    /// <summary>The tree.</summary>
    public FaultTree Tree { get; }

    /// <summary>The gate that was evaluated.</summary>
    public Gate Top { get; }

    /// <summary>What was asked.</summary>
    public FaultTreeQuestions Questions { get; }

    /// <summary>How likely the top event is. Both it and its complement are sums of products of positive terms, and keep their digits.</summary>
    public Probability Probability { get; private init; }

    /// <summary>Whether no event that happens can undo the top event. A tree with negations that change nothing is coherent.</summary>
    public bool IsCoherent { get; private init; }

    /// <summary>How much each basic event matters, the most likely to have happened with the top event first; null where it was not asked.</summary>
    public IReadOnlyList<EventImportance>? Importance { get; private init; }

    /// <summary>How many minimal cut sets there are, exactly; null where that was not asked.</summary>
    public BigInteger? CutSetCount { get; private init; }

    /// <summary>How many minimal cut sets there are of each order: at index n, of n events; null where that was not asked.</summary>
    public IReadOnlyList<BigInteger>? CutSetCountByOrder { get; private init; }

    /// <summary>The most probable minimal cut sets, as many as were asked for, in that order; null where none were.</summary>
    public IReadOnlyList<EventSet>? CutSets { get; private init; }

    /// <summary>The approximation that was asked for, of <see cref="FaultTreeQuestions.Approximation"/>; null where none was. It is no probability where it is above one.</summary>
    public double? Approximation { get; private init; }

    /// <summary>How the figures were found.</summary>
    public string Method { get; private init; } = "";

    /// <summary>Bound on the relative error that arithmetic adds to the probability and to its complement; the inputs are taken as exact.</summary>
    public double ErrorBound { get; private init; }

    /// <summary>What has to be true of the system for the figures to be.</summary>
    public IReadOnlyList<string> Assumptions { get; private init; } = [];

    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed { get; private init; }

    /// <summary>The result as JSON, in the form of the result schema.</summary>
    public string ToJson() => FaultTreeJson.Text(this);

    /// <inheritdoc/>
    public override Exhibit ToExhibit() => FaultTreeExhibit.Of(this);

    internal static FaultTreeEvaluation Of(FaultTree tree, FaultTreeQuestions questions, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var top = tree.Gate(questions.Top);
        var function = new FaultTreeBlocks(questions.MissionTime).Of(top).Compile(questions.Limits, cancellationToken);
        var up = function.Evaluate();
        var used = Enumerable.Range(0, function.Components.Count).Count(function.DependsOn);
        var sets = questions.CutSets > 0 || questions.CountCutSets || questions.Approximation is not null
            ? SetsOf(function, top, questions, cancellationToken)
            : null;
        return new(tree, top, questions)
        {
            Probability = Probability.FromParts(up.Unavailability, up.Value),
            IsCoherent = function.IsCoherent,
            Importance = questions.Importance ? EventImportance.Of(function, cancellationToken) : null,
            CutSetCount = questions.CountCutSets ? sets!.Count : null,
            CutSetCountByOrder = questions.CountCutSets ? sets!.CountByOrder : null,
            CutSets = questions.CutSets > 0 ? EventSet.MostProbable(sets!, questions.CutSets, questions.MaximumOrder, cancellationToken) : null,
            Approximation = questions.Approximation switch
            {
                null => null,
                CutSetApproximation.RareEvent => sets!.RareEventApproximation,
                _ => sets!.MinCutUpperBound,
            },
            Method = $"Exact, by a binary decision diagram of {function.NodeCount} {(function.NodeCount == 1 ? "node" : "nodes")} over {used} {(used == 1 ? "event" : "events")}",
            ErrorBound = function.ErrorBound,
            Assumptions = AssumptionsOf(tree, questions),
            Elapsed = watch.Elapsed,
        };
    }

    private static CutSets SetsOf(StructureFunction function, Gate top, FaultTreeQuestions questions, CancellationToken cancellationToken) => function.IsCoherent
        ? function.CutSets(questions.Limits, cancellationToken)
        : throw new ModelException($"The gate \"{top.Name}\" is not coherent: an event that happens may undo it, so that minimal cut sets do not say when it happens. Ask for its probability and importance alone, which are exact.", top.Name);

    private static List<string> AssumptionsOf(FaultTree tree, FaultTreeQuestions questions)
    {
        List<string> assumptions = ["Basic events are independent of one another."];
        if (tree.CommonCauseGroups.Count > 0)
        {
            assumptions.Add("The members of a common-cause group are alike, and struck by independent events of which each strikes a subset of them.");
        }

        var kinds = Expression.BottomUp(tree.BasicEvents.Select(event_ => event_.Group?.Total ?? event_.Expression).OfType<Expression>()).Select(expression => expression.Kind).ToHashSet();
        if (kinds.Contains(ExpressionKind.MissionTime))
        {
            assumptions.Add($"The mission lasts {questions.MissionTime.TotalHours:0.###} h; times and rates of the tree count hours.");
        }

        if (kinds.Any(kind => kind >= ExpressionKind.UniformDeviate))
        {
            assumptions.Add("Distributions of parameters stand for their means.");
        }

        return assumptions;
    }
}
