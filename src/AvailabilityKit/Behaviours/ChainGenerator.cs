using AvailabilityKit.Quantities;

namespace AvailabilityKit.Behaviours;

/// <summary>Explores the states of a behaviour, breadth first, and writes down every step between them.</summary>
/// <remarks>
/// The states between an activity and the last of the reactions that it sets off take no time and are not states of the chain
/// (vanishing markings; M. Ajmone Marsan, G. Balbo, G. Conte, A class of generalized stochastic Petri nets, 1984): the step leads from
/// the state before to the states after, with the product of the probabilities on the way. A rate is kept as a product of parameters
/// and a factor, so that a behaviour of the same shape with other numbers needs no new exploration. Time and space are linear in
/// the steps; each state takes its bits and one slot of a hash table.
/// </remarks>
internal sealed class ChainGenerator
{
    private readonly Behaviour _behaviour;
    private readonly GenerationOptions _options;
    private readonly Happening[] _activities;
    private readonly WokenReactions _reactions;
    private readonly OrbitOrder _orbits;
    private readonly StateSet _states;
    private readonly List<Tag> _tags = [];
    private readonly Trails _terms = new();
    private readonly Trails _events = new();
    private readonly List<int> _offsets = [0];
    private readonly StepTable _steps = new();
    private readonly Stack<Pending> _pending = [];
    private readonly List<Draft> _spare = [];
    private readonly ulong[] _words;
    private readonly double[] _probabilities;
    private int _reactionsLeft;

    private ChainGenerator(Behaviour behaviour, IReadOnlyList<StateVariable> variables, GenerationOptions options)
    {
        _behaviour = behaviour;
        _options = options;
        Parameters = new Parameters(behaviour);
        _probabilities = Parameters.Values;
        (_activities, var reactions) = Happening.Of(behaviour, [.. variables], Parameters, _tags);
        _reactions = new WokenReactions(reactions, behaviour.Variables.Count);
        RequirePhases();
        _orbits = new OrbitOrder(behaviour, options.Lump ? variables : []);
        _states = new StateSet(behaviour, new StateLayout(variables));
        _words = new ulong[_states.Layout.WordCount];
    }

    private Parameters Parameters { get; }

    /// <summary>A step of the chain.</summary>
    /// <param name="To">The state it leads to.</param>
    /// <param name="Factor">What the product of the parameters is multiplied with.</param>
    /// <param name="Term">The parameters whose product makes the rate.</param>
    /// <param name="Events">The tags on the way.</param>
    public readonly record struct Step(int To, double Factor, int Term, int Events);

    /// <summary>A state that takes no time, on the way from an activity to the states that follow.</summary>
    private readonly record struct Pending(Draft Draft, double Factor, int Term, int Events);

    /// <summary>The values of a state on the way, and the reactions that may be enabled in it.</summary>
    private sealed record Draft(int[] Values, ulong[] Woken);

    public static BehaviourChain Generate(
        Behaviour behaviour, IReadOnlyList<StateVariable> variables, GenerationOptions options, CancellationToken cancellationToken)
    {
        var generator = new ChainGenerator(behaviour, variables, options);
        return generator.Generate(cancellationToken);
    }

    private BehaviourChain Generate(CancellationToken cancellationToken)
    {
        var values = _behaviour.InitialValues();
        var first = Rent(values, []);
        _reactions.WakeAll(first.Woken);
        _pending.Push(new Pending(first, 1, Trails.Nothing, Trails.Nothing));
        Settle();
        var start = _steps.ToArray();
        _steps.RemoveFrom(0);
        for (var state = 0; state < _states.Count; state++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            WalkFrom(state, values);
            _offsets.Add(_steps.Count);
            if ((state & 0xFFF) == 0xFFF)
            {
                _options.Progress?.Report(_states.Count);
            }
        }

        _options.Progress?.Report(_states.Count);
        var generated = new GeneratedSteps(_states, _terms, _events, _tags, [.. _offsets], _steps.ToArray(), start, _orbits);
        if (_options.CheckOrbits)
        {
            CheckOrbits(values, cancellationToken);
        }

        return new BehaviourChain(_behaviour, generated, Parameters.Values);
    }

    private void RequirePhases()
    {
        foreach (var activity in _activities.Select(activity => activity.Activity!))
        {
            if (!activity.Lifetime.HasPhases)
            {
                var phases = activity.Lifetime.ToPhases();
                throw new ModelException(
                    $"The lifetime of \"{activity}\" ({activity.Lifetime}) ages in a way that a Markov chain does not hold. Simulate the behaviour, which takes any lifetime, or give it phases with {nameof(Lifetime)}.{nameof(Lifetime.ToPhases)}(): {phases}, of variation {NumberNotation.Exact(Math.Round(phases.Variation, 4))} where it is {NumberNotation.Exact(Math.Round(activity.Lifetime.Variation, 4))}.",
                    activity.Name);
            }
        }
    }

    /// <summary>Adds every step out of a state.</summary>
    private void WalkFrom(int state, int[] values)
    {
        _steps.BeginState();
        _states.Layout.Unpack(_states.WordsOf(state), values);
        WalkFrom(values, []);
    }

    private void WalkFrom(int[] values, ulong[] woken)
    {
        foreach (var activity in _activities)
        {
            if (!activity.Guard.Holds(values))
            {
                continue;
            }

            var speed = activity.SpeedIn(values);
            if (speed > 0)
            {
                Branch(activity, values, woken, speed, _terms.Append(Trails.Nothing, activity.Rate), Trails.Nothing);
                Settle();
            }
        }
    }

    /// <summary>Lets each outcome happen; what follows from it is left pending.</summary>
    private void Branch(Happening happening, int[] values, ulong[] woken, double factor, int term, int events)
    {
        var (isDrawn, sum) = (false, 0.0);
        foreach (var branch in happening.Branches)
        {
            var chance = branch.Chance is null ? 1 : happening.ChanceIn(branch.Chance, values);
            (isDrawn, sum) = (isDrawn || branch.Chance is not null, sum + (chance * _probabilities[branch.Parameter]));
            if (chance == 0)
            {
                continue;
            }

            var next = Rent(values, woken);
            Effect.Apply(branch.Assignments, next.Values, happening.Name);
            _reactions.Wake(branch.Assignments, next.Woken);
            _pending.Push(new Pending(
                next,
                factor * chance,
                happening.Branches.Length == 1 ? term : _terms.Append(term, branch.Parameter),
                branch.Tag < 0 ? events : _events.Append(events, branch.Tag)));
        }

        if (isDrawn)
        {
            happening.RequireWhole(sum);
        }
    }

    /// <summary>Lets reactions happen in every pending state until none can, and adds the steps to the states that are reached.</summary>
    private void Settle()
    {
        _reactionsLeft = _options.MaximumReactions;
        while (_pending.TryPop(out var state))
        {
            while (_reactions.FirstEnabled(state.Draft.Values, state.Draft.Woken) is { } reaction)
            {
                if (_reactionsLeft-- <= 0)
                {
                    throw reaction.Restless(_options.MaximumReactions, $"{nameof(GenerationOptions)}.{nameof(GenerationOptions.MaximumReactions)}");
                }

                Branch(reaction, state.Draft.Values, state.Draft.Woken, state.Factor, state.Term, state.Events);
                _spare.Add(state.Draft);
                state = _pending.Pop();
            }

            _orbits.Sort(state.Draft.Values);
            _states.Layout.Pack(state.Draft.Values, _words);
            Add(Enter(), state.Factor, state.Term, state.Events);
            _spare.Add(state.Draft);
        }
    }

    private int Enter()
    {
        var (index, isNew) = _states.Enter(_words);
        return !isNew || _states.Count <= _options.MaximumStates
            ? index
            : throw new SolverException(new SolverLimit(
                $"{nameof(GenerationOptions)}.{nameof(GenerationOptions.MaximumStates)}",
                _options.MaximumStates,
                null,
                $"\"{_behaviour.Name}\" has more than {_options.MaximumStates} joint states.",
                "ask about fewer variables, or declare copies exchangeable"));
    }

    /// <summary>Adds a step, or adds to one of this state that leads to the same state by the same parameters and events.</summary>
    private void Add(int to, double factor, int term, int events)
    {
        if (_steps.TryAddTo(to, factor, term, events))
        {
            return;
        }

        if (_steps.Count >= _options.MaximumTransitions)
        {
            throw new SolverException(new SolverLimit(
                $"{nameof(GenerationOptions)}.{nameof(GenerationOptions.MaximumTransitions)}",
                _options.MaximumTransitions,
                null,
                $"\"{_behaviour.Name}\" has more than {_options.MaximumTransitions} steps between its joint states.",
                "ask about fewer variables"));
        }

        _steps.Add(new Step(to, factor, term, events));
    }

    /// <summary>A draft of a state with the reactions that are woken in it already; none of them for nothing.</summary>
    private Draft Rent(int[] values, ulong[] woken)
    {
        Draft draft;
        if (_spare.Count > 0)
        {
            draft = _spare[^1];
            _spare.RemoveAt(_spare.Count - 1);
        }
        else
        {
            draft = new Draft(new int[values.Length], new ulong[_reactions.WordCount]);
        }

        values.CopyTo(draft.Values, 0);
        draft.Woken.AsSpan(woken.Length).Clear();
        woken.CopyTo(draft.Woken, 0);
        return draft;
    }

    /// <summary>Holds every state to those that differ from it by an exchange of two copies: they must lead to the same states at the same rates.</summary>
    private void CheckOrbits(int[] values, CancellationToken cancellationToken)
    {
        // An exchange may leave a state in which a reaction is enabled: then the copies are not treated alike, and all must be looked at to see it.
        var woken = new ulong[_reactions.WordCount];
        _reactions.WakeAll(woken);
        var count = _states.Count;
        for (var state = 0; state < count; state++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var expected = RatesTo(_offsets[state], _offsets[state + 1]);
            for (var orbit = 0; orbit < _orbits.Count; orbit++)
            {
                for (var copy = 0; copy + 1 < _orbits.Orbits[orbit].Length; copy++)
                {
                    _states.Layout.Unpack(_states.WordsOf(state), values);
                    if (_orbits.TryExchange(orbit, copy, values))
                    {
                        Compare(expected, orbit, copy, values, woken);
                    }
                }
            }
        }
    }

    private void Compare(Dictionary<int, double> expected, int orbit, int copy, int[] values, ulong[] woken)
    {
        const double Rounding = 1e-12;
        var begin = _steps.Count;
        _steps.BeginState();
        WalkFrom(values, woken);
        var found = RatesTo(begin, _steps.Count);
        _steps.RemoveFrom(begin);
        if (found.Count != expected.Count || found.Any(pair => !expected.TryGetValue(pair.Key, out var rate) || Math.Abs(rate - pair.Value) > Rounding * rate))
        {
            var copies = _orbits.Orbits[orbit];
            throw new ModelException(
                $"\"{_behaviour.Name}\" declares ({string.Join(", ", copies[copy].Select(variable => variable.Name))}) and ({string.Join(", ", copies[copy + 1].Select(variable => variable.Name))}) exchangeable, but a state and the one with the two exchanged go on differently. Treat the copies alike in every guard and effect, or do not declare them exchangeable.",
                copies[copy][0].Name);
        }
    }

    private Dictionary<int, double> RatesTo(int begin, int end)
    {
        var products = _terms.Products(Parameters.Values);
        var rates = new Dictionary<int, double>();
        for (var i = begin; i < end; i++)
        {
            rates[_steps[i].To] = rates.GetValueOrDefault(_steps[i].To) + (_steps[i].Factor * products[_steps[i].Term]);
        }

        return rates;
    }
}
