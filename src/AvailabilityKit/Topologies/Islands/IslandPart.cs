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

    /// <summary>The variable that says what time of day it is, where the part goes by it; else null.</summary>
    public StateVariable? TimeOfDay => Variables.Length > 0 && Island.Behaviour.TimeOfDay is { } time && Variables.Contains(time) ? time : null;

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
        var parts = asked.Where(element => reads[element].Count == 0).Select(element => new AskedPart(new IslandPart(island, [], [element]), [element])).ToList();
        int[] changing = [.. asked.Where(element => reads[element].Count > 0)];
        parts.AddRange(Apart(behaviour, Array.ConvertAll(changing, element => reads[element])).Select(group =>
            new AskedPart(Of(island, group.Variables), [.. group.Questions.Select(question => changing[question])])));
        return parts;
    }

    /// <summary>The part of an island that some variables are.</summary>
    public static IslandPart Of(Island island, StateVariable[] variables) => new(island, variables, island.Behaviour.OwnersOf(variables));

    /// <summary>What may be solved apart to answer some questions: the variables of each part, and the numbers of the questions that it answers.</summary>
    /// <param name="behaviour">The behaviour of an island.</param>
    /// <param name="reads">What each question reads.</param>
    public static IReadOnlyList<(StateVariable[] Variables, IReadOnlyList<int> Questions)> Apart(Behaviour behaviour, IReadOnlyList<IReadOnlyList<StateVariable>> reads)
    {
        List<Group> groups = [.. behaviour.Influence.IndependentPartsOf(reads.SelectMany(each => each).Distinct()).Select(part => new Group(part.ToHashSet(), []))];
        for (var question = 0; question < reads.Count; question++)
        {
            // What reads several parts ties them together.
            var touched = groups.FindAll(group => reads[question].Any(group.Variables.Contains));
            foreach (var other in touched.Skip(1))
            {
                touched[0].Variables.UnionWith(other.Variables);
                touched[0].Questions.AddRange(other.Questions);
                groups.Remove(other);
            }

            touched[0].Questions.Add(question);
        }

        return [.. groups.Select(group => (behaviour.Variables.Where(group.Variables.Contains).ToArray(), (IReadOnlyList<int>)group.Questions))];
    }

    /// <summary>The behaviour of the island with the copies declared that are to be lumped.</summary>
    public Behaviour Lumped() => Copies.Length == 0
        ? Island.Behaviour.Behaviour!
        : Island.Behaviour.Behaviour!.WithOrbits(Copies.Select(copies => new Orbit([.. copies.Select(Island.Behaviour.VariablesOf)])));

    /// <summary>Whether some variables are of one or several copies that are lumped with others, of which they are not: then no state tells their values.</summary>
    public bool LumpsSomeOf(StateVariable[] variables) => Lumped().Orbits.Any(orbit =>
    {
        var present = orbit.Copies.Where(copy => copy.Any(Variables.Contains)).ToArray();
        var meant = present.Count(copy => copy.Any(variables.Contains));
        return meant > 0 && meant < present.Length;
    });

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

    /// <summary>Variables that hang together, and the questions that are asked about them.</summary>
    private sealed record Group(HashSet<StateVariable> Variables, List<int> Questions);
}

/// <summary>A part, and the elements of which a service learns through it.</summary>
internal sealed record AskedPart(IslandPart Part, int[] Asked);
