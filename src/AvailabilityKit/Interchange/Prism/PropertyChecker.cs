using System.Diagnostics;
using AvailabilityKit.Markov;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Interchange.Prism;

/// <summary>Answers properties of a chain with the solvers of the kit; what several properties need is solved once.</summary>
internal sealed class PropertyChecker
{
    private const string StepAssumption = "Time is counted in steps; each step is drawn by the present state alone.";
    private const string UnitAssumption = "Rates, times and rewards are in the time unit of the model.";
    private const double SumError = 4 * Rounding.Unit;

    private readonly ChainFacts _facts;
    private readonly Scope _scope;
    private readonly Dictionary<string, NamedSyntax> _labels;
    private readonly MarkovChain<PrismState> _chain;
    private readonly ChainOptions _solver;
    private readonly double[] _start;
    private readonly List<string> _assumptions;
    private readonly CancellationToken _cancellationToken;
    private SteadyState<PrismState>? _steady;
    private (double Time, TransientSolution Solution)? _transient;

    public PropertyChecker(ChainFacts facts, MarkovChain<PrismState> chain, PropertyFile file, IReadOnlyDictionary<string, double> values, CancellationToken cancellationToken)
    {
        _facts = facts;
        _chain = chain;
        _scope = facts.Scope.Wider(file.Constants, values);
        _labels = file.Labels;
        _cancellationToken = cancellationToken;
        _solver = facts.Options.Solver with { AllowAbsorbingStates = true };
        _start = chain.Start.ToArray();
        _assumptions = [facts.IsDiscrete ? StepAssumption : ChainAssumptions.Exponential];
        if (!facts.IsDiscrete)
        {
            _assumptions.Add(UnitAssumption);
        }

        var deadlocks = facts.Deadlocks().Count(deadlock => deadlock);
        if (deadlocks > 0)
        {
            _assumptions.Add($"{deadlocks} of {facts.StateCount} states lead nowhere: the chain stays there for ever.");
        }
    }

    /// <exception cref="DocumentException">A name is unknown, or a type does not fit.</exception>
    /// <exception cref="SolverException">There is no answer within the limits.</exception>
    public PrismAnswer Answer(Property property)
    {
        var watch = Stopwatch.StartNew();
        if (_facts.Starts.Length > 1)
        {
            throw new ModelException($"The model has {_facts.Starts.Length} initial states, and the answer may differ between them; narrow the \"init\" part down to one.");
        }

        var (value, method, bound) = property.Kind switch
        {
            PropertyKind.LongRun => LongRunOf(property),
            PropertyKind.Until or PropertyKind.Globally => Until(property),
            PropertyKind.Accumulated => Accumulated(property),
            PropertyKind.Instantaneous => Instantaneous(property),
            PropertyKind.Reached => Reached(property),
            _ => LongRunReward(property),
        };
        return new PrismAnswer(property.Text, value, method, bound, _steady is not null && property.Kind is PropertyKind.LongRun or PropertyKind.LongRunReward ? [.. _assumptions, .. _steady!.Assumptions.Skip(1)] : [.. _assumptions], watch.Elapsed);
    }

    private bool[] Where(Syntax condition) => _facts.Where(
        new TermCompiler(_scope, null, label => _facts.Label(label, _scope, _labels)).Compile(condition, ValueType.Truth, "What a property asks for"));

    private SteadyState<PrismState> Steady() => _steady ??= LongRun.Solve(_chain, _solver, _cancellationToken);

    private (double, string, double) LongRunOf(Property property)
    {
        var marks = Where(property.Target!);
        var steady = Steady();
        return (SumOver(steady.Probabilities, marks), steady.Method, steady.ErrorBound + SumError);
    }

    private (double, string, double) LongRunReward(Property property)
    {
        var rewards = RewardsOf(property).Total(_facts);
        var steady = Steady();
        return (Weighted(steady.Probabilities, rewards), steady.Method, steady.ErrorBound + (2 * SumError));
    }

    /// <summary>What is reached through the states that may come before. The states of the target and those that may not come are made absorbing.</summary>
    private (double, string, double) Until(Property property)
    {
        var isGlobal = property.Kind == PropertyKind.Globally;
        var target = Where(property.Target!);
        if (isGlobal)
        {
            target = Array.ConvertAll(target, mark => !mark);
        }

        var before = property.Before is null ? null : Where(property.Before);
        var stopped = new bool[target.Length];
        for (var state = 0; state < stopped.Length; state++)
        {
            stopped[state] = target[state] || before?[state] == false;
        }

        if (property.To is null)
        {
            return UntilEver(_facts.Rates.WithoutExits(stopped), target, isGlobal);
        }

        var to = TimeOf(property.To);
        var from = property.From is null ? 0 : TimeOf(property.From);
        if (from > to)
        {
            throw Tokenizer.Refusal(property.At.Line, property.At.Column, $"The bounds of time are {NumberNotation.Exact(from)} and {NumberNotation.Exact(to)}; the smaller one comes first.");
        }

        if (from > 0)
        {
            if (isGlobal)
            {
                throw Tokenizer.Refusal(property.At.Line, property.At.Column, "G with a bound from below is not answered; ask for F of the opposite.");
            }

            return Later(before, _facts.Rates.WithoutExits(stopped), target, from, to);
        }

        // A strict bound below the first step leaves no time at all.
        if (to < 0)
        {
            return (isGlobal ? 1 : 0, "no time at all", 0);
        }

        var solution = SolveFrom(_facts.Rates.WithoutExits(stopped), _start, to);
        var value = isGlobal ? SumOver(solution.Probabilities, Array.ConvertAll(target, mark => !mark)) : SumOver(solution.Probabilities, target);
        return (value, solution.Method, solution.ErrorBound + SumError);
    }

    private (double, string, double) UntilEver(RateMatrix stopped, bool[] target, bool isGlobal)
    {
        var absorption = Absorption.Of(stopped, _start, times: false, _solver, _cancellationToken);
        var sum = new CompensatedSum();
        for (var i = 0; i < absorption.Classes.Count; i++)
        {
            if (target[absorption.Classes[i][0]] != isGlobal)
            {
                sum.Add(absorption.Shares[i]);
            }
        }

        return (Math.Min(sum.Value, 1), "Grassmann-Taksar-Heyman elimination of the states before the target", absorption.ErrorBound + SumError);
    }

    /// <summary>Within an interval that begins later: until then only states that may come before, from then on until the target.</summary>
    private (double, string, double) Later(bool[]? before, RateMatrix stopped, bool[] target, double from, double to)
    {
        var first = SolveFrom(before is null ? _facts.Rates : _facts.Rates.WithoutExits(Array.ConvertAll(before, mark => !mark)), _start, from);
        var there = first.Probabilities;
        for (var state = 0; before is not null && state < there.Length; state++)
        {
            there[state] = before[state] ? there[state] : 0;
        }

        var weight = CompensatedSum.Of(there);
        if (weight == 0)
        {
            return (0, first.Method, first.ErrorBound);
        }

        var second = SolveFrom(stopped, Array.ConvertAll(there, share => share / weight), to - from);
        return (weight * SumOver(second.Probabilities, target), $"{first.Method}, then {second.Method}", first.ErrorBound + second.ErrorBound + (3 * SumError));
    }

    private (double, string, double) Accumulated(Property property)
    {
        var rewards = RewardsOf(property).Total(_facts);
        if (property.To is null)
        {
            var absorption = Absorption.Of(_facts.Rates, _start, times: true, _solver, _cancellationToken);
            return Earned(absorption, rewards, "Grassmann-Taksar-Heyman elimination of the states that are left for ever");
        }

        var solution = SolveAt(TimeOf(property.To));
        return (Weighted(solution.Seconds, rewards), solution.Method, solution.SecondsErrorBound + (2 * SumError));
    }

    private (double, string, double) Instantaneous(Property property)
    {
        var rewards = RewardsOf(property).OfStates(_facts);
        var solution = SolveAt(TimeOf(property.To!));
        return (Weighted(solution.Probabilities, rewards), solution.Method, solution.ErrorBound + (2 * SumError));
    }

    private (double, string, double) Reached(Property property)
    {
        const string Method = "Grassmann-Taksar-Heyman elimination of the states before the target";
        var target = Where(property.Target!);
        var rewards = RewardsOf(property).Total(_facts);
        var absorption = Absorption.Of(_facts.Rates.WithoutExits(target), _start, times: true, _solver, _cancellationToken);
        if (absorption.Classes.Exists(members => !target[members[0]]))
        {
            return (double.PositiveInfinity, Method + "; the target may never be reached", 0);
        }

        for (var state = 0; state < target.Length; state++)
        {
            rewards[state] = target[state] ? 0 : rewards[state];
        }

        return Earned(absorption, rewards, Method);
    }

    private static (double, string, double) Earned(Absorption absorption, double[] rewards, string method)
    {
        var sum = new CompensatedSum();
        for (var state = 0; state < rewards.Length; state++)
        {
            if (rewards[state] > 0 && absorption.Seconds[state] > 0)
            {
                if (double.IsPositiveInfinity(absorption.Seconds[state]))
                {
                    return (double.PositiveInfinity, method + "; rewards are earned for ever", 0);
                }

                sum.Add(rewards[state] * absorption.Seconds[state]);
            }
        }

        return (sum.Value, method, absorption.ErrorBound + (2 * SumError));
    }

    private TransientSolution SolveAt(double time)
    {
        if (_transient is not { } known || known.Time != time)
        {
            _transient = known = (time, SolveFrom(_facts.Rates, _start, time));
        }

        return known.Solution;
    }

    private TransientSolution SolveFrom(RateMatrix rates, double[] start, double time) => _facts.IsDiscrete
        ? DiscreteSteps.Solve(rates, start, (long)time, _solver, _cancellationToken)
        : Transient.Solve(rates, start, time, _solver, _cancellationToken);

    /// <summary>A bound of time; of a chain in steps, a whole number, and one less where it is strict.</summary>
    private double TimeOf(TimeBound bound)
    {
        var term = new TermCompiler(_scope, null).Compile(bound.Value, ValueType.Real, "A bound of time");
        if (term is not ConstantTerm { Value: >= 0 and < double.PositiveInfinity and var time })
        {
            throw Tokenizer.Refusal(bound.Value.Line, bound.Value.Column, $"A bound of time must be a constant, zero or above and finite{(term is ConstantTerm other ? $", but it is {NumberNotation.Exact(other.Value)}" : "")}.");
        }

        return !_facts.IsDiscrete ? time
            : time != Math.Floor(time) || time > long.MaxValue / 2 ? throw Tokenizer.Refusal(bound.Value.Line, bound.Value.Column, $"A dtmc counts steps, and {NumberNotation.Exact(time)} is no whole number of them.")
            : time - (bound.IsStrict ? 1 : 0);
    }

    private ChainRewards RewardsOf(Property property)
    {
        var all = _facts.Rewards;
        if (all.Count == 0)
        {
            throw Tokenizer.Refusal(property.At.Line, property.At.Column, "The model has no rewards; add a part from \"rewards\" to \"endrewards\".");
        }

        switch (property.Rewards)
        {
            case null:
                return all[0];
            case { Operation: Operation.Label, Text: var name } at:
                return all.FirstOrDefault(rewards => rewards.Name == name)
                    ?? throw Tokenizer.Refusal(at.Line, at.Column, $"There are no rewards {Documents.MessageExcerpt.Quoted(name)}.{NearestName.Hint(name, all.Select(rewards => rewards.Name).Where(known => known.Length > 0))}");
            default:
                return new TermCompiler(_scope, null).Compile(property.Rewards, ValueType.Whole, "The number of a rewards structure") is ConstantTerm { Value: >= 1 and var number } && number <= all.Count
                    ? all[(int)number - 1]
                    : throw Tokenizer.Refusal(property.Rewards.Line, property.Rewards.Column, $"Rewards structures are numbered from 1 to {all.Count}, or named in double quotes.");
        }
    }

    private static double SumOver(ReadOnlySpan<double> probabilities, bool[] marks)
    {
        var sum = new CompensatedSum();
        for (var state = 0; state < marks.Length; state++)
        {
            if (marks[state])
            {
                sum.Add(probabilities[state]);
            }
        }

        return Math.Min(sum.Value, 1);
    }

    private static double Weighted(ReadOnlySpan<double> weights, double[] values)
    {
        var sum = new CompensatedSum();
        for (var state = 0; state < values.Length; state++)
        {
            if (values[state] > 0)
            {
                sum.Add(weights[state] * values[state]);
            }
        }

        return sum.Value;
    }
}
