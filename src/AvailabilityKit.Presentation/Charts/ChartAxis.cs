namespace AvailabilityKit.Presentation;

/// <summary>An axis of a chart: where a value stands between 0 and 1, and which values are worth a line.</summary>
internal sealed class ChartAxis
{
    private readonly double _low;
    private readonly double _high;
    private readonly bool _isLogarithmic;

    private ChartAxis(double low, double high, bool isLogarithmic, double[] ticks)
    {
        _low = low;
        _high = high;
        _isLogarithmic = isLogarithmic;
        Ticks = ticks;
    }

    /// <summary>The values that get a line, ascending.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>An axis for lines: it shows all the values; a linear one starts at 0 unless values lie below.</summary>
    public static ChartAxis Around(IEnumerable<double> values, ChartScale scale, int ticks) => Around(values, scale, ticks, least: 0);

    /// <summary>An axis for bars: on a logarithmic one even the least value has some length.</summary>
    public static ChartAxis Under(IEnumerable<double> values, ChartScale scale, int ticks) => Around(values, scale, ticks, least: 0.15);

    private static ChartAxis Around(IEnumerable<double> values, ChartScale scale, int ticks, double least)
    {
        double low = 0, high = 0, lowestPositive = double.PositiveInfinity;
        foreach (var value in values)
        {
            low = Math.Min(low, value);
            high = Math.Max(high, value);
            lowestPositive = value > 0 ? Math.Min(lowestPositive, value) : lowestPositive;
        }

        return scale == ChartScale.Logarithmic && high > 0 ? Logarithmic(lowestPositive, high, ticks, least) : Linear(low, high, ticks);
    }

    /// <summary>An axis from the first place to the last, for what runs across a chart.</summary>
    public static ChartAxis Across(IEnumerable<double> places, int ticks)
    {
        double[] all = [.. places];
        if (all.Length == 0)
        {
            return Linear(0, 1, ticks);
        }

        var (first, last) = (all.Min(), all.Max());
        var step = NiceStep(first, last, ticks);
        if (Array.TrueForAll(all, double.IsInteger))
        {
            // Between years there is nothing to mark.
            step = step < 2 ? 1 : Math.Ceiling(step);
        }

        double[] marks = first == last ? [first] : Multiples(Math.Ceiling(first / step), last, step);
        return new ChartAxis(first, last, false, marks);
    }

    /// <summary>Where the value stands: 0 at the start of the axis, 1 at its end, never outside.</summary>
    public double Position(double value)
    {
        if (_isLogarithmic)
        {
            return value <= _low ? 0 : Math.Min(1, (Math.Log10(value) - Math.Log10(_low)) / (Math.Log10(_high) - Math.Log10(_low)));
        }

        if (_high == _low)
        {
            return 0.5;
        }

        // The distance between two finite values may be infinite; half of it is not.
        var range = _high - _low;
        var share = double.IsFinite(range) ? (value - _low) / range : ((value / 2) - (_low / 2)) / ((_high / 2) - (_low / 2));
        return Math.Clamp(share, 0, 1);
    }

    private static ChartAxis Linear(double low, double high, int ticks)
    {
        if (low == high)
        {
            return new ChartAxis(low, low + 1, false, [low, low + 1]);
        }

        var step = NiceStep(low, high, ticks);
        if (!double.IsFinite(step) || step == 0)
        {
            return new ChartAxis(low, high, false, [low, high]);
        }

        var first = Math.Floor(low / step);
        var end = Math.Ceiling(high / step) * step;
        end = double.IsFinite(end) ? end : high;
        return new ChartAxis(first * step, end, false, Multiples(first, end, step));
    }

    private static ChartAxis Logarithmic(double lowest, double most, int ticks, double least)
    {
        var from = (int)Math.Max(-307, Math.Floor(Math.Log10(lowest)));
        from -= Math.Log10(lowest) - from < least ? 1 : 0;
        var end = Math.Min(308, Math.Max(Math.Log10(most) + 0.02, from + 1));
        var stride = Math.Max(1, ((int)end - from + ticks - 1) / ticks);
        var marks = new List<double>();
        for (var exponent = from; exponent <= end; exponent += stride)
        {
            marks.Add(Math.Pow(10, exponent));
        }

        return new ChartAxis(Math.Pow(10, from), Math.Pow(10, end), true, [.. marks]);
    }

    private static double[] Multiples(double first, double end, double step)
    {
        var marks = new List<double>();
        for (var i = 0; i < 100 && (first + i) * step <= end + (step * 1e-9); i++)
        {
            marks.Add((first + i) * step);
        }

        return [.. marks];
    }

    /// <summary>A step of 1, 2, 2.5 or 5 times a power of ten that gives about the wanted number of ticks.</summary>
    private static double NiceStep(double low, double high, int ticks)
    {
        var raw = (high / ticks) - (low / ticks);
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        return (raw / power) switch
        {
            <= 1.0001 => power,
            <= 2.0001 => 2 * power,
            <= 2.5001 => 2.5 * power,
            <= 5.0001 => 5 * power,
            _ => 10 * power,
        };
    }
}
