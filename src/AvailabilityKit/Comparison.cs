using System.Text.Json.Serialization;
using AvailabilityKit.Economics;
using AvailabilityKit.Economics.Results;
using AvailabilityKit.Presentation;

namespace AvailabilityKit;

/// <summary>Architectures side by side: availability, downtime by cause, outages, work lost and, where costs are known, total cost of ownership and break-even.</summary>
/// <example><code>
/// Console.WriteLine(Comparison.Of(conventional.Evaluate(), cluster.Evaluate(), faultTolerant.Evaluate()));
/// </code></example>
[JsonConverter(typeof(ComparisonConverter))]
public sealed class Comparison : ExhibitableResult
{
    private Comparison(IReadOnlyList<Alternative> alternatives, CostComparison? costs, string title, IReadOnlyList<string> remarks)
    {
        Alternatives = alternatives;
        Costs = costs;
        Title = title;
        Remarks = remarks;
    }

    /// <summary>The alternatives, in the order given.</summary>
    public IReadOnlyList<Alternative> Alternatives { get; }

    /// <summary>Their costs; <see langword="null"/> where no prices were given.</summary>
    public CostComparison? Costs { get; }

    /// <summary>What heads the report.</summary>
    public string Title { get; }

    /// <summary>What the reader should know besides: where parameters come from, where sources disagree.</summary>
    public IReadOnlyList<string> Remarks { get; }

    /// <summary>The alternative with the highest availability; the first of them where several share it.</summary>
    public Alternative MostAvailable => Alternatives.MinBy(alternative => alternative.Service.Availability.Unavailability)!;

    /// <summary>Compares what topologies do, costs left out.</summary>
    /// <param name="evaluations">Two or more, each of a topology with one service and a name of its own.</param>
    /// <exception cref="ArgumentException">Fewer than two, two of one name, or evaluated by different calendars or on different bases.</exception>
    public static Comparison Of(params IEnumerable<Evaluation> evaluations) =>
        Of([.. evaluations.Select(evaluation => new Alternative(evaluation))], prices: null);

    /// <summary>Compares what alternatives do and cost.</summary>
    /// <param name="alternatives">Two or more, each with a name of its own; all with costs where prices are given.</param>
    /// <param name="prices">Horizon, discount rate and what losses cost; <see langword="null"/> to leave costs out.</param>
    /// <param name="title">What heads the report.</param>
    /// <param name="remarks">What the reader should know besides.</param>
    /// <exception cref="ArgumentException">Fewer than two, two of one name, evaluated by different calendars or on different bases, or one without costs where prices are given.</exception>
    public static Comparison Of(IReadOnlyList<Alternative> alternatives, Prices? prices, string title = "Comparison", IEnumerable<string>? remarks = null)
    {
        ArgumentNullException.ThrowIfNull(alternatives);
        Check(alternatives, prices);
        CostComparison? costs = null;
        if (prices is not null)
        {
            costs = TotalCostOfOwnership.Compare(alternatives
                .Select(alternative => TotalCostOfOwnership.Of(alternative.Name, alternative.Costs!, YearlyLosses.From(alternative.Service), prices))
                .ToArray());
        }

        return new Comparison([.. alternatives], costs, title, [.. remarks ?? []]);
    }

    /// <summary>Writes the comparison as JSON: what each alternative does and, where costs are known, what it costs, with the break-even and the payback of each two.</summary>
    /// <remarks>The form is that of <see cref="Evaluation.JsonSchema"/>, described in docs/results-in-json.md. Numbers keep every digit; a time is in seconds; what is infinite or not known is null.</remarks>
    public string ToJson() => ComparisonJson.Text(this);

    /// <inheritdoc/>
    public override Exhibit ToExhibit() => ComparisonExhibit.Of(this, target: null);

    /// <summary>The comparison as a document whose verdict says which alternatives are available enough.</summary>
    /// <param name="target">The availability that each should reach, on the basis of the evaluations.</param>
    public Exhibit ToExhibit(Availability target) => ComparisonExhibit.Of(this, target);

    private static void Check(IReadOnlyList<Alternative> alternatives, Prices? prices)
    {
        if (alternatives.Count < 2)
        {
            throw new ArgumentException($"There {(alternatives.Count == 0 ? "are no alternatives" : "is 1 alternative")} to compare; give two or more.", nameof(alternatives));
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var alternative in alternatives)
        {
            if (!names.Add(alternative.Name))
            {
                throw new ArgumentException($"Two alternatives are named \"{alternative.Name}\"; give one of the topologies another name.", nameof(alternatives));
            }

            if (!alternative.Service.Calendar.Equals(alternatives[0].Service.Calendar))
            {
                throw new ArgumentException($"\"{alternative.Name}\" was evaluated by the calendar {alternative.Service.Calendar}, \"{alternatives[0].Name}\" by {alternatives[0].Service.Calendar}; use one calendar for all.", nameof(alternatives));
            }

            if (alternative.Evaluation.Options.Planned != alternatives[0].Evaluation.Options.Planned)
            {
                throw new ArgumentException($"\"{alternative.Name}\" was evaluated with planned work {Basis(alternative)}, \"{alternatives[0].Name}\" with it {Basis(alternatives[0])}; use one basis for all.", nameof(alternatives));
            }

            if (prices is not null && alternative.Costs is null)
            {
                throw new ArgumentException($"Prices are given, but \"{alternative.Name}\" has no costs; give it costs, or leave the prices out.", nameof(alternatives));
            }
        }
    }

    private static string Basis(Alternative alternative) => alternative.Evaluation.Options.Planned == PlannedDowntime.Included ? "included" : "excluded";
}
