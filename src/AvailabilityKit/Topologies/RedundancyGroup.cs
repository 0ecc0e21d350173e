using System.Text.Json.Serialization;

namespace AvailabilityKit.Topologies;

/// <summary>Redundant parts that work side by side, without a failover: up while at least so many of them are up.</summary>
[JsonConverter(typeof(ModelPartConverter))]
public sealed record RedundancyGroup : Element
{
    /// <summary>Describes a group.</summary>
    /// <param name="name">Its name, unique within the topology.</param>
    /// <param name="members">Its members; at least one, each named once.</param>
    /// <param name="atLeast">How many of them must be up; 1 to their number.</param>
    /// <exception cref="ArgumentException">No members, one named twice, or the number is out of range.</exception>
    public RedundancyGroup(string name, IEnumerable<string> members, int atLeast = 1)
        : base(name)
    {
        Members = Sequence<string>.Of(members, nameof(members));
        if (Members.Count == 0)
        {
            throw new ArgumentException($"The group \"{name}\" has no members; name at least one.", nameof(members));
        }

        if (Members.Distinct(StringComparer.Ordinal).Count() != Members.Count)
        {
            throw new ArgumentException($"The group \"{name}\" names a member twice; name each once.", nameof(members));
        }

        if (atLeast < 1 || atLeast > Members.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(atLeast), $"The group \"{name}\" of {Members.Count} members needs at least {atLeast} of them; give a number from 1 to {Members.Count}.");
        }

        AtLeast = atLeast;
    }

    /// <summary>Its members.</summary>
    public IReadOnlyList<string> Members { get; }

    /// <summary>How many of them must be up.</summary>
    public int AtLeast { get; }

    /// <inheritdoc/>
    public override string Noun => "group";

    internal override IEnumerable<(string Property, int Index, string Name)> References() =>
        base.References().Concat(Members.Select((name, index) => ("members", index, name)));
}
