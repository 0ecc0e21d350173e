namespace AvailabilityKit.Markov;

/// <summary>The probabilities of a Poisson count and of its upper tails, for every count at which they are above the smallest double.</summary>
/// <remarks>
/// Each probability by the saddle-point expansion of C. Loader, "Fast and accurate computation of binomial probabilities",
/// 2000: a deviance and a Stirling remainder, each computed without cancellation, so that nothing under- or overflows and the
/// relative error stays at about (1 + deviance) units of rounding (below 1e-13). Tails are sums from the right, smallest first,
/// never one minus a sum. Time and memory about 76 standard deviations; a mean of 1e9 takes 2.4 million counts.
/// </remarks>
internal sealed class PoissonWeights
{
    // log(k!) - (k + 1/2) log k + k - log(2 pi) / 2 for k = 1..15; beyond, the asymptotic series has full accuracy.
    private static readonly double[] StirlingRemainders =
    [
        0.0,
        0.0810614667953272582197,
        0.0413406959554092940938,
        0.0276779256849983391488,
        0.0207906721037650931115,
        0.0166446911898211921632,
        0.0138761288230707479987,
        0.0118967099458917700951,
        0.0104112652619720964975,
        0.0092554621827127329177,
        0.0083305634333628712565,
        0.0075736754879518407950,
        0.0069428401072095298657,
        0.0064089941880042070684,
        0.0059513701127588477356,
        0.0055547335519628013710,
    ];

    private readonly double _mean;
    private readonly double[] _weights;
    private readonly double[] _tails;
    private readonly double[] _tailSums;

    /// <summary>Lays out the counts around a mean.</summary>
    /// <param name="mean">Zero or more and finite.</param>
    /// <param name="largestAsked">No count above this will be asked for. Where all up to it are too unlikely for a double, nothing is laid out.</param>
    public PoissonWeights(double mean, long largestAsked = long.MaxValue)
    {
        _mean = mean;
        if (mean - (40 * Math.Sqrt(mean)) > largestAsked)
        {
            // Forty standard deviations below the mean the probability is under e^-800.
            First = Last = long.MaxValue;
            _weights = _tails = _tailSums = [];
            return;
        }

        var mode = (long)Math.Floor(mean);
        First = mode;
        while (First > 0 && Probability(First - 1, mean) > 0)
        {
            First--;
        }

        Last = mode;
        while (Probability(Last + 1, mean) > 0)
        {
            Last++;
        }

        var count = checked((int)(Last - First + 1));
        _weights = new double[count];
        _tails = new double[count];
        _tailSums = new double[count];
        double tail = 0, tailSum = 0;
        for (var i = count - 1; i >= 0; i--)
        {
            _weights[i] = Probability(First + i, mean);
            _tails[i] = tail;
            tailSum += tail;
            _tailSums[i] = tailSum;
            tail += _weights[i];
        }
    }

    /// <summary>The smallest count whose probability is above zero as a double.</summary>
    public long First { get; }

    /// <summary>The largest such count.</summary>
    public long Last { get; }

    /// <summary>P(N = k).</summary>
    public double this[long count] => count < First || count > Last ? 0 : _weights[count - First];

    /// <summary>P(N > k).</summary>
    public double Tail(long count) => count < First ? 1 : count > Last ? 0 : _tails[count - First];

    /// <summary>The sum of P(N > j) over j from k on: the mean of what N exceeds k by.</summary>
    /// <remarks>Below the first count the excess is the mean minus k, which is no small difference there: the two are 38 standard deviations apart.</remarks>
    public double TailSum(long count) => count < First ? _mean - count : count > Last ? 0 : _tailSums[count - First];

    /// <summary>The probability that a Poisson count of the given mean is <paramref name="count"/>.</summary>
    public static double Probability(long count, double mean)
    {
        if (count == 0)
        {
            return Math.Exp(-mean);
        }

        return mean == 0
            ? 0
            : Math.Exp(-StirlingRemainder(count) - Deviance(count, mean)) / Math.Sqrt(2 * Math.PI * count);
    }

    private static double StirlingRemainder(double count)
    {
        if (count < StirlingRemainders.Length)
        {
            return StirlingRemainders[(int)count];
        }

        var inverse = 1 / (count * count);
        return (1.0 / 12 - (inverse * (1.0 / 360 - (inverse * (1.0 / 1260 - (inverse * (1.0 / 1680 - (inverse / 1188)))))))) / count;
    }

    /// <summary>x log(x / m) + m - x, which is never negative and loses no digits where x and m are close.</summary>
    private static double Deviance(double count, double mean)
    {
        var difference = count - mean;
        if (Math.Abs(difference) >= 0.1 * (count + mean))
        {
            return (count * Math.Log(count / mean)) - difference;
        }

        // With v = (x - m) / (x + m), log(x / m) = 2 artanh v.
        var v = difference / (count + mean);
        var sum = difference * v;
        var power = 2 * count * v;
        for (var j = 1; ; j++)
        {
            power *= v * v;
            var next = sum + (power / ((2 * j) + 1));
            if (next == sum)
            {
                return sum;
            }

            sum = next;
        }
    }
}
