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
    /// <see cref="Discipline"/> in which repairs that have begun are finished: who works by equal shares is everywhere at once.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">Infinite.</exception>
    public Duration Travel { get; init => field = Times.Finite(value, "travel", $"\"{Name}\""); }

    /// <summary>When it works; at all hours by default.</summary>
    /// <remarks>Outside its hours nothing is repaired, and what was begun goes on when they begin again. A man who is on his way arrives.</remarks>
    public Hours? Hours { get; init; }

    /// <inheritdoc/>
    public override string Noun => "repair crew";

    internal override bool HasState => false;

    internal override bool ServesRepairs => true;

    internal override int? Men => Size;

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
        $"{Name} repairs {NameList.Of(Repairs)}, {Size} at a time, {Discipline.Words()}{(Travel > Duration.Zero ? $", after {Travel} on the way" : "")}{(Hours is { } hours ? $", {hours}" : "")}";

    internal override IEnumerable<Hours> GoesBy(bool withPlanned) => Hours is { } hours ? [hours] : [];

    /// <inheritdoc/>
    protected internal override void Describe(ElementBehaviour behaviour) => behaviour.SharesRepairs(new SharedRepairs(Repairs, Size, Discipline, Travel) { Hours = Hours });

    internal override IEnumerable<string> Assumptions(string name, EvaluationOptions options)
    {
        if (Travel > Duration.Zero)
        {
            yield return $"A man of \"{name}\" is on his way to each element whose turn it is for an exponential time with the mean {Travel}, and busy meanwhile.";
        }

        if (Hours is { } hours)
        {
            yield return $"\"{name}\" repairs {hours}, and goes on then where it stopped.";
        }
    }

    internal override IEnumerable<TopologyMistake> OwnMistakes()
    {
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
        (RepairCrew)base.WithReferences(replace) with { Repairs = Sequence<string>.Of(replace(Repairs), "repairs") };
}
