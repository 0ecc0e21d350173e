using System.Globalization;
using AvailabilityKit.Topologies.Islands;

namespace AvailabilityKit.Topologies.Explanations;

/// <summary>Looks in a topology and its solution for what is allowed and probably not meant.</summary>
internal static class TopologyWarnings
{
    /// <summary>A failure during an interruption, or the standstill of a repair, below this share goes unsaid.</summary>
    private const double NegligibleShare = 0.005;

    /// <summary>Times of equal length differ by the rounding of sums.</summary>
    private const double Rounding = 1e-9;

    /// <summary>How much longer than a repair an interruption may be before it is said to be long against it.</summary>
    private const double LongShareOfRepair = 0.1;

    /// <summary>What can be told from the model and its islands: that is cheap.</summary>
    /// <param name="written">The topology as it was written, where a counted element is one.</param>
    /// <param name="topology">The same with every copy an element of its own.</param>
    /// <param name="islands">Its solution.</param>
    /// <param name="interruptions">What becomes of nodes while their cluster is interrupted.</param>
    public static IReadOnlyList<TopologyWarning> Of(Topology written, ResolvedTopology topology, SolvedIslands islands, Interruptions interruptions)
    {
        TopologyWarning[] unneeded = [.. Unneeded(written, topology)];
        var idle = unneeded.Select(warning => warning.Element).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. unneeded,
            .. written.Elements.SelectMany(element => element.OwnWarnings()),
            .. written.Elements.Where(element => element.IsSolvedByItself).SelectMany(element => RepairLongerThanUptime(element, topology, islands)),
            .. LongInterruptions(topology, islands, idle, interruptions),
        ];
    }

    /// <summary>What the long run of an element that is solved by itself says about how long it stays up and down.</summary>
    private static IEnumerable<TopologyWarning> RepairLongerThanUptime(Element element, ResolvedTopology topology, SolvedIslands islands)
    {
        var solution = islands.SolutionFor(topology.PositionOf(element.CopyNames().First()));

        // What never goes down, or is never up, has no steps; what no service needs is not solved.
        return solution?.Steps is [var down, var up] && up.Rate < down.Rate * (1 - Rounding)
            ? element.WarningsOfRepair(Duration.FromSeconds(1 / down.Rate), Duration.FromSeconds(1 / up.Rate))
            : [];
    }

    /// <summary>No service depends on the element, nor does it hold up the repairs of what a service depends on.</summary>
    private static IEnumerable<TopologyWarning> Unneeded(Topology written, ResolvedTopology topology)
    {
        var matters = topology.ClosureOfServices();
        HashSet<int> heldUp = [];
        for (var crew = 0; crew < matters.Length; crew++)
        {
            if (topology.Elements[crew].ActsOnOthers && (matters[crew] || topology.Members[crew].Any(member => matters[member])))
            {
                matters[crew] = true;
                heldUp.UnionWith(topology.Elements[crew].ServesRepairs ? topology.Members[crew] : []);
            }
        }

        return
            from element in written.Elements
            let copies = element.CopyNames().ToArray()
            let unneeded = copies.Where(name => topology.PositionOf(name) is var position && !matters[position] && !heldUp.Contains(position)).ToArray()
            from name in unneeded.Length == copies.Length ? [element.Name] : unneeded
            select new TopologyWarning(TopologyWarningKind.Unneeded, name, element.SayUnneeded(name));
    }

    /// <summary>An interruption that takes as long as what it spares people the waiting for, or so long that a model in which nodes hold still meanwhile is wrong.</summary>
    private static IEnumerable<TopologyWarning> LongInterruptions(ResolvedTopology topology, SolvedIslands islands, HashSet<string> idle, Interruptions interruptions)
    {
        foreach (var cluster in topology.Elements.Where(element => !idle.Contains(element.Name)))
        {
            if (cluster.LongestInterruption is not { } longest)
            {
                continue;
            }

            var repair = MeanRecovery(topology, topology.PositionOf(cluster.Name));
            var said = interruptions == Interruptions.NodesHoldStill
                ? LeftOut(longest, repair, FurtherFailures(topology, islands, topology.PositionOf(cluster.Name)))
                : longest.TotalSeconds > repair ? $"what fails in it is back after {Duration.FromSeconds(repair)} on average, so that it would be quicker to wait. Was a unit mistaken, or is the MTTR too short?" : null;
            if (said is not null)
            {
                yield return new(TopologyWarningKind.LongInterruption, cluster.Name, $"The longest kind of interruption of the {cluster.Noun} \"{cluster.Name}\" lasts {longest} on average; {said}");
            }
        }
    }

    /// <summary>What is left out where nodes hold still during interruptions; null where it is negligible.</summary>
    private static string? LeftOut(Duration longest, double repair, double furtherFailures)
    {
        var failures = 1 - Math.Exp(-longest.TotalSeconds * furtherFailures);
        var said = failures > NegligibleShare
            ? $"that another part of it fails meanwhile, which happens in about {failures.ToString("0.0 %", CultureInfo.InvariantCulture)} of them, is left out"
            : longest.TotalSeconds / repair > LongShareOfRepair ? $"repairs of its nodes, which take {Duration.FromSeconds(repair)} on average, stand still meanwhile" : null;
        return said is null ? null : $"{said}. Where that matters, let nodes go on during interruptions.";
    }

    /// <summary>How many seconds a recovery of what stands below the nodes of a cluster takes on average by their own figures, waiting and standstill aside; not a number where nothing fails.</summary>
    private static double MeanRecovery(ResolvedTopology topology, int cluster)
    {
        var below = topology.Closure(topology.Members[cluster]);
        var (rate, share) = (0.0, 0.0);
        foreach (var recovery in topology.Elements.Where((_, position) => below[position]).SelectMany(element => element.Recoveries()))
        {
            rate += recovery.PerSecond;
            share += recovery.PerSecond * recovery.Seconds;
        }

        return share / rate;
    }

    /// <summary>How often per second something more below the nodes of a cluster fails while something is down, planned work aside.</summary>
    private static double FurtherFailures(ResolvedTopology topology, SolvedIslands islands, int cluster)
    {
        if (islands.SolutionFor(cluster) is not { } solution)
        {
            return 0;
        }

        var below = topology.Closure(topology.Members[cluster]);
        List<int> units = [];
        for (var element = 0; element < below.Length; element++)
        {
            if (below[element] && topology.Elements[element].HasState && !topology.Elements[element].MovesWork)
            {
                units.Add(element);
            }
        }

        // Alike nodes are lumped, so that only how many are down means anything.
        var down = new int[solution.StateCount];
        var degraded = 0.0;
        for (var state = 0; state < down.Length; state++)
        {
            down[state] = units.Count(unit => solution.CauseOf(state, unit) is { Kind: not CauseKind.Planned });

            // Nothing fails while the cluster itself is interrupted, which is what the rate is wanted for.
            degraded += down[state] > 0 && solution.CauseOf(state, cluster) is not { Kind: CauseKind.Failover or CauseKind.Uncovered } ? solution.Probability[state] : 0;
        }

        var further = 0.0;
        foreach (var (from, to, rate) in solution.Steps)
        {
            further += down[from] > 0 ? solution.Probability[from] * rate * Math.Max(0, down[to] - down[from]) : 0;
        }

        return degraded > 0 ? further / degraded : 0;
    }
}
