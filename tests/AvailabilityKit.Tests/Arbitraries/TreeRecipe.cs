using AvailabilityKit.FaultTrees;
using FsCheck;
using FsCheck.Fluent;
using TreeFormula = AvailabilityKit.FaultTrees.Formula;

namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>A random fault tree of every connective, whose gates share events, formulas and one another; the same seed makes the same tree.</summary>
public sealed record TreeRecipe(int Seed)
{
    private const int MostEvents = 6;

    public static Arbitrary<TreeRecipe> Arbitrary() => Arb.From(Gen.Choose(0, 1_000_000).Select(seed => new TreeRecipe(seed)));

    /// <summary>The tree.</summary>
    /// <param name="withExpressions">Whether probabilities are made of parameters, functions and distributions, and some names are paths, as files have them.</param>
    public FaultTree Tree(bool withExpressions = false)
    {
        var random = new Random(Seed);
        var expressions = withExpressions ? new RandomExpressions(random) : null;
        List<TreeFormula> known = [];
        for (var i = 0; i < random.Next(1, MostEvents + 1); i++)
        {
            known.Add(new BasicEvent(Name($"e{i}"), expressions?.Probability() ?? Math.Pow(random.NextDouble(), 3)) { Label = Label() });
        }

        known.Add(new HouseEvent(Name("house"), random.Next(2) == 0) { Label = Label() });
        if (withExpressions)
        {
            known.AddRange(CommonCauseEvents.Beta(Name("group"), 0.1, 0.2, Name("m1"), Name("m2"), Name("m3")).Members);
            known.AddRange(CommonCauseEvents.MultipleGreekLetter("letters", expressions!.Probability(), [0.3, 0.25], "g1", "g2", "g3").Members);
        }

        Gate? last = null;
        for (var i = 0; i < random.Next(1, 8); i++)
        {
            var formula = Formula(random, known);
            last = new Gate(Name($"gate {i}"), random.Next(3) == 0 ? formula & Formula(random, known) : formula) { Label = Label() };
            known.Add(last);
        }

        return new FaultTree("tree", last!);

        string? Label() => random.Next(4) == 0 ? "say \"what\" <it> is & why" : null;

        string Name(string own) => !withExpressions ? own : random.Next(5) switch { 0 => $"tree.{own}", 1 => $"tree.train.{own}", 2 => $"other.part.of it.{own}", _ => own };
    }

    private static TreeFormula Formula(Random random, List<TreeFormula> known)
    {
        TreeFormula[] inputs = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(10) switch
        {
            0 => TreeFormula.True,
            1 => TreeFormula.False,
            _ => known[random.Next(known.Count)],
        })];
        var min = random.Next(0, inputs.Length + 1);
        var formula = random.Next(10) switch
        {
            0 => TreeFormula.And(inputs),
            1 => TreeFormula.Or(inputs),
            2 => TreeFormula.AtLeast(Math.Max(1, min), inputs),
            3 => TreeFormula.Cardinality(min, random.Next(min, inputs.Length + 1), inputs),
            4 => !inputs[0],
            5 => TreeFormula.Xor(inputs),
            6 => TreeFormula.Nand(inputs),
            7 => TreeFormula.Nor(inputs),
            8 => TreeFormula.Imply(inputs[0], inputs[^1]),
            _ => TreeFormula.Iff(inputs[0], inputs[^1]),
        };
        known.Add(formula);
        return formula;
    }
}

/// <summary>Expressions of many kinds that are probabilities.</summary>
internal sealed class RandomExpressions(Random random)
{
    private readonly Parameter _rate = new("rate", Expression.LogNormal(1e-4, 3, 0.95)) { Unit = "hours-1" };
    private readonly Parameter _time = new("tree.time", Expression.MissionTime / 2.0);

    public Expression Probability() => random.Next(9) switch
    {
        0 => Expression.Exponential(_rate),
        1 => Expression.Exponential(_rate, _time),
        2 => Expression.Weibull(10_000, 1.5, 10, _time),
        3 => Expression.Repairable(0.01, _rate, 0.1, Expression.MissionTime),
        4 => Expression.PeriodicTest(_rate, 720, 100, Expression.MissionTime),
        5 => Expression.PeriodicTest(_rate, 0.05, 720, 100, _time),
        6 => Expression.Of(ExpressionKind.Histogram, [0.0, 0.1, 2.0, random.NextDouble() + 0.2, 1.0]),
        7 => Expression.Of(ExpressionKind.Ite, [Expression.Of(ExpressionKind.Lt, [_rate, 0.5]), Expression.Uniform(0, random.NextDouble()), Expression.Of(ExpressionKind.Pi, [])]),
        _ => random.NextDouble(),
    };
}
