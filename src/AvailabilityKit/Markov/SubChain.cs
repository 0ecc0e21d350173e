namespace AvailabilityKit.Markov;

/// <summary>Some states of a chain, numbered anew, with the transitions out of them; what lies outside is folded into numbered endings.</summary>
/// <remarks>Transitions from a state to itself are left out: they change no probability.</remarks>
internal sealed class SubChain
{
    private readonly int[] _members;
    private readonly int _total;
    private readonly int[] _from;
    private readonly int[] _to;
    private readonly double[] _rates;

    private SubChain(int[] members, int total, int[] from, int[] to, double[] rates)
    {
        _members = members;
        _total = total;
        _from = from;
        _to = to;
        _rates = rates;
    }

    public int TransitionCount => _from.Length;

    /// <summary>The part of a chain on <paramref name="members"/>; a transition to another state leads to the ending that <paramref name="endings"/> gives it.</summary>
    public static SubChain Of(RateMatrix matrix, int[] members, int[]? endings = null, int endingCount = 0)
    {
        var local = new int[matrix.StateCount];
        local.AsSpan().Fill(-1);
        for (var i = 0; i < members.Length; i++)
        {
            local[members[i]] = i;
        }

        var from = new List<int>();
        var to = new List<int>();
        var rates = new List<double>();
        for (var i = 0; i < members.Length; i++)
        {
            for (var entry = matrix.Offsets[members[i]]; entry < matrix.Offsets[members[i] + 1]; entry++)
            {
                var target = matrix.Columns[entry];
                if (target == members[i])
                {
                    continue;
                }

                from.Add(i);
                to.Add(local[target] >= 0 ? local[target] : members.Length + endings![target]);
                rates.Add(matrix.RatesPerSecond[entry]);
            }
        }

        return new SubChain(members, members.Length + endingCount, [.. from], [.. to], [.. rates]);
    }

    public double[] Restrict(ReadOnlySpan<double> values)
    {
        var restricted = new double[_members.Length];
        for (var i = 0; i < restricted.Length; i++)
        {
            restricted[i] = values[_members[i]];
        }

        return restricted;
    }

    public double[] Extend(ReadOnlySpan<double> values, int stateCount)
    {
        var extended = new double[stateCount];
        for (var i = 0; i < _members.Length; i++)
        {
            extended[_members[i]] = values[i];
        }

        return extended;
    }

    public UniformizedChain ToUniformized(double slack) => new(_members.Length, _from, _to, _rates, slack);

    public EliminationPlan PlanElimination(ChainOptions options, CancellationToken cancellationToken) =>
        EliminationPlanner.Plan(_members.Length, _total, _from, _to, options.MaximumFill, cancellationToken);

    public GrassmannTaksarHeyman ToElimination(EliminationPlan plan, ChainOptions options) => new(plan, _rates, options);
}
