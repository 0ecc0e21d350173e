namespace AvailabilityKit.Topologies.Statements;

/// <summary>Some of the faults that elements have: by their names, and by their classes.</summary>
/// <param name="Names">The names of faults.</param>
/// <param name="Kinds">The classes of faults.</param>
internal sealed record FaultChoice(IReadOnlyList<string> Names, IReadOnlyList<FaultKind> Kinds)
{
    /// <summary>Whether a fault is among them.</summary>
    public bool Has(RepairedFault fault) => Names.Contains(fault.Name, StringComparer.Ordinal) || (fault.Kind is { } kind && Kinds.Contains(kind));
}

/// <summary>A fault as a repair crew knows it.</summary>
/// <param name="Name">Its name, unique at its element.</param>
/// <param name="Kind">Its class; null for one of none.</param>
internal sealed record RepairedFault(string Name, FaultKind? Kind)
{
    public static RepairedFault Of(Fault fault) => new(fault.Name, fault.Kind);
}
