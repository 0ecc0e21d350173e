namespace AvailabilityKit.Tests.Topologies.Naive;

/// <summary>A whole system from its first state on, by a full matrix exponential: what missions are held to.</summary>
/// <remarks>
/// The exponential of a short step is a series of matrices without a negative entry, and is squared until it spans the mission (Moler and Van
/// Loan, SIAM Review 45, 2003, method 3), with its integral doubled beside it. Nothing is subtracted, so that small probabilities keep
/// their digits.
/// </remarks>
internal sealed class NaiveMission
{
    private readonly double[,] _rate;
    private readonly bool[] _isUp;
    private readonly double[] _start;

    /// <param name="chain">The chain of the whole system.</param>
    /// <param name="isUp">For each of its states whether the service is up.</param>
    /// <param name="start">For each state how probable it is to begin there; the first, by default.</param>
    public NaiveMission(NaiveChain chain, bool[] isUp, double[]? start = null)
    {
        _start = start ?? [1, .. new double[isUp.Length - 1]];
        _isUp = isUp;
        _rate = new double[isUp.Length, isUp.Length];
        foreach (var (from, step, to) in chain.Steps.Where(step => step.From != step.To))
        {
            _rate[from, to] += step.Rate;
        }
    }

    /// <summary>Up at the end, and the share of the time, each with its complement; and never down, with its complement.</summary>
    public (double Up, double Down, double UpShare, double DownShare, double Never, double Once) After(double seconds)
    {
        var (end, spent) = Exponential(_rate, seconds);
        var stopped = (double[,])_rate.Clone();
        for (var from = 0; from < _isUp.Length; from++)
        {
            for (var to = 0; to < _isUp.Length; to++)
            {
                stopped[from, to] = _isUp[from] ? stopped[from, to] : 0;
            }
        }

        var (first, _) = Exponential(stopped, seconds);
        return (Sum(end, true), Sum(end, false), Sum(spent, true) / seconds, Sum(spent, false) / seconds, Sum(first, true), Sum(first, false));
    }

    /// <summary>By elimination of the states that are up, the last first: what passes through one goes on at once, and takes its time along.</summary>
    public double MeanSecondsToFirstFailure()
    {
        if (!_isUp[0])
        {
            return 0;
        }

        var rate = (double[,])_rate.Clone();
        int[] up = [.. Enumerable.Range(0, _isUp.Length).Where(state => _isUp[state])];
        var seconds = new double[_isUp.Length];
        var failing = new double[_isUp.Length];
        foreach (var state in up)
        {
            seconds[state] = 1;
            failing[state] = Enumerable.Range(0, _isUp.Length).Where(to => !_isUp[to]).Sum(to => rate[state, to]);
        }

        for (var last = up.Length - 1; last > 0; last--)
        {
            var gone = up[last];
            var away = failing[gone] + up.Take(last).Sum(to => rate[gone, to]);
            foreach (var from in up.Take(last).Where(from => rate[from, gone] > 0))
            {
                var share = rate[from, gone] / away;
                seconds[from] += share * seconds[gone];
                failing[from] += away > 0 ? share * failing[gone] : 0;
                foreach (var to in up.Take(last).Where(to => to != from && rate[gone, to] > 0))
                {
                    rate[from, to] += share * rate[gone, to];
                }
            }
        }

        return seconds[0] / failing[0];
    }

    private double Sum(double[,] matrix, bool asked) => Enumerable.Range(0, _isUp.Length).Where(state => _isUp[state] == asked)
        .Select(state => _start.Select((share, from) => share * matrix[from, state]).Order().Sum()).Order().Sum();

    private static (double[,] End, double[,] Spent) Exponential(double[,] rate, double seconds)
    {
        const int Terms = 40;
        var count = rate.GetLength(0);
        var exit = Enumerable.Range(0, count).Select(from => Enumerable.Range(0, count).Sum(to => rate[from, to])).ToArray();
        var fastest = exit.Max();
        if (fastest == 0)
        {
            return (Identity(count, 1), Identity(count, seconds));
        }

        var doublings = Math.Max(0, (int)Math.Ceiling(Math.Log2(fastest * seconds)));
        var step = seconds / Math.Pow(2, doublings);
        var jump = new double[count, count];
        for (var from = 0; from < count; from++)
        {
            for (var to = 0; to < count; to++)
            {
                jump[from, to] = from == to ? (fastest - exit[from]) / fastest : rate[from, to] / fastest;
            }
        }

        // So many jumps of a Poisson process in the step, and more than so many.
        var poisson = new double[Terms];
        poisson[0] = Math.Exp(-fastest * step);
        for (var k = 1; k < Terms; k++)
        {
            poisson[k] = poisson[k - 1] * fastest * step / k;
        }

        var (end, spent, power) = (new double[count, count], new double[count, count], Identity(count, 1));
        for (var k = 0; k < Terms; k++)
        {
            Add(end, power, poisson[k]);
            Add(spent, power, poisson.Skip(k + 1).Reverse().Sum() / fastest);
            power = Product(power, jump);
        }

        for (var doubling = 0; doubling < doublings; doubling++)
        {
            Add(spent, Product(end, spent), 1);
            end = Product(end, end);

            // Each doubling doubles what rounding did to the whole, which is known: one, and the time so far.
            Scale(end, 1);
            Scale(spent, step * Math.Pow(2, doubling + 1));
        }

        return (end, spent);
    }

    private static double[,] Identity(int count, double value)
    {
        var identity = new double[count, count];
        for (var state = 0; state < count; state++)
        {
            identity[state, state] = value;
        }

        return identity;
    }

    private static void Add(double[,] sum, double[,] matrix, double factor)
    {
        for (var row = 0; row < sum.GetLength(0); row++)
        {
            for (var column = 0; column < sum.GetLength(1); column++)
            {
                sum[row, column] += factor * matrix[row, column];
            }
        }
    }

    private static void Scale(double[,] matrix, double whole)
    {
        var count = matrix.GetLength(0);
        for (var row = 0; row < count; row++)
        {
            var factor = whole / Enumerable.Range(0, count).Sum(column => matrix[row, column]);
            for (var column = 0; column < count; column++)
            {
                matrix[row, column] *= factor;
            }
        }
    }

    private static double[,] Product(double[,] one, double[,] other)
    {
        var count = one.GetLength(0);
        var product = new double[count, count];
        for (var row = 0; row < count; row++)
        {
            for (var inner = 0; inner < count; inner++)
            {
                for (var column = 0; column < count && one[row, inner] > 0; column++)
                {
                    product[row, column] += one[row, inner] * other[inner, column];
                }
            }
        }

        return product;
    }
}
