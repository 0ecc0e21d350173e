using AvailabilityKit.Presentation;

namespace AvailabilityKit.Topologies.Exhibits;

/// <summary>What is shown of data that elements hold: how probable it is that some are lost.</summary>
internal static class DurabilityTable
{
    public static Exhibit AddTo(Exhibit exhibit, Evaluation evaluation) =>
        evaluation.Durability.Count == 0 ? exhibit : exhibit.Table("Data kept", table =>
        {
            var calendar = evaluation.Options.Calendar;
            table.Caption("Whether the data are still there, not whether they can be reached; from a moment at which everything is in order.")
                .Column("Array").Number("Probability of a loss", calendar.Each).Number("Mean time to a loss");
            foreach (var kept in evaluation.Durability)
            {
                var copies = evaluation.Topology.Elements.FirstOrDefault(element => element.Name == kept.Element)?.Copies ?? 1;
                table.Row(copies == 1 ? kept.Element : $"{kept.Element} (each of {copies})", Figure.Compact(kept.Kept.Complement), kept.MeanTimeToLoss.ToString());
            }
        });
}
