using AvailabilityKit.Presentation;

namespace AvailabilityKit.Cli.Commands;

/// <summary>A comparison on one screen: the verdict, and a line for each alternative.</summary>
internal static class BriefComparison
{
    /// <summary>Cuts a comparison down to a screen.</summary>
    /// <param name="whole">The comparison in full, whose verdict is kept.</param>
    /// <param name="comparison">The comparison.</param>
    /// <param name="width">The width of the text.</param>
    public static Exhibit Of(Exhibit whole, Comparison comparison, int width) => OneScreen.Fit(
        rows => Exhibit.Titled(whole.Title, whole.Subtitle).Concluding(whole.Verdict).Table("", table =>
        {
            table.Column("Alternative").Number("Availability").Number("Downtime").Number("unplanned").Number("Unplanned outages");
            if (comparison.Costs is { } priced)
            {
                table.Number("Cost", $"{priced.Alternatives[0].Currency}, {(priced.Alternatives[0].Prices.Years is > 1 and var years ? $"{years} years" : "1 year")}");
            }

            List<(Alternative Alternative, string? Cost)> lines =
            [
                .. comparison.Alternatives.Select((alternative, i) =>
                    (alternative, comparison.Costs is { } costs ? Cost(costs.Alternatives[i]) : null)),
            ];
            OneScreen.AddRows(table, lines, rows, comparison.Costs is null ? 5 : 6, line =>
            {
                var service = line.Alternative.Service;
                string[] cells =
                [
                    OneScreen.Name(line.Alternative.Name),
                    service.Availability.ToString("P"),
                    service.DowntimePerYear.ToString(),
                    service.UnplannedDowntimePerYear.ToString(),
                    service.UnplannedOutagesPerYear is { } outages ? Figure.Compact(outages) : "not known",
                ];
                return line.Cost is null ? cells : [.. cells, line.Cost];
            });
        }),
        width);

    private static string Cost(TotalCostOfOwnership costs) =>
        (costs.IsLowerBound ? "at least " : string.Empty) + costs.PresentValue.Amount.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture);
}
