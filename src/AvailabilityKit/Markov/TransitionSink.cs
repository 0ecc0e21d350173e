using System.Text.Json.Serialization;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Markov;

/// <summary>Takes the transitions out of the state that is being explored; handed to the callback of <see cref="MarkovChain.Explore{TState}"/>.</summary>
/// <typeparam name="TState">The type of a state.</typeparam>
[JsonConverter(typeof(EngineConverter))]
public sealed class TransitionSink<TState>
    where TState : notnull
{
    private readonly ExplorationOptions _options;
    private readonly Dictionary<TState, int> _indices = [];
    private readonly List<TState> _states = [];
    private readonly RateMatrixBuilder _matrix = new();
    private int _current;

    internal TransitionSink(ExplorationOptions options) => _options = options;

    internal int StateCount => _states.Count;

    /// <summary>Adds a transition out of the state being explored.</summary>
    /// <param name="rate">Its rate while the state lasts. A rate of zero means that it never happens: nothing is added and <paramref name="next"/> is not visited.</param>
    /// <param name="next">The state it leads to. The same state again changes nothing but counts as an event, when it has a name.</param>
    /// <param name="named">The event it belongs to, for <see cref="StateDistribution{TState}.EventRate"/>; any number of transitions may share a name.</param>
    /// <exception cref="ModelException"><paramref name="next"/> is <see langword="null"/>.</exception>
    /// <exception cref="SolverException">A limit of <see cref="ExplorationOptions"/> is exceeded.</exception>
    public void Add(Rate rate, TState next, string? named = null)
    {
        var perSecond = rate.ValuePerSecond;
        if (perSecond == 0)
        {
            return;
        }

        if (next is null)
        {
            throw new ModelException(
                $"The transition {Label(named)}out of state {_states[_current]} leads to no state (null); give the state it leads to.", named);
        }

        if (_matrix.Count >= _options.MaximumTransitions)
        {
            throw new SolverException(new SolverLimit(
                $"{nameof(ExplorationOptions)}.{nameof(ExplorationOptions.MaximumTransitions)}",
                _options.MaximumTransitions,
                Needed: null,
                $"Chain \"{_options.Name}\": exploration found more than {_options.MaximumTransitions} transitions after {_states.Count} states.",
                "keep less in the state"));
        }

        _matrix.Add(_current, Enter(next), perSecond, named);
    }

    internal void BeginRow(int state) => _current = state;

    internal TState StateAt(int index) => _states[index];

    internal int Enter(TState state)
    {
        if (_indices.TryGetValue(state, out var index))
        {
            return index;
        }

        if (_states.Count >= _options.MaximumStates)
        {
            throw new SolverException(new SolverLimit(
                $"{nameof(ExplorationOptions)}.{nameof(ExplorationOptions.MaximumStates)}",
                _options.MaximumStates,
                Needed: null,
                $"Chain \"{_options.Name}\": exploration found more than {_options.MaximumStates} states; the last one is {state}.",
                $"make sure that states that mean the same are equal ({typeof(TState).Name} must compare by value, as a record struct does) and that no count grows without end"));
        }

        index = _states.Count;
        _indices.Add(state, index);
        _states.Add(state);
        return index;
    }

    internal MarkovChain<TState> ToChain(string name)
    {
        var start = new double[_states.Count];
        start[0] = 1;
        return new MarkovChain<TState>(name, _states.ToArray(), _indices, _matrix.Build(_states.Count), start);
    }

    private static string Label(string? named) => named is null ? string.Empty : $"\"{named}\" ";
}
