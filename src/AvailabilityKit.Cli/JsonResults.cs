using System.Text.Json;
using AvailabilityKit.Economics;
using AvailabilityKit.Topologies;

namespace AvailabilityKit.Cli;

/// <summary>Writes the results of the library as JSON: names with their units, numbers with all their digits, null for what is infinite.</summary>
internal static class JsonResults
{
    public static void WriteTexts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    public static void WriteFigure(this Utf8JsonWriter json, string name, double figure)
    {
        if (double.IsFinite(figure))
        {
            json.WriteNumber(name, figure);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public static void WriteList<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteService(this Utf8JsonWriter json, ServiceEvaluation service)
    {
        json.WriteString("service", service.Name);
        json.WriteNumber("availability", service.Availability.Value);
        json.WriteNumber("unavailability", service.Availability.Unavailability);
        json.WriteFigure("nines", service.Availability.Nines);
        json.WriteNumber("unplannedAvailability", service.UnplannedAvailability.Value);
        json.WriteNumber("unplannedUnavailability", service.UnplannedAvailability.Unavailability);
        json.WriteString("calendar", service.Calendar.Name);
        json.WriteNumber("downtimeSecondsPerYear", service.DowntimePerYear.TotalSeconds);
        json.WriteNumber("unplannedDowntimeSecondsPerYear", service.UnplannedDowntimePerYear.TotalSeconds);
        json.WriteNumber("plannedDowntimeSecondsPerYear", service.PlannedDowntimePerYear.TotalSeconds);
        json.WriteNumber("unplannedOutagesPerYear", service.UnplannedOutagesPerYear);
        json.WriteNumber("plannedOutagesPerYear", service.PlannedOutagesPerYear);
        json.WriteFigure("meanOutageSeconds", service.MeanOutage.TotalSeconds);
        json.WriteFigure("meanUpTimeSeconds", service.MeanUpTime.TotalSeconds);
        json.WriteNumber("failoversPerYear", service.FailoversPerYear);
        json.WriteNumber("maskedFaultsPerYear", service.MaskedFaultsPerYear);
        json.WriteList("causes", service.Causes, static (writer, cause) =>
        {
            writer.WriteString("element", cause.Element);
            writer.WriteString("name", cause.Name);
            writer.WriteString("kind", KindOf(cause.Kind));
            writer.WriteNumber("unavailability", cause.Unavailability);
            writer.WriteNumber("downtimeSecondsPerYear", cause.DowntimePerYear.TotalSeconds);
            writer.WriteNumber("outagesPerYear", cause.OutagesPerYear);
        });
        json.WriteList("failovers", service.Failovers, static (writer, cluster) =>
        {
            writer.WriteString("cluster", cluster.Cluster);
            writer.WriteNumber("coveredPerYear", cluster.CoveredPerYear);
            writer.WriteNumber("uncoveredPerYear", cluster.UncoveredPerYear);
        });
        if (service.WorkLost is { } lost)
        {
            json.WriteStartObject("workLost");
            json.WriteFigure("inFlightPerOutage", lost.InFlightPerOutage);
            json.WriteFigure("inFlightPerYear", lost.InFlightPerYear);
            json.WriteFigure("refusedPerYear", lost.RefusedPerYear);
            json.WriteFigure("refusedUnplannedPerYear", lost.RefusedUnplannedPerYear);
            json.WriteFigure("itemsPerYear", lost.ItemsPerYear);
            json.WriteFigure("defectsPerMillion", lost.DefectsPerMillion);
            json.WriteEndObject();
        }

        json.WriteNumber("errorBound", service.ErrorBound);
    }

    public static void WriteCosts(this Utf8JsonWriter json, TotalCostOfOwnership costs)
    {
        json.WriteStartObject("costs");
        json.WriteString("currency", costs.Currency);
        json.WriteNumber("years", costs.Prices.Years);
        json.WriteNumber("discountRate", costs.Prices.DiscountRate);
        json.WriteNumber("presentValue", costs.PresentValue.Amount);
        json.WriteNumber("ownershipPresentValue", costs.OwnershipPresentValue.Amount);
        json.WriteNumber("lossPresentValue", costs.LossPresentValue.Amount);
        json.WriteNumber("total", costs.Total.Amount);
        json.WriteNumber("equivalentAnnualCost", costs.EquivalentAnnualCost.Amount);
        json.WriteStartArray("cumulativePresentValue");
        foreach (var amount in costs.CumulativePresentValue)
        {
            json.WriteNumberValue(amount.Amount);
        }

        json.WriteEndArray();
        json.WriteList("lines", costs.Lines, static (writer, line) =>
        {
            writer.WriteString("category", line.Name);
            writer.WriteNumber("presentValue", line.PresentValue.Amount);
            writer.WriteNumber("total", line.Total.Amount);
            writer.WriteBoolean("isLoss", line.IsLoss);
        });
        json.WriteTexts("assumptions", costs.Assumptions);
        json.WriteEndObject();
    }

    public static void WriteBreakEven(this Utf8JsonWriter json, BreakEven even)
    {
        json.WriteString("first", even.First.Name);
        json.WriteString("second", even.Second.Name);
        switch (even)
        {
            case BreakEven.AtPrice at:
                json.WriteString("is", "at-price");
                json.WriteNumber("pricePerHour", at.PricePerHour.Amount);
                json.WriteString("currency", at.PricePerHour.Currency);
                json.WriteString("cheaperAbove", at.CheaperAbove.Name);
                json.WriteString("cheaperBelow", at.CheaperBelow.Name);
                break;
            case BreakEven.AlwaysCheaper always:
                json.WriteString("is", "always-cheaper");
                json.WriteString("cheaper", always.Cheaper.Name);
                break;
            default:
                json.WriteString("is", "never-differs");
                break;
        }

        json.WriteString("reason", even.Reason);
    }

    private static string KindOf(CauseKind kind) => kind switch
    {
        CauseKind.Hardware => "hardware",
        CauseKind.Transient => "transient",
        CauseKind.Software => "software",
        CauseKind.Operator => "operator",
        CauseKind.Environment => "environment",
        CauseKind.CommonCause => "common-cause",
        CauseKind.Failover => "failover",
        CauseKind.Uncovered => "uncovered",
        CauseKind.RedundancyLost => "redundancy-lost",
        CauseKind.Planned => "planned",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of cause."),
    };
}
