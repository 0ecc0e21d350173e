namespace AvailabilityKit.Topologies.Statements;

/// <summary>Stands in a question beside the element that it is about: up as long as the data that this holds are there, whether or not they can be reached.</summary>
/// <remarks>It only looks, so that what depends on the other does what it always does.</remarks>
internal sealed record DataKept(string Named, Element Holder) : Element(Named)
{
    public override string Noun => "data kept";

    internal override IReadOnlyList<string> NeededToReact => [Holder.Name];

    internal override IEnumerable<ElementReference> References() =>
        base.References().Append(new ElementReference(ElementReference.Watched, 0, Holder.Name));

    internal override Element WithReferences(Func<IReadOnlyList<string>, IEnumerable<string>> replace) =>
        (DataKept)base.WithReferences(replace) with { Holder = Holder.CopyNamed(replace([Holder.Name]).First()) };

    /// <inheritdoc/>
    protected internal override void Describe(ElementBehaviour behaviour)
    {
        var losses = Holder.LossesOfData;
        behaviour.UpWhile(!behaviour.IsElementDownBy(Holder.Name, losses.Contains));
    }
}
