using AvailabilityKit.Presentation;
using AvailabilityKit.Topologies.Figures;

namespace AvailabilityKit.Topologies.Exhibits;

/// <summary>Draws the causes of a service's downtime, or of what it misses, as bars on a scale that begins at 0, so that lengths compare as the minutes do.</summary>
internal static class CauseBars
{
    /// <summary>Beyond this many bars the small ones are one: they would all be of no length.</summary>
    private const int MostBars = 8;

    /// <summary>Adds the bars, where there are two causes or more.</summary>
    public static Exhibit AddTo(Exhibit exhibit, string title, DowntimeCauses causes, Calendar calendar)
    {
        if (causes.Count < 2)
        {
            return exhibit;
        }

        List<CauseRow> rows = CauseRow.Of(causes);
        var minutes = calendar.Year.TotalMinutes;
        var (unit, scale) = (minutes * rows[0].Unavailability) switch
        {
            >= 600 => ("hours", minutes / 60),
            < 1 => ("seconds", minutes * 60),
            _ => ("minutes", minutes),
        };
        return exhibit.Bars(title, $"{unit} {calendar.Each}", bars =>
        {
            bars.Series([.. rows.Select(Series).Distinct().OrderDescending(StringComparer.Ordinal)]);
            foreach (var row in rows.Take(rows.Count > MostBars ? MostBars - 1 : MostBars))
            {
                bars.Bar($"{row.Element}: {row.Cause}", (Series(row), row.Unavailability * scale));
            }

            if (rows.Count > MostBars)
            {
                bars.Bar($"{rows.Count - MostBars + 1} smaller causes", [.. rows.Skip(MostBars - 1).Select(row => (Series(row), row.Unavailability * scale))]);
            }

            bars.Formatted(Figure.Compact).ValuesStandElsewhere();
        });
    }

    private static string Series(CauseRow row) => row.IsPlanned ? "planned" : "unplanned";
}
