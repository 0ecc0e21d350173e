using System.Text.Json.Serialization;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Markov;

/// <summary>The probability of each state at a time.</summary>
/// <remarks><see cref="StateDistribution{TState}.Frequency"/> and <see cref="StateDistribution{TState}.EventRate"/> are the rates at that moment.</remarks>
/// <typeparam name="TState">The type of a state.</typeparam>
[JsonConverter(typeof(EngineConverter))]
public sealed class TransientState<TState> : StateDistribution<TState>
    where TState : notnull
{
    internal TransientState(
        MarkovChain<TState> chain, Duration time, double[] probabilities, string method, double errorBound, IReadOnlyList<string> assumptions)
        : base(chain, probabilities, method, errorBound, assumptions) => Time = time;

    /// <summary>The time, counted from the start.</summary>
    public Duration Time { get; }

    private protected override string Subject => $"{Time} after the start";
}
