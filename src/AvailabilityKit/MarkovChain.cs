using AvailabilityKit.Markov;

namespace AvailabilityKit;

/// <summary>Continuous-time Markov chains: the front door. A chain is built by name or explored from a typed state.</summary>
/// <remarks>
/// By name, for a handful of states:
/// <code>
/// var pair = MarkovChain.Named("pair")
///     .Transition("both up", "one up", 2 * failure)
///     .Transition("one up", "both up", repair)
///     .Transition("one up", "down", failure)
///     .Transition("down", "one up", repair)
///     .Build();
/// var availability = pair.SteadyState().Availability(up: state => state != "down");
/// </code>
/// From a typed state, for as many as the rules make: see <see cref="StartingIn{TState}"/>. What a chain can be asked
/// stands on <see cref="MarkovChain{TState}"/>.
/// </remarks>
public static class MarkovChain
{
    /// <summary>Begins a chain whose states are named one by one.</summary>
    /// <param name="name">What results and messages call the chain.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static ChainBuilder Named(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new ChainBuilder(name);
    }

    /// <summary>Begins a chain whose states are values of a type, found by following transition rules from the first one.</summary>
    /// <typeparam name="TState">A type with value equality that does not change: a <c>readonly record struct</c> is right.</typeparam>
    /// <param name="initial">The state at time zero.</param>
    public static StateSpace<TState> StartingIn<TState>(TState initial)
        where TState : notnull => new(initial);

    /// <summary>Explores the states reachable from <paramref name="initial"/>, breadth first, by calling <paramref name="transitions"/> once for each state.</summary>
    /// <typeparam name="TState">A type with value equality that does not change: a <c>readonly record struct</c> is right.</typeparam>
    /// <param name="initial">The state at time zero; it gets index 0.</param>
    /// <param name="transitions">Adds every transition out of the state it is given. Called once per state, on the calling thread.</param>
    /// <param name="options">Limits and progress; see <see cref="ExplorationOptions"/>.</param>
    /// <param name="cancellationToken">Stops the exploration.</param>
    /// <exception cref="SolverException">More states than <see cref="ExplorationOptions.MaximumStates"/> or more transitions than <see cref="ExplorationOptions.MaximumTransitions"/>.</exception>
    /// <exception cref="ModelException">A transition leads to no state (null).</exception>
    public static MarkovChain<TState> Explore<TState>(
        TState initial,
        Action<TState, TransitionSink<TState>> transitions,
        ExplorationOptions? options = null,
        CancellationToken cancellationToken = default)
        where TState : notnull
    {
        ArgumentNullException.ThrowIfNull(initial);
        ArgumentNullException.ThrowIfNull(transitions);
        options ??= new ExplorationOptions();

        var sink = new TransitionSink<TState>(options);
        sink.Enter(initial);
        for (var state = 0; state < sink.StateCount; state++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            sink.BeginRow(state);
            transitions(sink.StateAt(state), sink);
            if ((state & 0xFFF) == 0xFFF)
            {
                options.Progress?.Report(sink.StateCount);
            }
        }

        options.Progress?.Report(sink.StateCount);
        return sink.ToChain(options.Name);
    }
}
