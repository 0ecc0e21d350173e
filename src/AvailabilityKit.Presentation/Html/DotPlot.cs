using System.Xml;

namespace AvailabilityKit.Presentation;

/// <summary>Draws a logarithmic <see cref="BarsPanel"/> as a dot plot in SVG at a given width.</summary>
internal sealed class DotPlot(BarsPanel panel, SeriesColours colours, int width)
{
    private const double LabelSize = 13;

    // Faces that run wide, such as the DejaVu Sans of many Linux machines, must find room left of the rows too, and totals are bold.
    private const double MeasuredSize = LabelSize * 1.12;
    private const double MeasuredTotalSize = LabelSize * 1.25;
    private const int AxisHeight = 26;
    private const int Reach = 8;

    // Where there is little room, the names stand above the rows.
    private bool IsNarrow => width < 480;

    /// <summary>Writes the drawing with its accessible name and description.</summary>
    public void Write(XmlWriter html, string id)
    {
        var rows = DotRows.Of(panel);
        var marks = DotRows.Marks(panel);
        var labels = rows.Select(row => TextMetrics.Width(UntrustedText.OneLine(row.Label[..Math.Min(200, row.Label.Length)]), MeasuredSizeOf(row)));
        var left = IsNarrow ? Reach : Math.Min(labels.DefaultIfEmpty(0).Max() + 22, width * 0.3);
        var room = width - left - Reach - (IsNarrow ? 0 : 20);
        var pitch = IsNarrow ? 42 : 30;
        var bottom = rows.Count * pitch;
        var axis = ChartAxis.Under(rows.SelectMany(row => row.Values), ChartScale.Logarithmic, IsNarrow ? 4 : 7);

        Svg.Open(html, id, width, bottom + AxisHeight + 4, panel.Title, Description());
        ValueAxis.Write(html, panel, axis, left, room, bottom, width);
        foreach (var (r, row) in rows.Index())
        {
            var y = (r * pitch) + (IsNarrow ? 28 : pitch / 2);
            Svg.Line(html, left - Reach, y, left + room + Reach, y, "ak-grid");
            WriteLabel(html, row, left, y);
            foreach (var (i, value) in row.Values.Index().Where(mark => mark.Item > 0))
            {
                WriteMark(html, row, marks[i], i, value, left + (axis.Position(value) * room), y);
            }
        }

        html.Shut();
    }

    private string Description()
    {
        var totals = panel.Bars.Take(20).Select(bar => $"{bar.Category}: {panel.Format(bar.Total)}");
        return $"Dots on a logarithmic scale, {panel.Unit}. {string.Join("; ", totals)}.";
    }

    private void WriteLabel(XmlWriter html, DotRow row, double left, double y)
    {
        var style = row.IsTotal ? "ak-label ak-total" : "ak-label";
        if (IsNarrow)
        {
            Svg.Text(html, 1, y - 13, TextMetrics.Fit(row.Label, MeasuredSizeOf(row), width - 2), style + " ak-halo");
            return;
        }

        Svg.Text(html, left - Reach - 8, y + 5, TextMetrics.Fit(row.Label, MeasuredSizeOf(row), left - Reach - 8), style + " ak-end");
    }

    private static double MeasuredSizeOf(DotRow row) => row.IsTotal ? MeasuredTotalSize : MeasuredSize;

    private void WriteMark(XmlWriter html, DotRow row, string mark, int number, double value, double x, double y)
    {
        html.Open("g").Element("title", $"{UntrustedText.OneLine(mark)}, {UntrustedText.OneLine(row.Label)}: {panel.Format(value)} {panel.Unit}");
        html.Empty(
            "path",
            ("d", SeriesMarker.At(number, x, y, 1.35)),
            ("class", $"ak-dot {colours.Class(mark, "ak-f")}"),
            ("fill", colours.Fill(mark)));
        html.Shut();
    }
}
