using AvailabilityKit.Behaviours;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>How often per second each kind of planned work begins while it may.</summary>
/// <remarks>Work that may begin at any time begins as often as it was asked for, which is where the search for the others starts.</remarks>
internal sealed class WorkPaces
{
    private readonly IReadOnlyDictionary<Tag, double> _found;

    public WorkPaces(IReadOnlyDictionary<Tag, double> found) => _found = found;

    /// <summary>None found yet.</summary>
    public static WorkPaces Unknown { get; } = new(new Dictionary<Tag, double>());

    /// <summary>The pace of a kind of work; what was asked for where none was found.</summary>
    public double Of(WorkPiece piece) => _found.TryGetValue(piece.Tag, out var pace) ? pace : piece.PerSecond;
}
