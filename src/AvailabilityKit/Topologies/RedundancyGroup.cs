namespace AvailabilityKit.Topologies;

/// <summary>Redundant parts that work side by side, without a failover: up while at least so many of them are up.</summary>
public sealed record RedundancyGroup : Element
{
    /// <summary>Describes a group.</summary>
    /// <param name="name">Its name, unique within the topology.</param>
    /// <param name="of">Its parts; at least one, each named once.</param>
    /// <param name="atLeast">How many of them must be up; 1 to their number.</param>
    /// <exception cref="ArgumentException">No parts, one named twice, or the number is out of range.</exception>
    public RedundancyGroup(string name, IEnumerable<string> of, int atLeast = 1)
        : base(name)
    {
        Of = Sequence<string>.Of(of, nameof(of));
        if (Of.Count == 0)
        {
            throw new ArgumentException($"The group \"{name}\" has no parts; name at least one.", nameof(of));
        }

        if (Of.Distinct(StringComparer.Ordinal).Count() != Of.Count)
        {
            throw new ArgumentException($"The group \"{name}\" names a part twice; name each part once.", nameof(of));
        }

        if (atLeast < 1 || atLeast > Of.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(atLeast), $"The group \"{name}\" of {Of.Count} parts needs at least {atLeast} of them; give a number from 1 to {Of.Count}.");
        }

        AtLeast = atLeast;
    }

    /// <summary>Its parts.</summary>
    public IReadOnlyList<string> Of { get; }

    /// <summary>How many of them must be up.</summary>
    public int AtLeast { get; }

    /// <inheritdoc/>
    public override string Noun => "group";

    internal override IEnumerable<(string Property, int Index, string Name)> References() =>
        base.References().Concat(Of.Select((name, index) => ("of", index, name)));
}
