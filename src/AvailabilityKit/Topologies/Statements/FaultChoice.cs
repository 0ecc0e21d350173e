namespace AvailabilityKit.Topologies.Statements;

/// <summary>Some of the faults that elements have: by their names, and by their classes.</summary>
/// <param name="Names">The names of faults.</param>
/// <param name="Classes">The classes of faults.</param>
internal sealed record FaultChoice(IReadOnlyList<string> Names, IReadOnlyList<string> Classes)
{
    /// <summary>Whether a fault is among them.</summary>
    public bool Has(RepairedFault fault) => Names.Contains(fault.Name, StringComparer.Ordinal) || (fault.Class is { } its && Classes.Contains(its));
}

/// <summary>A fault as a repair crew knows it.</summary>
/// <param name="Name">Its name, unique at its element.</param>
/// <param name="Class">Its class; null for one of none.</param>
internal sealed record RepairedFault(string Name, string? Class)
{
    public static RepairedFault Of(Fault fault) => new(fault.Name, fault.Kind.ToString());
}
