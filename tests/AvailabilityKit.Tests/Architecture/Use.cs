namespace AvailabilityKit.Tests.Architecture;

/// <summary>A file names a type, or a member of one, that another file declares.</summary>
/// <param name="From">The path of the file.</param>
/// <param name="Name">The type; of a nested one, the outermost.</param>
/// <param name="To">The path of the file that declares it.</param>
internal sealed record Use(string From, string Name, string To);
