using AvailabilityKit.FaultTrees;
using MathNet.Numerics.Integration;

namespace AvailabilityKit.Tests.FaultTrees;

/// <summary>Expressions against closed forms and independent computations.</summary>
public class ExpressionTest
{
    private static Probability Of(Expression expression, double hours = 8_760) => new BasicEvent("x", expression).ProbabilityBy(hours.Hours);

    private static double ValueOf(string xml) =>
        FaultTree.Parse($"<opsa-mef><define-fault-tree name='t'><define-gate name='g'><basic-event name='x'/></define-gate><define-basic-event name='x'>{xml}</define-basic-event></define-fault-tree></opsa-mef>")
            .BasicEvents[0].ProbabilityBy(8_760.Hours).Value;

    [Theory]
    [InlineData("<div><float value='1'/><int value='4'/><float value='0.5'/></div>", 0.5)]
    [InlineData("<sub><float value='1'/><float value='0.25'/><float value='0.5'/></sub>", 0.25)]
    [InlineData("<add><float value='0.125'/><neg><float value='-0.25'/></neg></add>", 0.375)]
    [InlineData("<mul><float value='0.5'/><float value='0.5'/><bool value='true'/></mul>", 0.25)]
    [InlineData("<min><float value='0.5'/><float value='0.25'/></min>", 0.25)]
    [InlineData("<max><float value='0.5'/><float value='0.25'/></max>", 0.5)]
    [InlineData("<mean><float value='0.5'/><float value='0.25'/></mean>", 0.375)]
    [InlineData("<abs><sin><neg><div><pi/><int value='6'/></div></neg></sin></abs>", 0.5)]
    [InlineData("<pow><float value='2'/><int value='-3'/></pow>", 0.125)]
    [InlineData("<exp><neg><log><int value='4'/></log></neg></exp>", 0.25)]
    [InlineData("<div><log10><int value='1000'/></log10><int value='6'/></div>", 0.5)]
    [InlineData("<mod><float value='2.75'/><float value='1.25'/></mod>", 0.25)]
    [InlineData("<sqrt><float value='0.25'/></sqrt>", 0.5)]
    [InlineData("<sub><ceil><float value='1.25'/></ceil><floor><float value='1.75'/></floor></sub>", 1)]
    [InlineData("<cos><acos><float value='0.375'/></acos></cos>", 0.375)]
    [InlineData("<div><sinh><float value='0.3'/></sinh><mul><cosh><float value='0.3'/></cosh><tanh><float value='0.3'/></tanh></mul></div>", 1)]
    [InlineData("<div><atan><int value='1'/></atan><pi/></div>", 0.25)]
    [InlineData("<div><asin><int value='1'/></asin><pi/></div>", 0.5)]
    [InlineData("<div><tan><float value='0.25'/></tan><tan><float value='0.25'/></tan></div>", 1)]
    [InlineData("<ite><and><gt><int value='2'/><int value='1'/></gt><not><eq><int value='2'/><int value='1'/></eq></not></and><float value='0.25'/><float value='0.5'/></ite>", 0.25)]
    [InlineData("<ite><or><lt><int value='2'/><int value='1'/></lt><geq><int value='0'/><int value='1'/></geq></or><float value='0.25'/><float value='0.5'/></ite>", 0.5)]
    [InlineData("<mul><df><int value='2'/><int value='1'/></df><leq><int value='1'/><int value='1'/></leq></mul>", 1)]
    [InlineData("<div><system-mission-time/><float value='17520'/></div>", 0.5)]
    [InlineData("<uniform-deviate><float value='0.1'/><float value='0.4'/></uniform-deviate>", 0.25)]
    [InlineData("<normal-deviate><float value='0.25'/><float value='0.1'/></normal-deviate>", 0.25)]
    [InlineData("<lognormal-deviate><float value='0.25'/><float value='3'/><float value='0.95'/></lognormal-deviate>", 0.25)]
    [InlineData("<gamma-deviate><float value='5'/><float value='0.05'/></gamma-deviate>", 0.25)]
    [InlineData("<beta-deviate><float value='1'/><float value='3'/></beta-deviate>", 0.25)]
    [InlineData("<histogram><float value='0'/><bin><float value='0.2'/><int value='3'/></bin><bin><float value='0.6'/><int value='1'/></bin></histogram>", 0.175)]
    public void Functions_of_files_are_what_their_words_say(string xml, double expected) => Near.Equal(expected, ValueOf(xml), 1e-15);

    [Fact]
    public void A_lognormal_by_its_logarithm_has_the_mean_that_follows() =>
        Near.Equal(Math.Exp(-5 + 0.125), ValueOf("<lognormal-deviate><float value='-5'/><float value='0.5'/></lognormal-deviate>"), 1e-15);

    [Fact]
    public void Small_probabilities_and_small_complements_keep_their_digits()
    {
        Near.Equal(1e-15, Of(Expression.Exponential(1e-15, 1)).Value, 1e-14);
        Near.Equal(Math.Exp(-50), Of(Expression.Exponential(1, 50)).Complement, 1e-14);
        Near.Equal(1e-18, Of(Expression.Weibull(1e9, 2, 0, 1)).Value, 1e-14);
        Near.Equal(1e-12, Of(Expression.Repairable(0, 1e-12, 1, 1e6)).Value, 1e-11);
        Near.Equal(1e-9, Of(Expression.Repairable(0, 1, 1e-9, 1e12)).Complement, 1e-8);
    }

    [Theory]
    [InlineData(0.2, 0.3, 0.7, 2)]
    [InlineData(0, 0.5, 0.5, 0.1)]
    [InlineData(1, 0.001, 4, 30)]
    public void What_is_repaired_follows_its_differential_equation(double start, double failure, double repair, double time)
    {
        // Runge and Kutta's method of order four on dp/dt = failure (1 - p) - repair p.
        const int Steps = 20_000;
        var (p, h) = (start, time / Steps);
        double Slope(double at) => (failure * (1 - at)) - (repair * at);
        for (var i = 0; i < Steps; i++)
        {
            var (a, b) = (Slope(p), Slope(p + (h / 2 * Slope(p))));
            var c = Slope(p + (h / 2 * b));
            p += h / 6 * (a + (2 * b) + (2 * c) + Slope(p + (h * c)));
        }

        Near.Equal(p, Of(Expression.Repairable(start, failure, repair, time)).Value, 1e-10);
    }

    [Theory]
    [InlineData(50, 0.05)]
    [InlineData(100, 0.1)]
    [InlineData(130, 0.03)]
    [InlineData(820, 0.72)]
    [InlineData(821, 0.001)]
    [InlineData(1_600, 0.06)]
    public void A_test_mends_at_once_and_what_failed_since_is_not_noticed(double time, double exponent) =>
        Near.Equal(-double.ExpM1(-exponent), Of(Expression.PeriodicTest(0.001, 720, 100, time)).Value, 1e-12);

    [Theory]
    [InlineData(0.01, 0.1, 50, 20, 15)]
    [InlineData(0.01, 0.1, 50, 20, 333)]
    [InlineData(0.1, 0.1, 50, 20, 170)]
    [InlineData(0.1, 0.1000001, 50, 20, 171.5)]
    [InlineData(0.02, 0.001, 7, 0, 100)]
    public void A_test_that_begins_a_repair_follows_the_chain_of_three_states(double rate, double repair, double interval, double first, double time)
    {
        // Up, failed unnoticed, in repair; at each test the second becomes the third. Small steps between, of order two and refined.
        double After(int steps)
        {
            var (up, hidden, mending, now) = (1.0, 0.0, 0.0, 0.0);
            var next = first;
            while (now < time)
            {
                var until = Math.Min(next, time);
                var h = (until - now) / steps;
                for (var i = 0; i < steps && h > 0; i++)
                {
                    var (u, m) = (up + (h / 2 * ((repair * mending) - (rate * up))), mending - (h / 2 * repair * mending));
                    (up, hidden, mending) = (up + (h * ((repair * m) - (rate * u))), hidden + (h * rate * u), mending - (h * repair * m));
                }

                now = until;
                if (now == next && now < time)
                {
                    (hidden, mending, next) = (0, mending + hidden, next + interval);
                }
            }

            return hidden + mending;
        }

        var refined = ((4 * After(4_000)) - After(2_000)) / 3;
        var found = Of(Expression.PeriodicTest(rate, repair, interval, first, time));
        Near.Equal(refined, found.Value, 1e-8);
        Near.Equal(1 - refined, found.Complement, 1e-8);
    }

    [Fact]
    public void A_billion_tests_take_no_longer_than_one() =>
        Near.Equal(
            Of(Expression.PeriodicTest(1e-3, 0.1, 100, 0, 1e5 + 50)).Value, Of(Expression.PeriodicTest(1e-3, 0.1, 100, 0, 1e11 + 50)).Value, 1e-12);

    [Fact]
    public void A_repair_as_fast_as_can_be_is_the_test_that_mends_at_once() =>
        Near.Equal(Of(Expression.PeriodicTest(1e-5, 720, 100, 5_000)).Value, Of(Expression.PeriodicTest(1e-5, 1e6, 720, 100, 5_000)).Value, 1e-9);

    [Fact]
    public void The_mean_over_an_interval_of_tests_is_half_of_what_fails_in_it() =>
        Near.Equal(0.5e-5 * 720, GaussLegendreRule.Integrate(t => Of(Expression.PeriodicTest(1e-5, 720, 0, t)).Value, 720, 1_440, 20) / 720, 0.003);

    [Fact]
    public void What_is_no_number_is_told_where_it_stands()
    {
        var rate = new Parameter("rate", -1.0);

        Assert.Equal("The basic event \"x\" has no probability: <exponential> has a rate of -1; give 0 or more.", Assert.Throws<ModelException>(() => Of(Expression.Exponential(rate))).Message);
        Assert.Equal("The basic event \"x\" has the probability -1; a probability is 0 to 1.", Assert.Throws<ModelException>(() => Of(rate)).Message);
        Assert.Equal("The basic event \"x\" has no probability: <div> of 1, 0 is no finite number; give it numbers of which it is.", Assert.Throws<ModelException>(() => Of((Expression)1.0 / 0.0)).Message);
    }
}
