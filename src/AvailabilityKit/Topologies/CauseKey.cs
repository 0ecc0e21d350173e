namespace AvailabilityKit.Topologies;

/// <summary>A cause of downtime: whose it is, what it is called, and its class.</summary>
/// <remarks>Its equality is written out: what a record makes of an enumeration is compiled as it runs, and every evaluation needs it.</remarks>
internal readonly record struct CauseKey(string Element, string Label, CauseKind Kind)
{
    public bool Equals(CauseKey other) => Kind == other.Kind && Element == other.Element && Label == other.Label;

    public override int GetHashCode() => HashCode.Combine(Element, Label, (int)Kind);
}
