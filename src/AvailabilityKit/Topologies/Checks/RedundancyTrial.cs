using QuikGraph.Algorithms;

namespace AvailabilityKit.Topologies.Checks;

/// <summary>Evaluates a topology once more without each redundancy that can do harm, to see whether its services would be better off.</summary>
/// <remarks>
/// A cluster adds interruptions and failovers that go wrong; lockstep modules multiply the faults that are not covered. A group cannot do
/// harm: it is down only when too many parts are, and never longer than the parts that it would be without. Each trial costs about as
/// much as the evaluation did, so that large systems are not tried, and of the nodes that could stand for a cluster only so many.
/// </remarks>
internal static class RedundancyTrial
{
    /// <summary>The most trials of all elements together, and the most joint states of all islands with which they are made.</summary>
    private const int MostTrials = 16;
    private const int MostStates = 20_000;

    /// <summary>A difference below this share of the downtime goes unsaid.</summary>
    private const double NegligibleShare = 1e-6;

    public static IReadOnlyList<TopologyWarning> Of(Evaluation evaluation)
    {
        var topology = evaluation.Topology.Expanded();
        var candidates = topology.Elements.Where(element => element.WithoutRedundancy(topology).Any()).ToArray();
        return candidates.Length > MostTrials || evaluation.Explanation.Islands.Sum(island => (double)island.States) > MostStates
            ? []
            : [.. candidates.Select(element => WarningOf(evaluation, element, MostTrials / candidates.Length)).OfType<TopologyWarning>()];
    }

    private static TopologyWarning? WarningOf(Evaluation evaluation, Element element, int mostTrials)
    {
        var topology = evaluation.Topology.Expanded();

        // A cluster holds up the repairs of its nodes for moments, which is not the harm meant here: only who depends on it is asked.
        var graph = topology.ToGraph();
        var dependants = evaluation.Services.Where(service => graph.TreeBreadthFirstSearch(service.Name)(element.Name, out _)).ToArray();
        Harm? worst = null;
        foreach (var without in element.WithoutRedundancy(topology).Take(dependants.Length == 0 ? 0 : mostTrials))
        {
            if (Try(evaluation, topology, element, without) is not { } trial)
            {
                continue;
            }

            foreach (var service in dependants)
            {
                var whole = service.Availability.Unavailability;
                var harm = new Harm(service.Name, without.Words, whole - trial[service.Name].Availability.Unavailability, whole);
                worst = worst is null || harm.Less > worst.Less ? harm : worst;
            }
        }

        var calendar = evaluation.Options.Calendar;
        return worst?.Less > worst?.Whole * NegligibleShare
            ? new TopologyWarning(
                TopologyWarningKind.HarmfulRedundancy,
                element.Name,
                $"The {element.Noun} \"{element.Name}\" makes \"{worst.Name}\" worse: with {worst.Words} it would be down {calendar.Year * worst.Less} {calendar.Each} less. Look at the delay, the coverage and the recovery from what is not covered.")
            : null;
    }

    /// <summary>What a service would gain without the redundancy.</summary>
    /// <param name="Name">The service.</param>
    /// <param name="Words">What would stand in its place.</param>
    /// <param name="Less">How much less of the time it would be down.</param>
    /// <param name="Whole">How much of the time it is.</param>
    private sealed record Harm(string Name, string Words, double Less, double Whole);

    /// <summary>The evaluation without the redundancy; null where there is none: a node of another cluster cannot be a group, single servers may be stopped all year for work.</summary>
    private static Evaluation? Try(Evaluation evaluation, Topology topology, Element element, LessRedundant without)
    {
        try
        {
            var trial = Replaced(topology, element, without);
            return trial.Check().Count > 0 ? null : trial.Evaluate(evaluation.Options with { Progress = null });
        }
        catch (Exception refused) when (refused is SolverException or ModelException or ArgumentException)
        {
            return null;
        }
    }

    private static Topology Replaced(Topology topology, Element element, LessRedundant without)
    {
        var replaced = Topology.Named(topology.Name);
        foreach (var kept in topology.Elements)
        {
            replaced = kept != element ? replaced.With(kept) : without.Elements.Aggregate(replaced, (sum, part) => sum.With(part));
        }

        return replaced;
    }
}
