using System.Globalization;
using System.Text;
using System.Xml;

namespace AvailabilityKit.Presentation;

/// <summary>Draws a <see cref="LinesPanel"/> as SVG at a given width.</summary>
internal sealed class LineChart(LinesPanel panel, SeriesColours colours, int width)
{
    private const double TextSize = 12;
    private const int MostMarkers = 16;
    private const int EndPitch = 16;

    private bool IsNarrow => width < 480;

    /// <summary>Writes the drawing with its accessible name and description.</summary>
    public void Write(XmlWriter html, string id)
    {
        var points = panel.Series.SelectMany(line => line.Points).ToArray();
        var places = points.Select(point => point.X).Concat(panel.Marks.Select(mark => mark.X));
        var across = ChartAxis.Across(places, IsNarrow ? 5 : 8);
        var up = ChartAxis.Around(points.Select(point => point.Y), panel.Scale, 5);
        var ends = panel.Series.Where(line => line.Points.Count > 0).ToDictionary(line => line, line => Written(line.Points[^1].Y));
        var right = ends.Values.Select(text => TextMetrics.Width(text, TextSize + 1)).DefaultIfEmpty(0).Max() + 16;
        var left = up.Ticks.Select(tick => TextMetrics.Width(Written(tick), TextSize)).DefaultIfEmpty(0).Max() + 10;
        var plot = new Plot(left, panel.Marks.Count > 0 ? 26 : 12, width - left - right, IsNarrow ? 210 : 260);
        double X(double x) => plot.Left + (across.Position(x) * plot.Width);
        double Y(double y) => plot.Top + ((1 - up.Position(y)) * plot.Height);

        Svg.Open(html, id, width, plot.Bottom + 44, panel.Title, Description(ends));
        foreach (var tick in up.Ticks)
        {
            Svg.Line(html, plot.Left, Y(tick), plot.Right, Y(tick), tick == 0 ? "ak-axis" : "ak-grid");
            Svg.Text(html, plot.Left - 8, Y(tick) + 4, Written(tick), "ak-tick ak-end");
        }

        foreach (var tick in across.Ticks)
        {
            Svg.Text(html, X(tick), plot.Bottom + 18, Figure.Significant(tick, 6), "ak-tick ak-mid");
        }

        Svg.Text(html, plot.Left + (plot.Width / 2), plot.Bottom + 38, TextMetrics.Fit(panel.Across, TextSize, plot.Width), "ak-tick ak-mid");
        foreach (var mark in panel.Marks)
        {
            WriteMark(html, mark, X(mark.X), plot);
        }

        foreach (var (i, line) in panel.Series.Index())
        {
            WriteLine(html, line, i, X, Y);
        }

        WriteEnds(html, ends, plot, Y);
        html.Shut();
    }

    private string Written(double value) => TextMetrics.Fit(panel.Format(value), TextSize, width / 5.0);

    private string Description(Dictionary<LineSeries, string> ends) =>
        $"Lines over {panel.Across}, {panel.Unit}. At the end: {string.Join("; ", ends.Take(20).Select(end => $"{end.Key.Name}: {end.Value}"))}.";

    private void WriteMark(XmlWriter html, LineMark mark, double x, Plot plot)
    {
        Svg.Line(html, x, plot.Top - 6, x, plot.Bottom, "ak-mark");
        var label = TextMetrics.Fit(mark.Label, TextSize, width * 0.6);
        var half = TextMetrics.Width(label, TextSize) / 2;
        Svg.Text(html, Math.Clamp(x, half + 1, width - half - 1), plot.Top - 12, label, "ak-tick ak-mid");
    }

    private void WriteLine(XmlWriter html, LineSeries line, int number, Func<double, double> x, Func<double, double> y)
    {
        var path = new StringBuilder();
        foreach (var point in line.Points)
        {
            path.Append(path.Length == 0 ? 'M' : 'L')
                .Append(CultureInfo.InvariantCulture, $"{Markup.Number(x(point.X))} {Markup.Number(y(point.Y))}");
        }

        if (path.Length == 0)
        {
            return;
        }

        html.Empty("path", ("d", path.ToString()), ("fill", "none"), ("class", colours.Class(line.Name, "ak-l")), ("stroke", colours.Fill(line.Name)));
        if (line.Points.Count > MostMarkers)
        {
            return;
        }

        foreach (var point in line.Points)
        {
            html.Open("g").Element("title", $"{UntrustedText.OneLine(line.Name)}, {panel.Across} {Figure.Significant(point.X, 6)}: {panel.Format(point.Y)}");
            html.Empty(
                "path",
                ("d", SeriesMarker.At(number, x(point.X), y(point.Y))),
                ("class", $"ak-dot {colours.Class(line.Name, "ak-f")}"),
                ("fill", colours.Fill(line.Name)));
            html.Shut();
        }
    }

    /// <summary>The last value of each line beside its end, moved apart where they would lie on each other.</summary>
    private static void WriteEnds(XmlWriter html, Dictionary<LineSeries, string> ends, Plot plot, Func<double, double> y)
    {
        var sorted = ends.Select(end => (Text: end.Value, At: y(end.Key.Points[^1].Y))).OrderBy(end => end.At).ToArray();
        for (var pass = 0; pass < sorted.Length; pass++)
        {
            for (var i = 1; i < sorted.Length; i++)
            {
                var overlap = EndPitch - (sorted[i].At - sorted[i - 1].At);
                if (overlap > 0)
                {
                    sorted[i - 1].At -= overlap / 2;
                    sorted[i].At += overlap / 2;
                }
            }
        }

        foreach (var (text, at) in sorted)
        {
            Svg.Text(html, plot.Right + 10, at + 4, text, "ak-total");
        }
    }

    private readonly record struct Plot(double Left, double Top, double Width, double Height)
    {
        public double Right => Left + Width;

        public double Bottom => Top + Height;
    }
}
