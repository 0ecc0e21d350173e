using AvailabilityKit.Markov;

namespace AvailabilityKit.Interchange.Prism;

/// <summary>What exploration found.</summary>
/// <param name="Model">The model.</param>
/// <param name="StateCount">How many states.</param>
/// <param name="StartCount">How many of them, from the first on, are initial.</param>
/// <param name="Rates">Its transitions.</param>
/// <param name="Packed">Its states, packed.</param>
/// <param name="TransitionRewardRates">By rewards structure, what the transitions out of each state earn as a rate; null for nothing.</param>
/// <param name="KeptRewards">By rewards structure, the rate of each transition times what it earns; null where not kept.</param>
internal sealed record ExploredModel(
    CompiledModel Model, int StateCount, int StartCount, RateMatrix Rates, ulong[] Packed, double[]?[] TransitionRewardRates, double[]?[] KeptRewards);
