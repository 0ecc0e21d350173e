using AvailabilityKit.Quantities;

namespace AvailabilityKit.Simulation;

/// <summary>Estimates the long-run share of time in which something rare is down, as what biased cycles add up to, weighed, divided by the mean length of plain ones.</summary>
/// <remarks>
/// Measure-specific dynamic importance sampling (A. Goyal and others, 1992): half of the replications live biased cycles for the numerator, in
/// each of which the bias ends when the failure has come; the other half live plain cycles for the denominator, whose mean length needs no
/// bias and would suffer from it. The two are independent. Where short failures come before long ones, such as a failover before the loss of the
/// second node, the bias goes on until the second, the third failure in some of the cycles, and what happened is weighed by its probability under
/// all of these together (the balance heuristic of E. Veach, L. J. Guibas, SIGGRAPH 1995).
/// </remarks>
internal sealed class RareRun
{
    private const int Replications = 16;
    private const int FirstEvents = 1 << 14;
    private const int MostDoublings = 6;
    private const int FewestFailures = 100;
    private const int EventsBetweenChecks = 4_096;

    private readonly SimulationPlan _plan;
    private readonly SimulationOptions _options;
    private readonly long _seed;
    private readonly CancellationToken _cancellationToken;
    private readonly Regeneration _regeneration;
    private readonly int[] _places;
    private readonly (int Of, int By)[] _pairs;
    private readonly Lived _all;
    private readonly int _mostFailures;
    private int _lives;

    /// <param name="plan">What is lived.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="options">Limits and level.</param>
    /// <param name="mostFailures">After how many failures in one cycle the bias ends at the latest; half of the cycles end it after the first, a quarter after the second, and so on.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public RareRun(SimulationPlan plan, long seed, SimulationOptions options, int mostFailures, CancellationToken cancellationToken)
    {
        _mostFailures = mostFailures;
        _plan = plan;
        _seed = seed;
        _options = options;
        _cancellationToken = cancellationToken;
        var ageing = Array.IndexOf(plan.IsExponential, false);
        if (ageing >= 0)
        {
            throw new ModelException($"The lifetime of \"{plan.Activities[ageing].Name}\" ({plan.Activities[ageing].Activity!.Lifetime}) is not exponential, and failures are made frequent by their rates alone. Take an exponential one, or simulate without bias.", plan.Activities[ageing].Name);
        }

        if (!plan.CanBeBiased)
        {
            throw new ModelException($"Nothing of \"{plan.Behaviour.Name}\" is a failure to be made frequent; name an activity that ends some day, or a tag of outcomes.");
        }

        int[] own = [.. Enumerable.Range(0, plan.Ledger?.Length ?? 0).Select(place => Tally.Booked(plan, place))];
        _places = [Tally.Down(0), Tally.Failures(0), .. own];
        _pairs = [(Tally.Down(0), Tally.Failures(0)), .. plan.Ledger?.Ratios.Select(ratio => (own[ratio.Of], own[ratio.By])) ?? []];
        _all = new Lived(_places, _pairs);
        _regeneration = Regeneration.Find(plan, new BiasedWalk(plan), seed)
            ?? throw new ModelException($"No state of \"{plan.Behaviour.Name}\" recurs often enough to begin cycles in it; simulate without bias.");
    }

    public long Events { get; private set; }

    public long BiasedCycles => _all[Tally.Down(0)].Count;

    public long PlainCycles => _all.Lengths.Count;

    /// <summary>How many biased cycles saw the failure.</summary>
    public long FailuresSeen => Seen(Tally.Failures(0));

    public SolverLimit? Limit { get; private set; }

    public (double Value, double Half) Unavailability => PerTime(Tally.Down(0));

    public (double Value, double Half) FrequencyPerSecond => PerTime(Tally.Failures(0));

    public (double Value, double Half) MeanDownSeconds => Ratio(0);

    /// <summary>The time of the plain cycles.</summary>
    public double Seconds => _all.Lengths.Sum;

    private double Normal => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, (1 + _options.Level.Value) / 2);

    public void LiveUntil(double relativeError)
    {
        for (var round = 0; round == 0 || (_plan.CanChange[0] && (FailuresSeen < FewestFailures || Unavailability.Half > relativeError * Unavailability.Value)); round++)
        {
            var left = (_options.MaximumEvents - Events) / Replications;
            if (left <= 0)
            {
                Limit = new SolverLimit(
                    $"{nameof(SimulationOptions)}.{nameof(SimulationOptions.MaximumEvents)}",
                    _options.MaximumEvents,
                    null,
                    $"\"{_plan.Behaviour.Name}\" was simulated for {Events} events, and is not known to a relative error of {NumberNotation.Exact(relativeError)}.",
                    "ask for less accuracy, or name all failures that lead to what is rare");
                return;
            }

            LiveRound(Math.Min(left, (long)FirstEvents << Math.Min(round, MostDoublings)));
        }
    }

    /// <summary>In how many biased cycles there was something in a place.</summary>
    public long Seen(int place) => _all[place].Seen;

    /// <summary>The ratio of two places of the ledger, by the number that it has there.</summary>
    public (double Value, double Half) OfLedger(int ratio) => Ratio(1 + ratio);

    /// <summary>A mean that is a ratio of independent means.</summary>
    public (double Value, double Half) PerTime(int place)
    {
        var moments = _all[place];
        if (moments.Sum == 0)
        {
            return (0, double.PositiveInfinity);
        }

        var value = moments.Mean / _all.Lengths.Mean;
        return (value, Normal * value * Math.Sqrt(moments.RelativeVarianceOfMean + _all.Lengths.RelativeVarianceOfMean));
    }

    private (double Value, double Half) Ratio(int pair)
    {
        var (of, by) = (_all[_pairs[pair].Of], _all[_pairs[pair].By]);
        if (by.Sum == 0)
        {
            return (0, double.PositiveInfinity);
        }

        var ratio = of.Sum / by.Sum;
        return (ratio, Normal * Math.Sqrt(Samples.Variance(ratio, of.Squares, by.Squares, _all.Product(pair))) / by.Sum);
    }

    private void LiveRound(long events)
    {
        var length = LongRun.LengthOf(events, double.PositiveInfinity, _options);
        foreach (var lived in SideBySide.Live(Replications, _lives, number => Live(number, length), _options.MaximumThreads, _cancellationToken))
        {
            if (lived.IsCut)
            {
                throw LongRun.DoesNotRecur(_plan, _options);
            }

            Events += lived.Events;
            _all.Add(lived);
        }

        _lives += Replications;
        var (value, half) = Unavailability;
        _options.Progress?.Report(new SimulationProgress(Events, Duration.FromSeconds(Seconds), FailuresSeen < FewestFailures ? double.PositiveInfinity : half / value));
    }

    /// <summary>Biased cycles in every other life, plain ones in the rest.</summary>
    private Lived Live(long number, Replication.Length length)
    {
        var isBiased = (number & 1) == 0;
        var walk = new BiasedWalk(_plan);
        var tally = new Tally(_plan, _seed, number);
        var lived = new Lived(_places, _pairs);
        walk.Begin(_seed, number);
        walk.RestartAt(_regeneration.Values);
        while (lived.Events < length.Events)
        {
            var last = isBiased ? DrawLast(ref walk.State.Random) : 0;
            var (failures, inverse) = (0, 0.0);
            walk.State.IsBiased = isBiased;
            walk.State.IsTracked = isBiased;
            walk.State.Likelihood = 1;
            tally.Begin(walk.State);
            do
            {
                var wasUp = tally.IsUp(0);
                tally.Before(walk.State);
                if (!walk.Step())
                {
                    throw Regeneration.Rest(_plan);
                }

                tally.Touch(walk.Now, walk.State);
                if (walk.State.IsTracked && !tally.IsUp(0) && (wasUp || failures == 0))
                {
                    failures++;
                    inverse += Weight(failures) / walk.State.Likelihood;
                    walk.State.IsBiased &= failures < last;
                    walk.State.IsTracked = failures < _mostFailures;
                }

                if (++lived.Events % EventsBetweenChecks == 0)
                {
                    _cancellationToken.ThrowIfCancellationRequested();
                    if (lived.Events > length.MostEvents)
                    {
                        lived.IsCut = true;
                        return lived;
                    }
                }
            }
            while (!walk.State.Values.AsSpan().SequenceEqual(_regeneration.Values));

            tally.End(walk.Now, walk.State);
            walk.Rebase();
            for (var other = failures + 1; other <= _mostFailures; other++)
            {
                inverse += Weight(other) / walk.State.Likelihood;
            }

            lived.Add(tally.Sample, 1 / inverse, isBiased);
        }

        return lived;
    }

    /// <summary>The share of cycles in which the bias ends after so many failures.</summary>
    private double Weight(int failures) => Math.ScaleB(1, failures < _mostFailures ? -failures : 1 - failures);

    private int DrawLast(ref RandomStream random)
    {
        var last = 1;
        while (last < _mostFailures && random.Next() < 0.5)
        {
            last++;
        }

        return last;
    }

    /// <summary>What one life found, or all together.</summary>
    /// <param name="places">The places of a sample that are weighed and added up.</param>
    /// <param name="pairs">The pairs of them of which a ratio is asked for.</param>
    private sealed class Lived(int[] places, (int Of, int By)[] pairs)
    {
        private readonly Moments[] _moments = new Moments[1 + places.Max()];
        private readonly double[] _products = new double[pairs.Length];

        public Moments Lengths;

        public long Events { get; set; }

        /// <summary>Whether it ended in the middle of a cycle.</summary>
        public bool IsCut { get; set; }

        public Moments this[int place] => _moments[place];

        public double Product(int pair) => _products[pair];

        public void Add(double[] sample, double likelihood, bool isBiased)
        {
            if (!isBiased)
            {
                Lengths.Add(sample[Tally.Time]);
                return;
            }

            foreach (var place in places)
            {
                _moments[place].Add(likelihood * sample[place]);
            }

            for (var pair = 0; pair < pairs.Length; pair++)
            {
                _products[pair] += likelihood * sample[pairs[pair].Of] * likelihood * sample[pairs[pair].By];
            }
        }

        public void Add(Lived other)
        {
            Lengths.Add(other.Lengths);
            foreach (var place in places)
            {
                _moments[place].Add(other._moments[place]);
            }

            for (var pair = 0; pair < pairs.Length; pair++)
            {
                _products[pair] += other._products[pair];
            }
        }
    }

    /// <summary>Sums of a number that each cycle adds one of.</summary>
    private struct Moments
    {
        public long Count { get; private set; }

        public long Seen { get; private set; }

        public double Sum { get; private set; }

        public double Squares { get; private set; }

        public readonly double Mean => Sum / Count;

        public readonly double RelativeVarianceOfMean => Math.Max(0, (Squares / Sum / Sum) - (1.0 / Count));

        public void Add(double value)
        {
            Count++;
            Seen += value > 0 ? 1 : 0;
            Sum += value;
            Squares += value * value;
        }

        public void Add(Moments other)
        {
            Count += other.Count;
            Seen += other.Seen;
            Sum += other.Sum;
            Squares += other.Squares;
        }
    }
}
