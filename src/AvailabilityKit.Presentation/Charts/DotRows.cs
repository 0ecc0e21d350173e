namespace AvailabilityKit.Presentation;

/// <summary>One row of a dot plot: what it is of, and a value for each mark.</summary>
internal sealed record DotRow(string Label, IReadOnlyList<double> Values, bool IsTotal);

/// <summary>
/// The bars of a logarithmic panel as rows of dots. Lengths on a logarithmic axis mean nothing, since it has no zero, and stacked ones
/// do not even add; a dot's place can be read against the ticks, and each value has its own (Cleveland, The Elements of Graphing Data).
/// </summary>
internal static class DotRows
{
    /// <summary>What the marks stand for: the bars, which each row sets side by side; the series where there is only one.</summary>
    public static IReadOnlyList<string> Marks(BarsPanel panel) =>
        panel.Series.Count > 1 ? [.. panel.Bars.Select(bar => bar.Category)] : panel.Series;

    /// <summary>The total and then each series; the bars where there is only one series.</summary>
    public static List<DotRow> Of(BarsPanel panel) => panel.Series.Count > 1
        ? [
            new DotRow("Total", [.. panel.Bars.Select(bar => bar.Total)], IsTotal: true),
            .. panel.Series.Select((name, i) => new DotRow(name, [.. panel.Bars.Select(bar => bar.Values[i])], IsTotal: false)),
        ]
        : [.. panel.Bars.Select(bar => new DotRow(bar.Category, bar.Values, IsTotal: false))];
}
