namespace AvailabilityKit.Topologies.Islands;

/// <summary>States what an evaluation assumes beyond what the model says; only what applies to the topology.</summary>
internal static class AssumptionsMade
{
    /// <param name="topology">The topology.</param>
    /// <param name="islands">How it was solved.</param>
    /// <param name="fitted">What is said of times that were brought into phases.</param>
    /// <param name="options">On what basis.</param>
    public static IReadOnlyList<string> Of(ResolvedTopology topology, SolvedIslands islands, IReadOnlyList<string> fitted, EvaluationOptions options)
    {
        List<string> assumptions = [];
        var (elements, solved) = WhatCounts(topology, islands);
        if (solved.DistinctBy(part => part.Island).Skip(1).Any())
        {
            assumptions.Add("Different islands fail and are repaired independently of one another.");
        }

        if (solved.Any(part => part.Elements.Length == 1 && topology.Elements[part.Elements[0]] is Component))
        {
            assumptions.Add("A component that stands alone has no further fault while it is down; only the means of its up and down times matter.");
        }

        if (solved.Any(part => part.Elements.Length > 1) || elements.Any(element => element is FaultTolerantServer))
        {
            assumptions.Add("Within a Markov chain, times to failure, repair and failover are exponentially distributed, unless another distribution is given.");
        }

        assumptions.AddRange(fitted);

        if (elements.Any(element => element is Cluster))
        {
            assumptions.Add(options.Interruptions == Interruptions.NodesHoldStill
                ? "No node fails and no node's repair ends during a failover, an uncovered recovery, a failback or a planned switch-over; these are short."
                : "Nodes fail and are repaired during a failover as at any other time; it is carried through, and the cluster then goes on with what is up.");
            assumptions.Add("A cluster that ran out of nodes works again as soon as enough of them are repaired; the MTTR of a node lasts until it can carry work.");
        }

        var withStandbys = elements.OfType<Cluster>().Where(cluster => cluster.Mode == ClusterMode.ActivePassive).ToArray();
        var others = withStandbys.Where(cluster => cluster.Standby != Standby.Hot).ToArray();
        if (others.Length < withStandbys.Length)
        {
            assumptions.Add(others.Length == 0
                ? "A node that stands by fails as often as one that works (hot standby)."
                : "A node that stands by fails as often as one that works (hot standby), unless another standby is given.");
        }

        assumptions.AddRange(others.Select(cluster => cluster.Standby == Standby.Cold
            ? $"A node of \"{cluster.Name}\" that carries no work does not fail (cold standby); what it needs does."
            : $"The faults of a node of \"{cluster.Name}\" that carries no work strike at {cluster.Standby.Share} of their rates (warm standby); those of what it needs are not slowed."));

        if (elements.Any(element => element is FaultTolerantServer))
        {
            assumptions.Add("A covered fault of a lockstep module does not interrupt work and loses nothing in flight; nothing else fails while the server restarts.");
        }

        // Perfect coverage is what stands when nothing is said, and it decides most of the downtime of redundant systems.
        assumptions.AddRange(elements.OfType<Cluster>().Where(cluster => cluster.Failover.Coverage.Complement == 0)
            .Select(cluster => $"Every failover of \"{cluster.Name}\" goes well: no coverage below 100 % is given."));
        assumptions.AddRange(elements.OfType<FaultTolerantServer>().Where(server => server.Coverage.Complement == 0)
            .Select(server => $"Every fault of a module of \"{server.Name}\" is masked: no coverage below 100 % is given."));

        assumptions.AddRange(elements.OfType<IndependentElement>()
            .GroupBy(element => new Alike(element.CopyNamed("copy"), CauseRow.Stem(element.Name)))
            .SelectMany(alike => Assumptions([.. alike])));
        if (elements.Any(element => element is Cluster { RepairCrews: null }) || !elements.Any(element => element is RepairCrew or Cluster))
        {
            assumptions.Add("Repairs do not wait for one another except where a repair crew is declared.");
        }

        if (elements.Any(element => element is Spares))
        {
            assumptions.Add("A repair that takes a spare part waits for one; every part taken is ordered again at once, orders arrive independently after exponential times, and of several repairs that wait each is as likely to get the next part.");
        }

        AddBasis(assumptions, elements, topology, options);
        return assumptions;
    }

    /// <summary>The elements and the islands that some service's figures come from: what nothing reads needs no assumption.</summary>
    private static (Element[] Elements, IslandPart[] Parts) WhatCounts(ResolvedTopology topology, SolvedIslands islands)
    {
        var counts = topology.ClosureOfServices();

        // What influences them is in their figures too: it keeps a crew busy, it stands on the same node.
        IslandPart[] solved = [.. islands.Parts.Select(part => part.Part)];
        foreach (var part in solved)
        {
            Array.ForEach(part.Elements, element => counts[element] = true);
        }

        return (
            [.. topology.Elements.Where((element, position) => counts[position] || (element.ServesRepairs && topology.Members[position].Any(member => counts[member])))],
            solved);
    }

    /// <summary>What elements have in common that are told of together.</summary>
    private sealed record Alike(Element Figures, string Stem);

    private static IEnumerable<string> Assumptions(IndependentElement[] alike) => alike.Length >= CauseRow.FewestAlike
        ? [alike[0].Assumption(NameList.Span([.. alike.Select(element => element.Name)]))]
        : alike.Select(element => element.Assumption(element.Name));

    private static bool HasPlannedWork(Element element) => element.AnnouncedWork.Count > 0;

    private static void AddBasis(List<string> assumptions, Element[] elements, ResolvedTopology topology, EvaluationOptions options)
    {
        if (elements.Any(HasPlannedWork))
        {
            assumptions.Add(options.Planned == PlannedDowntime.Included
                ? "Planned work is included, on lines of its own: it begins at random while nothing is amiss with what is worked on, as often as was asked for, drains the work first, and loses nothing in flight."
                : "Planned work is excluded: the figures are as if none were ever done.");
        }

        if (options.Planned == PlannedDowntime.Included && topology.Turns.WithWork().Count > 0)
        {
            assumptions.Add("Planned work on the nodes of a cluster or the members of a group, and on what one of them needs, waits until it can be spared, one piece at a time; where it never can be, the work stops what stands on it.");
        }

        if (elements.Any(element => element is Service { Load: not null }))
        {
            assumptions.Add("An unplanned outage loses the mean number of items in flight (Little's law), and all that arrive during downtime are refused, save what is said to be replayed and retried.");
        }

        assumptions.Add($"Figures are long-run averages (steady state) per {options.Calendar.Name}.");
        assumptions.Add("Downtime in which several causes overlap is shared among them by their Shapley value, so that the causes sum to the whole.");
    }
}
