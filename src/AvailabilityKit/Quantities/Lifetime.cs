using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace AvailabilityKit.Quantities;

/// <summary>How long something lasts, as a distribution: a time to failure, a repair, a delay.</summary>
/// <remarks>A duration converts to the exponential lifetime with that mean, which is what a rate without further knowledge means. Immutable.</remarks>
[JsonConverter(typeof(EngineConverter))]
public sealed class Lifetime
{
    private readonly string _text;

    private Lifetime(string text, Duration mean, ImmutableArray<LifetimePhase> phases)
    {
        _text = text;
        Mean = mean;
        Phases = phases;
    }

    /// <summary>The mean; <see cref="Duration.Infinite"/> for what never ends.</summary>
    public Duration Mean { get; }

    /// <summary>The exponential phases it runs through; one, entered with certainty, for an exponential lifetime.</summary>
    /// <remarks>Phase-type distributions after M. F. Neuts, Matrix-Geometric Solutions in Stochastic Models, 1981, chapter 2.</remarks>
    internal ImmutableArray<LifetimePhase> Phases { get; }

    /// <summary>The exponential lifetime with this mean.</summary>
    public static implicit operator Lifetime(Duration mean) => Exponential(mean);

    /// <summary>What ends at a constant rate, whatever its age.</summary>
    /// <param name="mean">Above zero; <see cref="Duration.Infinite"/> for what never ends.</param>
    /// <exception cref="ArgumentOutOfRangeException">The mean is zero.</exception>
    public static Lifetime Exponential(Duration mean) =>
        new($"exponential, mean {mean}", mean, [new LifetimePhase(1, Checked(mean, nameof(mean)), 0)]);

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
        return new($"Erlang of {stages} stages, mean {mean}", mean, [.. Enumerable.Range(0, stages).Select(i => new LifetimePhase(i == 0 ? 1 : 0, stage, i == stages - 1 ? 0 : 1))]);
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
        var overall = Duration.FromSeconds(branches.Sum(branch => branch.Weight / total * branch.Mean.TotalSeconds));
        return new(
            $"hyper-exponential of {branches.Count} branches, mean {overall}",
            overall,
            [.. branches.Select(branch => new LifetimePhase(branch.Weight / total, branch.Mean, 0))]);
    }

    /// <summary>Such as <c>Erlang of 4 stages, mean 8 h</c>.</summary>
    public override string ToString() => _text;

    private const int MostPhases = 1_000;

    private static Duration Checked(Duration mean, string parameter) => mean > Duration.Zero
        ? mean
        : throw new ArgumentOutOfRangeException(parameter, mean, "The mean of a lifetime is 0 s; it must be above zero. What takes no time is an immediate reaction.");

    private static Duration Finite(Duration mean, string parameter) => !Checked(mean, parameter).IsInfinite
        ? mean
        : throw new ArgumentOutOfRangeException(parameter, mean, "The mean of a lifetime of several phases is infinite; give a finite time.");
}

/// <summary>One exponential phase of a lifetime.</summary>
/// <param name="Entry">The probability that the lifetime begins in it.</param>
/// <param name="Mean">Its mean.</param>
/// <param name="Onward">The probability that the next phase follows; otherwise the lifetime ends.</param>
internal readonly record struct LifetimePhase(double Entry, Duration Mean, double Onward);
