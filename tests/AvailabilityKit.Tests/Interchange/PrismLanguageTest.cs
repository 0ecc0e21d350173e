using AvailabilityKit.Interchange.Prism;

namespace AvailabilityKit.Tests.Interchange;

/// <summary>The PRISM language: what models mean, and what is refused, with its place.</summary>
public class PrismLanguageTest
{
    private const string Pair = """
        // A pair under one crew.
        ctmc
        const int n = 2;
        const double fail;
        formula all = up = n;
        module pair
          up : [0..n] init n;
          [] up > 0 -> up * fail : (up' = up - 1);
          [mend] !all -> 1 : (up' = up + 1);
        endmodule
        label "down" = up = 0;
        rewards "repairs" [mend] true : 1; endrewards
        rewards up < n : 0.5; [mend] up = 0 : 2; endrewards
        """;

    private static double Value(string expression) =>
        PrismModel.Parse($"ctmc const double v = {expression}; module m x : [0..1]; [] true -> (x'=x); endmodule rewards true : v; endrewards").Check("R=? [ I=0 ]").Value;

    private static double Truth(string expression) => Value($"({expression}) ? 1 : 0");

    private static DocumentException Refused(string text) => Assert.Throws<DocumentException>(() => PrismModel.Parse(text).Explore());

    [Fact]
    public void A_pair_is_explored_and_answers()
    {
        var model = PrismModel.Parse(Pair).With("fail", 0.01);
        var chain = model.Explore();

        // A birth-death chain: 1, 2 r, 2 r^2.
        var all = 1 + 0.02 + 0.0002;
        Assert.Equal((3, 4), (chain.StateCount, chain.TransitionCount));
        Near.Equal(0.0002 / all, model.Check("S=? [ \"down\" ]").Value);
        Near.Equal(0.0202 / all, model.Check("R{\"repairs\"}=? [ S ]").Value);
        Near.Equal(((0.5 * 0.0202) + (2 * 0.0002)) / all, model.Check("R{2}=? [ S ]").Value);

        // One half a time unit while one is down, which it is for 1 / fail on average until the other fails too.
        Near.Equal(0.5 / 0.01, model.Check("R{2}=? [ F up = 0 ]").Value);
        Near.Equal(model.ToChain().SteadyState().Probability(state => state["up"] == 0), model.Check("S=? [ up = 0 ]").Value);
        Near.Equal(model.Check("S=? [ \"down\" ]").Value, model.ToChain().SteadyState().Probability(state => state.Is("down")));
        Assert.Equal("(up=2)", chain.States[0].ToString());
        Assert.Same(chain, model.Explore());
    }

    [Theory]
    [InlineData("1 + 2 * 3 - 4 / 2", 5)]
    [InlineData("7 / 2", 3.5)]
    [InlineData("10 - 3 - 2", 5)]
    [InlineData("2 * 6 / 4 * 3", 9)]
    [InlineData("-2 + 3", 1)]
    [InlineData("mod(7, 3) + mod(-1, 3)", 3)]
    [InlineData("pow(2, 10) + pow(2.0, 0.5) - pow(2.0, 0.5)", 1024)]
    [InlineData("log(8, 2)", 3)]
    [InlineData("min(3, 1.5, 2) + max(1, 4, 2)", 5.5)]
    [InlineData("floor(2.7) + ceil(2.1) + round(2.5)", 8)]
    [InlineData("func(floor, 2.5)", 2)]
    [InlineData("true ? 1 : false ? 2 : 3", 1)]
    [InlineData("1.5e2 + .5", 150.5)]
    public void Expressions_have_the_values_of_the_manual(string expression, double expected) => Near.Equal(expected, Value(expression), 1e-15);

    [Theory]
    [InlineData("!true | true", 1)]
    [InlineData("!(true | true)", 0)]
    [InlineData("true | false & false", 1)]
    [InlineData("false => false", 1)]
    [InlineData("true => false", 0)]
    [InlineData("true <=> false", 0)]
    [InlineData("!1 = 2", 1)]
    [InlineData("1 + 1 = 2 & 3 > 2", 1)]
    [InlineData("2 <= 2 & 2 >= 3", 0)]
    [InlineData("1 != 2", 1)]
    [InlineData("true = false", 0)]
    public void Truth_values_bind_as_in_the_manual(string expression, double expected) => Assert.Equal(expected, Truth(expression));

    [Fact]
    public void Modules_synchronize_and_rates_are_multiplied_while_commands_of_one_module_add_up()
    {
        const string Model = """
            ctmc
            module a x : [0..2]; [go] x < 2 -> 2 : (x'=x+1); [go] x = 0 -> 3 : (x'=1); endmodule
            module b y : [0..2]; [go] y < 2 -> 5 : (y'=y+1); [] y = 0 -> 7 : (y'=2); endmodule
            """;
        var chain = PrismModel.Parse(Model).Explore();
        Near.Equal((2 + 3) * 5 + 7, chain.ToChain().ExitRate(chain.States[0]).ValuePerSecond);
        Assert.Equal(25, chain.ToChain().Transitions.First().Rate.ValuePerSecond, 1e-12);
    }

    [Theory]
    [InlineData("a || b", 1)]
    [InlineData("a ||| b", 2)]
    [InlineData("a |[go]| b", 1)]
    [InlineData("a |[other]| b", 2)]
    [InlineData("a/{go} || b", 2)]
    [InlineData("a{go<-leave} || b", 2)]
    public void Systems_are_put_together_as_they_say(string system, int ways)
    {
        var model = $"ctmc module a x : [0..1]; [go] x=0 -> 1 : (x'=1); endmodule module b y : [0..1]; [go] y=0 -> 1 : (y'=1); endmodule system {system} endsystem";
        var chain = PrismModel.Parse(model).Explore().ToChain();
        Assert.Equal(ways, chain.Rates.Offsets[1]);
    }

    [Fact]
    public void Renamed_modules_rename_within_formulas()
    {
        const string Model = """
            ctmc
            formula low = x = 0;
            module a x : [0..1]; [] low -> 2 : (x'=1); [] !low -> 3 : (x'=0); endmodule
            module b = a [ x=y ] endmodule
            module c = b [ y=z ] endmodule
            """;
        var model = PrismModel.Parse(Model);
        Assert.Equal(8, model.Explore().StateCount);
        Near.Equal(0.6 * 0.4 * 0.6, model.Check("S=? [ x = 0 & y = 1 & z = 0 ]").Value);
        Near.Equal(0.6, model.Check("S=? [ z = 0 ]").Value);
    }

    [Fact]
    public void A_dtmc_counts_steps_and_chooses_evenly_among_commands()
    {
        const string Model = """
            dtmc
            module m
              s : [0..2];
              [] s = 0 -> 0.5 : (s'=0) + 0.5 : (s'=1);
              [] s = 0 -> (s'=2);
            endmodule
            rewards true : 1; endrewards
            """;
        var model = PrismModel.Parse(Model);
        Near.Equal(0.5, model.Check("P=? [ F<=1 s = 2 ]").Value);
        Near.Equal(0.625, model.Check("P=? [ F<=2 s = 2 ]").Value);
        Near.Equal(0.5, model.Check("P=? [ F<2 s = 2 ]").Value);
        Near.Equal(2.0 / 3, model.Check("P=? [ F s = 2 ]").Value);
        Near.Equal(4.0 / 3, model.Check("R=? [ F s > 0 ]").Value);
        Near.Equal(3, model.Check("R=? [ C<=3 ]").Value);
        Near.Equal(1.0 / 3, model.Check("S=? [ s = 1 ]").Value);
        Assert.Contains("2 of 3 states lead nowhere", string.Join(' ', model.Check("S=? [ \"deadlock\" ]").Assumptions), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reward_of_an_action_that_nothing_does_is_never_earned() =>
        Assert.Equal(0, PrismModel.Parse("ctmc module m x : bool; [a] x -> (x'=false); [b] !x -> (x'=true); endmodule rewards [c] true : 1; endrewards").Check("R=? [ S ]").Value);

    [Fact]
    public void States_of_many_words_are_told_apart()
    {
        var variables = string.Concat(Enumerable.Range(0, 5).Select(i => $"module m{i} x{i} : [-1000000000..1000000000] init {i}; [] x{i} < {i + 2} -> 1 : (x{i}'=x{i}+1); endmodule "));
        Assert.Equal(3 * 3 * 3 * 3 * 3, PrismModel.Parse("ctmc " + variables).Explore().StateCount);
    }

    [Fact]
    public void Initial_states_may_be_described()
    {
        const string Model = "ctmc module m x : [0..3]; y : bool; [] x < 3 -> 1 : (x'=x+1); endmodule init x = 1 & y endinit";
        var chain = PrismModel.Parse(Model).Explore();
        Assert.Equal("(x=1, y=true)", chain.States[0].ToString());
        Assert.Contains("2 initial states", Assert.Throws<ModelException>(() => PrismModel.Parse(Model.Replace("& y", "", StringComparison.Ordinal)).Check("P=? [ F x = 3 ]")).Message, StringComparison.Ordinal);
        Assert.Contains("starts nowhere", Assert.Throws<ModelException>(() => PrismModel.Parse(Model.Replace("& y", "& x = 2", StringComparison.Ordinal)).Explore()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mdp\nmodule m x : bool; endmodule", 1, 1, "\"mdp\" are not solved here")]
    [InlineData("ctmc\nmodule m x : [0..1]; [] y = 0 -> (x'=1); endmodule", 2, 25, "\"y\" is unknown. Did you mean \"x\"?")]
    [InlineData("ctmc\nmodule m x : [0..1]; [] x = 0 -> (z'=1); endmodule", 2, 35, "no variable \"z\"")]
    [InlineData("ctmc\nconst int k;\nmodule m x : [0..k]; endmodule", 3, 18, "\"k\" (line 2) has no value")]
    [InlineData("ctmc\nmodule m x : [0..1] init 2; endmodule", 2, 26, "starts at 2")]
    [InlineData("ctmc\nmodule m x : [3..1]; endmodule", 2, 10, "which is empty")]
    [InlineData("ctmc\nmodule m x : [0..1]; [] x -> (x'=1); endmodule", 2, 25, "must be a truth value")]
    [InlineData("ctmc\nmodule m x : [0..1]; [] true -> (x'=0.5); endmodule", 2, 37, "must be a whole number")]
    [InlineData("ctmc\nmodule m x : [0..1]; [] true -> 1 (x'=1); endmodule", 2, 35, "\":\" is expected")]
    [InlineData("ctmc\nformula f = g; formula g = f;\nmodule m x : bool; [] f -> true; endmodule", 2, 9, "defined by itself")]
    [InlineData("ctmc\nconst int f = g; const int g = f;\nmodule m x : [0..f]; endmodule", 2, 11, "defined by itself")]
    [InlineData("ctmc\nmodule m x : bool; endmodule module m y : bool; endmodule", 2, 37, "stands in line 2 already")]
    [InlineData("ctmc\nmodule m x : bool; endmodule module n = k [ x=y ] endmodule", 2, 37, "which there is not")]
    [InlineData("ctmc\nmodule m x : bool; endmodule module n y : bool; [] true -> (x'=true); endmodule", 2, 61, "of the module \"m\"")]
    [InlineData("ctmc\nglobal g : bool; module m x : bool; [a] true -> (g'=true); endmodule module n [a] true -> true; endmodule", 2, 1, "sets the global variable \"g\"")]
    [InlineData("ctmc\nmodule m x : bool; endmodule /* no end", 2, 30, "has no end")]
    [InlineData("ctmc\nmodule m x : bool; endmodule @", 2, 30, "means nothing here")]
    [InlineData("ctmc\nmodule m x : [0..99999999999]; endmodule", 2, 18, "is above 2147483647")]
    [InlineData("ctmc", 1, 1, "has no module")]
    [InlineData("module m x : bool; endmodule", 1, 1, "of which kind")]
    [InlineData("ctmc\nmodule m x : bool; endmodule label \"init\" = x;", 2, 36, "exists by itself")]
    public void What_is_wrong_is_named_with_its_place(string text, int line, int column, string message)
    {
        var refused = Refused(text);
        Assert.Equal((line, column), (refused.Line, refused.Column));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ctmc module m x : [0..1]; [] true -> (x'=x+1); endmodule", "sets x to 2, out of its range [0..1], in the state (x=1)")]
    [InlineData("ctmc module m x : [0..1]; [] true -> x - 1 : (x'=1); endmodule", "is -1 in the state (x=0)")]
    [InlineData("ctmc module m x : [0..1]; [] true -> 1/x : (x'=1); endmodule", "in the state (x=0)")]
    [InlineData("dtmc module m x : [0..1]; [] true -> 0.5 : (x'=1) + 0.4 : true; endmodule", "sum to 0.9")]
    [InlineData("ctmc module m x : [0..1]; [] true -> mod(3, x) : (x'=1); endmodule", "mod divides by 0")]
    public void What_goes_wrong_in_a_state_is_named_with_it(string text, string message) =>
        Assert.Contains(message, Assert.Throws<ModelException>(() => PrismModel.Parse(text).Explore()).Message, StringComparison.Ordinal);

    [Fact]
    public void Constants_are_hinted_and_limits_are_named()
    {
        var model = PrismModel.Parse(Pair);
        Assert.Contains("Did you mean \"fail\"?", Assert.Throws<ModelException>(() => model.With("fial", 1)).Message, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => model.WithConstants("fail"));
        Near.Equal(model.With("fail", 2).Check("S=? [ up = 0 ]").Value, model.WithConstants("fail=2,n=2").Check("S=? [ up = 0 ]").Value);
        var few = PrismModel.Parse(Pair, new PrismOptions { MaximumStates = 2 }).With("fail", 1);
        Assert.Equal("PrismOptions.MaximumStates", Assert.Throws<SolverException>(() => few.Explore()).Limit!.Option);
        Assert.Contains("nested deeper", Refused($"ctmc const int c = {new string('(', 5_000)}1{new string(')', 5_000)}; module m x : [0..c]; endmodule").Message, StringComparison.Ordinal);
        var doubled = string.Concat(Enumerable.Range(1, 40).Select(i => $"formula f{i} = f{i - 1} + f{i - 1}; "));
        Assert.Contains("more than 2000000 terms", Refused($"ctmc formula f0 = x; {doubled} module m x : [0..1]; [] true -> f40 : (x'=1); endmodule").Message, StringComparison.Ordinal);
        var sum = string.Join(" + ", Enumerable.Repeat("x", 50_000));
        Assert.Equal(2, PrismModel.Parse($"ctmc module m x : [0..1]; [] {sum} < 1 -> (x'=1); endmodule").Explore().StateCount);
    }
}
