using AvailabilityKit.Quantities;

namespace AvailabilityKit.FaultTrees;

/// <summary>Refuses JSON for fault trees and their parts, which have a format of their own.</summary>
internal sealed class FaultTreeConverter() : RefusingConverter("a fault tree is written as Open-PSA: tree.ToOpenPsa(), and its results by evaluation.ToJson().");
