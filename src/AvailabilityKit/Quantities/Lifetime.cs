using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MathNet.Numerics;

namespace AvailabilityKit.Quantities;

/// <summary>How long something lasts, as a distribution: a time to failure, a repair, a delay.</summary>
/// <remarks>
/// A duration converts to the exponential lifetime with that mean, which is what a rate without further knowledge means. Exponential
/// lifetimes and those made of exponential phases fit into Markov chains; all others are simulated, or brought into phases by
/// <see cref="ToPhases"/>. Immutable; lifetimes of the same distribution and parameters are equal.
/// </remarks>
[JsonConverter(typeof(EngineConverter))]
public sealed class Lifetime : IEquatable<Lifetime>
{
    private const int MostPhases = 1_000;

    private readonly string _text;

    private Lifetime(LifetimeForm form, string text, Duration mean, double variation, LifetimeLaw law, ImmutableArray<LifetimePhase> phases)
    {
        Form = form;
        _text = text;
        Mean = mean;
        Variation = variation;
        Law = law;
        Phases = phases;
    }

    /// <summary>The mean; <see cref="Duration.Infinite"/> for what never ends.</summary>
    public Duration Mean { get; }

    /// <summary>The coefficient of variation, the standard deviation divided by the mean: 1 for an exponential lifetime, 0 for a fixed one.</summary>
    public double Variation { get; }

    /// <summary>The standard deviation.</summary>
    public Duration StandardDeviation => Variation == 0 ? Duration.Zero : Mean * Variation;

    /// <summary>Whether it is made of exponential phases, so that a Markov chain can hold it.</summary>
    public bool HasPhases => !Phases.IsEmpty;

    /// <summary>The exponential phases it runs through; one, entered with certainty, for an exponential lifetime, and none for what is no phase-type distribution.</summary>
    /// <remarks>Phase-type distributions after M. F. Neuts, Matrix-Geometric Solutions in Stochastic Models, 1981, chapter 2.</remarks>
    internal ImmutableArray<LifetimePhase> Phases { get; }

    /// <summary>How it is drawn.</summary>
    internal LifetimeLaw Law { get; }

    /// <summary>What it was made of.</summary>
    internal LifetimeForm Form { get; }

    /// <summary>Whether it ends at a constant rate, so that its age makes no difference.</summary>
    internal bool IsExponential => Phases.Length == 1;

    /// <summary>The exponential lifetime with this mean.</summary>
    public static implicit operator Lifetime(Duration mean) => Exponential(mean);

    /// <summary>Whether two are of the same distribution and parameters.</summary>
    public static bool operator ==(Lifetime? left, Lifetime? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two are of other distributions or parameters.</summary>
    public static bool operator !=(Lifetime? left, Lifetime? right) => !(left == right);

    /// <summary>What ends at a constant rate, whatever its age.</summary>
    /// <param name="mean">Above zero; <see cref="Duration.Infinite"/> for what never ends.</param>
    /// <exception cref="ArgumentOutOfRangeException">The mean is zero.</exception>
    public static Lifetime Exponential(Duration mean) =>
        new(new LifetimeForm.Exponential(mean), $"exponential, mean {mean}", mean, 1, new ExponentialLaw(mean.TotalSeconds), [new LifetimePhase(1, Checked(mean, nameof(mean)), 0)]);

    /// <summary>The sum of equal exponential stages: less spread than one of them, by the square root of their number.</summary>
    /// <param name="stages">1 or more; the more, the nearer to a fixed time.</param>
    /// <param name="mean">The mean of the whole; above zero, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static Lifetime Erlang(int stages, Duration mean)
    {
        if (stages is < 1 or > MostPhases)
        {
            throw new ArgumentOutOfRangeException(nameof(stages), stages, $"An Erlang lifetime has {stages} stages; give 1 to {MostPhases}.");
        }

        var stage = Finite(mean, nameof(mean)) / stages;
        return new(new LifetimeForm.Erlang(stages, mean), $"Erlang of {stages} stages, mean {mean}", mean, 1 / Math.Sqrt(stages), new GammaLaw(stages, stage.TotalSeconds), [.. Enumerable.Range(0, stages).Select(i => new LifetimePhase(i == 0 ? 1 : 0, stage, i == stages - 1 ? 0 : 1))]);
    }

    /// <summary>One of several exponential lifetimes, drawn by weight: more spread than any of them, as repairs of which some need a part from afar.</summary>
    /// <param name="branches">The weight, above zero, and the mean, above zero and finite, of each; weights are scaled to sum to one.</param>
    /// <exception cref="ArgumentException">There are no branches or too many.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static Lifetime HyperExponential(params IReadOnlyList<(double Weight, Duration Mean)> branches)
    {
        ArgumentNullException.ThrowIfNull(branches);
        if (branches.Count is < 1 or > MostPhases)
        {
            throw new ArgumentException($"A hyper-exponential lifetime has {branches.Count} branches; give 1 to {MostPhases}.", nameof(branches));
        }

        foreach (var (weight, mean) in branches)
        {
            Finite(mean, nameof(branches));
            if (!(weight > 0) || !double.IsFinite(weight))
            {
                throw new ArgumentOutOfRangeException(nameof(branches), weight, $"A branch of a hyper-exponential lifetime has the weight {NumberNotation.Exact(weight)}; give a number above zero.");
            }
        }

        var total = branches.Sum(branch => branch.Weight);
        var overall = branches.Sum(branch => branch.Weight / total * branch.Mean.TotalSeconds);

        // The second moment of a branch is 2 m^2; taken about the mean, so that equal branches have the variation 1 to the last digits.
        var excess = 2 * branches.Sum(branch => branch.Weight / total * Math.Pow((branch.Mean.TotalSeconds / overall) - 1, 2));
        return new(
            new LifetimeForm.HyperExponential(new(branches)),
            $"hyper-exponential of {branches.Count} branches, mean {Duration.FromSeconds(overall)}",
            Duration.FromSeconds(overall),
            Math.Sqrt(1 + excess),
            Mixture([.. branches.Select(branch => (branch.Weight / total, (LifetimeLaw)new ExponentialLaw(branch.Mean.TotalSeconds)))]),
            [.. branches.Select(branch => new LifetimePhase(branch.Weight / total, branch.Mean, 0))]);
    }

    /// <summary>What wears out (shape above 1), fails early or not for long (below 1), or is exponential (1), after W. Weibull.</summary>
    /// <param name="shape">0.1 to 1,000; ball bearings wear at 1.5, mechanical parts at 2 to 4.</param>
    /// <param name="mean">Above zero, finite. The scale, the age by which 63.2 % have ended, follows: it is the mean divided by the gamma function of 1 + 1/shape.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static Lifetime Weibull(double shape, Duration mean)
    {
        Within(shape, 0.1, 1_000, "The shape of a Weibull lifetime", nameof(shape));
        if (shape == 1)
        {
            return Exponential(Finite(mean, nameof(mean)));
        }

        var first = SpecialFunctions.GammaLn(1 + (1 / shape));
        var variation = Math.Sqrt(Math.Exp(SpecialFunctions.GammaLn(1 + (2 / shape)) - (2 * first)) - 1);
        return new(
            new LifetimeForm.Weibull(shape, mean),
            $"Weibull of shape {NumberNotation.Exact(shape)}, mean {mean}", mean, variation, new WeibullLaw(shape, Finite(mean, nameof(mean)).TotalSeconds / Math.Exp(first)), []);
    }

    /// <summary>What is multiplied from many causes, as repairs by people often are: its logarithm is normal.</summary>
    /// <param name="mean">Above zero, finite. The median is the mean divided by the square root of 1 + variation².</param>
    /// <param name="variation">The coefficient of variation, the standard deviation divided by the mean; 0.001 to 1,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static Lifetime LogNormal(Duration mean, double variation)
    {
        Within(variation, 0.001, 1_000, "The variation of a lognormal lifetime", nameof(variation));
        var square = SpecialFunctions.Log1p(variation * variation);
        return new(
            new LifetimeForm.LogNormal(mean, variation),
            $"lognormal of variation {NumberNotation.Exact(variation)}, mean {mean}",
            mean,
            variation,
            new LogNormalLaw(Math.Log(Finite(mean, nameof(mean)).TotalSeconds) - (square / 2), Math.Sqrt(square)),
            []);
    }

    /// <summary>What takes so many steps, the number not being whole; a whole shape up to 1,000 is the Erlang lifetime of so many stages.</summary>
    /// <param name="shape">0.1 to 100,000; the variation is one divided by its square root.</param>
    /// <param name="mean">Above zero, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static Lifetime Gamma(double shape, Duration mean)
    {
        Within(shape, 0.1, 100_000, "The shape of a gamma lifetime", nameof(shape));
        return shape <= MostPhases && shape == Math.Floor(shape)
            ? Erlang((int)shape, mean)
            : new(new LifetimeForm.Gamma(shape, mean), $"gamma of shape {NumberNotation.Exact(shape)}, mean {mean}", mean, 1 / Math.Sqrt(shape), new GammaLaw(shape, Finite(mean, nameof(mean)).TotalSeconds / shape), []);
    }

    /// <summary>Anything between two times, all equally likely.</summary>
    /// <param name="from">The shortest time, zero or more.</param>
    /// <param name="to">The longest time, above <paramref name="from"/>, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The longest time is not above the shortest, or infinite.</exception>
    public static Lifetime Uniform(Duration from, Duration to)
    {
        if (to <= from || to.IsInfinite)
        {
            throw new ArgumentOutOfRangeException(nameof(to), to, $"A uniform lifetime lasts from {from} to {to}; the longest must be finite and above the shortest.");
        }

        var mean = from + ((to - from) / 2);
        return new(new LifetimeForm.Uniform(from, to), $"uniform from {from} to {to}", mean, (to - from) / Math.Sqrt(12) / mean, new UniformLaw(from.TotalSeconds, to.TotalSeconds), []);
    }

    /// <summary>Always the same time: a timer, a maintenance interval, a reboot.</summary>
    /// <param name="time">Above zero, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is zero or infinite.</exception>
    public static Lifetime Exactly(Duration time) => new(new LifetimeForm.Fixed(time), $"exactly {Finite(time, nameof(time))}", time, 0, new FixedLaw(time.TotalSeconds), []);

    /// <summary>What was observed: one of these times, all equally likely.</summary>
    /// <param name="observed">One or more, each above zero and finite.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A time is zero or infinite.</exception>
    public static Lifetime Empirical(params IReadOnlyList<Duration> observed)
    {
        ArgumentNullException.ThrowIfNull(observed);
        if (observed.Count == 0)
        {
            throw new ArgumentException("An empirical lifetime has no observed times; give one or more.", nameof(observed));
        }

        double[] seconds = [.. observed.Select(time => Finite(time, nameof(observed)).TotalSeconds)];
        var mean = seconds.Average();
        var variation = Math.Sqrt(seconds.Average(time => Math.Pow((time / mean) - 1, 2)));
        return new(new LifetimeForm.Observed(new(observed)), $"one of {seconds.Length} observed, mean {Duration.FromSeconds(mean)}", Duration.FromSeconds(mean), variation, new EmpiricalLaw(seconds), []);
    }

    /// <summary>A lifetime of exponential phases with the same mean and, as far as the phases allow, the same variation; this one where it has phases already.</summary>
    /// <remarks>
    /// A variation below 1 becomes one of two Erlang lifetimes whose stages differ by one, drawn by chance; one above 1 becomes a hyper-exponential
    /// lifetime of two branches that share the mean equally (H. C. Tijms, Stochastic Models: An Algorithmic Approach, 1994, appendix B).
    /// n phases reach down to a variation of 1/√n; below, <see cref="Variation"/> of the result says what was reached. Only two moments
    /// are kept, so an answer that hangs on more of the distribution differs: simulate to see how much.
    /// </remarks>
    /// <param name="maximumPhases">2 to 1,000; 100 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of phases is outside its range.</exception>
    public Lifetime ToPhases(int maximumPhases = 100)
    {
        Within(maximumPhases, 2, MostPhases, "The most phases of a lifetime", nameof(maximumPhases));
        if (HasPhases)
        {
            return this;
        }

        var form = new LifetimeForm.InPhases(Form, maximumPhases);
        var square = Variation * Variation;
        if (square >= 1)
        {
            var share = (1 + Math.Sqrt((square - 1) / (square + 1))) / 2;
            return HyperExponential((share, Mean / (2 * share)), (1 - share, Mean / (2 * (1 - share)))).Called(form);
        }

        if (square * maximumPhases <= 1)
        {
            return Erlang(maximumPhases, Mean).Called(form);
        }

        // k - 1 stages with this probability, else k of them, all with one mean.
        var k = (int)Math.Ceiling(1 / square);
        var fewer = ((k * square) - Math.Sqrt(Math.Max(0, (k * (1 + square)) - (k * (double)k * square)))) / (1 + square);
        var stage = Mean / (k - fewer);
        return new(
            form,
            $"Erlang of {k - 1} or {k} stages, mean {Mean}",
            Mean,
            Variation,
            Mixture([(fewer, new GammaLaw(k - 1, stage.TotalSeconds)), (1 - fewer, new GammaLaw(k, stage.TotalSeconds))]),
            [.. Enumerable.Range(0, k).Select(i => new LifetimePhase(i == 0 ? 1 - fewer : i == 1 ? fewer : 0, stage, i == k - 1 ? 0 : 1))]);
    }

    /// <summary>Whether the other is of the same distribution and parameters.</summary>
    public bool Equals(Lifetime? other) => other is not null && Form == other.Form;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Lifetime);

    /// <inheritdoc/>
    public override int GetHashCode() => Form.GetHashCode();

    /// <summary>The largest difference between the probabilities that this one and another have ended, at any age: 0 for the same distribution, 1 at most (Kolmogorov's distance).</summary>
    /// <remarks>Looked for at 4,000 ages from a millionth of this mean to a hundred of it, so to two digits or so.</remarks>
    /// <param name="other">The other, of which a fit by <see cref="ToPhases"/> is the usual one.</param>
    public double DistanceFrom(Lifetime other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Equals(other) || Mean.IsInfinite || other.Mean.IsInfinite)
        {
            return Mean == other.Mean ? 0 : 1;
        }

        const int Ages = 4_000;
        var largest = 0.0;
        for (var i = 0; i <= Ages; i++)
        {
            var age = Mean.TotalSeconds * Math.Pow(10, -6 + (8.0 * i / Ages));
            largest = Math.Max(largest, Math.Abs(Law.EndedBy(age) - other.Law.EndedBy(age)));
        }

        return largest;
    }

    /// <summary>This one, and an exponential one after it.</summary>
    /// <remarks>The means add up, and so do the variances; it has no phases of its own.</remarks>
    /// <param name="next">The mean of what comes after; above zero, finite.</param>
    internal Lifetime Then(Duration next)
    {
        var mean = Mean + next;
        var variation = double.Hypot(Variation * (Mean / mean), next / mean);
        return new(new LifetimeForm.Sum(Form, next), $"{this}, then exponential, mean {next}", mean, variation, new SumLaw(Law, next.TotalSeconds), []);
    }

    /// <summary>Such as <c>Erlang of 4 stages, mean 8 h</c>.</summary>
    public override string ToString() => _text;

    private Lifetime Called(LifetimeForm form) => new(form, _text, Mean, Variation, Law, Phases);

    private static MixtureLaw Mixture((double Weight, LifetimeLaw Law)[] parts)
    {
        var upTo = new double[parts.Length];
        var sum = 0.0;
        for (var i = 0; i < parts.Length; i++)
        {
            upTo[i] = sum += parts[i].Weight;
        }

        return new MixtureLaw(upTo, Array.ConvertAll(parts, part => part.Law));
    }

    private static void Within(double value, double lowest, double highest, string what, string parameter)
    {
        if (!(value >= lowest && value <= highest))
        {
            throw new ArgumentOutOfRangeException(parameter, value, $"{what} is {NumberNotation.Exact(value)}; give {NumberNotation.Exact(lowest)} to {NumberNotation.Exact(highest)}.");
        }
    }

    private static Duration Checked(Duration mean, string parameter) => mean > Duration.Zero
        ? mean
        : throw new ArgumentOutOfRangeException(parameter, mean, "The mean of a lifetime is 0 s; it must be above zero. What takes no time is an immediate reaction.");

    private static Duration Finite(Duration mean, string parameter) => !Checked(mean, parameter).IsInfinite
        ? mean
        : throw new ArgumentOutOfRangeException(parameter, mean, "The mean of a lifetime that is not exponential is infinite; give a finite time.");
}

/// <summary>One exponential phase of a lifetime.</summary>
/// <param name="Entry">The probability that the lifetime begins in it.</param>
/// <param name="Mean">Its mean.</param>
/// <param name="Onward">The probability that the next phase follows; otherwise the lifetime ends.</param>
internal readonly record struct LifetimePhase(double Entry, Duration Mean, double Onward);
