using AvailabilityKit.Behaviours;
using AvailabilityKit.Topologies.Crews;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>The parts of islands that the services of a topology stand on and their solutions, each solved once however many services refer to it.</summary>
internal sealed class SolvedIslands
{
    private readonly ResolvedTopology _topology;
    private readonly IslandPlans _plans;
    private readonly Dictionary<string, SolvedPart> _solved = new(StringComparer.Ordinal);
    private readonly List<SolvedPart> _ofCrews = [];

    public SolvedIslands(ResolvedTopology topology, EvaluationOptions options, CancellationToken cancellationToken)
    {
        _topology = topology;
        _plans = topology.PlansOn(BehaviourBasis.Of(options));
        Solve(options, cancellationToken);
    }

    /// <summary>A part and its solution.</summary>
    public sealed record SolvedPart(IslandPart Part, IslandSolution Solution);

    public IReadOnlyList<Island> Islands => _plans.Islands;

    /// <summary>What was solved, in the order of the islands.</summary>
    public IReadOnlyCollection<SolvedPart> Parts => _solved.Values;

    /// <summary>What was solved beyond that, to say of a crew how busy it is.</summary>
    public IReadOnlyList<SolvedPart> PartsOfCrews => _ofCrews;

    /// <summary>What the crews have to do that repair something which some service's figures come from, in the order of the topology.</summary>
    public IReadOnlyList<(Island Island, CrewLoad Load)> Crews => _plans.CrewsThatCount();

    /// <summary>How a service stands on its parts.</summary>
    public ServicePlan PlanOf(int service) => _plans.Of(service);

    /// <summary>The solution of what a service asks.</summary>
    public IslandSolution SolutionOf(PlannedView view) => _solved[view.Part.Key].Solution;

    /// <summary>The solution of the smallest part that an element is in; null where no service stands on it.</summary>
    public IslandSolution? SolutionFor(int element) =>
        _solved.Values.Where(solved => solved.Part.Elements.Contains(element)).MinBy(solved => solved.Part.Variables.Length)?.Solution;

    /// <summary>The solution of some variables of an island and all that influences them: of the smallest part with these that was solved for a service, else of one of their own.</summary>
    /// <remarks>Whoever asks treats all alike that an island says are alike.</remarks>
    /// <exception cref="SolverException">There is none yet, and it is larger than the options allow.</exception>
    /// <exception cref="ModelException">There is none yet, and some planned work in it finds no time.</exception>
    public IslandSolution SolutionWith(Island island, StateVariable[] variables, EvaluationOptions options, CancellationToken cancellationToken)
    {
        var covering = _solved.Values.Concat(_ofCrews).Where(solved => solved.Part.Island == island && !variables.Except(solved.Part.Variables).Any() && !solved.Part.LumpsSomeOf(variables));
        if (covering.MinBy(solved => solved.Part.Variables.Length) is { } present)
        {
            return present.Solution;
        }

        var part = IslandPart.Of(island, variables);
        part = part with { Copies = [.. island.Behaviour.Alike.Select(alike => alike.Intersect(part.Elements).ToArray()).Where(copies => copies.Length > 1)] };
        _ofCrews.Add(new SolvedPart(part, IslandSolution.Of(_topology, part, options, cancellationToken)));
        return _ofCrews[^1].Solution;
    }

    private void Solve(EvaluationOptions options, CancellationToken cancellationToken)
    {
        var parts = _plans.All.SelectMany(plan => plan.Views).Select(view => view.Part)
            .DistinctBy(part => part.Key).OrderBy(part => _plans.IslandOf(part.Elements[0])).ToArray();
        foreach (var part in parts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            options.Progress?.Report(new EvaluationProgress($"Solving the island of {part.Island.Name}", _solved.Count, parts.Length + _plans.All.Count));
            _solved.Add(part.Key, new SolvedPart(part, IslandSolution.Of(_topology, part, options, cancellationToken)));
        }
    }
}
