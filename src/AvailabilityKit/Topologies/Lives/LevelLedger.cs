using AvailabilityKit.Behaviours;
using AvailabilityKit.Simulation;

namespace AvailabilityKit.Topologies.Lives;

/// <summary>How much of a service's capacity is missing over a life, and how often it becomes less.</summary>
/// <remarks>
/// What is missing is added up, rather than what is there: it is the smaller of the two where that matters. An event changes few
/// variables, so only what reads these is looked at again, and only what joins a level that changed.
/// </remarks>
/// <param name="tree">What its level is made of.</param>
/// <param name="isWanted">While it is wanted, and nothing is missing at other times; null for always.</param>
/// <param name="first">The place of the sum, before that of the count.</param>
internal sealed class LevelLedger(LevelTree tree, Condition? isWanted, int first)
{
    /// <summary>How many places there are.</summary>
    public const int Count = 2;

    private readonly double[] _levels = new double[tree.Count];
    private readonly bool[] _isStale = new bool[tree.Count];
    private readonly double[] _scratch = new double[tree.LargestJoin];
    private int[] _seen = [];
    private double _since;
    private double _level;

    /// <summary>What must be looked at again for every event that may change the level of a service.</summary>
    public static Measure MeasureOf(string service) => Measure.Named($"level of {service}", (Amount)1);

    public void Begin(ReadOnlySpan<int> values)
    {
        _since = 0;
        _seen = values.ToArray();
        for (var place = 0; place < _levels.Length; place++)
        {
            _levels[place] = tree.LevelAt(place, values, _levels, _scratch);
        }

        _level = LevelIn(values);
    }

    public void Touch(double now, ReadOnlySpan<int> values, Span<double> own)
    {
        LookAgain(values);
        var level = LevelIn(values);
        if (level == _level)
        {
            return;
        }

        Integrate(now, own);
        _since = now;
        own[first + 1] += level < _level ? 1 : 0;
        _level = level;
    }

    public void Rebase(double now, Span<double> own)
    {
        Integrate(now, own);
        _since = 0;
    }

    private double LevelIn(ReadOnlySpan<int> values) => isWanted?.Holds(values) == false ? 1 : _levels[tree.Root];

    /// <summary>Brings the levels up to date, from the variables that changed upwards.</summary>
    private void LookAgain(ReadOnlySpan<int> values)
    {
        var seen = _seen.AsSpan();
        for (var variable = values.CommonPrefixLength(seen); variable < values.Length; variable += 1 + values[(variable + 1)..].CommonPrefixLength(seen[(variable + 1)..]))
        {
            seen[variable] = values[variable];
            foreach (var place in tree.ReadersOf(variable))
            {
                Set(place, values);
            }
        }

        // What joins others stands after them all.
        for (var place = _isStale.AsSpan().IndexOf(true); place >= 0; place = _isStale.AsSpan().IndexOf(true))
        {
            _isStale[place] = false;
            Set(place, values);
        }
    }

    private void Set(int place, ReadOnlySpan<int> values)
    {
        var level = tree.LevelAt(place, values, _levels, _scratch);
        if (level == _levels[place])
        {
            return;
        }

        _levels[place] = level;
        foreach (var joined in tree.Above(place))
        {
            _isStale[joined] = true;
        }
    }

    private void Integrate(double now, Span<double> own) => own[first] += (now - _since) * (1 - _level);
}
