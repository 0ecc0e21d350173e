using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies.Naive;

/// <summary>An element that is a Markov chain: it is in one of its states, makes the transitions that the chain lists, and is up in some states.</summary>
internal sealed class NaiveStates(ChainElement element) : NaivePart(element.Name)
{
    public override IEnumerable<KeyValuePair<Variable, object?>> Initially() => [Value("state", element.Chain.States[0])];

    public override NaiveCause? DownBy(NaiveState state) => element.Up.Contains(StateIn(state)) ? null : new(Name, "outage", CauseKind.Unspecified);

    public override bool IsPerfect(NaiveState state) => DownBy(state) is null;

    public override IEnumerable<NaiveMove> Moves(NaiveState state) => element.Chain.Transitions
        .Where(transition => transition.From == StateIn(state))
        .Select(transition => new NaiveMove(state.With(Name, "state", transition.To), transition.Rate.ValuePerSecond));

    private string StateIn(NaiveState state) => state.Get<string>(Name, "state");
}
