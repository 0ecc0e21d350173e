using AvailabilityKit.Quantities;

namespace AvailabilityKit.FaultTrees;

/// <summary>The values of expressions for one mission time. Each is worked out once, however often it is used, and without recursion.</summary>
/// <remarks>
/// Where an expression is a probability by its nature, its complement is worked out beside it, as a sum of positive terms, so that both keep
/// their digits. Distributions stand for their mean.
/// </remarks>
internal sealed class ExpressionValues(Duration missionTime)
{
    private readonly Dictionary<Expression, Outcome> _outcomes = new(ReferenceEqualityComparer.Instance);

    /// <summary>A value, with its complement to one where that is known by itself (otherwise not a number), and why there is none.</summary>
    public readonly record struct Outcome(double Value, double Complement, string? Mistake, Expression? At)
    {
        public static Outcome Of(double value) => new(value, double.NaN, null, null);

        // Rounding may carry a sum of parts of one a bit beyond it.
        public static Outcome Of(double value, double complement) => new(Math.Min(1, value), Math.Min(1, complement), null, null);
    }

    /// <summary>The value as a probability.</summary>
    /// <exception cref="ModelException">It is none.</exception>
    public Probability Probability(Expression expression, string what, string name)
    {
        var outcome = Of(expression);
        return MistakeOfProbability(outcome) is { } mistake ? throw new ModelException($"{what} {mistake}", name) : Made(outcome);
    }

    /// <summary>Why an outcome is no probability, as the rest of a sentence about what has it; null where it is one.</summary>
    public static string? MistakeOfProbability(Outcome outcome) =>
        outcome.Mistake is { } mistake ? $"has no probability: {mistake}"
        : outcome.Value is >= 0 and <= 1 ? null
        : $"has the probability {NumberNotation.Exact(outcome.Value)}; a probability is 0 to 1.";

    /// <summary>An outcome that is a probability.</summary>
    public static Probability Made(Outcome outcome) =>
        double.IsNaN(outcome.Complement) ? outcome.Value : AvailabilityKit.Probability.FromParts(outcome.Value, outcome.Complement);

    /// <summary>The value.</summary>
    public Outcome Of(Expression expression)
    {
        if (!_outcomes.ContainsKey(expression))
        {
            foreach (var part in Expression.BottomUp([expression]))
            {
                if (!_outcomes.ContainsKey(part))
                {
                    _outcomes.Add(part, Computed(part));
                }
            }
        }

        return _outcomes[expression];
    }

    private Outcome Computed(Expression part)
    {
        if (part.Parameter is { } parameter)
        {
            return _outcomes[parameter.Expression];
        }

        var inputs = new double[part.Inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            var input = _outcomes[part.Inputs[i]];
            if (input.Mistake is not null)
            {
                return input;
            }

            inputs[i] = input.Value;
        }

        if (MistakeOf(part.Kind, inputs) is { } mistake)
        {
            return new(double.NaN, double.NaN, mistake, part);
        }

        var outcome = part.Kind switch
        {
            ExpressionKind.Float => Outcome.Of(part.Value),
            ExpressionKind.MissionTime => Outcome.Of(missionTime.TotalHours),
            ExpressionKind.Exponential => AgeingProbabilities.Exponential(inputs[0], inputs[1]),
            ExpressionKind.Glm => AgeingProbabilities.Repairable(inputs[0], inputs[1], inputs[2], inputs[3]),
            ExpressionKind.Weibull => AgeingProbabilities.Weibull(inputs[0], inputs[1], inputs[2], inputs[3]),
            ExpressionKind.PeriodicTest when inputs.Length == 4 => AgeingProbabilities.PeriodicTest(inputs[0], inputs[1], inputs[2], inputs[3]),
            ExpressionKind.PeriodicTest => AgeingProbabilities.PeriodicTest(inputs[0], inputs[1], inputs[2], inputs[3], inputs[4]),
            _ => Outcome.Of(Number(part.Kind, inputs)),
        };
        return double.IsFinite(outcome.Value)
            ? outcome
            : new(double.NaN, double.NaN, $"{Mention(part.Kind)} of {List(inputs)} is no finite number; give it numbers of which it is.", part);
    }

    private static double Number(ExpressionKind kind, double[] x) => kind switch
    {
        ExpressionKind.Pi => Math.PI,
        ExpressionKind.Neg => -x[0],
        ExpressionKind.Add => x.Sum(),
        ExpressionKind.Sub => x.Skip(1).Aggregate(x[0], (left, right) => left - right),
        ExpressionKind.Mul => x.Aggregate((left, right) => left * right),
        ExpressionKind.Div => x.Skip(1).Aggregate(x[0], (left, right) => left / right),
        ExpressionKind.Abs => Math.Abs(x[0]),
        ExpressionKind.Acos => Math.Acos(x[0]),
        ExpressionKind.Asin => Math.Asin(x[0]),
        ExpressionKind.Atan => Math.Atan(x[0]),
        ExpressionKind.Cos => Math.Cos(x[0]),
        ExpressionKind.Sin => Math.Sin(x[0]),
        ExpressionKind.Tan => Math.Tan(x[0]),
        ExpressionKind.Cosh => Math.Cosh(x[0]),
        ExpressionKind.Sinh => Math.Sinh(x[0]),
        ExpressionKind.Tanh => Math.Tanh(x[0]),
        ExpressionKind.Exp => Math.Exp(x[0]),
        ExpressionKind.Log => Math.Log(x[0]),
        ExpressionKind.Log10 => Math.Log10(x[0]),
        ExpressionKind.Mod => x[0] % x[1],
        ExpressionKind.Pow => Math.Pow(x[0], x[1]),
        ExpressionKind.Sqrt => Math.Sqrt(x[0]),
        ExpressionKind.Ceil => Math.Ceiling(x[0]),
        ExpressionKind.Floor => Math.Floor(x[0]),
        ExpressionKind.Min => x.Min(),
        ExpressionKind.Max => x.Max(),
        ExpressionKind.Mean => x.Average(),
        ExpressionKind.Not => Truth(x[0] == 0),
        ExpressionKind.And => Truth(Array.TrueForAll(x, value => value != 0)),
        ExpressionKind.Or => Truth(Array.Exists(x, value => value != 0)),
        ExpressionKind.Eq => Truth(x[0] == x[1]),
        ExpressionKind.Df => Truth(x[0] != x[1]),
        ExpressionKind.Lt => Truth(x[0] < x[1]),
        ExpressionKind.Gt => Truth(x[0] > x[1]),
        ExpressionKind.Leq => Truth(x[0] <= x[1]),
        ExpressionKind.Geq => Truth(x[0] >= x[1]),
        ExpressionKind.Ite => x[0] != 0 ? x[1] : x[2],
        ExpressionKind.UniformDeviate => (x[0] + x[1]) / 2,
        ExpressionKind.NormalDeviate => x[0],
        ExpressionKind.LognormalDeviate => x.Length == 3 ? x[0] : Math.Exp(x[0] + (x[1] * x[1] / 2)),
        ExpressionKind.GammaDeviate => x[0] * x[1],
        ExpressionKind.BetaDeviate => x[0] / (x[0] + x[1]),
        ExpressionKind.Histogram => HistogramMean(x),
        _ => throw new InvalidOperationException($"{kind} is no function of numbers."),
    };

    private static double Truth(bool isTrue) => isTrue ? 1 : 0;

    // The lower end, then an upper end and a weight for each bin.
    private static double HistogramMean(double[] x)
    {
        double sum = 0, weights = 0;
        for (var i = 1; i + 1 < x.Length; i += 2)
        {
            var lower = i == 1 ? x[0] : x[i - 2];
            sum += x[i + 1] * (lower + x[i]) / 2;
            weights += x[i + 1];
        }

        return sum / weights;
    }

    private static string? MistakeOf(ExpressionKind kind, double[] x) => kind switch
    {
        ExpressionKind.Exponential => Negative(kind, "rate", x[0]) ?? Negative(kind, "time", x[1]),
        ExpressionKind.Glm => (x[0] is >= 0 and <= 1 ? null : $"{Mention(kind)} starts down with the probability {NumberNotation.Exact(x[0])}; a probability is 0 to 1.")
            ?? Negative(kind, "failure rate", x[1]) ?? Negative(kind, "repair rate", x[2]) ?? Negative(kind, "time", x[3]),
        ExpressionKind.Weibull => NotPositive(kind, "scale", x[0]) ?? NotPositive(kind, "shape", x[1]) ?? Negative(kind, "delay", x[2]) ?? Negative(kind, "time", x[3]),
        ExpressionKind.PeriodicTest when x.Length == 4 => Negative(kind, "rate", x[0]) ?? NotPositive(kind, "interval", x[1]) ?? Negative(kind, "first test", x[2]) ?? Negative(kind, "time", x[3]),
        ExpressionKind.PeriodicTest => Negative(kind, "rate", x[0]) ?? Negative(kind, "repair rate", x[1]) ?? NotPositive(kind, "interval", x[2]) ?? Negative(kind, "first test", x[3]) ?? Negative(kind, "time", x[4]),
        ExpressionKind.UniformDeviate => x[0] < x[1] ? null : $"{Mention(kind)} goes from {NumberNotation.Exact(x[0])} to {NumberNotation.Exact(x[1])}; the second must be the larger.",
        ExpressionKind.NormalDeviate => NotPositive(kind, "standard deviation", x[1]),
        ExpressionKind.LognormalDeviate when x.Length == 3 => NotPositive(kind, "mean", x[0])
            ?? (x[1] > 1 ? null : $"{Mention(kind)} has the error factor {NumberNotation.Exact(x[1])}; it is above 1.")
            ?? (x[2] is > 0.5 and < 1 ? null : $"{Mention(kind)} has the level {NumberNotation.Exact(x[2])}; it is between 0.5 and 1, as a rule 0.95."),
        ExpressionKind.LognormalDeviate => NotPositive(kind, "standard deviation of the logarithm", x[1]),
        ExpressionKind.GammaDeviate => NotPositive(kind, "shape", x[0]) ?? NotPositive(kind, "scale", x[1]),
        ExpressionKind.BetaDeviate => NotPositive(kind, "alpha", x[0]) ?? NotPositive(kind, "beta", x[1]),
        ExpressionKind.Histogram => MistakeOfHistogram(x),
        _ => null,
    };

    private static string? MistakeOfHistogram(double[] x)
    {
        var total = 0.0;
        for (var i = 1; i + 1 < x.Length; i += 2)
        {
            var lower = i == 1 ? x[0] : x[i - 2];
            if (!(x[i] > lower))
            {
                return $"a bin of {Mention(ExpressionKind.Histogram)} ends at {NumberNotation.Exact(x[i])}; that must be above {NumberNotation.Exact(lower)}, where it begins.";
            }

            if (Negative(ExpressionKind.Histogram, "weight", x[i + 1]) is { } negative)
            {
                return negative;
            }

            total += x[i + 1];
        }

        return NotPositive(ExpressionKind.Histogram, "total weight", total);
    }

    private static string? Negative(ExpressionKind kind, string what, double value) =>
        value >= 0 ? null : $"{Mention(kind)} has a {what} of {NumberNotation.Exact(value)}; give 0 or more.";

    private static string? NotPositive(ExpressionKind kind, string what, double value) =>
        value > 0 ? null : $"{Mention(kind)} has a {what} of {NumberNotation.Exact(value)}; give a number above 0.";

    private static string Mention(ExpressionKind kind) => kind switch
    {
        ExpressionKind.Float => "a number",
        ExpressionKind.MissionTime => "the mission time",
        _ => $"<{ExpressionWords.Of(kind)}>",
    };

    private static string List(double[] inputs) =>
        string.Join(", ", inputs.Take(5).Select(NumberNotation.Exact)) + (inputs.Length > 5 ? ", ..." : "");
}
