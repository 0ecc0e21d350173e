using AvailabilityKit.Presentation;
using AvailabilityKit.Topologies.Figures;

namespace AvailabilityKit.Topologies.Exhibits;

/// <summary>Shows on which layers the downtime of a service lies, or what it misses, below the table of its causes.</summary>
internal static class LayerTable
{
    /// <summary>Adds the table, where there are two layers or more and fewer of them than rows of causes: else it says nothing new.</summary>
    public static Exhibit AddTo(Exhibit exhibit, string title, DowntimeCauses causes, Calendar calendar)
    {
        var layers = causes.ByLayer;
        return layers.Count < 2 || layers.Count >= CauseRow.Of(causes).Count ? exhibit : exhibit.Table(title, table => Fill(table, causes, calendar));
    }

    private static void Fill(TableBuilder table, DowntimeCauses causes, Calendar calendar)
    {
        table.Column("Layer").Number(causes.AreOfCapacity ? "Missing" : "Downtime", calendar.Each).Number("Share");
        if (!causes.AreOfCapacity)
        {
            table.Number("Outages", calendar.Each);
        }

        foreach (var layer in causes.ByLayer)
        {
            string[] cells = [layer.Layer.Title(), layer.DowntimePerYear.ToString(), EvaluationExhibit.Percent(layer.Share)];
            table.Row(causes.AreOfCapacity ? cells : [.. cells, EvaluationExhibit.Count(layer.OutagesPerYear)]);
        }
    }
}
