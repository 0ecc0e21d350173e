namespace AvailabilityKit.Presentation;

/// <summary>
/// Horizontal stacked bars. On a logarithmic scale, where lengths neither add nor start at zero, it is a dot plot: a row for the totals
/// and one for each series, with a mark for each bar.
/// </summary>
public sealed class BarsPanel : Panel
{
    internal BarsPanel(string title, string? caption, string unit, IReadOnlyList<string> series, IReadOnlyList<Bar> bars, ChartScale scale, Func<double, string> format, bool valuesStandElsewhere)
        : base(title, caption)
    {
        Unit = unit;
        Series = series;
        Bars = bars;
        Scale = scale;
        Format = format;
        ValuesStandElsewhere = valuesStandElsewhere;
    }

    /// <summary>What the values count.</summary>
    public string Unit { get; }

    /// <summary>The names of the series in the order in which they first appeared.</summary>
    public IReadOnlyList<string> Series { get; }

    /// <summary>The bars from top to bottom.</summary>
    public IReadOnlyList<Bar> Bars { get; }

    /// <summary>How values become lengths or places.</summary>
    public ChartScale Scale { get; }

    /// <summary>How a value is written.</summary>
    public Func<double, string> Format { get; }

    /// <summary>Whether another panel has the values, so that no table of them goes with the chart.</summary>
    public bool ValuesStandElsewhere { get; }

    internal static BarsPanel Describe(string title, string unit, Action<BarsBuilder> describe)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(describe);
        var builder = new BarsBuilder();
        describe(builder);
        return builder.Build(title, unit);
    }
}
