using System.Text.Json.Serialization;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Markov;

/// <summary>The share of time spent in each state in the long run.</summary>
/// <typeparam name="TState">The type of a state.</typeparam>
[JsonConverter(typeof(EngineConverter))]
public sealed class SteadyState<TState> : StateDistribution<TState>
    where TState : notnull
{
    internal SteadyState(
        MarkovChain<TState> chain, double[] probabilities, string method, double errorBound, IReadOnlyList<string> assumptions)
        : base(chain, probabilities, method, errorBound, assumptions)
    {
    }

    /// <summary>What solved it; where there are several closed classes, the last of them.</summary>
    internal SteadyStateMethod Solver { get; init; } = SteadyStateMethod.Elimination;

    /// <summary>Mean up time (MUT): how long the chain stays, on average, among the states that <paramref name="up"/> picks, once it enters them.</summary>
    /// <remarks>The probability of being up over the frequency of leaving it: infinite when it is never left, zero when it is never up.</remarks>
    public Duration MeanUpTime(Func<TState, bool> up) => Mean(Availability(up).Value, FailureFrequency(up));

    /// <summary>Mean down time (MDT): how long the chain stays, on average, outside the states that <paramref name="up"/> picks, once it leaves them.</summary>
    /// <remarks>The probability of being down over the frequency of failure: infinite when it is never up again, zero when it is never down.</remarks>
    public Duration MeanDownTime(Func<TState, bool> up) => Mean(Availability(up).Unavailability, FailureFrequency(up));

    private protected override string Subject => "in the long run";

    private static Duration Mean(double probability, Rate frequency)
    {
        if (probability == 0)
        {
            return Duration.Zero;
        }

        return frequency.ValuePerSecond == 0 ? Duration.Infinite : Duration.FromSeconds(probability / frequency.ValuePerSecond);
    }
}
