using System.Globalization;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>Looks in a topology and its solution for what is allowed and probably not meant.</summary>
internal static class TopologyWarnings
{
    /// <summary>A failure during an interruption, or the standstill of a repair, below this share goes unsaid.</summary>
    private const double NegligibleShare = 0.005;

    /// <summary>How much longer than a repair an interruption may be before it is said to be long against it.</summary>
    private const double LongShareOfRepair = 0.1;

    /// <summary>What can be told from the model and its islands: that is cheap.</summary>
    /// <param name="written">The topology as it was written, where a counted element is one.</param>
    /// <param name="topology">The same with every copy an element of its own.</param>
    /// <param name="islands">Its solution.</param>
    public static IReadOnlyList<TopologyWarning> Of(Topology written, ResolvedTopology topology, SolvedIslands islands) =>
        [.. Unneeded(written, topology), .. written.Elements.SelectMany(element => element.OwnWarnings()), .. LongInterruptions(topology, islands)];

    /// <summary>No service depends on the element, nor does it hold up a crew that repairs what a service depends on.</summary>
    private static IEnumerable<TopologyWarning> Unneeded(Topology written, ResolvedTopology topology)
    {
        var matters = topology.Closure(Enumerable.Range(0, topology.Elements.Length).Where(element => topology.Elements[element] is Service));
        for (var crew = 0; crew < matters.Length; crew++)
        {
            if (topology.Elements[crew] is RepairCrew && topology.Members[crew].Any(member => matters[member]))
            {
                matters[crew] = true;
            }
        }

        var heldUp = Enumerable.Range(0, matters.Length).Where(crew => matters[crew] && topology.Elements[crew] is RepairCrew).SelectMany(crew => topology.Members[crew]).ToHashSet();
        return
            from element in written.Elements
            let copies = element.CopyNames().ToArray()
            let unneeded = copies.Where(name => topology.PositionOf(name) is var position && !matters[position] && !heldUp.Contains(position)).ToArray()
            from name in unneeded.Length == copies.Length ? [element.Name] : unneeded
            select new TopologyWarning(
                TopologyWarningKind.Unneeded,
                name,
                element is RepairCrew
                    ? $"Nothing that the repair crew \"{name}\" repairs is needed by a service, so it changes no figure; take it out, or name what it repairs where it is needed."
                    : $"No service depends on the {element.Noun} \"{name}\", so it changes no figure; name it in the needs of what stands on it, or take it out.");
    }

    /// <summary>The model stops its nodes' failures and repairs while a cluster is interrupted, which is right only where that is short.</summary>
    private static IEnumerable<TopologyWarning> LongInterruptions(ResolvedTopology topology, SolvedIslands islands)
    {
        foreach (var cluster in topology.Elements.OfType<Cluster>())
        {
            var position = topology.PositionOf(cluster.Name);
            var longest = Longest(cluster);
            var (another, repair) = NodesInTheLongRun(topology, islands, position);
            var failures = 1 - Math.Exp(-longest.TotalSeconds * another);
            var standstill = longest.TotalSeconds / repair;
            if (failures <= NegligibleShare && !(standstill > LongShareOfRepair))
            {
                continue;
            }

            var said = failures > NegligibleShare
                ? $"that another part of it fails meanwhile, which happens in about {failures.ToString("0.0 %", CultureInfo.InvariantCulture)} of them, is left out"
                : $"repairs of its nodes, which take {Duration.FromSeconds(repair)} on average, stand still meanwhile";
            yield return new(
                TopologyWarningKind.LongInterruption,
                cluster.Name,
                $"The interruptions of the cluster \"{cluster.Name}\" last up to {longest}; {said}. Where that matters, give shorter ones and a longer MTTR instead.");
        }
    }

    private static Duration Longest(Cluster cluster)
    {
        var failover = cluster.Failover;
        return Duration.Max(
            Duration.Max(failover.Delay, failover.Failback ?? Duration.Zero),
            failover.Coverage.Complement > 0 ? failover.UncoveredRecovery : Duration.Zero);
    }

    /// <summary>How often per second something more below the nodes of a cluster fails while something is down, and how many seconds a part stays down, planned work aside.</summary>
    private static (double Another, double Repair) NodesInTheLongRun(ResolvedTopology topology, SolvedIslands islands, int cluster)
    {
        var island = islands.IndexOf(cluster);
        var solution = islands[island];
        var below = topology.Closure(topology.Members[cluster]);
        var units = Array.FindAll(islands.Islands[island].UnitElements, unit => below[unit]);

        // Alike nodes are lumped, so that only how many are down means anything.
        var down = new int[solution.States.Length];
        var (meanDown, degraded) = (0.0, 0.0);
        for (var state = 0; state < down.Length; state++)
        {
            down[state] = units.Count(unit => solution.CauseOf(state, unit) is { Kind: not CauseKind.Planned });
            meanDown += solution.Probability[state] * down[state];

            // Nothing fails while the cluster itself is interrupted, which is what the rate is wanted for.
            degraded += down[state] > 0 && solution.CauseOf(state, cluster) is not { Kind: CauseKind.Failover or CauseKind.Uncovered } ? solution.Probability[state] : 0;
        }

        var frequency = solution.Steps.Sum(step => solution.Probability[step.From] * step.Rate * Math.Max(0, down[step.To] - down[step.From]));
        var further = solution.Steps.Sum(step => down[step.From] > 0 ? solution.Probability[step.From] * step.Rate * Math.Max(0, down[step.To] - down[step.From]) : 0);
        return (degraded > 0 ? further / degraded : 0, meanDown / frequency);
    }
}
