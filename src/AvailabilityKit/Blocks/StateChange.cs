namespace AvailabilityKit.Blocks;

/// <summary>The change of a part from one of its states to another.</summary>
/// <param name="Part">The number of the part.</param>
/// <param name="From">The number of the state before.</param>
/// <param name="To">The number of the state after.</param>
internal sealed record StateChange(int Part, int From, int To);
