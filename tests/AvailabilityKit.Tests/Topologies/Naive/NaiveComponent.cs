using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies.Naive;

/// <summary>Works, or is down by one of its faults; no further fault strikes while it is down, and the restart is added to every recovery.</summary>
internal sealed class NaiveComponent(Component component, IReadOnlyList<NaiveShare> shares) : NaivePart(component.Name)
{
    public override IEnumerable<KeyValuePair<Variable, object?>> Initially() => [Value("down by", null)];

    public override NaiveCause? DownBy(NaiveState state) => state.Get<NaiveCause?>(Name, "down by");

    public override bool IsPerfect(NaiveState state) => DownBy(state) is null;

    public override int PartsWanted(NaiveState state) => component.Faults.Count(fault => fault.NeedsSpare && NaiveCause.Of(Name, fault).Equals(DownBy(state)));

    public override IEnumerable<NaiveMove> Moves(NaiveState state)
    {
        foreach (var share in shares.Where(share => DownBy(state) is { Kind: CauseKind.CommonCause } cause && cause.Label == share.Cause.Name))
        {
            yield return new(state.With(Name, "down by", null), Per(share.Mttr + component.Restart), share.Cause.NeedsCrew ? 1 : 0) { Recovers = NaiveFault.Of(share.Cause) };
        }

        foreach (var fault in component.Faults)
        {
            var recovery = fault.Mttr + component.Restart;
            var cause = NaiveCause.Of(Name, fault);
            if (recovery == Duration.Zero)
            {
                continue;
            }

            if (DownBy(state) is null && Per(fault.Mtbf) > 0)
            {
                yield return new(state.With(Name, "down by", cause), Per(fault.Mtbf) * (1 - shares.Sum(share => share.Beta)), IsFault: true);
            }
            else if (cause.Equals(DownBy(state)))
            {
                yield return new(state.With(Name, "down by", null), Per(recovery), fault.NeedsCrew ? 1 : 0, TakesPart: fault.NeedsSpare) { Recovers = NaiveFault.Of(fault) };
            }
        }
    }
}
