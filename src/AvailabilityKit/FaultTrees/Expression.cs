using System.Text.Json.Serialization;

namespace AvailabilityKit.FaultTrees;

/// <summary>A number of a fault tree, as it was given: a probability, a rate, a function of others, or a distribution that says how well it is known.</summary>
/// <remarks>
/// <para>A double is an expression. Distributions stand for their mean wherever one value is wanted, and are kept with the model.</para>
/// <para>Times and rates are bare numbers in one unit, which is the hour wherever <see cref="MissionTime"/> is used. After the Open-PSA Model
/// Exchange Format 2.0d (2008), section V. Immutable.</para>
/// </remarks>
[JsonConverter(typeof(FaultTreeConverter))]
public sealed class Expression
{
    private Expression(ExpressionKind kind, params IReadOnlyList<Expression> inputs)
    {
        Kind = kind;
        foreach (var input in inputs)
        {
            ArgumentNullException.ThrowIfNull(input, nameof(inputs));
        }

        Inputs = [.. inputs];
    }

    /// <summary>The hours that the mission lasts, which are said where the tree is evaluated.</summary>
    public static Expression MissionTime { get; } = new(ExpressionKind.MissionTime);

    internal ExpressionKind Kind { get; }

    internal Expression[] Inputs { get; }

    /// <summary>Of a number, the number.</summary>
    internal double Value { get; private init; }

    /// <summary>Of a reference, the parameter.</summary>
    internal Parameter? Parameter { get; private init; }

    /// <summary>A number.</summary>
    public static implicit operator Expression(double value) => new(ExpressionKind.Float) { Value = value };

    /// <summary>The value of a parameter.</summary>
    public static implicit operator Expression(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return new(ExpressionKind.Parameter) { Parameter = parameter };
    }

    /// <summary>The sum.</summary>
    public static Expression operator +(Expression left, Expression right) => new(ExpressionKind.Add, left, right);

    /// <summary>The difference.</summary>
    public static Expression operator -(Expression left, Expression right) => new(ExpressionKind.Sub, left, right);

    /// <summary>The product.</summary>
    public static Expression operator *(Expression left, Expression right) => new(ExpressionKind.Mul, left, right);

    /// <summary>The quotient.</summary>
    public static Expression operator /(Expression left, Expression right) => new(ExpressionKind.Div, left, right);

    /// <summary>What fails at a constant rate and is not repaired, by the end of the mission: 1 - e^(-rate * time).</summary>
    /// <param name="rate">Failures an hour, 0 or more.</param>
    public static Expression Exponential(Expression rate) => Exponential(rate, MissionTime);

    /// <summary>What fails at a constant rate and is not repaired, by a time.</summary>
    /// <param name="rate">Failures an hour, 0 or more.</param>
    /// <param name="time">Hours, 0 or more.</param>
    public static Expression Exponential(Expression rate, Expression time) => new(ExpressionKind.Exponential, rate, time);

    /// <summary>What fails at a constant rate and is repaired at another, and may not even have started ("GLM").</summary>
    /// <remarks>r - (r - start) e^(-(failure + repair) time), with r = failure / (failure + repair).</remarks>
    /// <param name="failsToStart">The probability that it is down at the beginning, 0 to 1.</param>
    /// <param name="failureRate">Failures an hour, 0 or more.</param>
    /// <param name="repairRate">Repairs an hour, 0 or more.</param>
    /// <param name="time">Hours, 0 or more.</param>
    public static Expression Repairable(Expression failsToStart, Expression failureRate, Expression repairRate, Expression time) => new(ExpressionKind.Glm, failsToStart, failureRate, repairRate, time);

    /// <summary>What ages, after W. Weibull: 1 - e^(-((time - delay) / scale)^shape).</summary>
    /// <param name="scale">The age by which 63.2 % have failed, above 0.</param>
    /// <param name="shape">Above 1 for wear, below 1 for early failures; above 0.</param>
    /// <param name="delay">Before which nothing fails, 0 or more.</param>
    /// <param name="time">Hours, 0 or more.</param>
    public static Expression Weibull(Expression scale, Expression shape, Expression delay, Expression time) => new(ExpressionKind.Weibull, scale, shape, delay, time);

    /// <summary>What fails unnoticed, and is found and mended at once by a test every so often.</summary>
    /// <param name="rate">Failures an hour, 0 or more.</param>
    /// <param name="interval">Hours between tests, above 0.</param>
    /// <param name="firstTest">Hours until the first test, 0 or more.</param>
    /// <param name="time">Hours, 0 or more. At the moment of a test it is what holds just before.</param>
    public static Expression PeriodicTest(Expression rate, Expression interval, Expression firstTest, Expression time) => new(ExpressionKind.PeriodicTest, rate, interval, firstTest, time);

    /// <summary>What fails unnoticed and is found by a test every so often, at which its repair begins.</summary>
    /// <param name="rate">Failures an hour, 0 or more.</param>
    /// <param name="repairRate">Repairs an hour of what was found, 0 or more.</param>
    /// <param name="interval">Hours between tests, above 0.</param>
    /// <param name="firstTest">Hours until the first test, 0 or more.</param>
    /// <param name="time">Hours, 0 or more.</param>
    public static Expression PeriodicTest(Expression rate, Expression repairRate, Expression interval, Expression firstTest, Expression time) => new(ExpressionKind.PeriodicTest, rate, repairRate, interval, firstTest, time);

    /// <summary>Anything between two numbers, all equally likely; its mean is the middle.</summary>
    /// <param name="lower">The least.</param>
    /// <param name="upper">The most, above the least.</param>
    public static Expression Uniform(Expression lower, Expression upper) => new(ExpressionKind.UniformDeviate, lower, upper);

    /// <summary>A normal distribution.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="deviation">The standard deviation, above 0.</param>
    public static Expression Normal(Expression mean, Expression deviation) => new(ExpressionKind.NormalDeviate, mean, deviation);

    /// <summary>A lognormal distribution of a mean, with the factor by which the percentile of a level exceeds the median.</summary>
    /// <param name="mean">The mean, above 0.</param>
    /// <param name="errorFactor">The percentile of <paramref name="level"/> divided by the median, above 1.</param>
    /// <param name="level">Between 0.5 and 1; 0.95 as a rule.</param>
    public static Expression LogNormal(Expression mean, Expression errorFactor, Expression level) => new(ExpressionKind.LognormalDeviate, mean, errorFactor, level);

    /// <summary>A gamma distribution; its mean is shape * scale.</summary>
    /// <param name="shape">Above 0.</param>
    /// <param name="scale">Above 0.</param>
    public static Expression Gamma(Expression shape, Expression scale) => new(ExpressionKind.GammaDeviate, shape, scale);

    /// <summary>A beta distribution; its mean is alpha / (alpha + beta).</summary>
    /// <param name="alpha">Above 0.</param>
    /// <param name="beta">Above 0.</param>
    public static Expression Beta(Expression alpha, Expression beta) => new(ExpressionKind.BetaDeviate, alpha, beta);

    /// <summary>What a reader found; the number of inputs has been checked.</summary>
    internal static Expression Of(ExpressionKind kind, IReadOnlyList<Expression> inputs) => new(kind, inputs);

    /// <summary>All that expressions are made of, those of their parameters included: each once, what is used before what uses it.</summary>
    internal static List<Expression> BottomUp(IEnumerable<Expression> roots)
    {
        List<Expression> order = [];
        HashSet<Expression> entered = new(ReferenceEqualityComparer.Instance);
        Stack<(Expression Expression, bool Leaving)> pending = new(roots.Reverse().Select(root => (root, false)));
        while (pending.TryPop(out var next))
        {
            if (next.Leaving)
            {
                order.Add(next.Expression);
            }
            else if (entered.Add(next.Expression))
            {
                pending.Push((next.Expression, true));
                if (next.Expression.Parameter is { } parameter)
                {
                    pending.Push((parameter.Expression, false));
                }

                for (var i = next.Expression.Inputs.Length - 1; i >= 0; i--)
                {
                    pending.Push((next.Expression.Inputs[i], false));
                }
            }
        }

        return order;
    }
}
