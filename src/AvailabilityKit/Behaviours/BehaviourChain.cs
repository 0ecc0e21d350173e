using System.Text.Json.Serialization;
using AvailabilityKit.Markov;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Behaviours;

/// <summary>The Markov chain of a <see cref="Behaviour"/>, asked in the words of the behaviour: conditions, amounts and tags.</summary>
/// <remarks>Immutable and safe to share between threads. Made by <see cref="Behaviour.ToChain(GenerationOptions?, CancellationToken)"/>.</remarks>
[JsonConverter(typeof(EngineConverter))]
public sealed class BehaviourChain
{
    private readonly GeneratedSteps _generated;
    private IReadOnlyList<Tag>?[]? _eventsOf;

    internal BehaviourChain(Behaviour expanded, GeneratedSteps generated, double[] parameters)
    {
        Behaviour = expanded;
        _generated = generated;
        Chain = ToMarkovChain(parameters);
    }

    private BehaviourChain(Behaviour expanded, BehaviourChain sameSteps, double[] parameters)
    {
        Behaviour = expanded;
        _generated = sameSteps._generated;
        var products = _generated.Terms.Products(parameters);
        Chain = sameSteps.Chain.WithRates(RatesOf(products), StartOf(products));
    }

    /// <summary>The behaviour it was generated from; lifetimes of several phases have a variable more that holds the phase.</summary>
    public Behaviour Behaviour { get; }

    /// <summary>The chain itself, for every question that a Markov chain answers. Where copies were lumped, do not ask a state for one of them: it is not known which it is.</summary>
    public MarkovChain<BehaviourState> Chain { get; }

    /// <summary>The number of states.</summary>
    public int StateCount => Chain.StateCount;

    /// <summary>Whether any copies were lumped.</summary>
    public bool IsLumped => _generated.Orbits.Count > 0;

    /// <summary>How many states there would be if the copies that were lumped were told apart; a whole number, in a double since it may be beyond any other.</summary>
    /// <remarks>Each lumped state stands for as many as there are ways to tell its copies apart: the behaviour and its beginning treat them alike, so that each of these can be reached if one can.</remarks>
    public double StateCountBeforeLumping
    {
        get
        {
            if (!IsLumped)
            {
                return StateCount;
            }

            var sum = 0.0;
            for (var state = 0; state < StateCount; state++)
            {
                sum += _generated.Orbits.Arrangements(ValuesOf(state));
            }

            return sum;
        }
    }

    /// <summary>The chain of the same behaviour with other means of some activities, given by name.</summary>
    internal BehaviourChain WithMeans(IReadOnlyDictionary<string, Duration> means)
    {
        var changed = Behaviour.WithMeans(means);
        return new BehaviourChain(changed, this, new Parameters(changed).Values);
    }

    /// <summary>The values of all variables in a state; those that the chain was made without are as at time zero.</summary>
    internal int[] ValuesOf(int state) => _generated.States.ValuesOf(state);

    /// <summary>The tagged events that happen at a step, given by its place in the rates of the chain; null for none.</summary>
    internal IReadOnlyList<Tag>? EventsOf(int step)
    {
        if (Chain.Rates.Events[step] is var happening && happening == RateMatrix.Unnamed)
        {
            return null;
        }

        _eventsOf ??= new IReadOnlyList<Tag>?[_generated.Events.Count];
        return _eventsOf[happening + 1] ??= [.. _generated.TagsOf(happening + 1)];
    }

    /// <summary>The share of time in the long run.</summary>
    /// <param name="options">Limits, and whether absorbing states are meant.</param>
    /// <param name="cancellationToken">Stops the solver.</param>
    /// <inheritdoc cref="MarkovChain{TState}.SteadyState" path="/exception"/>
    public BehaviourDistribution SteadyState(ChainOptions? options = null, CancellationToken cancellationToken = default) =>
        new(Behaviour, _generated, Chain.SteadyState(options, cancellationToken));

    /// <summary>A long run that was found otherwise, with the rates by which its events are counted.</summary>
    internal BehaviourDistribution WithLongRun(double[] probabilities, double[] rates, string method, double errorBound) =>
        new(Behaviour, _generated, new SteadyState<BehaviourState>(Chain.WithRates(rates), probabilities, method, errorBound, []));

    /// <summary>The probabilities at a time after the start.</summary>
    /// <param name="time">The time from the start, finite.</param>
    /// <param name="options">Limits.</param>
    /// <param name="cancellationToken">Stops the solver.</param>
    /// <inheritdoc cref="MarkovChain{TState}.At" path="/exception"/>
    public BehaviourDistribution At(Duration time, ChainOptions? options = null, CancellationToken cancellationToken = default) =>
        new(Behaviour, _generated, Chain.At(time, options, cancellationToken));

    /// <summary>The chain of a behaviour that differs in numbers only: means and probabilities. The states are not explored anew.</summary>
    /// <param name="behaviour">A behaviour of the same shape: the same variables, conditions and effects under the same names, in the same order, and no probability or rate zero that was not, or the reverse.</param>
    /// <exception cref="ArgumentException">The shape differs; the message names the first part that does.</exception>
    public BehaviourChain With(Behaviour behaviour)
    {
        ArgumentNullException.ThrowIfNull(behaviour);
        var expanded = PhaseExpansion.Of(behaviour);
        if (Shape.FirstDifference(Behaviour, expanded) is { } difference)
        {
            throw new ArgumentException($"\"{behaviour.Name}\" has another shape than \"{Behaviour.Name}\": {difference}. Generate its chain with {nameof(Behaviours.Behaviour.ToChain)}.", nameof(behaviour));
        }

        return new BehaviourChain(Behaviour, this, new Parameters(expanded).Values);
    }

    private MarkovChain<BehaviourState> ToMarkovChain(double[] parameters)
    {
        var states = new BehaviourState[_generated.States.Count];
        var indices = new Dictionary<BehaviourState, int>(states.Length);
        for (var i = 0; i < states.Length; i++)
        {
            states[i] = new BehaviourState(_generated.States, i);
            indices.Add(states[i], i);
        }

        var steps = _generated.Steps;
        var columns = new int[steps.Length];
        var events = new int[steps.Length];
        for (var i = 0; i < steps.Length; i++)
        {
            columns[i] = steps[i].To;
            events[i] = steps[i].Events == Trails.Nothing ? RateMatrix.Unnamed : steps[i].Events - 1;
        }

        var names = new string[_generated.Events.Count - 1];
        for (var happening = 0; happening < names.Length; happening++)
        {
            names[happening] = string.Join(" + ", _generated.TagsOf(happening + 1));
        }

        var products = _generated.Terms.Products(parameters);
        return new MarkovChain<BehaviourState>(Behaviour.Name, states, indices, new RateMatrix(_generated.Offsets, columns, RatesOf(products), events, names), StartOf(products));
    }

    private double[] RatesOf(double[] products)
    {
        var rates = new double[_generated.Steps.Length];
        for (var i = 0; i < rates.Length; i++)
        {
            rates[i] = _generated.Steps[i].Factor * products[_generated.Steps[i].Term];
        }

        return rates;
    }

    private double[] StartOf(double[] products)
    {
        var start = new double[_generated.States.Count];
        foreach (var begin in _generated.Start)
        {
            start[begin.To] += begin.Factor * products[begin.Term];
        }

        return start;
    }
}
