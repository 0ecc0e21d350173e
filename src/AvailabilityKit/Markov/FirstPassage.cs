using System.Text.Json.Serialization;
using AvailabilityKit.Presentation;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Markov;

/// <summary>The way of a chain from its start until it first enters one of a set of states: how likely, how long, and what happens on the way.</summary>
/// <typeparam name="TState">The type of a state.</typeparam>
[JsonConverter(typeof(EngineConverter))]
public sealed class FirstPassage<TState> : ExhibitableResult
    where TState : notnull
{
    private readonly bool[] _targets;
    private readonly RateMatrix _stopped;
    private readonly Absorption _absorption;
    private readonly ChainOptions _options;

    internal FirstPassage(MarkovChain<TState> chain, bool[] targets, ChainOptions options, CancellationToken cancellationToken)
    {
        Chain = chain;
        _targets = targets;
        _options = options;
        _stopped = chain.Rates.WithoutExits(targets);
        _absorption = Absorption.Of(_stopped, chain.Start, times: true, options, cancellationToken);
    }

    /// <summary>The chain this is about.</summary>
    public MarkovChain<TState> Chain { get; }

    /// <summary>How it was computed.</summary>
    public string Method => "Grassmann-Taksar-Heyman elimination of the states before the target";

    /// <summary>The largest relative error of a mean time or a probability of ever reaching, taking the rates as exact.</summary>
    public double ErrorBound => _absorption.ErrorBound + (4 * Rounding.Unit);

    /// <summary>What the answer rests on.</summary>
    public IReadOnlyList<string> Assumptions { get; } = [ChainAssumptions.Exponential];

    /// <summary>The mean time until a target state is entered: zero when the start is in one, infinite when it may never be.</summary>
    public Duration MeanTime => MaybeNever
        ? Duration.Infinite
        : TimeIn(_ => true);

    /// <summary>The probability that a target state is ever entered, accurate on both sides.</summary>
    public Probability Probability => ByWhich(state => _targets[state]);

    private bool MaybeNever => _absorption.Classes.Exists(members => !_targets[members[0]]);

    /// <summary>The probability that a target state is entered, and that the first one is among those that <paramref name="which"/> picks.</summary>
    public Probability ProbabilityThrough(Func<TState, bool> which)
    {
        var picked = Chain.Where(which);
        return ByWhich(state => _targets[state] && picked[state]);
    }

    /// <summary>The expected time in the states that <paramref name="which"/> picks, before a target state is entered or for ever; infinite where the chain may stay for ever.</summary>
    public Duration TimeIn(Func<TState, bool> which)
    {
        var picked = Chain.Where(which);
        var sum = new CompensatedSum();
        for (var i = 0; i < picked.Length; i++)
        {
            if (!picked[i] || _targets[i])
            {
                continue;
            }

            if (double.IsPositiveInfinity(_absorption.Seconds[i]))
            {
                return Duration.Infinite;
            }

            sum.Add(_absorption.Seconds[i]);
        }

        return Duration.FromSeconds(sum.Value);
    }

    /// <summary>The expected number of times that the event of this name happens before a target state is entered, the last step included; infinity where it may go on for ever.</summary>
    /// <param name="named">The name given with the transitions.</param>
    /// <exception cref="ModelException">No transition has this name; the message names the nearest one.</exception>
    public double Events(string named)
    {
        var happening = Chain.EventIndex(named);
        var matrix = Chain.Rates;
        var sum = new CompensatedSum();
        for (var state = 0; state < _targets.Length; state++)
        {
            if (_targets[state] || _absorption.Seconds[state] == 0)
            {
                continue;
            }

            for (var entry = matrix.Offsets[state]; entry < matrix.Offsets[state + 1]; entry++)
            {
                if (matrix.Events[entry] == happening)
                {
                    if (double.IsPositiveInfinity(_absorption.Seconds[state]))
                    {
                        return double.PositiveInfinity;
                    }

                    sum.Add(_absorption.Seconds[state] * matrix.RatesPerSecond[entry]);
                }
            }
        }

        return sum.Value;
    }

    /// <summary>The probability that a target state has been entered by a time: with a failed state as the target, the unreliability of a mission, its complement the reliability.</summary>
    /// <remarks>The target states are made absorbing and their probability at that time is taken; both sides are sums.</remarks>
    /// <param name="time">The time from the start; infinite gives <see cref="Probability"/>.</param>
    /// <param name="cancellationToken">Stops the solver.</param>
    /// <exception cref="SolverException">The time takes more than <see cref="ChainOptions.MaximumSteps"/> steps and there are too many states to square.</exception>
    public Probability Within(Duration time, CancellationToken cancellationToken = default)
    {
        if (time.IsInfinite)
        {
            return Probability;
        }

        var solution = Transient.Solve(_stopped, Chain.Start, time.TotalSeconds, _options, cancellationToken);
        var hit = new CompensatedSum();
        var miss = new CompensatedSum();
        for (var i = 0; i < _targets.Length; i++)
        {
            if (_targets[i])
            {
                hit.Add(solution.Probabilities[i]);
            }
            else
            {
                miss.Add(solution.Probabilities[i]);
            }
        }

        return AvailabilityKit.Probability.FromParts(hit.Value, miss.Value);
    }

    /// <summary>The mean time, the probability, and how they were computed.</summary>
    public override Exhibit ToExhibit() => Exhibit
        .Titled(Chain.Name, $"from the start to {_targets.Count(target => target)} of {Chain.StateCount} states")
        .Facts("Answer", facts => facts
            .Headline("Mean time", MeanTime.IsInfinite ? "infinite: it may never happen" : MeanTime.ToString())
            .Add("Probability that it ever happens", Probability.ToString()))
        .HowComputed(Method, ErrorBound, Assumptions);

    private Probability ByWhich(Func<int, bool> hits)
    {
        var hit = new CompensatedSum();
        var miss = new CompensatedSum();
        for (var c = 0; c < _absorption.Classes.Count; c++)
        {
            if (hits(_absorption.Classes[c][0]))
            {
                hit.Add(_absorption.Shares[c]);
            }
            else
            {
                miss.Add(_absorption.Shares[c]);
            }
        }

        return AvailabilityKit.Probability.FromParts(hit.Value, miss.Value);
    }
}
