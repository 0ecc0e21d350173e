using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies.Checks;

/// <summary>Finds the mistakes of a topology that no element shows alone.</summary>
internal static class TopologyCheck
{
    public static IReadOnlyList<TopologyMistake> MistakesIn(Topology topology)
    {
        List<TopologyMistake> mistakes = [];
        foreach (var element in topology.Elements)
        {
            foreach (var reference in element.References())
            {
                if (MistakeInReference(element, reference, topology) is { } message)
                {
                    mistakes.Add(new(element.Name, reference.Property, reference.Index, message));
                }
            }

            AddListMistakes(element, topology, mistakes);
            mistakes.AddRange(element.OwnMistakes());
            AddWorkMistakes(element, mistakes);
        }

        AddCrewMistakes(topology, mistakes);
        AddStockMistakes(topology, mistakes);
        if (mistakes.Count == 0)
        {
            mistakes.AddRange(topology.Elements.SelectMany(element => element.MistakesIn(topology)));
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
            var copies = topology.Expanded();
            AddNestingMistakes(copies, mistakes);
            mistakes.AddRange(copies.Elements.SelectMany(element => element.MistakesAmongCopies(copies)));
        }

        return mistakes;
    }

    private static void AddWorkMistakes(Element element, List<TopologyMistake> mistakes)
    {
        for (var i = 0; i < element.AnnouncedWork.Count && !element.HasHalves; i++)
        {
            if (element.AnnouncedWork[i] is { SwitchOver: not null } work)
            {
                mistakes.Add(new(element.Name, "planned", i, $"\"{work.Activity}\" is done on one half of the {element.Noun} \"{element.Name}\" after the other, and only a fault-tolerant server of two modules, of which one suffices, has halves; leave \"switchOver\" out."));
            }
        }
    }

    /// <summary>What is wrong with a name: nothing has it, it cannot stand in that list, nothing can depend on it, or its owner depends on nothing.</summary>
    private static string? MistakeInReference(Element owner, ElementReference reference, Topology topology)
    {
        var (property, _, name) = reference;
        if (topology.Find(name) is not { } target)
        {
            return DependencyGraph.MissingElement(owner, property, name, topology.Elements.Select(element => element.Name));
        }

        // To be told what to name in its place would be to be told its own name.
        if (ReferenceEquals(target, owner) && !reference.IsDependence)
        {
            return $"The {owner.Noun} \"{owner.Name}\" names itself in \"{property}\"; take it out.";
        }

        return (property == owner.OthersProperty ? owner.MistakeInOther(name, target) : null)
            ?? (reference.IsDependence ? target.MistakeInDependenceOf(owner) : null)
            ?? (property == "needs" ? owner.MistakeInNeeding(name) : null)
            ?? (target is Service && owner is not Service
                ? $"The {owner.Noun} \"{owner.Name}\" depends on the service \"{name}\"; only a service can depend on a service. Name the elements behind it."
                : null);
    }

    private static void AddCrewMistakes(Topology topology, List<TopologyMistake> mistakes)
    {
        var crewOf = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var element in topology.Elements.Where(element => element.RepairsTheRest))
        {
            for (var i = 0; i < element.Others.Count; i++)
            {
                var taken = CopiesOf(element.Others[i], topology).FirstOrDefault(name => crewOf.GetValueOrDefault(name, element.Name) != element.Name);
                if (taken is not null)
                {
                    var place = element.MenProperty == element.OthersProperty ? i : -1;
                    mistakes.Add(new(element.Name, element.MenProperty, place, $"\"{taken}\" is repaired by the crews of both \"{crewOf[taken]}\" and \"{element.Name}\"; name it in one of them only."));
                }

                foreach (var name in CopiesOf(element.Others[i], topology))
                {
                    crewOf.TryAdd(name, element.Name);
                }
            }
        }
    }

    private static void AddStockMistakes(Topology topology, List<TopologyMistake> mistakes)
    {
        var stockOf = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var stock in topology.Elements.Where(element => element.HandsOutParts))
        {
            for (var i = 0; i < stock.Others.Count; i++)
            {
                foreach (var name in CopiesOf(stock.Others[i], topology).Where(name => !stockOf.TryAdd(name, stock.Name) && stockOf[name] != stock.Name).Take(1))
                {
                    mistakes.Add(new(stock.Name, stock.OthersProperty, i, $"\"{name}\" takes parts from both \"{stockOf[name]}\" and \"{stock.Name}\"; name it in one of them only."));
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
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < element.Others.Count; i++)
        {
            foreach (var name in CopiesOf(element.Others[i], topology).Where(name => !seen.Add(name)))
            {
                mistakes.Add(new(element.Name, element.OthersProperty, i, $"The {element.Noun} \"{element.Name}\" names \"{name}\" twice, once among the copies of \"{topology.Find(name)!.Name}\"; name it once."));
            }
        }

        if (element.MistakeInNumber(seen) is { } mistake)
        {
            mistakes.Add(mistake);
        }
    }

    /// <summary>What a cluster would have to see failing, and is known only as a whole.</summary>
    private static void AddNestingMistakes(Topology topology, List<TopologyMistake> mistakes)
    {
        var aboveOf = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var cluster in topology.Elements.Where(element => element.MovesWork))
        {
            AddBelow($"A {cluster.PartNoun} of the {cluster.Noun} \"{cluster.Name}\"", cluster.Parts);
            AddBelow($"The {cluster.MoveNoun} of the {cluster.Noun} \"{cluster.Name}\"", cluster.NeededToReact);
        }

        foreach (var element in topology.Elements)
        {
            if (element.WhyNotUnderCluster is { } reason && aboveOf.TryGetValue(element.Name, out var above))
            {
                mistakes.Add(new(element.Name, null, -1, $"{above} depends on \"{element.Name}\": {reason}, or let the service need it instead."));
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
}
