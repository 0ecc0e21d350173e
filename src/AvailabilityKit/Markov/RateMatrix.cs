using System.Text.Json.Serialization;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Markov;

/// <summary>The transitions of a chain in compressed rows: those out of state i are the entries <c>Offsets[i]</c> to <c>Offsets[i + 1]</c>. Immutable.</summary>
/// <remarks>Parallel transitions and transitions from a state to itself keep entries of their own, since each may count as a different event.</remarks>
[JsonConverter(typeof(EngineConverter))]
public sealed class RateMatrix
{
    /// <summary>The event index of a transition that has no name.</summary>
    public const int Unnamed = -1;

    private readonly int[] _offsets;
    private readonly int[] _columns;
    private readonly double[] _rates;
    private readonly int[] _events;
    private readonly string[] _eventNames;
    private readonly double[] _exitRates;
    private readonly KnownPlan _plan;

    internal RateMatrix(int[] offsets, int[] columns, double[] rates, int[] events, string[] eventNames)
        : this(offsets, columns, rates, events, eventNames, new KnownPlan())
    {
    }

    private RateMatrix(int[] offsets, int[] columns, double[] rates, int[] events, string[] eventNames, KnownPlan plan)
    {
        _plan = plan;
        _offsets = offsets;
        _columns = columns;
        _rates = rates;
        _events = events;
        _eventNames = eventNames;
        _exitRates = new double[offsets.Length - 1];
        for (var state = 0; state < _exitRates.Length; state++)
        {
            var sum = 0.0;
            for (var entry = offsets[state]; entry < offsets[state + 1]; entry++)
            {
                sum += columns[entry] == state ? 0 : rates[entry];
            }

            _exitRates[state] = sum;
        }
    }

    /// <summary>The number of states.</summary>
    public int StateCount => _exitRates.Length;

    /// <summary>The number of entries.</summary>
    public int TransitionCount => _columns.Length;

    /// <summary>Where each state's entries begin, and at last where all end.</summary>
    public ReadOnlySpan<int> Offsets => _offsets;

    /// <summary>The state each entry leads to.</summary>
    public ReadOnlySpan<int> Columns => _columns;

    /// <summary>The rate of each entry, per second, above zero.</summary>
    public ReadOnlySpan<double> RatesPerSecond => _rates;

    /// <summary>The event each entry belongs to: an index into <see cref="EventNames"/>, or <see cref="Unnamed"/>.</summary>
    public ReadOnlySpan<int> Events => _events;

    /// <summary>The names of events, in order of first use.</summary>
    public IReadOnlyList<string> EventNames => _eventNames;

    /// <summary>The sum of the rates out of each state, per second; a transition to the same state does not count.</summary>
    public ReadOnlySpan<double> ExitRatesPerSecond => _exitRates;

    /// <summary>The same transitions with other rates, in the same order.</summary>
    internal RateMatrix WithRates(double[] rates) => new(_offsets, _columns, rates, _events, _eventNames, _plan);

    /// <summary>The plan by which some of its states are eliminated among themselves, nothing leading out of them; made once for all matrices that differ in rates only.</summary>
    internal EliminationPlan PlanFor(int[] members, SubChain part, ChainOptions options, CancellationToken cancellationToken)
    {
        if (_plan.Last is { } known && known.Members.AsSpan().SequenceEqual(members) && known.Plan.Fill <= options.MaximumFill)
        {
            return known.Plan;
        }

        var plan = part.PlanElimination(options, cancellationToken);
        _plan.Last = new MembersPlan(members, plan);
        return plan;
    }


    /// <summary>The same states without the transitions out of those that are marked.</summary>
    internal RateMatrix WithoutExits(bool[] marked)
    {
        var builder = new RateMatrixBuilder();
        for (var state = 0; state < StateCount; state++)
        {
            for (var entry = _offsets[state]; !marked[state] && entry < _offsets[state + 1]; entry++)
            {
                var happening = _events[entry];
                builder.Add(state, _columns[entry], _rates[entry], happening == Unnamed ? null : _eventNames[happening]);
            }
        }

        return builder.Build(StateCount);
    }

    /// <summary>What was planned for the transitions that some matrices have in common.</summary>
    private sealed class KnownPlan
    {
        public MembersPlan? Last { get; set; }
    }

    private sealed record MembersPlan(int[] Members, EliminationPlan Plan);
}
