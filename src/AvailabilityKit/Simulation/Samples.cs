using MathNet.Numerics.Distributions;

namespace AvailabilityKit.Simulation;

/// <summary>Sums over independent samples, from which long-run ratios and the intervals around them follow.</summary>
/// <remarks>
/// A long-run average is the mean of what a sample adds up to, divided by the mean of its time; the interval comes from the variance of
/// the sum less the ratio times the time, whose mean is zero (M. A. Crane, D. L. Iglehart, Simulating stable stochastic systems III,
/// Operations Research 23, 1975; A. M. Law, Simulation Modeling and Analysis, chapter 9). It holds for samples of unequal length too.
/// </remarks>
internal sealed class Samples(SimulationPlan plan)
{
    private readonly double[] _sums = new double[Tally.LengthOf(plan)];
    private readonly double[] _squares = new double[Tally.LengthOf(plan)];
    private readonly double[] _withTime = new double[Tally.LengthOf(plan)];
    private readonly double[] _upWithFailures = new double[plan.Measures.Length];
    private readonly double[] _downWithFailures = new double[plan.Measures.Length];
    private readonly IReadOnlyList<(int Of, int By)> _ratios = plan.Ledger?.Ratios ?? [];
    private readonly double[] _products = new double[plan.Ledger?.Ratios.Count ?? 0];

    public long Count { get; private set; }

    /// <summary>The sum over all samples.</summary>
    public double this[int place] => _sums[place];

    public void Add(double[] sample)
    {
        Count++;
        for (var i = 0; i < sample.Length; i++)
        {
            _sums[i] += sample[i];
            _squares[i] += sample[i] * sample[i];
            _withTime[i] += sample[i] * sample[Tally.Time];
        }

        for (var measure = 0; measure < _upWithFailures.Length; measure++)
        {
            _upWithFailures[measure] += sample[Tally.Up(measure)] * sample[Tally.Failures(measure)];
            _downWithFailures[measure] += sample[Tally.Down(measure)] * sample[Tally.Failures(measure)];
        }

        for (var ratio = 0; ratio < _products.Length; ratio++)
        {
            _products[ratio] += sample[Tally.Booked(plan, _ratios[ratio].Of)] * sample[Tally.Booked(plan, _ratios[ratio].By)];
        }
    }

    public void Add(Samples other)
    {
        Count += other.Count;
        AddTo(_sums, other._sums);
        AddTo(_squares, other._squares);
        AddTo(_withTime, other._withTime);
        AddTo(_upWithFailures, other._upWithFailures);
        AddTo(_downWithFailures, other._downWithFailures);
        AddTo(_products, other._products);
    }

    /// <summary>A long-run average, and half the width of its interval; infinite where nothing was seen.</summary>
    public (double Ratio, double Half) PerTime(int place, double level) =>
        Ratio(_sums[place], _squares[place], _sums[Tally.Time], _squares[Tally.Time], _withTime[place], level);

    /// <summary>The mean time up, or down, and half the width of its interval; infinite where there was no failure.</summary>
    public (double Ratio, double Half) PerFailure(int measure, bool up, double level)
    {
        var place = up ? Tally.Up(measure) : Tally.Down(measure);
        var failures = Tally.Failures(measure);
        return _sums[failures] == 0
            ? (_sums[place] > 0 ? double.PositiveInfinity : 0, double.PositiveInfinity)
            : Ratio(_sums[place], _squares[place], _sums[failures], _squares[failures], (up ? _upWithFailures : _downWithFailures)[measure], level);
    }

    /// <summary>The ratio of two places of the ledger, and half the width of its interval; zero and infinite where nothing stands in the second.</summary>
    /// <param name="ratio">Which of the ratios that the ledger asks for.</param>
    /// <param name="level">The level of the interval.</param>
    public (double Ratio, double Half) OfLedger(int ratio, double level)
    {
        var (of, by) = (Tally.Booked(plan, _ratios[ratio].Of), Tally.Booked(plan, _ratios[ratio].By));
        return _sums[by] == 0 ? (0, double.PositiveInfinity) : Ratio(_sums[of], _squares[of], _sums[by], _squares[by], _products[ratio], level);
    }

    /// <summary>The sum of the squared deviations of a number from a ratio times another, from the sums of their squares and of their product; not below what it is known to.</summary>
    public static double Variance(double ratio, double square, double bySquare, double product)
    {
        const double Rounding = 1.0 / (1L << 52);
        var scale = square + (ratio * ratio * bySquare);
        return Math.Max(scale - (2 * ratio * product), Rounding * scale);
    }

    private (double Ratio, double Half) Ratio(double sum, double square, double by, double bySquare, double product, double level)
    {
        if (sum == 0 || Count < 2)
        {
            return (sum / by, double.PositiveInfinity);
        }

        var ratio = sum / by;
        return (ratio, Quantile(level) * Math.Sqrt(Variance(ratio, square, bySquare, product) * Count / (Count - 1)) / by);
    }

    /// <summary>How many standard deviations of an estimate half an interval is.</summary>
    public double Quantile(double level) => StudentT.InvCDF(0, 1, Count - 1, (1 + level) / 2);

    private static void AddTo(double[] sums, double[] others)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += others[i];
        }
    }
}
