using AvailabilityKit.Quantities;

namespace AvailabilityKit.Topologies.Notation;

/// <summary>Refuses JSON for what is part of a model: the model document holds it.</summary>
internal sealed class ModelPartConverter() : RefusingConverter("it is part of a model document: new ModelDocument(topology).ToJson(), and back by ModelDocument.Parse(json).");
