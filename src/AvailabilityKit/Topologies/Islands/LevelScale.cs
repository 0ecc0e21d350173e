namespace AvailabilityKit.Topologies.Islands;

/// <summary>The levels that were met, so that those which differ by rounding alone are one.</summary>
/// <remarks>
/// One fifth and two are 0.6000000000000001, three are 0.6. Levels that differ do so by one over the product of the sizes of nested groups or more, far above the width
/// of a mark.
/// </remarks>
internal sealed class LevelScale
{
    /// <summary>Levels closer than one over this are the same.</summary>
    private const double Marks = 1e12;

    private readonly Dictionary<long, double> _met = [];

    /// <summary>A level, or the one that was met before and is the same but for rounding.</summary>
    public double Of(double level)
    {
        if (level is 0 or 1)
        {
            return level;
        }

        // A level beside the boundary of a mark may have been met on its other side.
        var mark = (long)Math.Round(level * Marks);
        for (var beside = mark - 1; beside <= mark + 1; beside++)
        {
            if (_met.TryGetValue(beside, out var met))
            {
                return met;
            }
        }

        // What has few decimals is said with them, whichever sum came first.
        var few = Math.Round(level, 9);
        return _met[mark] = Math.Abs(few - level) * Marks < 1e-2 ? few : level;
    }
}
