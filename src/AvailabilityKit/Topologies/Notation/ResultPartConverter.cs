using AvailabilityKit.Quantities;

namespace AvailabilityKit.Topologies.Notation;

/// <summary>Refuses JSON for what is part of a result: the result holds it, and is made again by computing it.</summary>
internal sealed class ResultPartConverter() : RefusingConverter("it is part of a result: evaluation.ToJson(), comparison.ToJson() or Explanation.ToJson(evaluation).");
