using AvailabilityKit.Quantities;

namespace AvailabilityKit.Interchange.Prism;

/// <summary>Refuses JSON for chains in files, which have formats of their own; answers have a form of theirs.</summary>
internal sealed class PrismConverter() : RefusingConverter("a chain is written as explicit files: chain.Save(\"model.tra\"); an answer as answer.ToJson().");
