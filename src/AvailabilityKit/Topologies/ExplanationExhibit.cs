using AvailabilityKit.Presentation;

namespace AvailabilityKit.Topologies;

/// <summary>What an <see cref="Explanation"/> looks like when shown.</summary>
internal static class ExplanationExhibit
{
    public static Exhibit Of(Explanation explanation)
    {
        var exhibit = AddIslands(Exhibit.Titled($"How \"{explanation.Topology.Name}\" is computed"), explanation);
        return TopologyDrawing.AddTo(exhibit, explanation.Topology, "Topology").Notes("Assumptions", explanation.Assumptions);
    }

    public static Exhibit AddIslands(Exhibit exhibit, Explanation explanation) => exhibit
        .Table("How it was computed", table =>
        {
            table.Column("Island").Column("Engine").Number("States").Column("Why");
            foreach (var island in explanation.Islands)
            {
                table.Row(string.Join(", ", island.Elements), island.Engine, island.States.ToString(System.Globalization.CultureInfo.InvariantCulture), island.Reason);
            }
        })
        .Notes("Joined", explanation.Joins);
}
