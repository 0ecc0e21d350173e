using System.Text.Json.Serialization;
using AvailabilityKit.Topologies.Notation;
using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies;

/// <summary>People who repair several elements and can work on only so many at once, which makes those elements depend on one another.</summary>
[JsonConverter(typeof(ModelPartConverter))]
public sealed record RepairCrew : Element
{
    /// <summary>Describes a crew.</summary>
    /// <param name="name">Its name, unique within the topology.</param>
    /// <param name="repairs">The components and fault-tolerant servers it repairs; at least one.</param>
    /// <param name="size">How many of them it can work on at once; 1 or more.</param>
    /// <exception cref="ArgumentException">Nothing to repair, one named twice, or the size is below 1.</exception>
    public RepairCrew(string name, IEnumerable<string> repairs, int size = 1)
        : base(name)
    {
        Repairs = repairs is null ? throw new ArgumentNullException(nameof(repairs)) : [.. repairs];
        Size = size;
    }

    /// <summary>The elements it repairs, most urgent first where the discipline is by priority; at least one, each once. A counted element stands for its copies.</summary>
    /// <exception cref="ArgumentException">Nothing to repair, or one named twice.</exception>
    public IReadOnlyList<string> Repairs
    {
        get;
        init => field = Sequence<string>.EachOnce(value, "repairs", $"The repair crew \"{Name}\"", "an element", "repairs nothing; name at least one element.");
    }

    /// <summary>How many of them it can work on at once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int Size { get; init => field = OneOrMore(value, "size", $"The repair crew \"{Name}\" has the size {value}"); }

    /// <summary>In which order it works; equal shares by default.</summary>
    public CrewDiscipline Discipline { get; init; }

    /// <summary>Mean time that a man is on his way before he repairs, exponentially distributed, in which he is busy; zero by default, finite.</summary>
    /// <remarks>
    /// He goes to an element when it has its turn, stays until he can repair nothing more there, and goes from there to the next. So it takes a
    /// <see cref="Discipline"/> in which repairs that have begun are finished: who works by equal shares is everywhere at once. By chance it is how long each name of
    /// <see cref="Repairs"/> tries to get a man, on average, while one is free, and he is busy from then on; it must be above zero.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">Infinite.</exception>
    public Duration Travel { get; init => field = Times.Finite(value, "travel", $"\"{Name}\""); }

    /// <summary>When it works; at all hours by default.</summary>
    /// <remarks>Outside its hours nothing is repaired, and what was begun goes on when they begin again. A man who is on his way arrives.</remarks>
    public Hours? Hours { get; init; }

    /// <summary>The names of the faults that it repairs at these elements; empty by default, which is all that need a crew and for which no other crew is named.</summary>
    /// <remarks>
    /// A fault that is named for a crew waits for it, also one that would recover by itself (<see cref="Fault.NeedsCrew"/>). A fault without a name of its own bears that
    /// of its class, such as "software"; a module of a fault-tolerant server is a fault called "module" where it has no classes of faults, and a common cause one of its name.
    /// </remarks>
    /// <exception cref="ArgumentException">One is named twice, or blank.</exception>
    public IReadOnlyList<string> Faults
    {
        get;
        init => field = Sequence<string>.EachOnce(value, "faults", $"The repair crew \"{Name}\"", "a fault");
    } = Sequence<string>.Empty;

    /// <summary>The classes of the faults that it repairs at these elements, beside those of <see cref="Faults"/>; empty by default.</summary>
    /// <exception cref="ArgumentException">One is named twice.</exception>
    public IReadOnlyList<FaultKind> Kinds
    {
        get;
        init => field = Sequence<FaultKind>.EachOnce(value, "kinds", $"The repair crew \"{Name}\"", "a class of faults");
    } = Sequence<FaultKind>.Empty;

    /// <summary>Which name of the list that was given each of <see cref="Repairs"/> comes from, once counted elements are replaced by their copies; null before.</summary>
    private Sequence<int>? Callers { get; init; }

    /// <summary>The faults for which it is named; null where it repairs whatever needs a crew.</summary>
    private FaultChoice? Only => Faults.Count + Kinds.Count == 0 ? null : new FaultChoice(Faults, [.. Kinds.Select(kind => kind.ToString())]);

    /// <inheritdoc/>
    public override string Noun => "repair crew";

    internal override bool HasState => false;

    internal override bool ServesRepairs => true;

    internal override int? Men => Size;

    internal override FaultChoice? IsNamedFor(string element) => Repairs.Contains(element) ? Only : null;

    internal override bool RepairsTheRest => Only is null;

    internal override IReadOnlyList<string> Others => Repairs;

    internal override string OthersProperty => "repairs";

    internal override string InsteadOfNode => $"Let \"{Name}\" repair the nodes instead.";

    internal override string MistakeInDependenceOf(Element owner) =>
        $"The {owner.Noun} \"{owner.Name}\" depends on the repair crew \"{Name}\"; a crew is never down. Name what the crew repairs.";

    internal override string MistakeInNeeding(string name) => $"The repair crew \"{Name}\" needs \"{name}\"; a crew depends on nothing. Take it out.";

    internal override string? MistakeInOther(string name, Element other) => other.CanBeRepaired
        ? null
        : $"The repair crew \"{Name}\" repairs the {other.Noun} \"{name}\"; a crew repairs components and fault-tolerant servers. Name the parts of \"{name}\".";

    internal override string SayUnneeded(string name) =>
        $"Nothing that the repair crew \"{name}\" repairs is needed by a service, so it changes no figure; take it out, or name what it repairs where it is needed.";

    internal override string ActsInWords =>
        $"{Name} repairs {(Only is null ? "" : $"{NameList.And([.. ForWhat()])} of ")}{NameList.Of(Repairs)}, {Size} at a time, {Discipline.Words()}{(Travel > Duration.Zero ? $", after {Travel} on the way" : "")}{(Hours is { } hours ? $", {hours}" : "")}";

    internal override IEnumerable<Hours> GoesBy(bool withPlanned) => Hours is { } hours ? [hours] : [];

    /// <inheritdoc/>
    protected internal override void Describe(ElementBehaviour behaviour) => behaviour.SharesRepairs(new SharedRepairs(Name, Repairs, Size, Discipline, Travel)
    {
        Hours = Hours,
        Only = Only,
        Callers = Discipline != CrewDiscipline.ByChance ? null : Callers is null ? [.. Enumerable.Range(0, Repairs.Count)] : Callers,
    });

    internal override IEnumerable<string> Assumptions(string name, EvaluationOptions options)
    {
        if (Discipline == CrewDiscipline.ByChance)
        {
            yield return $"While a man of \"{name}\" is free, each name of its list at which something waits gets him there after an exponential time with the mean {Travel}, and the first that does keeps him until it is repaired.";
        }
        else if (Travel > Duration.Zero)
        {
            yield return $"A man of \"{name}\" is on his way to each element whose turn it is for an exponential time with the mean {Travel}, and busy meanwhile.";
        }

        if (Hours is { } hours)
        {
            yield return $"\"{name}\" repairs {hours}, and goes on then where it stopped.";
        }
    }

    /// <summary>The faults for which it is named, in words.</summary>
    private IEnumerable<string> ForWhat() => Faults.Select(name => $"\"{name}\"").Concat(Kinds.Select(kind => $"{kind.AsCause().Title()} faults"));

    internal override IEnumerable<TopologyMistake> MistakesAmongCopies(Topology topology)
    {
        if (Only is not { } only)
        {
            yield break;
        }

        var sharedFaults = topology.Elements.SelectMany(element => element.SharedFaults(topology)).ToLookup(shared => shared.Element, shared => RepairedFault.Of(shared.Fault), StringComparer.Ordinal);
        var earlier = topology.Elements.OfType<RepairCrew>().TakeWhile(crew => crew.Name != Name).Where(crew => crew.Only is not null).ToArray();
        List<RepairedFault> all = [];
        var areAllKnown = true;
        foreach (var name in Repairs)
        {
            if (topology[name].FaultsForCrews is not { } own)
            {
                // What elements of users' own kinds repair is known when they describe themselves.
                areAllKnown = false;
                continue;
            }

            RepairedFault[] faults = [.. own, .. sharedFaults[name]];
            all.AddRange(faults);
            foreach (var fault in faults.Where(only.Has))
            {
                if (Array.Find(earlier, crew => crew.Repairs.Contains(name) && crew.Only!.Has(fault)) is { } other)
                {
                    yield return new(Name, PropertyOf(fault), -1, SharedRepairs.BothRepair(fault.Name, name, other.Name, Name));
                }
            }
        }

        for (var i = 0; areAllKnown && i < Faults.Count; i++)
        {
            if (!all.Exists(fault => fault.Name == Faults[i]))
            {
                var known = all.Select(fault => fault.Name).Distinct().ToArray();
                yield return new(Name, "faults", i, $"The repair crew \"{Name}\" repairs \"{Faults[i]}\", and nothing among its repairs has a fault of that name; {(known.Length == 0 ? "they have none that lasts" : $"they have {NameList.And([.. known.Select(fault => $"\"{fault}\"")])}")}.");
            }
        }

        for (var i = 0; areAllKnown && i < Kinds.Count; i++)
        {
            if (!all.Exists(fault => fault.Class == Kinds[i].ToString()))
            {
                yield return new(Name, "kinds", i, $"The repair crew \"{Name}\" repairs {Kinds[i].AsCause().Title()} faults, and nothing among its repairs has one; take it out, or name what has one.");
            }
        }
    }

    private string PropertyOf(RepairedFault fault) => Faults.Contains(fault.Name) ? "faults" : "kinds";

    internal override IEnumerable<TopologyMistake> OwnMistakes()
    {
        if (Travel == Duration.Zero && Discipline == CrewDiscipline.ByChance)
        {
            yield return new(
                Name,
                "travel",
                -1,
                $"The repair crew \"{Name}\" works by chance, by who gets a man first, and travel does not say how long that takes; give its mean, above zero.");
        }

        if (Travel > Duration.Zero && !Discipline.FinishesRepairs())
        {
            yield return new(
                Name,
                "travel",
                -1,
                $"The men of the repair crew \"{Name}\" travel for {Travel} and work {Discipline.Words()}, so that a repair is left before it is finished and nobody knows who is where; let them work first come first served or by priority without pre-emption, or leave travel out.");
        }
    }

    internal override IEnumerable<ElementReference> References() =>
        base.References().Concat(Repairs.Select((name, index) => new ElementReference("repairs", index, name)));

    internal override Element WithReferences(Func<IReadOnlyList<string>, IEnumerable<string>> replace) =>
        Discipline == CrewDiscipline.ByChance
            ? CallingByName(replace)
            : (RepairCrew)base.WithReferences(replace) with { Repairs = Sequence<string>.Of(replace(Repairs), "repairs") };

    private RepairCrew CallingByName(Func<IReadOnlyList<string>, IEnumerable<string>> replace)
    {
        List<string> repairs = [];
        List<int> callers = [];
        for (var i = 0; i < Repairs.Count; i++)
        {
            foreach (var name in replace([Repairs[i]]).Where(name => !repairs.Contains(name)))
            {
                repairs.Add(name);
                callers.Add(Callers?[i] ?? i);
            }
        }

        return (RepairCrew)base.WithReferences(replace) with { Repairs = Sequence<string>.Of(repairs, "repairs"), Callers = Sequence<int>.Of(callers, "callers") };
    }
}
