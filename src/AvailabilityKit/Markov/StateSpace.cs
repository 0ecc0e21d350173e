using System.Text.Json.Serialization;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Markov;

/// <summary>Transition rules over a typed state: while a guard holds, an event happens at a rate and leads to a next state.</summary>
/// <remarks>
/// <code>
/// readonly record struct Pair(int Up);
///
/// var chain = MarkovChain.StartingIn(new Pair(Up: 2))
///     .When(s => s.Up > 0, rate: s => s.Up * failure, next: s => s with { Up = s.Up - 1 }, named: "failure")
///     .When(s => s.Up &lt; 2, rate: s => repair, next: s => s with { Up = s.Up + 1 }, named: "repair")
///     .Explore();
/// </code>
/// A builder: not safe to share between threads. The chain it explores is.
/// </remarks>
/// <typeparam name="TState">A type with value equality that does not change: a <c>readonly record struct</c> is right.</typeparam>
[JsonConverter(typeof(EngineConverter))]
public sealed class StateSpace<TState>
    where TState : notnull
{
    private readonly TState _initial;
    private readonly List<Rule> _rules = [];

    internal StateSpace(TState initial)
    {
        ArgumentNullException.ThrowIfNull(initial);
        _initial = initial;
    }

    /// <summary>Adds an event that can happen in the states where <paramref name="guard"/> holds.</summary>
    /// <param name="guard">Whether the event can happen in a state.</param>
    /// <param name="rate">Its rate there; zero means never. Called only where the guard holds.</param>
    /// <param name="next">Where it leads. Called only where the guard holds and the rate is above zero.</param>
    /// <param name="named">The name under which it is counted; several rules may share one.</param>
    public StateSpace<TState> When(Func<TState, bool> guard, Func<TState, Rate> rate, Func<TState, TState> next, string? named = null)
    {
        ArgumentNullException.ThrowIfNull(guard);
        ArgumentNullException.ThrowIfNull(rate);
        ArgumentNullException.ThrowIfNull(next);
        _rules.Add(new Rule(guard, rate, next, named));
        return this;
    }

    /// <summary>Explores every state that the rules reach, breadth first.</summary>
    /// <param name="options">Limits, name and progress.</param>
    /// <param name="cancellationToken">Stops the exploration.</param>
    /// <exception cref="ModelException">There is no rule, or one leads to no state (null).</exception>
    /// <exception cref="SolverException">A limit of <see cref="ExplorationOptions"/> is exceeded.</exception>
    public MarkovChain<TState> Explore(ExplorationOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (_rules.Count == 0)
        {
            throw new ModelException("The state space has no rule, so nothing ever happens in it; add one with When(...).");
        }

        var rules = _rules.ToArray();
        return MarkovChain.Explore(_initial, Emit, options, cancellationToken);

        void Emit(TState state, TransitionSink<TState> sink)
        {
            foreach (var rule in rules)
            {
                if (rule.Guard(state))
                {
                    var rate = rule.RateOf(state);
                    if (rate.ValuePerSecond != 0)
                    {
                        sink.Add(rate, rule.Next(state), rule.Name);
                    }
                }
            }
        }
    }

    private sealed record Rule(Func<TState, bool> Guard, Func<TState, Rate> RateOf, Func<TState, TState> Next, string? Name);
}
