namespace AvailabilityKit.Presentation;

/// <summary>Lines over years, or over anything else that runs.</summary>
public sealed class LinesPanel : Panel
{
    internal LinesPanel(
        string title, string? caption, string unit, string across, IReadOnlyList<LineSeries> series, IReadOnlyList<LineMark> marks, ChartScale scale, Func<double, string> format)
        : base(title, caption)
    {
        Unit = unit;
        Across = across;
        Series = series;
        Marks = marks;
        Scale = scale;
        Format = format;
    }

    /// <summary>What the values count.</summary>
    public string Unit { get; }

    /// <summary>What runs along the horizontal axis.</summary>
    public string Across { get; }

    /// <summary>The lines in the order they were added.</summary>
    public IReadOnlyList<LineSeries> Series { get; }

    /// <summary>The places along the horizontal axis that are pointed out.</summary>
    public IReadOnlyList<LineMark> Marks { get; }

    /// <summary>The scale of the vertical axis. Values of 0 or less stand at the foot of a logarithmic one.</summary>
    public ChartScale Scale { get; }

    /// <summary>How a value is written.</summary>
    public Func<double, string> Format { get; }

    internal static LinesPanel Describe(string title, string unit, string across, Action<LinesBuilder> describe)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(across);
        ArgumentNullException.ThrowIfNull(describe);
        var builder = new LinesBuilder();
        describe(builder);
        return builder.Build(title, unit, across);
    }
}
