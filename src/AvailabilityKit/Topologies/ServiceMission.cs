namespace AvailabilityKit.Topologies;

/// <summary>What a mission means for one service: a limited time from the moment at which everything is up, or from a live state.</summary>
/// <param name="Service">The service.</param>
/// <param name="AvailabilityAtEnd">The probability that it is up at the end, whatever happened before and whether it is wanted then (point availability).</param>
/// <param name="IntervalAvailability">The expected share of the mission in which it is up; of the hours of the service, where it has some, and 1 where none of them is in the mission.</param>
/// <param name="Reliability">The probability that it is never down from the beginning to the end, or never in its hours; its complement keeps its own digits.</param>
/// <param name="MeanTimeToFirstFailure">The mean time until it is down for the first time, however long the mission (MTTFF); infinite where it may never be, zero where it is down at the beginning.</param>
/// <param name="States">The number of states of the chain that it was solved as.</param>
/// <param name="ErrorBound">Bound on the relative error of each of these, on the side of the smaller one of two complements as well, given the model.</param>
public sealed record ServiceMission(
    string Service,
    Availability AvailabilityAtEnd,
    Availability IntervalAvailability,
    Probability Reliability,
    Duration MeanTimeToFirstFailure,
    int States,
    double ErrorBound)
{
    /// <summary>The expected time of the mission in which it is down; in its hours, where it has some.</summary>
    public Duration ExpectedDowntime { get; init; }
}
