using System.Text.Json.Serialization;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Markov;

/// <summary>Builds a chain of named states: say the transitions, then <see cref="Build"/>.</summary>
/// <remarks>A builder: not safe to share between threads. The chain it builds is.</remarks>
[JsonConverter(typeof(EngineConverter))]
public sealed class ChainBuilder
{
    private readonly string _name;
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);
    private readonly List<string> _states = [];
    private readonly RateMatrixBuilder _matrix = new();
    private readonly List<(string State, double Share)> _start = [];

    internal ChainBuilder(string name) => _name = name;

    /// <summary>Adds a transition; states are made when they are first named. Parallel transitions add up.</summary>
    /// <param name="from">The state it leaves.</param>
    /// <param name="to">The state it leads to. The same state again changes nothing but counts as an event, when it has a name.</param>
    /// <param name="rate">Its rate; zero declares both states and adds no transition.</param>
    /// <param name="named">The event it belongs to, for event rates and counts; any number of transitions may share a name.</param>
    /// <exception cref="ArgumentException">A state's name is empty.</exception>
    public ChainBuilder Transition(string from, string to, Rate rate, string? named = null)
    {
        var source = Enter(from, nameof(from));
        var target = Enter(to, nameof(to));
        var perSecond = rate.ValuePerSecond;
        if (perSecond != 0)
        {
            _matrix.Add(source, target, perSecond, named);
        }

        return this;
    }

    /// <summary>Declares a state, for one that no transition names or to fix the order of states.</summary>
    /// <param name="name">The state.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public ChainBuilder State(string name)
    {
        Enter(name, nameof(name));
        return this;
    }

    /// <summary>Says where the chain is at time zero: the first state named, unless this is called. Called again, it moves the start.</summary>
    /// <param name="state">A state that some transition names.</param>
    public ChainBuilder StartingIn(string state)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(state);
        _start.Clear();
        _start.Add((state, 1));
        return this;
    }

    /// <summary>Builds the chain.</summary>
    /// <exception cref="ModelException">The chain has no state, or starts in a state that no transition names.</exception>
    public MarkovChain<string> Build()
    {
        if (_states.Count == 0)
        {
            throw new ModelException($"Chain \"{_name}\" has no states; add at least one with Transition(...) or State(...).", _name);
        }

        var start = new double[_states.Count];
        if (_start.Count == 0)
        {
            start[0] = 1;
        }

        foreach (var (state, share) in _start)
        {
            if (!_indices.TryGetValue(state, out var index))
            {
                throw new ModelException(
                    $"Chain \"{_name}\" starts in \"{state}\", which no transition names.{NearestName.Hint(state, _states)}", state);
            }

            start[index] = share;
        }

        return new MarkovChain<string>(
            _name, _states.ToArray(), new Dictionary<string, int>(_indices, StringComparer.Ordinal), _matrix.Build(_states.Count), start);
    }

    private int Enter(string name, string parameter)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name, parameter);
        if (!_indices.TryGetValue(name, out var index))
        {
            index = _states.Count;
            _indices.Add(name, index);
            _states.Add(name);
        }

        return index;
    }
}
