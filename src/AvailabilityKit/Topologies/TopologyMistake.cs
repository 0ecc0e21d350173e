namespace AvailabilityKit.Topologies;

/// <summary>A mistake in a topology, and where it stands.</summary>
/// <param name="Element">The element it stands in; <see langword="null"/> where the topology as a whole is meant.</param>
/// <param name="Property">The property in the words of the model document, for example <c>needs</c>; <see langword="null"/> for the element as a whole.</param>
/// <param name="Index">The position within the property, from 0; -1 where it is not a list.</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record TopologyMistake(string? Element, string? Property, int Index, string Message);
