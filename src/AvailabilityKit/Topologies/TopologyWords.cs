namespace AvailabilityKit.Topologies;

/// <summary>Says in sentences what a drawing of a topology shows: who needs whom, how many of which, and how work moves.</summary>
internal static class TopologyWords
{
    public static List<string> Of(Topology topology)
    {
        var byName = topology.Elements.ToDictionary(element => element.Name, StringComparer.Ordinal);
        List<string> sentences = [];
        var told = new HashSet<string>(StringComparer.Ordinal);
        var untold = new Queue<Element>();
        foreach (var element in topology.Services.Concat(topology.Elements.Where(element => element is not Service)))
        {
            if (element.Needs.Count > 0)
            {
                sentences.Add($"{element.Name} needs {NameList.And([.. Names(element.Needs)])}");
            }
        }

        // What stands inside a cluster or group is told after it, not within its brackets.
        while (untold.TryDequeue(out var element))
        {
            foreach (var part in Parts(element).Where(part => Inside(byName[part]).Length > 0 && told.Add(part)))
            {
                sentences.Add($"{part} is {Inside(byName[part])}");
                untold.Enqueue(byName[part]);
            }
        }

        sentences.AddRange(topology.Elements.OfType<RepairCrew>().Select(crew =>
            $"{crew.Name} repairs {NameList.Of(crew.Repairs)}, {crew.Size} at a time, {crew.Discipline.Words()}{(crew.Travel > Duration.Zero ? $", after {crew.Travel} on the way" : "")}"));
        sentences.AddRange(topology.Elements.OfType<Spares>().Select(spares =>
            $"{spares.Name} holds {(spares.Stock == 1 ? "1 part" : $"{spares.Stock} parts")} for {NameList.Of(spares.Replaces)}, delivered in {spares.LeadTime}"));
        sentences.AddRange(topology.Elements.OfType<CommonCause>().Select(cause =>
            $"{cause.Name} strikes {NameList.Of(cause.Strikes)}{(cause.Beta is { } beta ? $": {beta} of their failures" : $" every {cause.Mtbf}{(cause.Probability == Probability.One ? "" : $", each with {cause.Probability}")}")}"));
        return sentences;

        IEnumerable<string> Names(IReadOnlyList<string> needs)
        {
            foreach (var need in needs)
            {
                var inside = Inside(byName[need]);
                if (inside.Length > 0 && told.Add(need))
                {
                    untold.Enqueue(byName[need]);
                    yield return $"{need} ({inside})";
                }
                else
                {
                    yield return need;
                }
            }
        }
    }

    /// <summary>The parts of a cluster or a group.</summary>
    public static IReadOnlyList<string> Parts(Element element) => element switch
    {
        Cluster cluster => cluster.Nodes,
        RedundancyGroup group => group.Members,
        _ => [],
    };

    /// <summary>How work moves in a cluster: its mode where nothing stands by, how cold its standbys are, its delay, its coverage where that is not perfect, and what it needs.</summary>
    public static string Failover(Cluster cluster)
    {
        var mode = cluster.Mode == ClusterMode.ActiveActive ? "active/active, " : cluster.Standby != Standby.Hot ? $"{cluster.Standby}, " : "";
        var coverage = cluster.Failover.Coverage.Complement > 0 ? $", {cluster.Failover.Coverage} covered" : "";
        var decision = cluster.Failover.DecisionDelay > Duration.Zero ? $" after {cluster.Failover.DecisionDelay}" : "";
        var needs = cluster.Failover.Needed.Count > 0 ? $", needs {NameList.And(cluster.Failover.Needed)}" : "";
        return $"{mode}failover in {cluster.Failover.Delay}{decision}{coverage}{needs}";
    }

    private static string Inside(Element element) => element switch
    {
        Cluster cluster => $"{NameList.Vote(cluster.AtLeast, cluster.Nodes)}; {Failover(cluster)}",
        RedundancyGroup group => NameList.Vote(group.AtLeast, group.Members),
        FaultTolerantServer server => $"{server.Modules} modules in lockstep",
        _ => "",
    };
}
