namespace AvailabilityKit.Quantities;

/// <summary>Refuses JSON for block diagrams, chains and what is computed of them.</summary>
internal sealed class EngineConverter() : RefusingConverter("a diagram or a chain is made in code, and its results are numbers: write those that are wanted.");
