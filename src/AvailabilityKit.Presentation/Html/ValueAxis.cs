using System.Xml;

namespace AvailabilityKit.Presentation;

/// <summary>Draws the lines and figures of a horizontal axis of values below a panel of bars.</summary>
internal static class ValueAxis
{
    private const double FigureSize = 12;

    /// <param name="html">What is written to.</param>
    /// <param name="panel">Whose values they are, for how they are written.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="left">Where the axis begins, in pixels.</param>
    /// <param name="room">How long it is.</param>
    /// <param name="bottom">Where the panel ends and the figures begin.</param>
    /// <param name="width">How wide the drawing is; no figure leaves it, and one that would meet the last is left out.</param>
    public static void Write(XmlWriter html, BarsPanel panel, ChartAxis axis, double left, double room, double bottom, double width)
    {
        var lastEnd = double.NegativeInfinity;
        foreach (var tick in axis.Ticks)
        {
            var x = left + (axis.Position(tick) * room);
            Svg.Line(html, x, 0, x, bottom, "ak-grid");
            var figure = TextMetrics.Fit(panel.Format(tick), FigureSize, 110);
            var half = TextMetrics.Width(figure, FigureSize) / 2;
            var at = Math.Clamp(x, half, width - half);
            if (at - half > lastEnd + 8)
            {
                Svg.Text(html, at, bottom + 18, figure, "ak-tick ak-mid");
                lastEnd = at + half;
            }
        }
    }
}
