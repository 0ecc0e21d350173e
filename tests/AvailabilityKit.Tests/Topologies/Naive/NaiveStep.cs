namespace AvailabilityKit.Tests.Topologies.Naive;

/// <summary>What is counted when it happens.</summary>
internal enum NaiveEventKind
{
    CoveredFailover,
    UncoveredFailover,
    MaskedFault,
    Repair,
}

/// <summary>Something that is counted, and whose it is.</summary>
internal sealed record NaiveEvent(NaiveEventKind Kind, string Element);

/// <summary>A step out of a state: where to, how often a second, and what is counted at it.</summary>
internal sealed record NaiveStep(NaiveState To, double Rate, IReadOnlyList<NaiveEvent> Events)
{
    public NaiveStep(NaiveState to, double rate)
        : this(to, rate, [])
    {
    }
}
