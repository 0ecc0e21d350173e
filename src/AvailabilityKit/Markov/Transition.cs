namespace AvailabilityKit.Markov;

/// <summary>One transition of a chain.</summary>
/// <typeparam name="TState">The type of a state.</typeparam>
/// <param name="From">The state it leaves.</param>
/// <param name="To">The state it leads to.</param>
/// <param name="Rate">Its rate while <paramref name="From"/> lasts.</param>
/// <param name="Event">The event it belongs to, or <see langword="null"/>.</param>
public readonly record struct Transition<TState>(TState From, TState To, Rate Rate, string? Event);
