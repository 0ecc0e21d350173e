using System.Text.Json.Serialization;
using AvailabilityKit.Presentation;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Markov;

/// <summary>A probability for each state of a chain, with what follows from it: availability, frequencies, rewards.</summary>
/// <typeparam name="TState">The type of a state.</typeparam>
[JsonConverter(typeof(EngineConverter))]
public abstract class StateDistribution<TState> : ExhibitableResult
    where TState : notnull
{
    private readonly double[] _probabilities;

    private protected StateDistribution(
        MarkovChain<TState> chain, double[] probabilities, string method, double errorBound, IReadOnlyList<string> assumptions)
    {
        Chain = chain;
        _probabilities = probabilities;
        Method = method;
        ErrorBound = errorBound;
        Assumptions = assumptions;
    }

    /// <summary>The chain this is a distribution of.</summary>
    public MarkovChain<TState> Chain { get; }

    /// <summary>How it was computed.</summary>
    public string Method { get; }

    /// <summary>The largest relative error of any probability, taking the rates as exact. It bounds the worst case; the usual error is far smaller.</summary>
    public double ErrorBound { get; }

    /// <summary>What the answer rests on.</summary>
    public IReadOnlyList<string> Assumptions { get; }

    /// <summary>The probability of each state by index.</summary>
    public ReadOnlySpan<double> Probabilities => _probabilities;

    /// <summary>The probability of one state, 0 to 1.</summary>
    /// <exception cref="ModelException">The chain has no such state; the message names the nearest one.</exception>
    public double this[TState state] => _probabilities[Chain.IndexOf(state)];

    /// <summary>The probability of being in one of the states that <paramref name="which"/> picks, by summing them; 0 to 1.</summary>
    public double Probability(Func<TState, bool> which)
    {
        ArgumentNullException.ThrowIfNull(which);
        var sum = new CompensatedSum();
        for (var i = 0; i < _probabilities.Length; i++)
        {
            if (which(Chain.States[i]))
            {
                sum.Add(_probabilities[i]);
            }
        }

        return Math.Min(sum.Value, 1);
    }

    /// <summary>The availability: the probability of the states that <paramref name="up"/> picks, and apart from it that of the others.</summary>
    /// <remarks>Both are sums of probabilities; neither is one minus the other.</remarks>
    public Availability Availability(Func<TState, bool> up)
    {
        ArgumentNullException.ThrowIfNull(up);
        var upSum = new CompensatedSum();
        var downSum = new CompensatedSum();
        for (var i = 0; i < _probabilities.Length; i++)
        {
            if (up(Chain.States[i]))
            {
                upSum.Add(_probabilities[i]);
            }
            else
            {
                downSum.Add(_probabilities[i]);
            }
        }

        return AvailabilityKit.Availability.FromParts(upSum.Value, downSum.Value);
    }

    /// <summary>How often the chain steps from a state that <paramref name="from"/> picks to one that <paramref name="to"/> picks.</summary>
    /// <remarks>The sum of probability times rate over those transitions; a transition from a state to itself is no step.</remarks>
    public Rate Frequency(Func<TState, bool> from, Func<TState, bool> to)
    {
        var source = Chain.Where(from);
        var target = Chain.Where(to);
        var matrix = Chain.Rates;
        var sum = new CompensatedSum();
        for (var state = 0; state < source.Length; state++)
        {
            if (!source[state])
            {
                continue;
            }

            for (var entry = matrix.Offsets[state]; entry < matrix.Offsets[state + 1]; entry++)
            {
                if (matrix.Columns[entry] != state && target[matrix.Columns[entry]])
                {
                    sum.Add(_probabilities[state] * matrix.RatesPerSecond[entry]);
                }
            }
        }

        return Rate.PerSecond(sum.Value);
    }

    /// <summary>How often the chain steps from a state that <paramref name="up"/> picks to one that it does not: the failure frequency.</summary>
    public Rate FailureFrequency(Func<TState, bool> up)
    {
        ArgumentNullException.ThrowIfNull(up);
        return Frequency(up, state => !up(state));
    }

    /// <summary>How often the event of this name happens, transitions from a state to itself included.</summary>
    /// <param name="named">The name given with the transitions.</param>
    /// <exception cref="ModelException">No transition has this name; the message names the nearest one.</exception>
    public Rate EventRate(string named)
    {
        var happening = Chain.EventIndex(named);
        var matrix = Chain.Rates;
        var sum = new CompensatedSum();
        for (var state = 0; state < _probabilities.Length; state++)
        {
            for (var entry = matrix.Offsets[state]; entry < matrix.Offsets[state + 1]; entry++)
            {
                if (matrix.Events[entry] == happening)
                {
                    sum.Add(_probabilities[state] * matrix.RatesPerSecond[entry]);
                }
            }
        }

        return Rate.PerSecond(sum.Value);
    }

    /// <summary>The expected value of a reward that a state earns while it lasts (throughput, users served, watts).</summary>
    /// <param name="reward">The reward of a state, of any sign and unit. Not asked for states of probability zero.</param>
    /// <exception cref="ArgumentException">A reward is not a number.</exception>
    public double Expected(Func<TState, double> reward)
    {
        ArgumentNullException.ThrowIfNull(reward);
        var sum = 0.0;
        for (var i = 0; i < _probabilities.Length; i++)
        {
            if (_probabilities[i] > 0)
            {
                var value = reward(Chain.States[i]);
                if (double.IsNaN(value))
                {
                    throw new ArgumentException(
                        $"Chain \"{Chain.Name}\": the reward of state {Chain.Quoted(Chain.States[i])} is not a number.", nameof(reward));
                }

                sum += _probabilities[i] * value;
            }
        }

        return sum;
    }

    /// <summary>The most probable states in a table, and how they were computed.</summary>
    public override Exhibit ToExhibit() => StateTable.Show(
        Chain.Name, Subject, "Probability", Chain.States, _probabilities, Method, ErrorBound, Assumptions);

    /// <summary>What this is a distribution at, in words.</summary>
    private protected abstract string Subject { get; }
}
