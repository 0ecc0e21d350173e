using QuikGraph.Algorithms;

namespace AvailabilityKit.Topologies;

/// <summary>Evaluates a topology once more without each redundancy that can do harm, to see whether its services would be better off.</summary>
/// <remarks>
/// A cluster adds interruptions and failovers that go wrong; lockstep modules multiply the faults that are not covered. A group cannot do
/// harm: it is down only when too many parts are, and never longer than the parts that it would be without. Each trial costs about as
/// much as the evaluation did, so that large systems are not tried.
/// </remarks>
internal static class RedundancyTrial
{
    /// <summary>The most elements that are tried, and the most joint states of all islands with which they are.</summary>
    private const int MostTrials = 16;
    private const int MostStates = 20_000;

    /// <summary>A difference below this share of the downtime goes unsaid.</summary>
    private const double NegligibleShare = 1e-6;

    public static IReadOnlyList<TopologyWarning> Of(Evaluation evaluation)
    {
        var topology = evaluation.Topology.Expanded();
        var candidates = topology.Elements.Where(element => element.WithoutRedundancy() is not null).ToArray();
        return candidates.Length > MostTrials || evaluation.Explanation.Islands.Sum(island => (long)island.States) > MostStates
            ? []
            : [.. candidates.Select(element => WarningOf(evaluation, element)).OfType<TopologyWarning>()];
    }

    private static TopologyWarning? WarningOf(Evaluation evaluation, Element element)
    {
        var trial = Try(evaluation, element);
        if (trial is null)
        {
            return null;
        }

        // A cluster holds up the repairs of its nodes for moments, which is not the harm meant here: only who depends on it is asked.
        var graph = evaluation.Topology.Expanded().ToGraph();
        var worst = evaluation.Services
            .Where(service => graph.TreeBreadthFirstSearch(service.Name)(element.Name, out _))
            .Select(service => (service.Name, Less: service.Availability.Unavailability - trial[service.Name].Availability.Unavailability, Whole: service.Availability.Unavailability))
            .DefaultIfEmpty()
            .MaxBy(service => service.Less);
        var calendar = evaluation.Options.Calendar;
        return worst.Less > worst.Whole * NegligibleShare
            ? new TopologyWarning(
                TopologyWarningKind.HarmfulRedundancy,
                element.Name,
                $"The {element.Noun} \"{element.Name}\" makes \"{worst.Name}\" worse: with {element.WithoutRedundancy()!.Value.Words} it would be down {calendar.Year * worst.Less} {calendar.Each} less. Look at the delay, the coverage and the recovery from what is not covered.")
            : null;
    }

    /// <summary>The evaluation without the redundancy; null where there is none: a node of another cluster cannot be a group, single servers may be stopped all year for work.</summary>
    private static Evaluation? Try(Evaluation evaluation, Element element)
    {
        try
        {
            var without = Replaced(evaluation.Topology.Expanded(), element);
            return without.Check().Count > 0 ? null : without.Evaluate(evaluation.Options with { Progress = null });
        }
        catch (Exception refused) when (refused is SolverException or ModelException or ArgumentException)
        {
            return null;
        }
    }

    private static Topology Replaced(Topology topology, Element element)
    {
        var without = Topology.Named(topology.Name);
        foreach (var kept in topology.Elements)
        {
            without = kept != element ? without.With(kept) : element.WithoutRedundancy()!.Value.Elements.Aggregate(without, (sum, part) => sum.With(part));
        }

        return without;
    }
}
