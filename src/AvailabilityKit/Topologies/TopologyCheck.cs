namespace AvailabilityKit.Topologies;

/// <summary>Finds the mistakes of a topology that no element shows alone.</summary>
internal static class TopologyCheck
{
    public static IReadOnlyList<TopologyMistake> MistakesIn(Topology topology)
    {
        var byName = topology.Elements.ToDictionary(element => element.Name, StringComparer.Ordinal);
        List<TopologyMistake> mistakes = [];
        foreach (var element in topology.Elements)
        {
            foreach (var (property, index, name) in element.References())
            {
                if (MistakeInReference(element, property, name, byName) is { } message)
                {
                    mistakes.Add(new(element.Name, property, index, message));
                }
            }
        }

        AddCrewMistakes(topology, mistakes);
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
            mistakes.Add(new(cycle[0], null, -1, $"\"{cycle[0]}\" depends on itself: {string.Join(" -> ", cycle.Append(cycle[0]).Select(name => $"\"{name}\""))}; take one of these dependencies out."));
        }
        else
        {
            AddNestingMistakes(topology, byName, mistakes);
        }

        return mistakes;
    }

    private static string? MistakeInReference(Element owner, string property, string name, Dictionary<string, Element> byName)
    {
        if (!byName.TryGetValue(name, out var target))
        {
            return DependencyGraph.MissingElement(owner, property, name, byName.Keys);
        }

        return (owner, property, target) switch
        {
            (_, "needs", RepairCrew) or (RedundancyGroup, "members", RepairCrew) =>
                $"The {owner.Noun} \"{owner.Name}\" depends on the repair crew \"{name}\"; a crew is never down. Name what the crew repairs.",
            (Cluster, "nodes", not (Component or FaultTolerantServer or Cluster)) =>
                $"The cluster \"{owner.Name}\" has the {target.Noun} \"{name}\" as a node; nodes are components, fault-tolerant servers or clusters. Use a group for parts without failover.",
            (RepairCrew, "repairs", not (Component or FaultTolerantServer)) =>
                $"The repair crew \"{owner.Name}\" repairs the {target.Noun} \"{name}\"; a crew repairs components and fault-tolerant servers. Name the parts of \"{name}\".",
            (RepairCrew, "needs", _) =>
                $"The repair crew \"{owner.Name}\" needs \"{name}\"; a crew depends on nothing. Take it out.",
            (Service, "needs", _) or (_, _, not Service) => null,
            _ => $"The {owner.Noun} \"{owner.Name}\" depends on the service \"{name}\"; only a service can depend on a service. Name the elements behind it.",
        };
    }

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
                if (!crewOf.TryAdd(members[i], element.Name))
                {
                    mistakes.Add(new(element.Name, property, property == "repairs" ? i : -1, $"\"{members[i]}\" is repaired by the crews of both \"{crewOf[members[i]]}\" and \"{element.Name}\"; name it in one of them only."));
                }
            }
        }
    }

    /// <summary>Properties of a cluster as a whole that have no effect where another cluster depends on it.</summary>
    private static void AddNestingMistakes(Topology topology, Dictionary<string, Element> byName, List<TopologyMistake> mistakes)
    {
        var aboveOf = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var cluster in topology.Elements.OfType<Cluster>())
        {
            var open = new Stack<string>(cluster.Nodes);
            while (open.TryPop(out var name))
            {
                if (aboveOf.TryAdd(name, cluster.Name))
                {
                    foreach (var reference in byName[name].References())
                    {
                        open.Push(reference.Name);
                    }
                }
            }
        }

        foreach (var element in topology.Elements.OfType<IndependentElement>())
        {
            if (element.WhyNotUnderCluster is { } reason && aboveOf.TryGetValue(element.Name, out var above))
            {
                mistakes.Add(new(element.Name, null, -1, $"A node of the cluster \"{above}\" depends on \"{element.Name}\": {reason}, or let the service need it instead."));
            }
        }

        foreach (var cluster in topology.Elements.OfType<Cluster>())
        {
            if (cluster.Planned.Count > 0 && aboveOf.TryGetValue(cluster.Name, out var above))
            {
                mistakes.Add(new(cluster.Name, "planned", -1, $"The cluster \"{cluster.Name}\" has planned work of its own, and a node of the cluster \"{above}\" depends on it; give the work to the nodes of \"{cluster.Name}\"."));
            }

            if (cluster.RepairCrews is not null && cluster.Nodes.FirstOrDefault(node => byName[node] is Cluster) is { } nested)
            {
                mistakes.Add(new(cluster.Name, "repairCrews", -1, $"The cluster \"{cluster.Name}\" has repair crews, but its node \"{nested}\" is a cluster, which nobody repairs as a whole; give \"{nested}\" crews of its own, or name its nodes in a repair crew."));
            }
        }
    }
}
