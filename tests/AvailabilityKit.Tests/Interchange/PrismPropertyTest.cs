using AvailabilityKit.Interchange.Prism;

namespace AvailabilityKit.Tests.Interchange;

/// <summary>Properties against closed forms and against what typed chains answer.</summary>
public class PrismPropertyTest
{
    /// <summary>0 to 1 at rate 2; from there to 2 at rate 3 and back at rate 1; and from 0 to 3 at rate 0.5.</summary>
    private static readonly PrismChain Chain = PrismModel.Parse("""
        ctmc
        module m
          s : [0..3];
          [] s = 0 -> 2 : (s'=1) + 0.5 : (s'=3);
          [on] s = 1 -> 3 : (s'=2);
          [] s = 1 -> 1 : (s'=0);
        endmodule
        label "end" = s >= 2;
        rewards "time" true : 1; endrewards
        rewards "on" [on] true : 4; s = 0 : 1; endrewards
        """).Explore();

    private static double Ask(string property) => Chain.Check(property).Value;

    [Fact]
    public void What_happens_ever_has_closed_forms()
    {
        // From 0, s 2 is reached with p = 0.8 (0.75 + 0.25 p).
        var reached = 0.8 * 0.75 / (1 - 0.2);
        Near.Equal(reached, Ask("P=? [ F s = 2 ]"));
        Near.Equal(1 - reached, Ask("P=? [ G s != 2 ]"));
        Near.Equal(0.8 * 0.75, Ask("P=? [ s < 1 | s = 1 U s = 2 ]") * 0.8);
        Near.Equal(0.8, Ask("P=? [ s = 0 U s = 1 ]"));
        Near.Equal(reached, Ask("S=? [ s = 2 ]"));
        Near.Equal(1, Ask("P=? [ F \"end\" ]"));
        // Time: t0 = 1/2.5 + 0.8 t1, t1 = 1/4 + 0.25 t0.
        var time = (0.4 + (0.8 * 0.25)) / (1 - 0.2);
        Near.Equal(time, Ask("R{\"time\"}=? [ F \"end\" ]"));
        Near.Equal((4 * reached) + (0.4 / 0.8), Ask("R{\"on\"}=? [ F \"end\" ]"));
        Near.Equal((4 * reached) + (0.4 / 0.8), Ask("R{\"on\"}=? [ C ]"));
        Assert.Equal(double.PositiveInfinity, Ask("R{\"time\"}=? [ F s = 2 ]"));
        Assert.Equal(double.PositiveInfinity, Ask("R{1}=? [ C ]"));
    }

    /// <summary>From 0 straight to 2 at rate 2, or at rate 1 around by 1, which is not allowed: two in three, of what has left 0 by then.</summary>
    [Fact]
    public void What_may_not_come_before_is_left_out()
    {
        var around = PrismModel.Parse("""
            ctmc
            module m
              s : [0..2];
              [] s = 0 -> 1 : (s'=1) + 2 : (s'=2);
              [] s = 1 -> 3 : (s'=2);
            endmodule
            """).Explore();

        Near.Equal(2.0 / 3, around.Check("P=? [ s != 1 U s = 2 ]").Value);
        Near.Equal(2.0 / 3 * (1 - Math.Exp(-1.5)), around.Check("P=? [ s != 1 U<=0.5 s = 2 ]").Value, 1e-11);

        // Before 0.2 it may be in 2 already where 2 is allowed, and has to be in 0 where only that is.
        Near.Equal(2.0 / 3 * (1 - Math.Exp(-1.5)), around.Check("P=? [ s != 1 U[0.2,0.5] s = 2 ]").Value, 1e-11);
        Near.Equal(Math.Exp(-0.6) * 2 / 3 * (1 - Math.Exp(-0.9)), around.Check("P=? [ s = 0 U[0.2,0.5] s = 2 ]").Value, 1e-11);
        Assert.Equal(0, Ask("P=? [ s != 1 U s = 2 ]"));
        Assert.Equal(0, Ask("P=? [ s != 1 U<=2 s = 2 ]"));
    }

    [Fact]
    public void What_happens_by_a_time_is_what_typed_chains_answer()
    {
        var typed = Chain.ToChain();
        Near.Equal(typed.Until(s => s["s"] == 2).Within(0.7.Seconds).Value, Ask("P=? [ F<=0.7 s = 2 ]"), 1e-11);
        Near.Equal(typed.Until(s => s["s"] == 2).Within(0.7.Seconds).Complement, Ask("P=? [ G<=0.7 s != 2 ]"), 1e-11);
        Near.Equal(typed.Over(2.Seconds).TimeIn(s => s["s"] == 0).TotalSeconds + (4 * typed.At(2.Seconds).Probability(s => s["s"] == 2)), Ask("R{\"on\"}=? [ C<=2 ]"), 1e-11);
        Near.Equal(typed.At(2.Seconds).Probability(s => s["s"] == 0), Ask("R{\"on\"}=? [ I=2 ]"), 1e-11);
        // Until 1 anything; or, for an absorbing target, what was entered between is the difference.
        Near.Equal(typed.At(1.5.Seconds).Probability(s => s["s"] == 2), Ask("P=? [ F[1,1.5] s = 2 ]"), 1e-11);
        Near.Equal(typed.At(1.Seconds).Probability(s => s["s"] == 1), Ask("P=? [ F[1,1] s = 1 ]"), 1e-11);
        Near.Equal(Math.Exp(-2.5) * 0.8 * (1 - Math.Exp(-2.5)), Ask("P=? [ s = 0 U[1,2] s = 1 ]"), 1e-11);
        Near.Equal(0.8 * (1 - Math.Exp(-2.5)), Ask("P=? [ s = 0 U<=1 s = 1 ]"), 1e-11);
    }

    [Fact]
    public void Files_of_properties_have_constants_and_labels()
    {
        var answers = Chain.CheckAll("""
            const double T = 0.7; // a time
            label "two" = s = 2;
            "first": P=? [ F<=T "two" ];
            P=? [ F<=(T) (s = 2) ]
            S=? [ "init" ];
            """);
        Assert.Equal(["P=? [ F<=T \"two\" ]", "P=? [ F<=(T) (s = 2) ]", "S=? [ \"init\" ]"], answers.Select(answer => answer.Property));
        Assert.Equal(answers[0].Value, answers[1].Value);
        Assert.Equal(0, answers[2].Value);
        Assert.All(answers, answer => Assert.True(answer.ErrorBound is >= 0 and < 1e-10 && answer.Method.Length > 0 && answer.Assumptions.Count > 0));
    }

    [Theory]
    [InlineData("P=? [ F<=1 \"edn\" ]", "Did you mean \"end\"?")]
    [InlineData("R{\"tme\"}=? [ S ]", "Did you mean \"time\"?")]
    [InlineData("P=? [ X s = 1 ]", "The operator X is not answered")]
    [InlineData("P>=0.5 [ F s = 1 ]", "ask for the value (P=?)")]
    [InlineData("Pmax=? [ F s = 1 ]", "A property begins with")]
    [InlineData("P=? [ F>=1 s = 1 ]", "A bound from below alone")]
    [InlineData("P=? [ F<=s s = 1 ]", "must be a constant")]
    [InlineData("P=? [ F[2,1] s = 1 ]", "the smaller one comes first")]
    [InlineData("P=? [ F s = 1", "\"]\" is expected")]
    [InlineData("S=? [ s ]", "must be a truth value")]
    [InlineData("R{3}=? [ S ]", "from 1 to 2")]
    [InlineData("const int k = 1;", "No property stands here")]
    public void What_is_not_answered_is_refused_by_name(string property, string message) =>
        Assert.Contains(message, Assert.Throws<DocumentException>(() => Ask(property)).Message, StringComparison.Ordinal);
}
