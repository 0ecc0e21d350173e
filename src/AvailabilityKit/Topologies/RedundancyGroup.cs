using System.Text.Json.Serialization;
using AvailabilityKit.Behaviours;
using AvailabilityKit.Topologies.Notation;
using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies;

/// <summary>Redundant parts that work side by side, without a failover: up while at least so many of them are up.</summary>
[JsonConverter(typeof(ModelPartConverter))]
public sealed record RedundancyGroup : Element
{
    /// <summary>Describes a group.</summary>
    /// <param name="name">Its name, unique within the topology.</param>
    /// <param name="members">Its members; at least one, each named once.</param>
    /// <param name="atLeast">How many of them must be up; 1 to their number.</param>
    /// <exception cref="ArgumentException">No members, one named twice, or the number is below 1.</exception>
    public RedundancyGroup(string name, IEnumerable<string> members, int atLeast = 1)
        : base(name)
    {
        Members = members is null ? throw new ArgumentNullException(nameof(members)) : [.. members];
        AtLeast = atLeast;
    }

    /// <summary>Its members; at least one, each once. A counted element stands for its copies.</summary>
    /// <exception cref="ArgumentException">No members, or one named twice.</exception>
    public IReadOnlyList<string> Members
    {
        get;
        init => field = Sequence<string>.EachOnce(value, "members", $"The group \"{Name}\"", "a member", "has no members; name at least one.");
    }

    /// <summary>How many of them must be up.</summary>
    /// <remarks>That there are so many is checked with the whole topology, since a counted element is several members.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int AtLeast { get; init => field = OneOrMore(value, "atLeast", $"The group \"{Name}\" needs at least {value} members"); }

    /// <summary>When planned work at its members, and at what one of these needs, may be done; one at a time by default.</summary>
    public PlannedTurns PlannedTurns { get; init; }

    /// <summary>How its members do its work; by default they share it where all of them do work themselves (servers, clusters), and mirror one another where not (storage, networks).</summary>
    public MemberWork? Work { get; init; }

    /// <inheritdoc/>
    public override string Noun => "group";

    internal override bool HasState => false;

    internal override IReadOnlyList<string> Others => Members;

    internal override string OthersProperty => "members";

    internal override string InsteadOfNode => $"Name the members of \"{Name}\" as nodes, or let a node need \"{Name}\".";

    internal override string Detail => $"{AtLeast} of {Members.Count}";

    internal override string InsideInWords => NameList.Vote(AtLeast, Members);

    internal override int MembersNeeded => AtLeast;

    internal override bool TakesTurns => PlannedTurns == PlannedTurns.OneAtATime && AtLeast < Members.Count;

    internal override bool SharesWork(Func<string, bool> carriesWork) => Work is { } said ? said == MemberWork.Shared : Members.All(carriesWork);

    /// <inheritdoc/>
    protected internal override void Describe(ElementBehaviour behaviour)
    {
        if (TakesTurns)
        {
            behaviour.TakesTurns(Members, AtLeast, serves: Condition.Always);
        }
        else
        {
            behaviour.UpGiven(isUp => Condition.AtLeast(AtLeast, [.. Members.Select(isUp)]));
        }
    }

    internal override IEnumerable<ElementReference> References() =>
        base.References().Concat(Members.Select((name, index) => new ElementReference("members", index, name)));

    internal override Element WithReferences(Func<IReadOnlyList<string>, IEnumerable<string>> replace) =>
        (RedundancyGroup)base.WithReferences(replace) with { Members = Sequence<string>.Of(replace(Members), "members") };
}
