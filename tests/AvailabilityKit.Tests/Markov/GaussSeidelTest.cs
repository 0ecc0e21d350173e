using AvailabilityKit.Markov;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Markov;

public class GaussSeidelTest
{
    private static readonly ChainOptions Sweeps = new() { SteadyStateMethod = SteadyStateMethod.GaussSeidel };

    /// <summary>Whatever the rates, an answer is within its bound; where the sweeps do not settle, there is none.</summary>
    [Property]
    public void What_is_proved_is_true_of_exact_fractions(ChainSketch sketch)
    {
        SteadyState<int> solved;
        try
        {
            solved = sketch.ToChain().SteadyState(Sweeps with { MaximumSweeps = 3_000 });
        }
        catch (SolverException refusal)
        {
            Assert.Contains(nameof(ChainOptions.MaximumSweeps), refusal.Message, StringComparison.Ordinal);
            return;
        }

        var exact = ExactElimination.Stationary(sketch);
        for (var state = 0; state < sketch.StateCount; state++)
        {
            Assert.InRange(exact[state].RelativeErrorOf(solved[state]), 0, solved.ErrorBound);
        }
    }

    /// <summary>Rates from 1e-3 to 1e3 make parts that hardly ever meet as well, so not every chain settles; nearly all do.</summary>
    [Fact]
    public void Most_chains_of_moderate_rates_settle()
    {
        var settled = 0;
        foreach (var chain in MildChain.Arbitrary().Generator.Sample(200, new FsCheck.Rnd(3), 50).Select(mild => mild.Sketch.ToChain()))
        {
            if (Swept(chain) is not { } swept)
            {
                continue;
            }

            settled++;
            var eliminated = chain.SteadyState(new ChainOptions { SteadyStateMethod = SteadyStateMethod.Elimination });
            Assert.InRange(swept.ErrorBound, 0, 2.1e-8);
            foreach (var state in chain.States)
            {
                Near.Equal(eliminated[state], swept[state], swept.ErrorBound + eliminated.ErrorBound);
            }
        }

        Assert.True(settled > 150, $"{settled} of 200 settled");
    }

    private static SteadyState<int>? Swept(MarkovChain<int> chain)
    {
        try
        {
            return chain.SteadyState(Sweeps);
        }
        catch (SolverException)
        {
            return null;
        }
    }

    /// <summary>Two halves that hardly ever meet: each is settled within at once, and only their weights are not.</summary>
    [Fact]
    public void Nearly_uncoupled_halves_are_eliminated()
    {
        var chain = Halves(crossing: 1e-12.PerHour);
        var refusal = Assert.Throws<SolverException>(() => chain.SteadyState(Sweeps with { MaximumSweeps = 500 }));
        Assert.Contains("500 sweeps", refusal.Message, StringComparison.Ordinal);
        var solved = chain.SteadyState();
        Assert.StartsWith("Grassmann-Taksar-Heyman", solved.Method, StringComparison.Ordinal);

        // Each half is a ring of equal states, and the second is left twice as often as the first.
        Near.Equal(2.0 / 3, solved.Probability(s => s < 200), 1e-12);
        Near.Equal(1.0 / 300, solved[100], 1e-12);
        Near.Equal(1.0 / 600, solved[300], 1e-12);
    }

    [Fact]
    public void Without_room_for_elimination_the_sweeps_go_on()
    {
        var chain = Halves(crossing: 0.02.PerHour);
        var solved = chain.SteadyState(new ChainOptions { MaximumFill = 100 });
        Assert.StartsWith("Gauss-Seidel", solved.Method, StringComparison.Ordinal);
        Near.Equal(2.0 / 3, solved.Probability(s => s < 200), solved.ErrorBound);
    }

    /// <summary>A ring whose states are numbered along its flow, and against it: one way a sweep carries a value all around, the other way by one state.</summary>
    [Theory]
    [InlineData(1, "forwards")]
    [InlineData(-1, "backwards")]
    public void The_direction_of_the_sweeps_is_that_of_the_chain(int step, string direction)
    {
        const int Size = 300;
        var chain = MarkovChain.Named("ring");
        for (var state = 0; state < Size; state++)
        {
            chain = chain.Transition($"{state}", $"{(state + 1) % Size}", 0.PerHour);
        }

        for (var state = 0; state < Size; state++)
        {
            chain = chain.Transition($"{state}", $"{(state + Size + step) % Size}", (1 + (state % 3)).PerHour);
        }

        var solved = chain.Build().SteadyState(Sweeps);
        Assert.Contains(direction, solved.Method, StringComparison.Ordinal);

        // The flow is the same everywhere, so a state has its share in proportion to 1, 1/2 or 1/3: 550/3 in all.
        for (var state = 0; state < Size; state++)
        {
            Near.Equal(3.0 / 550 / (1 + (state % 3)), solved[$"{state}"], 1e-12);
        }
    }

    [Fact]
    public void Sweeps_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => Halves(1e-12.PerHour).SteadyState(Sweeps, source.Token));
    }

    /// <summary>Two rings of 200 states with one way across at each end, the way back twice as fast.</summary>
    private static MarkovChain<int> Halves(Rate crossing) => MarkovChain.StartingIn(0)
        .When(s => s != 199 && s != 399, _ => 1.PerHour, s => s + 1)
        .When(s => s is 199 or 399, _ => 1.PerHour, s => s - 199)
        .When(s => s is 0, _ => crossing, _ => 200)
        .When(s => s is 200, _ => 2 * crossing, _ => 0)
        .Explore();
}
