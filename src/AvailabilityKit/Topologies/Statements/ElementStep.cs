using AvailabilityKit.Behaviours;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Topologies.Statements;

/// <summary>Something at an element that takes time, before crews and planned work are put on top of it.</summary>
/// <param name="Name">Its name, unique in the topology.</param>
/// <param name="When">While this holds it runs.</param>
/// <param name="After">How long it runs at full speed.</param>
/// <param name="Then">What it leads to.</param>
/// <param name="Speed">How fast it runs without regard to crews; null for 1.</param>
/// <param name="Jobs">How many jobs it asks a crew for while it runs; null where it asks for none.</param>
internal sealed record ElementStep(string Name, Condition When, Lifetime After, Outcomes Then, Amount? Speed, Amount? Jobs)
{
    /// <summary>Whether it is a fault of the element itself.</summary>
    public bool IsFault { get; init; }

    /// <summary>Whether it is a repair that takes a spare part where there is a stock of them.</summary>
    public bool TakesPart { get; init; }
}
