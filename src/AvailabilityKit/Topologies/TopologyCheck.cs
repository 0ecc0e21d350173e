namespace AvailabilityKit.Topologies;

/// <summary>Finds the mistakes of a topology that no element shows alone.</summary>
internal static class TopologyCheck
{
    public static IReadOnlyList<TopologyMistake> MistakesIn(Topology topology)
    {
        List<TopologyMistake> mistakes = [];
        foreach (var element in topology.Elements)
        {
            foreach (var (property, index, name) in element.References())
            {
                if (MistakeInReference(element, property, name, topology) is { } message)
                {
                    mistakes.Add(new(element.Name, property, index, message));
                }
            }

            AddListMistakes(element, topology, mistakes);
            mistakes.AddRange(element.OwnMistakes());
        }

        AddCrewMistakes(topology, mistakes);
        AddStockMistakes(topology, mistakes);
        if (mistakes.Count == 0)
        {
            mistakes.AddRange(topology.Elements.OfType<CommonCause>().SelectMany(cause => cause.MistakesIn(topology)));
        }

        if (!topology.Services.Any())
        {
            mistakes.Add(new(null, null, -1, $"\"{topology.Name}\" has no service, so there is nothing to report on; add what users see, for example .Service(\"orders\", needs: [\"db\"])."));
        }

        if (mistakes.Count > 0)
        {
            return mistakes;
        }

        if (DependencyOrder.Of(topology.ToGraph()).Cycle is { } cycle)
        {
            mistakes.Add(new(topology.Find(cycle[0])!.Name, null, -1, $"\"{cycle[0]}\" depends on itself: {string.Join(" -> ", cycle.Append(cycle[0]).Select(name => $"\"{name}\""))}; take one of these dependencies out."));
        }
        else
        {
            AddNestingMistakes(topology.Expanded(), mistakes);
            AddStandbyMistakes(topology.Expanded(), mistakes);
        }

        return mistakes;
    }

    private static string? MistakeInReference(Element owner, string property, string name, Topology topology)
    {
        if (topology.Find(name) is not { } target)
        {
            return DependencyGraph.MissingElement(owner, property, name, topology.Elements.Select(element => element.Name));
        }

        return (owner, property, target) switch
        {
            (_, "needs" or ElementReference.ToReact or ElementReference.Watched, RepairCrew) or (RedundancyGroup, "members", RepairCrew) =>
                $"The {owner.Noun} \"{owner.Name}\" depends on the repair crew \"{name}\"; a crew is never down. Name what the crew repairs.",
            (Cluster, "nodes", not (Component or FaultTolerantServer or Cluster or CustomElement)) =>
                $"The cluster \"{owner.Name}\" has the {target.Noun} \"{name}\" as a node; nodes are components, fault-tolerant servers or clusters. {InsteadOfNode(target)}",
            (_, "needs" or ElementReference.ToReact or ElementReference.Watched, CommonCause) or (RedundancyGroup, "members", CommonCause) =>
                $"The {owner.Noun} \"{owner.Name}\" depends on the common cause \"{name}\"; a cause is never down. Let \"{name}\" strike what \"{owner.Name}\" depends on.",
            (CommonCause, "strikes", not (Component or FaultTolerantServer)) =>
                $"The common cause \"{owner.Name}\" strikes the {target.Noun} \"{name}\"; components and fault-tolerant servers can be struck. {(target.Others.Count > 0 ? $"Name {NameList.And([.. target.Others.Select(part => $"\"{part}\"")])} instead." : target is IndependentElement ? "What is known only as a whole cannot; use components." : $"Name the elements behind \"{name}\".")}",
            (CommonCause, "needs", _) =>
                $"The common cause \"{owner.Name}\" needs \"{name}\"; a cause depends on nothing. Take it out.",
            (_, "needs" or ElementReference.ToReact or ElementReference.Watched, Spares) or (RedundancyGroup, "members", Spares) =>
                $"The {owner.Noun} \"{owner.Name}\" depends on the stock of spares \"{name}\"; a stock is never down. Name what its parts are for.",
            (Spares, "replaces", Component { Faults: var faults }) when !faults.Any(fault => fault.NeedsSpare) =>
                $"The stock of spares \"{owner.Name}\" is for \"{name}\", no fault of which takes a part; only hardware faults do by themselves. Set NeedsSpare of the fault that does, or take \"{name}\" out.",
            (Spares, "replaces", not (Component or FaultTolerantServer)) =>
                $"The stock of spares \"{owner.Name}\" is for the {target.Noun} \"{name}\"; parts are taken by components and fault-tolerant servers. Name the parts of \"{name}\".",
            (Spares, "needs", _) =>
                $"The stock of spares \"{owner.Name}\" needs \"{name}\"; a stock depends on nothing. Take it out.",
            (RepairCrew, "repairs", not (Component or FaultTolerantServer or CustomElement)) =>
                $"The repair crew \"{owner.Name}\" repairs the {target.Noun} \"{name}\"; a crew repairs components and fault-tolerant servers. Name the parts of \"{name}\".",
            (RepairCrew, "needs", _) =>
                $"The repair crew \"{owner.Name}\" needs \"{name}\"; a crew depends on nothing. Take it out.",
            (Service, "needs", _) or (_, _, not Service) => null,
            _ => $"The {owner.Noun} \"{owner.Name}\" depends on the service \"{name}\"; only a service can depend on a service. Name the elements behind it.",
        };
    }

    private static string InsteadOfNode(Element target) => target switch
    {
        RedundancyGroup group => $"Name the members of \"{group.Name}\" as nodes, or let a node need \"{group.Name}\".",
        RepairCrew crew => $"Let \"{crew.Name}\" repair the nodes instead.",
        CommonCause cause => $"Let \"{cause.Name}\" strike the nodes instead.",
        Spares spares => $"Let \"{spares.Name}\" replace the nodes instead.",
        Service service => $"Name what \"{service.Name}\" runs on.",
        _ => $"Let a node need \"{target.Name}\".",
    };

    private static void AddCrewMistakes(Topology topology, List<TopologyMistake> mistakes)
    {
        var crewOf = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var element in topology.Elements)
        {
            var (members, property) = element switch
            {
                RepairCrew crew => (crew.Repairs, "repairs"),
                Cluster { RepairCrews: not null } cluster => (cluster.Nodes, "repairCrews"),
                _ => ([], ""),
            };
            for (var i = 0; i < members.Count; i++)
            {
                var taken = CopiesOf(members[i], topology).FirstOrDefault(name => crewOf.GetValueOrDefault(name, element.Name) != element.Name);
                if (taken is not null)
                {
                    mistakes.Add(new(element.Name, property, property == "repairs" ? i : -1, $"\"{taken}\" is repaired by the crews of both \"{crewOf[taken]}\" and \"{element.Name}\"; name it in one of them only."));
                }

                foreach (var name in CopiesOf(members[i], topology))
                {
                    crewOf.TryAdd(name, element.Name);
                }
            }
        }
    }

    private static void AddStockMistakes(Topology topology, List<TopologyMistake> mistakes)
    {
        var stockOf = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var spares in topology.Elements.OfType<Spares>())
        {
            for (var i = 0; i < spares.Replaces.Count; i++)
            {
                foreach (var name in CopiesOf(spares.Replaces[i], topology).Where(name => !stockOf.TryAdd(name, spares.Name) && stockOf[name] != spares.Name).Take(1))
                {
                    mistakes.Add(new(spares.Name, "replaces", i, $"\"{name}\" takes parts from both \"{stockOf[name]}\" and \"{spares.Name}\"; name it in one of them only."));
                }
            }
        }
    }

    /// <summary>The name itself, or the names of its copies where it is that of a counted element.</summary>
    private static IEnumerable<string> CopiesOf(string name, Topology topology) =>
        topology.Find(name) is { } element && element.Name == name ? element.CopyNames() : [name];

    /// <summary>What is wrong with the length of a list, or with what stands in it twice, once counted elements stand for their copies.</summary>
    private static void AddListMistakes(Element element, Topology topology, List<TopologyMistake> mistakes)
    {
        var (property, list, atLeast) = element switch
        {
            Cluster cluster => ("nodes", cluster.Nodes, cluster.AtLeast),
            RedundancyGroup group => ("members", group.Members, group.AtLeast),
            RepairCrew crew => ("repairs", crew.Repairs, 0),
            Spares spares => ("replaces", spares.Replaces, 0),
            CommonCause cause => ("strikes", cause.Strikes, 0),
            _ => ("", [], 0),
        };
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < list.Count; i++)
        {
            foreach (var name in CopiesOf(list[i], topology).Where(name => !seen.Add(name)))
            {
                mistakes.Add(new(element.Name, property, i, $"The {element.Noun} \"{element.Name}\" names \"{name}\" twice, once among the copies of \"{topology.Find(name)!.Name}\"; name it once."));
            }
        }

        if (element is Cluster && seen.Count < 2)
        {
            mistakes.Add(new(element.Name, property, -1, $"The cluster \"{element.Name}\" has {Counted(seen.Count, "node")}; a cluster needs at least two. Let what needs \"{element.Name}\" need {(seen.Count == 1 ? $"\"{seen.First()}\"" : "a server")} itself, or add a node."));
        }
        else if (element is Cluster && seen.Count > Cluster.MostNodes)
        {
            mistakes.Add(new(element.Name, property, -1, $"The cluster \"{element.Name}\" has {seen.Count} nodes; at most {Cluster.MostNodes} are solved jointly. Make several clusters of them, or a group."));
        }
        else if (atLeast > seen.Count)
        {
            mistakes.Add(new(element.Name, "atLeast", -1, $"The {element.Noun} \"{element.Name}\" of {Counted(seen.Count, element is Cluster ? "node" : "member")} needs at least {atLeast} of them; give a number from 1 to {seen.Count}."));
        }
    }

    private static string Counted(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    /// <summary>Properties of a cluster as a whole that have no effect where another cluster depends on it.</summary>
    private static void AddNestingMistakes(Topology topology, List<TopologyMistake> mistakes)
    {
        var aboveOf = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var cluster in topology.Elements.OfType<Cluster>())
        {
            AddBelow($"A node of the cluster \"{cluster.Name}\"", cluster.Nodes);
            AddBelow($"The failover of the cluster \"{cluster.Name}\"", cluster.NeededToReact);
        }

        foreach (var element in topology.Elements.OfType<IndependentElement>())
        {
            if (element.WhyNotUnderCluster is { } reason && aboveOf.TryGetValue(element.Name, out var above))
            {
                mistakes.Add(new(element.Name, null, -1, $"{above} depends on \"{element.Name}\": {reason}, or let the service need it instead."));
            }
        }

        foreach (var cluster in topology.Elements.OfType<Cluster>())
        {
            if (cluster.RepairCrews is not null && cluster.Nodes.FirstOrDefault(node => topology[node] is Cluster) is { } nested)
            {
                mistakes.Add(new(cluster.Name, "repairCrews", -1, $"The cluster \"{cluster.Name}\" has repair crews, but its node \"{nested}\" is a cluster, which nobody repairs as a whole; give \"{nested}\" crews of its own, or name its nodes in a repair crew."));
            }
        }

        void AddBelow(string above, IReadOnlyList<string> names)
        {
            var open = new Stack<string>(names);
            while (open.TryPop(out var name))
            {
                if (aboveOf.TryAdd(name, above))
                {
                    foreach (var reference in topology[name].References())
                    {
                        open.Push(reference.Name);
                    }
                }
            }
        }
    }

    /// <summary>Nodes of which nobody can say whether they wait: those that are clusters, and those that work for another cluster too.</summary>
    private static void AddStandbyMistakes(Topology topology, List<TopologyMistake> mistakes)
    {
        foreach (var cluster in topology.Elements.OfType<Cluster>().Where(cluster => cluster.Standby != Standby.Hot))
        {
            if (cluster.Nodes.FirstOrDefault(node => topology[node] is Cluster) is { } nested)
            {
                mistakes.Add(new(cluster.Name, "standby", -1, $"The cluster \"{cluster.Name}\" has a {cluster.Standby}, but its node \"{nested}\" is a cluster, whose own nodes work while it waits; give \"{nested}\" a standby of its own, or leave it out here."));
            }
            else if (topology.Elements.OfType<Cluster>().FirstOrDefault(other => other != cluster && other.Nodes.Intersect(cluster.Nodes, StringComparer.Ordinal).Any()) is { } other)
            {
                mistakes.Add(new(cluster.Name, "standby", -1, $"\"{other.Nodes.Intersect(cluster.Nodes, StringComparer.Ordinal).First()}\" is a node of \"{cluster.Name}\", which has a {cluster.Standby}, and of \"{other.Name}\", for which it may work while it waits; name it in one of them only, or leave the standby out."));
            }
        }
    }
}
