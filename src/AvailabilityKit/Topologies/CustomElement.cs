using System.Text.Json.Serialization;
using AvailabilityKit.Topologies.Notation;
using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies;

/// <summary>An element of a kind of your own: say in <see cref="Element.Describe"/> what it does over time, and every engine knows it.</summary>
/// <remarks>
/// <para>Derive a sealed record with what the kind is made of as properties, so that elements which are alike are equal. Add one to a topology
/// with <see cref="Topology.With(Element)"/>. It may be needed by others, be a member of a group, a node of a cluster, and be repaired by a crew.</para>
/// <para>A model document has no word for it: topologies with elements of your own live in code.</para>
/// </remarks>
[JsonConverter(typeof(ModelPartConverter))]
public abstract record CustomElement : Element
{
    /// <summary>Gives the element its name.</summary>
    /// <param name="name">Its name, unique within the topology.</param>
    /// <exception cref="ArgumentException">The name is blank or too long.</exception>
    protected CustomElement(string name)
        : base(name)
    {
    }

    /// <summary>The elements whose state it looks at and without which it may still be up, by name: those that <see cref="ElementBehaviour.IsElementUp"/> may be asked about beside what it needs.</summary>
    public IReadOnlyList<string> Watches { get; init => field = Sequence<string>.Of(value, "watches"); } = Sequence<string>.Empty;

    /// <summary>Announced work that stops it.</summary>
    public IReadOnlyList<PlannedWork> Planned { get; init => field = Sequence<PlannedWork>.Of(value, nameof(Planned)); } = Sequence<PlannedWork>.Empty;

    internal sealed override bool CanBeNode => true;

    internal sealed override bool CanBeRepaired => true;

    internal sealed override IEnumerable<RepairedFault>? FaultsForCrews => null;

    internal sealed override IReadOnlyList<PlannedWork> AnnouncedWork => Planned;

    internal sealed override IReadOnlyList<string> NeededToReact => Watches;

    internal sealed override IEnumerable<ElementReference> References() =>
        base.References().Concat(Watches.Select((name, index) => new ElementReference(ElementReference.Watched, index, name)));

    internal sealed override Element WithReferences(Func<IReadOnlyList<string>, IEnumerable<string>> replace) =>
        (CustomElement)base.WithReferences(replace) with { Watches = Sequence<string>.Of(replace(Watches), "watches") };
}
