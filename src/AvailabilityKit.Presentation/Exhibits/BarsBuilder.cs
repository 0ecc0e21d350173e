namespace AvailabilityKit.Presentation;

/// <summary>Collects the bars of a <see cref="BarsPanel"/>.</summary>
public sealed class BarsBuilder
{
    private readonly List<Described> _bars = [];
    private readonly List<string> _series = [];
    private ChartScale _scale = ChartScale.Linear;
    private Func<double, string> _format = Figure.Compact;
    private string? _caption;
    private bool _valuesStandElsewhere;

    internal BarsBuilder()
    {
    }

    /// <summary>Adds a bar. Series are taken over in the order in which they first appear; a name given twice adds up.</summary>
    /// <param name="category">What the bar stands for.</param>
    /// <param name="segments">Its segments: the name of the series and a finite value of 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is negative, infinite or not a number.</exception>
    public BarsBuilder Bar(string category, params ReadOnlySpan<(string Series, double Value)> segments)
    {
        ArgumentNullException.ThrowIfNull(category);
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (name, value) in segments)
        {
            if (name is null)
            {
                throw new ArgumentException($"A segment of bar \"{category}\" has no name; name its series.", nameof(segments));
            }

            if (!double.IsFinite(value) || value < 0)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(segments), value, $"Segment \"{name}\" of bar \"{category}\" is {value}; a bar needs finite values of 0 or more.");
            }

            if (!_series.Contains(name, StringComparer.Ordinal))
            {
                _series.Add(name);
            }

            values[name] = values.GetValueOrDefault(name) + value;
        }

        _bars.Add(new(category, values));
        return this;
    }

    /// <summary>Fixes the order of the series before any bar names them.</summary>
    public BarsBuilder Series(params IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        _series.AddRange(names.Except(_series, StringComparer.Ordinal));
        return this;
    }

    /// <summary>Shows the values as dots on a logarithmic scale: for values that span orders of magnitude.</summary>
    public BarsBuilder Logarithmic() => Scaled(ChartScale.Logarithmic);

    /// <summary>Sets the scale: linear for stacked bars, logarithmic for dots.</summary>
    public BarsBuilder Scaled(ChartScale how)
    {
        _scale = how;
        return this;
    }

    /// <summary>Sets how values are written; without it, three significant digits.</summary>
    public BarsBuilder Formatted(Func<double, string> how)
    {
        ArgumentNullException.ThrowIfNull(how);
        _format = how;
        return this;
    }

    /// <summary>Sets the sentence below the panel's title.</summary>
    public BarsBuilder Caption(string? text)
    {
        _caption = text;
        return this;
    }

    /// <summary>Leaves out the table of the values that goes with the chart: another panel has them.</summary>
    public BarsBuilder ValuesStandElsewhere()
    {
        _valuesStandElsewhere = true;
        return this;
    }

    internal BarsPanel Build(string title, string unit)
    {
        var built = _bars.Select(bar =>
        {
            var values = new double[_series.Count];
            var total = 0.0;
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = bar.Values.GetValueOrDefault(_series[i]);
                total += values[i];
            }

            return double.IsFinite(total)
                ? new Bar(bar.Category, values, total)
                : throw new ArgumentException($"The segments of bar \"{bar.Category}\" add up beyond every number; use a larger unit than \"{unit}\".", nameof(unit));
        });
        return new BarsPanel(title, _caption, unit, [.. _series], [.. built], _scale, _format, _valuesStandElsewhere);
    }

    private sealed record Described(string Category, Dictionary<string, double> Values);
}
