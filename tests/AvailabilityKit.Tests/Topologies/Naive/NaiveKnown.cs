using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies.Naive;

/// <summary>Down for its mean outage each time, and up in between for so long that the share of the time is the given one.</summary>
internal sealed class NaiveKnown(KnownElement known) : NaivePart(known.Name)
{
    public override IEnumerable<KeyValuePair<Variable, object?>> Initially() => [Value("is up", true)];

    public override NaiveCause? DownBy(NaiveState state) => IsUp(state) ? null : new(Name, "outage", CauseKind.Unspecified);

    public override bool IsPerfect(NaiveState state) => IsUp(state);

    public override IEnumerable<NaiveMove> Moves(NaiveState state)
    {
        var outage = known.MeanOutage!.Value.TotalSeconds;
        var rate = IsUp(state) ? known.Availability.Unavailability / known.Availability.Value / outage : 1 / outage;
        return [new(state.With(Name, "is up", !IsUp(state)), rate)];
    }

    private bool IsUp(NaiveState state) => state.Get<bool>(Name, "is up");
}
