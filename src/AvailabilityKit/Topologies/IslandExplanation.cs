using System.Text.Json.Serialization;

namespace AvailabilityKit.Topologies;

/// <summary>An island of a topology: elements that are solved together, by which engine and why.</summary>
/// <param name="Elements">The names of its elements.</param>
/// <param name="Engine">What solved it.</param>
/// <param name="Reason">Why these elements are solved together, or why one stands alone.</param>
/// <param name="States">How many joint states it has.</param>
[JsonConverter(typeof(ResultPartConverter))]
public sealed record IslandExplanation(IReadOnlyList<string> Elements, string Engine, string Reason, int States);
