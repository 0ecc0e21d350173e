using System.Globalization;
using System.Text;
using AvailabilityKit.Behaviours;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>What must be solved jointly to answer about some elements of an island: the variables that they read and all that influences these.</summary>
/// <param name="Island">The island.</param>
/// <param name="Variables">The variables in the order of the behaviour; none where nothing changes, or where an element is solved by itself.</param>
/// <param name="Elements">Positions of the elements that the variables belong to, or of the one element.</param>
internal sealed record IslandPart(Island Island, StateVariable[] Variables, int[] Elements)
{
    /// <summary>Elements of it that are alike and are to be lumped, a list for each set of them.</summary>
    public int[][] Copies { get; init; } = [];

    /// <summary>The parts that answer about some elements, and which of these each answers about.</summary>
    public static IEnumerable<AskedPart> For(Island island, ResolvedTopology topology, int[] asked)
    {
        if (island.WithState.Length == 1 && topology.Elements[island.WithState[0]].IsSolvedByItself)
        {
            return [new AskedPart(new IslandPart(island, [], island.WithState), asked)];
        }

        if (island.Behaviour.Behaviour is not { } behaviour)
        {
            return asked.Select(element => new AskedPart(new IslandPart(island, [], [element]), [element]));
        }

        if (island.WithState.Length == 1)
        {
            return [new AskedPart(new IslandPart(island, [.. behaviour.Variables], island.WithState), asked)];
        }

        if (asked is [var one] && island.Behaviour.ReadsOf(one) is { Count: > 0 } read)
        {
            StateVariable[] ancestors = [.. behaviour.Influence.AncestorsOf(read)];
            return [new AskedPart(new IslandPart(island, ancestors, island.Behaviour.OwnersOf(ancestors)), asked)];
        }

        var reads = asked.ToDictionary(element => element, element => island.Behaviour.ReadsOf(element));
        List<Group> groups = [.. behaviour.Influence.IndependentPartsOf(reads.Values.SelectMany(each => each).Distinct()).Select(part => new Group(part.ToHashSet(), []))];
        List<AskedPart> parts = [];
        foreach (var element in asked)
        {
            if (reads[element].Count == 0)
            {
                parts.Add(new AskedPart(new IslandPart(island, [], [element]), [element]));
                continue;
            }

            // What reads several parts ties them together.
            var touched = groups.FindAll(group => reads[element].Any(group.Variables.Contains));
            foreach (var other in touched.Skip(1))
            {
                touched[0].Variables.UnionWith(other.Variables);
                touched[0].Asked.AddRange(other.Asked);
                groups.Remove(other);
            }

            touched[0].Asked.Add(element);
        }

        parts.AddRange(groups.Select(group =>
        {
            var variables = behaviour.Variables.Where(group.Variables.Contains).ToArray();
            return new AskedPart(new IslandPart(island, variables, island.Behaviour.OwnersOf(variables)), [.. group.Asked]);
        }));
        return parts;
    }

    /// <summary>The behaviour of the island with the copies declared that are to be lumped.</summary>
    public Behaviour Lumped() => Copies.Length == 0
        ? Island.Behaviour.Behaviour!
        : Island.Behaviour.Behaviour!.WithOrbits(Copies.Select(copies => new Orbit([.. copies.Select(Island.Behaviour.VariablesOf)])));

    /// <summary>What tells two parts of a topology apart.</summary>
    public string Key { get => field ??= KeyOf(); }

    private string KeyOf()
    {
        var key = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"{Island.Elements[0]}, {Elements[0]}:"));
        foreach (var variable in Variables)
        {
            key.Append(' ').Append(variable.Index);
        }

        foreach (var copies in Copies)
        {
            key.Append(';').AppendJoin(' ', copies);
        }

        return key.ToString();
    }

    /// <summary>Variables that hang together, and the elements that are asked about through them.</summary>
    private sealed record Group(HashSet<StateVariable> Variables, List<int> Asked);
}

/// <summary>A part, and the elements of which a service learns through it.</summary>
internal sealed record AskedPart(IslandPart Part, int[] Asked);
