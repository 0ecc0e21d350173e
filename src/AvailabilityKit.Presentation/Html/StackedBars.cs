using System.Xml;

namespace AvailabilityKit.Presentation;

/// <summary>Draws a linear <see cref="BarsPanel"/> as SVG at a given width.</summary>
internal sealed class StackedBars(BarsPanel panel, SeriesColours colours, int width)
{
    private const int BarHeight = 26;
    private const double LabelSize = 13;
    private const double ValueSize = 12;

    // Faces that run wide, such as the DejaVu Sans of many Linux machines, must find room left of the bars too.
    private const double MeasuredSize = LabelSize * 1.12;
    private const int AxisHeight = 26;

    // Where there is little room, the names stand above the bars.
    private bool IsNarrow => width < 480;

    /// <summary>Writes the drawing with its accessible name and description.</summary>
    public void Write(XmlWriter html, string id)
    {
        var totals = panel.Bars.Select(bar => TextMetrics.Fit(panel.Format(bar.Total), LabelSize, 120)).ToArray();
        var values = totals.Select(total => TextMetrics.Width(total, LabelSize + 1)).DefaultIfEmpty(0).Max() + 10;
        var labels = panel.Bars.Select(bar => TextMetrics.Width(UntrustedText.OneLine(bar.Category[..Math.Min(200, bar.Category.Length)]), MeasuredSize));
        var left = IsNarrow ? 0 : Math.Min(labels.DefaultIfEmpty(0).Max() + 14, width * 0.26);
        var room = width - left - (IsNarrow ? 1 : values);
        var pitch = IsNarrow ? BarHeight + 30 : BarHeight + 18;
        var height = (panel.Bars.Count * pitch) + AxisHeight + 4;
        var axis = ChartAxis.Under(panel.Bars.Select(bar => bar.Total), ChartScale.Linear, IsNarrow ? 4 : 6);

        Svg.Open(html, id, width, height, panel.Title, Description());
        ValueAxis.Write(html, panel, axis, left, room, panel.Bars.Count * pitch, width);
        foreach (var (i, bar) in panel.Bars.Index())
        {
            var top = (i * pitch) + (IsNarrow ? 22 : 9);
            WriteLabel(html, bar, totals[i], left, top, values);
            var length = bar.Total > 0 ? Math.Max(2, axis.Position(bar.Total) * room) : 0;
            WriteSegments(html, bar, left, top, length);
            if (!IsNarrow)
            {
                Svg.Text(html, left + length + 8, top + (BarHeight / 2) + 5, totals[i], "ak-total");
            }
        }

        Svg.Line(html, left, 0, left, panel.Bars.Count * pitch, "ak-axis");
        html.Shut();
    }

    private string Description()
    {
        var bars = panel.Bars.Take(20).Select(bar => $"{bar.Category}: {panel.Format(bar.Total)}");
        return $"{(panel.Series.Count > 1 ? "Stacked bars" : "Bars")}, {panel.Unit}. {string.Join("; ", bars)}.";
    }

    private void WriteLabel(XmlWriter html, Bar bar, string total, double left, int top, double values)
    {
        if (IsNarrow)
        {
            Svg.Text(html, 1, top - 7, TextMetrics.Fit(bar.Category, LabelSize, width - values - 8), "ak-label");
            Svg.Text(html, width - 1, top - 7, total, "ak-total ak-end");
            return;
        }

        var lines = TextMetrics.Wrap(bar.Category, MeasuredSize, left - 12, lines: 2);
        foreach (var (i, line) in lines.Index())
        {
            Svg.Text(html, left - 10, top + (BarHeight / 2.0) + 5 + ((i - ((lines.Count - 1) / 2.0)) * 15), line, "ak-label ak-end");
        }
    }

    private void WriteSegments(XmlWriter html, Bar bar, double left, int top, double length)
    {
        var at = left;
        for (var i = 0; i < bar.Values.Count; i++)
        {
            var share = bar.Values[i] / bar.Total * length;
            if (!(share > 0))
            {
                continue;
            }

            var name = panel.Series[i];
            var text = panel.Format(bar.Values[i]);
            html.Open("g");
            html.Element("title", $"{UntrustedText.OneLine(name)}: {text} {panel.Unit}");
            var gap = share > 4 ? 1 : 0;
            Svg.Rectangle(html, at, top, share - gap, BarHeight, colours.Class(name, "ak-f"), colours.Fill(name));
            var hasText = bar.Values.Count(value => value > 0) > 1 && !colours.IsTint(name);
            if (hasText && TextMetrics.Width(text, ValueSize) + 8 < share)
            {
                Svg.Text(html, at + ((share - gap) / 2), top + (BarHeight / 2) + 4, text, $"ak-in ak-mid {colours.Class(name, "ak-i")}");
            }

            html.Shut();
            at += share;
        }
    }
}
