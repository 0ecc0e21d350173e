namespace AvailabilityKit.Topologies;

/// <summary>What would stand in the place of a redundant element without its redundancy.</summary>
/// <param name="Elements">The elements, of which the first bears its name.</param>
/// <param name="Words">What they are, for a sentence.</param>
internal sealed record LessRedundant(IReadOnlyList<Element> Elements, string Words);
