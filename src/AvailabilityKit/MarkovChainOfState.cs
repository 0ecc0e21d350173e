using System.Text.Json.Serialization;
using AvailabilityKit.Markov;
using AvailabilityKit.Quantities;

namespace AvailabilityKit;

/// <summary>A continuous-time Markov chain with finitely many states, its rates, and where it starts. Immutable and safe to share.</summary>
/// <remarks>
/// Questions in the long run: <see cref="SteadyState"/>. At a time: <see cref="At"/>. Over a span: <see cref="Over"/>. Until
/// something happens: <see cref="Until"/>, <see cref="MeanTimeTo"/>, <see cref="ProbabilityOfReaching"/>.
/// Every answer carries its method, its error bound and its assumptions. Made by <see cref="MarkovChain"/>.
/// </remarks>
/// <typeparam name="TState">The type of a state: <see cref="string"/> for a chain built by name.</typeparam>
[JsonConverter(typeof(EngineConverter))]
public sealed class MarkovChain<TState>
    where TState : notnull
{
    private readonly IReadOnlyList<TState> _states;
    private readonly Func<TState, int> _numberOf;
    private readonly double[] _start;

    internal MarkovChain(string name, TState[] states, Dictionary<TState, int> indices, RateMatrix rates, double[] start)
        : this(name, states, state => indices.TryGetValue(state, out var index) ? index : -1, rates, start)
    {
    }

    /// <summary>A chain whose states need not be kept one by one.</summary>
    /// <param name="name">What results and messages call it.</param>
    /// <param name="states">Its states by index.</param>
    /// <param name="numberOf">The index of a state; -1 for one that it has not.</param>
    /// <param name="rates">Its transitions.</param>
    /// <param name="start">Where it starts.</param>
    internal MarkovChain(string name, IReadOnlyList<TState> states, Func<TState, int> numberOf, RateMatrix rates, double[] start)
    {
        Name = name;
        _states = states;
        _numberOf = numberOf;
        Rates = rates;
        _start = start;
    }

    /// <summary>The same transitions with other rates, in the same order.</summary>
    internal MarkovChain<TState> WithRates(double[] rates) => WithRates(rates, _start);

    /// <summary>The same transitions with other rates, in the same order, and another beginning.</summary>
    internal MarkovChain<TState> WithRates(double[] rates, double[] start) => new(Name, _states, _numberOf, Rates.WithRates(rates), start);

    /// <summary>What results and messages call the chain.</summary>
    public string Name { get; }

    /// <summary>The number of states.</summary>
    public int StateCount => _states.Count;

    /// <summary>The states by index.</summary>
    public IReadOnlyList<TState> States => _states;

    /// <summary>The transitions in compressed rows, for code that walks many.</summary>
    public RateMatrix Rates { get; }

    /// <summary>The names of events, in order of first use.</summary>
    public IReadOnlyList<string> Events => Rates.EventNames;

    /// <summary>The probability of each state at time zero, by index.</summary>
    public ReadOnlySpan<double> Start => _start;

    /// <summary>The transitions one by one, ordered by the index of the state they leave.</summary>
    public IEnumerable<Transition<TState>> Transitions
    {
        get
        {
            for (var state = 0; state < StateCount; state++)
            {
                for (var entry = Rates.Offsets[state]; entry < Rates.Offsets[state + 1]; entry++)
                {
                    var happening = Rates.Events[entry];
                    yield return new Transition<TState>(
                        _states[state],
                        _states[Rates.Columns[entry]],
                        Rate.PerSecond(Rates.RatesPerSecond[entry]),
                        happening == RateMatrix.Unnamed ? null : Rates.EventNames[happening]);
                }
            }
        }
    }

    /// <summary>The index of a state.</summary>
    /// <exception cref="ModelException">The chain has no such state; the message names the nearest one.</exception>
    public int IndexOf(TState state) => _numberOf(state) is >= 0 and var index
        ? index
        : throw new ModelException(
            $"Chain \"{Name}\" has no state {Quoted(state)}.{NearestName.Hint(Label(state), _states.Take(10_000).Select(Label))}", Label(state));

    /// <summary>Whether the chain has this state.</summary>
    public bool Contains(TState state) => _numberOf(state) >= 0;

    /// <summary>The total rate out of a state.</summary>
    /// <exception cref="ModelException">The chain has no such state.</exception>
    public Rate ExitRate(TState state) => Rate.PerSecond(Rates.ExitRatesPerSecond[IndexOf(state)]);

    /// <summary>The same chain, starting in <paramref name="state"/>.</summary>
    /// <exception cref="ModelException">The chain has no such state.</exception>
    public MarkovChain<TState> StartingIn(TState state)
    {
        var start = new double[StateCount];
        start[IndexOf(state)] = 1;
        return new MarkovChain<TState>(Name, _states, _numberOf, Rates, start);
    }

    /// <summary>The same chain, starting in a state drawn with weights that are scaled to sum to one.</summary>
    /// <param name="weight">The weight of each state, zero or above.</param>
    /// <exception cref="ArgumentException">A weight is negative or not finite, or all are zero.</exception>
    public MarkovChain<TState> StartingWith(Func<TState, double> weight)
    {
        ArgumentNullException.ThrowIfNull(weight);
        var start = new double[StateCount];
        for (var i = 0; i < start.Length; i++)
        {
            start[i] = weight(_states[i]);
            if (!(start[i] >= 0) || !double.IsFinite(start[i]))
            {
                throw new ArgumentException(
                    $"Chain \"{Name}\": the starting weight of state {Quoted(_states[i])} is {NumberNotation.Exact(start[i])}; weights must be zero or above and finite.", nameof(weight));
            }
        }

        var total = CompensatedSum.Of(start);
        if (total == 0 || !double.IsFinite(total))
        {
            throw new ArgumentException(
                $"Chain \"{Name}\": the starting weights sum to {NumberNotation.Exact(total)}; at least one state must have a weight above zero.", nameof(weight));
        }

        for (var i = 0; i < start.Length; i++)
        {
            start[i] /= total;
        }

        return new MarkovChain<TState>(Name, _states, _numberOf, Rates, start);
    }

    /// <summary>The share of time spent in each state in the long run.</summary>
    /// <remarks>
    /// On each closed class of states that the start reaches, by elimination after Grassmann, Taksar and Heyman where it is small, and
    /// by sweeps with a proved bound where it is not (<see cref="ChainOptions.SteadyStateMethod"/>); the shares of
    /// several closed classes are the probabilities of ending in them. States that are left for ever get zero, exactly.
    /// </remarks>
    /// <param name="options">Limits, and whether absorbing states are meant.</param>
    /// <param name="cancellationToken">Stops the solver.</param>
    /// <exception cref="ModelException">The start leads to an absorbing state, and <see cref="ChainOptions.AllowAbsorbingStates"/> is not set. A chain that begins in one is stuck at once and is answered.</exception>
    /// <exception cref="SolverException">The elimination needs more than <see cref="ChainOptions.MaximumFill"/> entries, or leaves the range of a double; or nothing is proved within <see cref="ChainOptions.MaximumSweeps"/>.</exception>
    public SteadyState<TState> SteadyState(ChainOptions? options = null, CancellationToken cancellationToken = default) =>
        LongRun.Solve(this, options ?? ChainOptions.Default, cancellationToken);

    /// <summary>The probability of each state at a time after the start.</summary>
    /// <remarks>By uniformization, or by squaring where the time is long and the states are few; the result says which.</remarks>
    /// <param name="time">The time from the start, finite.</param>
    /// <param name="options">Limits.</param>
    /// <param name="cancellationToken">Stops the solver.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is infinite.</exception>
    /// <exception cref="SolverException">The time takes more than <see cref="ChainOptions.MaximumSteps"/> steps and there are too many states to square.</exception>
    public TransientState<TState> At(Duration time, ChainOptions? options = null, CancellationToken cancellationToken = default)
    {
        RequireFinite(time, nameof(time), "ask SteadyState() for the long run");
        var solution = Transient.Solve(Rates, _start, time.TotalSeconds, options ?? ChainOptions.Default, cancellationToken);
        return new TransientState<TState>(
            this, time, solution.Probabilities, solution.Method, solution.ErrorBound, [ChainAssumptions.Exponential]);
    }

    /// <summary>What is expected to happen from the start over a span: time in each state, events, accumulated rewards.</summary>
    /// <param name="span">The span from the start, finite.</param>
    /// <param name="options">Limits.</param>
    /// <param name="cancellationToken">Stops the solver.</param>
    /// <exception cref="ArgumentOutOfRangeException">The span is infinite.</exception>
    /// <exception cref="SolverException">The span takes more than <see cref="ChainOptions.MaximumSteps"/> steps and there are too many states to square.</exception>
    public Occupancy<TState> Over(Duration span, ChainOptions? options = null, CancellationToken cancellationToken = default)
    {
        RequireFinite(span, nameof(span), "ask SteadyState() for the long run, or Until(...) for all that happens before a state is entered");
        var solution = Transient.Solve(Rates, _start, span.TotalSeconds, options ?? ChainOptions.Default, cancellationToken);
        return new Occupancy<TState>(
            this, span, solution.Seconds, solution.Method, solution.SecondsErrorBound, [ChainAssumptions.Exponential]);
    }

    /// <summary>The way from the start until a state that <paramref name="target"/> picks is first entered.</summary>
    /// <param name="target">Picks at least one state.</param>
    /// <param name="options">Limits.</param>
    /// <param name="cancellationToken">Stops the solver.</param>
    /// <exception cref="ModelException">No state is picked.</exception>
    /// <exception cref="SolverException">The elimination needs more than <see cref="ChainOptions.MaximumFill"/> entries, or leaves the range of a double.</exception>
    public FirstPassage<TState> Until(Func<TState, bool> target, ChainOptions? options = null, CancellationToken cancellationToken = default)
    {
        var targets = Where(target);
        return Array.IndexOf(targets, true) < 0
            ? throw new ModelException($"Chain \"{Name}\": none of its {StateCount} states is picked as the target, so it can never be reached; check the condition.")
            : new FirstPassage<TState>(this, targets, options ?? ChainOptions.Default, cancellationToken);
    }

    /// <summary>The mean time from the start until a state that <paramref name="target"/> picks is first entered (MTTF, MTTFF, MTTDL): infinite when it may never be.</summary>
    /// <exception cref="ModelException">No state is picked.</exception>
    public Duration MeanTimeTo(Func<TState, bool> target, CancellationToken cancellationToken = default) =>
        Until(target, cancellationToken: cancellationToken).MeanTime;

    /// <summary>The probability that a state that <paramref name="target"/> picks is ever entered, or within a time when one is given.</summary>
    /// <param name="target">Picks at least one state.</param>
    /// <param name="within">The time from the start; for ever when left out.</param>
    /// <param name="cancellationToken">Stops the solver.</param>
    /// <exception cref="ModelException">No state is picked.</exception>
    public Probability ProbabilityOfReaching(
        Func<TState, bool> target, Duration? within = null, CancellationToken cancellationToken = default) =>
        Until(target, cancellationToken: cancellationToken).Within(within ?? Duration.Infinite, cancellationToken);

    internal string Label(TState state) => state.ToString() ?? string.Empty;

    internal string Quoted(TState state) => $"\"{Label(state)}\"";

    internal bool[] Where(Func<TState, bool> which)
    {
        ArgumentNullException.ThrowIfNull(which);
        var marked = new bool[StateCount];
        for (var i = 0; i < marked.Length; i++)
        {
            marked[i] = which(_states[i]);
        }

        return marked;
    }

    internal int EventIndex(string named)
    {
        ArgumentNullException.ThrowIfNull(named);
        for (var i = 0; i < Events.Count; i++)
        {
            if (string.Equals(Events[i], named, StringComparison.Ordinal))
            {
                return i;
            }
        }

        throw new ModelException($"Chain \"{Name}\" has no event \"{named}\".{NearestName.Hint(named, Events)}", named);
    }

    private void RequireFinite(Duration time, string parameter, string instead)
    {
        if (time.IsInfinite)
        {
            throw new ArgumentOutOfRangeException(parameter, $"Chain \"{Name}\": the time must be finite; {instead}.");
        }
    }
}
