using AvailabilityKit.Markov;

namespace AvailabilityKit.Tests.Markov;

/// <summary>Chains and questions that cannot be meant, each with its message.</summary>
public class BadChainsTest
{
    private static readonly MarkovChain<string> Pair = MarkovChain.Named("pair")
        .Transition("both up", "one up", 2.PerYear, named: "failure")
        .Transition("one up", "both up", 1.PerHour, named: "repair")
        .Transition("one up", "down", 1.PerYear, named: "failure")
        .Transition("down", "one up", 1.PerHour, named: "repair")
        .Build();

    private static readonly MarkovChain<string> Mortal = MarkovChain.Named("mortal").Transition("up", "dead", 1.PerYear).Build();

    // Absorbing, so that it never settles, and too large for the squaring that the test allows.
    private static readonly MarkovChain<int> Forgetful = MarkovChain.StartingIn(0).When(s => s < 50, _ => 1.PerHour, s => s + 1)
        .When(s => s is > 0 and < 50, _ => 9.PerHour, s => s - 1).Explore();

    public static TheoryData<string, Func<object>, Type, string[]> Table => new()
    {
        { "chain without a name", () => MarkovChain.Named(" "), typeof(ArgumentException), ["name"] },
        { "no states", () => MarkovChain.Named("void").Build(), typeof(ModelException), ["\"void\" has no states", "Transition"] },
        { "empty state name", () => MarkovChain.Named("x").Transition("", "b", 1.PerHour), typeof(ArgumentException), ["from"] },
        { "null state name", () => MarkovChain.Named("x").Transition("a", null!, 1.PerHour), typeof(ArgumentNullException), ["to"] },
        { "negative rate", () => MarkovChain.Named("x").Transition("a", "b", (-1.0).PerHour), typeof(ArgumentOutOfRangeException), ["-1", "zero or more"] },
        { "rate that is no number", () => MarkovChain.Named("x").Transition("a", "b", double.NaN.PerHour), typeof(ArgumentOutOfRangeException), ["NaN"] },
        { "infinite rate", () => MarkovChain.Named("x").Transition("a", "b", double.PositiveInfinity.PerHour), typeof(ArgumentOutOfRangeException), ["finite"] },
        { "start in a state that is not there", () => MarkovChain.Named("x").Transition("up", "down", 1.PerHour).StartingIn("upp").Build(), typeof(ModelException), ["\"upp\"", "Did you mean \"up\"?"] },
        { "restart in a state that is not there", () => Pair.StartingIn("both-up"), typeof(ModelException), ["\"both-up\"", "Did you mean \"both up\"?"] },
        { "negative starting weight", () => Pair.StartingWith(s => s == "down" ? -0.5 : 1), typeof(ArgumentException), ["\"down\"", "-0.5"] },
        { "starting weights all zero", () => Pair.StartingWith(_ => 0), typeof(ArgumentException), ["sum to 0"] },
        { "starting weight that is no number", () => Pair.StartingWith(_ => double.NaN), typeof(ArgumentException), ["\"both up\"", "NaN"] },
        { "index of an unknown state", () => Pair.IndexOf("dwon"), typeof(ModelException), ["\"dwon\"", "Did you mean \"down\"?"] },
        { "unknown state far from any", () => Pair.IndexOf("maintenance"), typeof(ModelException), ["\"maintenance\"", "Known: \"both up\", \"one up\", \"down\""] },
        { "exit rate of an unknown state", () => Pair.ExitRate("none"), typeof(ModelException), ["\"none\""] },
        { "probability of an unknown state", () => Pair.SteadyState()["Down"], typeof(ModelException), ["\"Down\"", "Did you mean \"down\"?"] },
        { "rate of an unknown event", () => Pair.SteadyState().EventRate("failures"), typeof(ModelException), ["\"failures\"", "Did you mean \"failure\"?"] },
        { "rate of no event", () => Pair.SteadyState().EventRate(null!), typeof(ArgumentNullException), ["named"] },
        { "reward that is no number", () => Pair.SteadyState().Expected(s => s == "down" ? double.NaN : 1), typeof(ArgumentException), ["\"down\"", "not a number"] },
        { "no predicate", () => Pair.SteadyState().Probability(null!), typeof(ArgumentNullException), ["which"] },
        { "long run of a chain with an absorbing state", () => Mortal.SteadyState(), typeof(ModelException), ["\"dead\" is absorbing", "MeanTimeTo", "AllowAbsorbingStates"] },
        { "long run of a fork into absorbing states", () => MarkovChain.Named("fork").Transition("s", "a", 1.PerHour).Transition("s", "b", 1.PerHour).Build().SteadyState(), typeof(ModelException), ["absorbing"] },
        { "typed state that is null", () => MarkovChain.StartingIn<string>(null!), typeof(ArgumentNullException), ["initial"] },
        { "typed state without rules", () => MarkovChain.StartingIn(0).Explore(), typeof(ModelException), ["no rule", "When"] },
        { "rule without a guard", () => MarkovChain.StartingIn(0).When(null!, _ => 1.PerHour, s => s), typeof(ArgumentNullException), ["guard"] },
        { "rule that leads to null", () => MarkovChain.StartingIn("a").When(_ => true, _ => 1.PerHour, _ => null!, named: "loss").Explore(), typeof(ModelException), ["\"loss\"", "state a", "null"] },
        { "rule with a negative rate", () => MarkovChain.StartingIn(0).When(_ => true, s => (-2.0).PerHour, s => s + 1).Explore(), typeof(ArgumentOutOfRangeException), ["-2"] },
        { "state space without end", () => MarkovChain.StartingIn(0).When(_ => true, _ => 1.PerHour, s => s + 1).Explore(new ExplorationOptions { MaximumStates = 1000 }), typeof(SolverException), ["more than 1000 states", "MaximumStates"] },
        { "states that do not compare by value", () => MarkovChain.StartingIn(new Reference()).When(_ => true, _ => 1.PerHour, _ => new Reference()).Explore(new ExplorationOptions { MaximumStates = 50 }), typeof(SolverException), ["Reference must compare by value"] },
        { "too many transitions", () => MarkovChain.StartingIn(0).When(s => s < 100, _ => 1.PerHour, s => s + 1).Explore(new ExplorationOptions { MaximumTransitions = 10 }), typeof(SolverException), ["MaximumTransitions"] },
        { "exploration without a callback", () => MarkovChain.Explore(0, null!), typeof(ArgumentNullException), ["transitions"] },
        { "probabilities at infinity", () => Pair.At(Duration.Infinite), typeof(ArgumentOutOfRangeException), ["\"pair\"", "SteadyState"] },
        { "expectations over infinity", () => Pair.Over(Duration.Infinite), typeof(ArgumentOutOfRangeException), ["finite", "Until"] },
        { "time that is negative", () => Pair.At((-1.0).Hours), typeof(ArgumentOutOfRangeException), ["-1"] },
        { "target that no state meets", () => Pair.MeanTimeTo(s => s == "burnt"), typeof(ModelException), ["none of its 3 states"] },
        { "no target", () => Pair.Until(null!), typeof(ArgumentNullException), ["which"] },
        { "time in an unknown state", () => Pair.Over(1.Hours)["dow"], typeof(ModelException), ["Did you mean \"down\"?"] },
        { "count of an unknown event", () => Pair.Over(1.Hours).Events("repairs"), typeof(ModelException), ["Did you mean \"repair\"?"] },
        { "interval availability of no interval", () => Pair.Over(Duration.Zero).Availability(s => s != "down"), typeof(InvalidOperationException), ["no interval availability"] },
        { "accumulated reward that is no number", () => Pair.Over(1.Hours).Accumulated(_ => double.NaN), typeof(ArgumentException), ["\"both up\""] },
        { "more jumps than allowed", () => Forgetful.At(1e6.Hours, new ChainOptions { MaximumSteps = 10_000, MaximumDenseStates = 10 }), typeof(SolverException), ["MaximumSteps", "MaximumDenseStates"] },
        { "sweeps that prove nothing", () => Grid(30).SteadyState(new ChainOptions { MaximumSweeps = 20, SteadyStateMethod = SteadyStateMethod.GaussSeidel }), typeof(SolverException), ["900 states", "20 sweeps", "MaximumSweeps", "Elimination"] },
        { "neither settled nor room", () => Grid(30).SteadyState(new ChainOptions { MaximumSweeps = 20, MaximumFill = 6_000 }), typeof(SolverException), ["900 states", "MaximumFill"] },
        { "elimination out of room", () => Grid(30).SteadyState(new ChainOptions { MaximumFill = 6_000, SteadyStateMethod = SteadyStateMethod.Elimination }), typeof(SolverException), ["900 states", "MaximumFill"] },
    };

    [Theory]
    [MemberData(nameof(Table), DisableDiscoveryEnumeration = true)]
    public void Wrong_calls_are_refused_by_name(string what, Func<object> call, Type exception, string[] parts)
    {
        var thrown = Record.Exception(() => call());
        Assert.True(thrown is not null, $"{what}: nothing was thrown.");
        Assert.True(exception.IsInstanceOfType(thrown), $"{what}: {thrown}");
        Assert.All(parts, part => Assert.Contains(part, thrown.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_time_of_more_jumps_than_can_be_counted_is_refused_at_once()
    {
        // No steady state to settle in, since one state is left for ever: 1e300 jumps would have to be made.
        var chain = MarkovChain.StartingIn(0).When(n => n < 50, n => (n + 1).PerSecond, n => n + 1).When(n => n is > 0 and < 50, _ => 1.PerSecond, n => n - 1).Explore();
        var refused = Assert.Throws<SolverException>(() => chain.At(1e300.Seconds, new ChainOptions { MaximumDenseStates = 10, MaximumSteps = 1_000 }));
        Assert.Contains("MaximumSteps", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_exploration_stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Grid(3, source.Token));
        Assert.ThrowsAny<OperationCanceledException>(() => Grid(3).SteadyState(cancellationToken: source.Token));
    }

    private static MarkovChain<(int X, int Y)> Grid(int side, CancellationToken cancellationToken = default) =>
        MarkovChain.StartingIn((X: 0, Y: 0))
            .When(s => s.X < side - 1, _ => 1.PerHour, s => (s.X + 1, s.Y))
            .When(s => s.X > 0, _ => 2.PerHour, s => (s.X - 1, s.Y))
            .When(s => s.Y < side - 1, _ => 1.PerHour, s => (s.X, s.Y + 1))
            .When(s => s.Y > 0, _ => 2.PerHour, s => (s.X, s.Y - 1))
            .Explore(cancellationToken: cancellationToken);

    private sealed class Reference;
}
