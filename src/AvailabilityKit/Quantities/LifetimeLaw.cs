using MathNet.Numerics;

namespace AvailabilityKit.Quantities;

/// <summary>How a lifetime is drawn, and how it is distributed.</summary>
internal abstract class LifetimeLaw
{
    /// <summary>A lifetime in seconds, zero or more.</summary>
    public abstract double Draw(ref RandomStream random);

    /// <summary>The probability that it has ended by an age in seconds.</summary>
    public abstract double EndedBy(double age);

    /// <summary>The probability that it lasts beyond an age in seconds, with digits of its own where it is small.</summary>
    public abstract double LastsBeyond(double age);

    /// <summary>1 - e^-x to the last digits, however small x is.</summary>
    /// <remarks>double.ExpM1 subtracts, and that of MathNet.Numerics stops its series early; the hyperbolic sine does neither.</remarks>
    /// <param name="x">Zero or above.</param>
    private protected static double Ended(double x) => x > 700 ? 1 : 2 * Math.Exp(-x / 2) * Math.Sinh(x / 2);
}

internal sealed class ExponentialLaw(double mean) : LifetimeLaw
{
    public override double Draw(ref RandomStream random) => mean * random.NextExponential();

    public override double EndedBy(double age) => Ended(age / mean);

    public override double LastsBeyond(double age) => Math.Exp(-age / mean);
}

/// <remarks>The inverse of the distribution function, exactly.</remarks>
internal sealed class WeibullLaw(double shape, double scale) : LifetimeLaw
{
    private readonly double _power = 1 / shape;

    public override double Draw(ref RandomStream random) => scale * Math.Pow(random.NextExponential(), _power);

    public override double EndedBy(double age) => Ended(Math.Pow(age / scale, shape));

    public override double LastsBeyond(double age) => Math.Exp(-Math.Pow(age / scale, shape));
}

internal sealed class LogNormalLaw(double mu, double sigma) : LifetimeLaw
{
    public override double Draw(ref RandomStream random) => Math.Exp(mu + (sigma * random.NextNormal()));

    public override double EndedBy(double age) => SpecialFunctions.Erfc((mu - Math.Log(age)) / (sigma * Math.Sqrt(2))) / 2;

    public override double LastsBeyond(double age) => SpecialFunctions.Erfc((Math.Log(age) - mu) / (sigma * Math.Sqrt(2))) / 2;
}

/// <remarks>
/// Exact for every shape: G. Marsaglia, W. W. Tsang, A simple method for generating gamma variables, ACM Transactions on Mathematical
/// Software 26, 2000. A shape below one is drawn at one more and scaled by a power of a uniform variable, as they propose.
/// </remarks>
internal sealed class GammaLaw : LifetimeLaw
{
    private readonly double _shape;
    private readonly double _scale;
    private readonly double _d;
    private readonly double _c;
    private readonly double _power;

    public GammaLaw(double shape, double scale)
    {
        _shape = shape;
        _scale = scale;
        _power = shape < 1 ? 1 / shape : 0;
        _d = (shape < 1 ? shape + 1 : shape) - (1.0 / 3);
        _c = 1 / Math.Sqrt(9 * _d);
    }

    public override double Draw(ref RandomStream random)
    {
        while (true)
        {
            var x = random.NextNormal();
            var cube = 1 + (_c * x);
            if (cube <= 0)
            {
                continue;
            }

            cube *= cube * cube;
            if (Math.Log(random.Next()) < (0.5 * x * x) + (_d * (1 - cube + Math.Log(cube))))
            {
                var drawn = _scale * _d * cube;
                return _power == 0 ? drawn : drawn * Math.Pow(random.Next(), _power);
            }
        }
    }

    public override double EndedBy(double age) => SpecialFunctions.GammaLowerRegularized(_shape, age / _scale);

    public override double LastsBeyond(double age) => SpecialFunctions.GammaUpperRegularized(_shape, age / _scale);
}

internal sealed class UniformLaw(double from, double to) : LifetimeLaw
{
    public override double Draw(ref RandomStream random) => from + ((to - from) * random.Next());

    public override double EndedBy(double age) => Math.Clamp((age - from) / (to - from), 0, 1);

    public override double LastsBeyond(double age) => Math.Clamp((to - age) / (to - from), 0, 1);
}

/// <summary>A lifetime, and an exponential one after it.</summary>
internal sealed class SumLaw(LifetimeLaw first, double mean) : LifetimeLaw
{
    private const int Slices = 1_000;

    public override double Draw(ref RandomStream random) => first.Draw(ref random) + (mean * random.NextExponential());

    /// <remarks>By the midpoint rule over the quantiles of the second: good to about one in the number of slices.</remarks>
    public override double EndedBy(double age) => Average(age, rest => rest > 0 ? first.EndedBy(rest) : 0);

    /// <inheritdoc cref="EndedBy"/>
    public override double LastsBeyond(double age) => Average(age, rest => rest > 0 ? first.LastsBeyond(rest) : 1);

    private double Average(double age, Func<double, double> ofRest)
    {
        var sum = 0.0;
        for (var slice = 0; slice < Slices; slice++)
        {
            sum += ofRest(age + (mean * SpecialFunctions.Log1p(-(slice + 0.5) / Slices)));
        }

        return sum / Slices;
    }
}

internal sealed class FixedLaw(double seconds) : LifetimeLaw
{
    public override double Draw(ref RandomStream random) => seconds;

    public override double EndedBy(double age) => age >= seconds ? 1 : 0;

    public override double LastsBeyond(double age) => age < seconds ? 1 : 0;
}

/// <summary>One of several laws, drawn by weight.</summary>
/// <param name="upTo">The sum of the weights up to each law; the last one is 1.</param>
/// <param name="laws">The laws.</param>
internal sealed class MixtureLaw(double[] upTo, LifetimeLaw[] laws) : LifetimeLaw
{
    public override double Draw(ref RandomStream random)
    {
        var point = random.Next();
        var chosen = 0;
        while (chosen < laws.Length - 1 && point >= upTo[chosen])
        {
            chosen++;
        }

        return laws[chosen].Draw(ref random);
    }

    public override double EndedBy(double age) => Mean(law => law.EndedBy(age));

    public override double LastsBeyond(double age) => Mean(law => law.LastsBeyond(age));

    private double Mean(Func<LifetimeLaw, double> of)
    {
        var sum = upTo[0] * of(laws[0]);
        for (var law = 1; law < laws.Length; law++)
        {
            sum += (upTo[law] - upTo[law - 1]) * of(laws[law]);
        }

        return sum;
    }
}

internal sealed class EmpiricalLaw(double[] seconds) : LifetimeLaw
{
    public override double Draw(ref RandomStream random) => seconds[(int)(random.Next() * seconds.Length)];

    public override double EndedBy(double age) => (double)seconds.Count(time => time <= age) / seconds.Length;

    public override double LastsBeyond(double age) => (double)seconds.Count(time => time > age) / seconds.Length;
}
