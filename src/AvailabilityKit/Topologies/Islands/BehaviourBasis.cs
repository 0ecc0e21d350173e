namespace AvailabilityKit.Topologies.Islands;

/// <summary>On what basis elements are described together.</summary>
/// <param name="WithPlanned">Whether planned work is done.</param>
/// <param name="Interruptions">What becomes of the nodes of a cluster that is interrupted.</param>
internal sealed record BehaviourBasis(bool WithPlanned, Interruptions Interruptions)
{
    /// <summary>Whether the behaviour is lived, rather than solved as a chain.</summary>
    public bool IsLived { get; init; }

    public bool Equals(BehaviourBasis? other) => other is not null && WithPlanned == other.WithPlanned && Interruptions == other.Interruptions && IsLived == other.IsLived;

    public override int GetHashCode() => HashCode.Combine(WithPlanned, (int)Interruptions, IsLived);

    public static BehaviourBasis Of(EvaluationOptions options) => new(options.Planned == PlannedDowntime.Included, options.Interruptions);
}
