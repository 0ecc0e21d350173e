namespace AvailabilityKit.Presentation;

/// <summary>The values behind a chart as a table: for readers who want figures, and for renderers that cannot draw.</summary>
internal static class ChartTables
{
    private const int MostColumns = 8;
    private const int MostPoints = 25;
    private const string Steps = "▁▂▃▄▅▆▇█";

    /// <summary>Series down and bars across, or the other way round where there are many bars.</summary>
    public static TablePanel Of(BarsPanel panel)
    {
        var builder = new TableBuilder();
        if (panel.Bars.Count <= Math.Min(MostColumns, Math.Max(3, panel.Series.Count)))
        {
            builder.Column("");
            foreach (var bar in panel.Bars)
            {
                builder.Number(bar.Category);
            }

            foreach (var (i, name) in panel.Series.Index())
            {
                builder.Row([name, .. panel.Bars.Select(bar => panel.Format(bar.Values[i]))]);
            }

            if (panel.Series.Count > 1)
            {
                builder.Footer(["Total", .. panel.Bars.Select(bar => panel.Format(bar.Total))]);
            }
        }
        else
        {
            builder.Column("");
            foreach (var name in panel.Series)
            {
                builder.Number(name);
            }

            builder.Number("Total");
            foreach (var bar in panel.Bars)
            {
                builder.Row([bar.Category, .. bar.Values.Select(panel.Format), panel.Format(bar.Total)]);
            }
        }

        return builder.Build(panel.Title);
    }

    /// <summary>Lines down and places across where they are few, with the course in small; otherwise places down.</summary>
    /// <param name="panel">The chart.</param>
    /// <param name="plain">Whether to leave out the course in small, which needs block characters.</param>
    public static TablePanel Of(LinesPanel panel, bool plain)
    {
        double[] places = [.. panel.Series.SelectMany(line => line.Points).Select(point => point.X).Distinct().Order()];
        var values = panel.Series.Select(line => line.Points.ToDictionary(point => point.X, point => point.Y)).ToArray();
        string At(int line, double x) => values[line].TryGetValue(x, out var y) ? panel.Format(y) : "";

        var builder = new TableBuilder();
        if (places.Length <= MostColumns)
        {
            builder.Column(panel.Across);
            foreach (var x in places)
            {
                builder.Number(Figure.Significant(x, 6));
            }

            if (!plain)
            {
                builder.Column("course");
            }

            foreach (var (i, line) in panel.Series.Index())
            {
                IEnumerable<string?> course = plain ? [] : [Course(line, panel)];
                builder.Row([line.Name, .. places.Select(x => At(i, x)), .. course]);
            }
        }
        else
        {
            builder.Number(panel.Across);
            foreach (var line in panel.Series)
            {
                builder.Number(line.Name);
            }

            var step = (places.Length + MostPoints - 1) / MostPoints;
            for (var p = 0; p < places.Length; p++)
            {
                if (p % step == 0 || p == places.Length - 1)
                {
                    builder.Row([Figure.Significant(places[p], 6), .. panel.Series.Select((_, i) => At(i, places[p]))]);
                }
            }

            if (step > 1)
            {
                builder.Caption($"{places.Length} points; each {step}th and the last are listed.");
            }
        }

        return builder.Build(panel.Title);
    }

    private static string Course(LineSeries line, LinesPanel panel)
    {
        var all = panel.Series.SelectMany(s => s.Points).Select(point => point.Y).ToArray();
        var (low, high) = (all.Min(), all.Max());
        return string.Concat(line.Points.Select(point => high == low
            ? Steps[0]
            : Steps[(int)Math.Round((point.Y - low) / (high - low) * (Steps.Length - 1))]));
    }
}
