using AvailabilityKit.Markov;

namespace AvailabilityKit.Tests.Markov;

/// <summary>Chains that go by a clock, against differential equations solved by hand.</summary>
public class PeriodicChainTest
{
    /// <summary>
    /// A part that fails at rate a at all times and is repaired at rate b for the first h of T hours only. Let d be the probability of being down.
    /// While repaired d' = a - (a + b) d, so that d(t) = D + (d0 - D) e^-(a+b)t with D = a / (a + b); else d' = a (1 - d), so that 1 - d decays as e^-at. What comes
    /// back after T is d0. The mean of d is the integral of both pieces over T.
    /// </summary>
    [Theory]
    [InlineData(1e-3, 0.25, 9, 24)]
    [InlineData(1e-9, 0.25, 9, 24)]
    [InlineData(0.5, 20, 9, 24)]
    [InlineData(1e-4, 120, 40, 168)]
    public void A_crew_with_working_hours(double a, double b, double h, double period)
    {
        var rest = period - h;
        var (q, e, f) = (a + b, Gone((a + b) * h), Gone(a * rest));

        // d1 = d0 (1 - e) + D e after the hours, d0 = 1 - (1 - d1)(1 - f) = d1 + (1 - d1) f.
        var lowest = a / q;
        var d0 = ((lowest * e * (1 - f)) + f) / (1 - ((1 - e) * (1 - f)));
        var d1 = (d0 * (1 - e)) + (lowest * e);
        var within = (lowest * h) + ((d0 - lowest) * e / q);
        var without = rest - ((1 - d1) * (f / a));
        var chain = Solved([(0, 1, a), (1, 0, b), (2, 3, a), (0, 2, 1), (1, 3, 1), (2, 0, 1), (3, 1, 1)], [h, rest], [0, 0, 1, 1]);
        Near.Equal(within / period, chain.Probabilities[1], a < 1e-6 ? 1e-6 : 1e-12);

        // Without cancellation: the mean of d outside hours is d1 + (1 - d1)(1 - f / (a rest)), and 1 - f/x for small x is x/2 - x^2/6 + x^3/24.
        var x = a * rest;
        var late = x < 1e-2 ? (x / 2) - (x * x / 6) + (x * x * x / 24) - (x * x * x * x / 120) : 1 - (f / x);
        Near.Equal((d1 + ((1 - d1) * late)) * rest / period, chain.Probabilities[3], 1e-11);
        Assert.Equal(without / period, chain.Probabilities[3], 1e-9);

        // A jump happens once a period, from whatever state the segment ends in.
        Near.Equal((1 - d1) / period, chain.Probabilities[0] * chain.EffectiveRates[1], 1e-12);
        Near.Equal(d1 / period, chain.Probabilities[1] * chain.EffectiveRates[3], 1e-11);
        Near.Equal(d0 / period, chain.Probabilities[3] * chain.EffectiveRates[^1], 1e-11);
        Assert.InRange(chain.ErrorBound, 0, 1e-7);
    }

    /// <summary>A jump that goes two ways, 3 to 1: half of the time in the first segment, and of the rest three quarters in one state.</summary>
    [Fact]
    public void A_jump_may_go_several_ways()
    {
        var chain = Solved([(0, 1, 3), (0, 2, 1), (1, 0, 5), (2, 0, 7)], [1, 1], [0, 1, 1]);
        Near.Equal(0.5, chain.Probabilities[0], 1e-15);
        Near.Equal(0.375, chain.Probabilities[1], 1e-15);
        Near.Equal(0.125, chain.Probabilities[2], 1e-15);
        Near.Equal(0.375, chain.EffectiveRates[0] * chain.Probabilities[0], 1e-15);
    }

    /// <summary>With the same rates in both segments the clock changes nothing: the steady state of three states in a circle.</summary>
    [Property]
    public void A_clock_that_changes_nothing_leaves_the_steady_state(byte one, byte two, byte three)
    {
        var (a, b, c) = ((1 + one) / 7.0, (1 + two) / 3.0, (1 + three) * 2.0);
        var chain = Solved(
            [(0, 1, a), (1, 2, b), (2, 0, c), (3, 4, a), (4, 5, b), (5, 3, c), (0, 3, 1), (1, 4, 1), (2, 5, 1), (3, 0, 1), (4, 1, 1), (5, 2, 1)],
            [1.5, 0.25],
            [0, 0, 0, 1, 1, 1]);
        var total = (1 / a) + (1 / b) + (1 / c);
        Near.Equal(1 / a / total, chain.Probabilities[0] + chain.Probabilities[3], 1e-11);
        Near.Equal(1 / b / total, chain.Probabilities[1] + chain.Probabilities[4], 1e-11);
        Near.Equal(1 / c / total, chain.Probabilities[2] + chain.Probabilities[5], 1e-11);
    }

    /// <summary>1 - e^-x, to all digits.</summary>
    private static double Gone(double x) => x > 1 ? 1 - Math.Exp(-x) : 2 * Math.Exp(-x / 2) * Math.Sinh(x / 2);

    /// <summary>The entries given, those between segments jumps. They are stored state by state.</summary>
    private static PeriodicChain Solved((int From, int To, double Rate)[] entries, double[] lengths, int[] segmentOf)
    {
        var builder = new RateMatrixBuilder();
        var ordered = entries.OrderBy(entry => entry.From).ToArray();
        foreach (var (from, to, rate) in ordered)
        {
            builder.Add(from, to, rate, null);
        }

        var start = new double[segmentOf.Length];
        start[0] = 1;
        var chain = new PeriodicChain(builder.Build(segmentOf.Length), Array.ConvertAll(ordered, entry => segmentOf[entry.From] != segmentOf[entry.To]), segmentOf, lengths);
        chain.Solve(start, ChainOptions.Default, CancellationToken.None);
        return chain;
    }
}
