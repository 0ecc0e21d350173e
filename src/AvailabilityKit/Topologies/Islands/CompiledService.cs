using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>A service joined from the parts that it stands on.</summary>
/// <param name="Structure">When it is up.</param>
/// <param name="Views">The parts.</param>
/// <param name="Interruptions">Which shares of its work are interrupted at once, and how often per second each is; null where that is not known. It takes a while.</param>
/// <param name="Levels">With which share of its capacity it serves for which share of the time, without those in which it is down; null where it is only up or down.</param>
internal sealed record CompiledService(ServiceStructure Structure, IReadOnlyList<IslandView> Views, Lazy<IReadOnlyList<Interruption>?> Interruptions, IReadOnlyList<(double Share, double Time)>? Levels)
{
    /// <summary>Shares what is missing of its capacity among the causes, which takes a while; null where it is only up or down.</summary>
    public Func<Dictionary<CauseKey, double>>? MissingByCause { get; init; }

    /// <summary>When it is up at the moments at which the hours of the service begin; null where that is as at any time.</summary>
    public ServiceStructure? WhenItOpens { get; init; }
}
