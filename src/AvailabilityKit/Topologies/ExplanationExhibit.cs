using System.Globalization;
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
            foreach (var (island, alike) in Runs(explanation.Islands))
            {
                var elements = alike.Length < CauseRow.FewestAlike
                    ? string.Join(", ", island.Elements)
                    : $"{NameList.Span([.. alike.Select(one => one.Elements[0])])} ({alike.Length}, each by itself)";
                table.Row(elements, island.Engine, island.States.ToString(CultureInfo.InvariantCulture), island.Reason);
            }
        })
        .Notes("Joined", explanation.Joins);

    /// <summary>The islands, those of one element each that follow one another and are solved in the same way together.</summary>
    private static IEnumerable<(IslandExplanation First, IslandExplanation[] Alike)> Runs(IReadOnlyList<IslandExplanation> islands)
    {
        for (var start = 0; start < islands.Count;)
        {
            var first = islands[start];
            IslandExplanation[] alike = [.. islands.Skip(start).TakeWhile(island =>
                island == first || (first.Elements.Count == 1 && island.Elements.Count == 1 && island.Engine == first.Engine && island.Reason == first.Reason && island.States == first.States))];
            var count = alike.Length < CauseRow.FewestAlike ? 1 : alike.Length;
            yield return (first, alike[..count]);
            start += count;
        }
    }
}
