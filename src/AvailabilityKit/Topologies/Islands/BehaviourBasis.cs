namespace AvailabilityKit.Topologies.Islands;

/// <summary>On what basis elements are described together.</summary>
/// <param name="WithPlanned">Whether planned work is done.</param>
/// <param name="Interruptions">What becomes of the nodes of a cluster that is interrupted.</param>
internal sealed record BehaviourBasis(bool WithPlanned, Interruptions Interruptions)
{
    /// <summary>Whether the behaviour is lived, rather than solved as a chain.</summary>
    public bool IsLived { get; init; }

    /// <summary>Whether it matters when a service is wanted, though nothing else goes by the clock: in the long run what goes by none is alike at all hours.</summary>
    public bool MindsServiceHours { get; init; }

    public bool Equals(BehaviourBasis? other) =>
        other is not null && WithPlanned == other.WithPlanned && Interruptions == other.Interruptions && IsLived == other.IsLived && MindsServiceHours == other.MindsServiceHours;

    public override int GetHashCode() => HashCode.Combine(WithPlanned, (int)Interruptions, IsLived, MindsServiceHours);

    public static BehaviourBasis Of(EvaluationOptions options) => new(options.Planned == PlannedDowntime.Included, options.Interruptions);
}
