using System.Text.Json.Serialization;
using AvailabilityKit.Presentation;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Markov;

/// <summary>What a chain is expected to do over a span from its start: time in each state, events, accumulated rewards.</summary>
/// <typeparam name="TState">The type of a state.</typeparam>
[JsonConverter(typeof(EngineConverter))]
public sealed class Occupancy<TState> : ExhibitableResult
    where TState : notnull
{
    private readonly double[] _seconds;

    internal Occupancy(
        MarkovChain<TState> chain, Duration span, double[] seconds, string method, double errorBound, IReadOnlyList<string> assumptions)
    {
        Chain = chain;
        Span = span;
        _seconds = seconds;
        Method = method;
        ErrorBound = errorBound;
        Assumptions = assumptions;
    }

    /// <summary>The chain this is about.</summary>
    public MarkovChain<TState> Chain { get; }

    /// <summary>The span, from the start.</summary>
    public Duration Span { get; }

    /// <summary>How it was computed.</summary>
    public string Method { get; }

    /// <summary>The largest relative error of any expected time, taking the rates as exact. It bounds the worst case; the usual error is far smaller.</summary>
    public double ErrorBound { get; }

    /// <summary>What the answer rests on.</summary>
    public IReadOnlyList<string> Assumptions { get; }

    /// <summary>The expected time in one state.</summary>
    /// <exception cref="ModelException">The chain has no such state; the message names the nearest one.</exception>
    public Duration this[TState state] => Duration.FromSeconds(_seconds[Chain.IndexOf(state)]);

    /// <summary>The expected time in the states that <paramref name="which"/> picks.</summary>
    public Duration TimeIn(Func<TState, bool> which)
    {
        var picked = Chain.Where(which);
        var sum = new CompensatedSum();
        for (var i = 0; i < picked.Length; i++)
        {
            if (picked[i])
            {
                sum.Add(_seconds[i]);
            }
        }

        return Duration.FromSeconds(sum.Value);
    }

    /// <summary>Interval availability: the expected share of the span in the states that <paramref name="up"/> picks.</summary>
    /// <exception cref="InvalidOperationException">The span is zero, so that no share of it can be taken.</exception>
    public Availability Availability(Func<TState, bool> up)
    {
        ArgumentNullException.ThrowIfNull(up);
        return Span == Duration.Zero
            ? throw new InvalidOperationException("A span of no length has no interval availability; ask At(Duration.Zero), or take a longer span.")
            : AvailabilityKit.Availability.FromParts(TimeIn(up).TotalSeconds, TimeIn(state => !up(state)).TotalSeconds);
    }

    /// <summary>The expected number of times that the event of this name happens, transitions from a state to itself included.</summary>
    /// <param name="named">The name given with the transitions.</param>
    /// <exception cref="ModelException">No transition has this name; the message names the nearest one.</exception>
    public double Events(string named)
    {
        var happening = Chain.EventIndex(named);
        return Count((_, _, entry) => Chain.Rates.Events[entry] == happening);
    }

    /// <summary>The expected number of steps from a state that <paramref name="from"/> picks to one that <paramref name="to"/> picks.</summary>
    public double Crossings(Func<TState, bool> from, Func<TState, bool> to)
    {
        var source = Chain.Where(from);
        var target = Chain.Where(to);
        return Count((state, next, _) => state != next && source[state] && target[next]);
    }

    /// <summary>The expected number of steps out of the states that <paramref name="up"/> picks: failures.</summary>
    public double Failures(Func<TState, bool> up)
    {
        ArgumentNullException.ThrowIfNull(up);
        return Crossings(up, state => !up(state));
    }

    /// <summary>The expected sum over the span of a reward that a state earns for every second that it lasts.</summary>
    /// <param name="perSecond">The reward of a state, a second; of any sign and unit. Not asked for states that are never visited.</param>
    /// <exception cref="ArgumentException">A reward is not a number.</exception>
    public double Accumulated(Func<TState, double> perSecond)
    {
        ArgumentNullException.ThrowIfNull(perSecond);
        var sum = 0.0;
        for (var i = 0; i < _seconds.Length; i++)
        {
            if (_seconds[i] > 0)
            {
                var value = perSecond(Chain.States[i]);
                if (double.IsNaN(value))
                {
                    throw new ArgumentException(
                        $"Chain \"{Chain.Name}\": the reward of state {Chain.Quoted(Chain.States[i])} is not a number.", nameof(perSecond));
                }

                sum += _seconds[i] * value;
            }
        }

        return sum;
    }

    /// <summary>The states with the most expected time in a table, and how they were computed.</summary>
    public override Exhibit ToExhibit() => StateTable.Show(
        Chain.Name, $"over {Span} from the start", "Expected seconds", Chain.States, _seconds, Method, ErrorBound, Assumptions);

    private double Count(Func<int, int, int, bool> counts)
    {
        var matrix = Chain.Rates;
        var sum = new CompensatedSum();
        for (var state = 0; state < _seconds.Length; state++)
        {
            for (var entry = matrix.Offsets[state]; entry < matrix.Offsets[state + 1]; entry++)
            {
                if (counts(state, matrix.Columns[entry], entry))
                {
                    sum.Add(_seconds[state] * matrix.RatesPerSecond[entry]);
                }
            }
        }

        return sum.Value;
    }
}
