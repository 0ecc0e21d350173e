using System.Globalization;
using AvailabilityKit.Presentation;
using AvailabilityKit.Topologies.Figures;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Topologies.Exhibits;

/// <summary>What an <see cref="Explanation"/> looks like when shown.</summary>
internal static class ExplanationExhibit
{
    public static Exhibit Of(Explanation explanation)
    {
        var exhibit = AddIslands(Exhibit.Titled($"How \"{explanation.Topology.Name}\" is computed"), explanation);
        var told = explanation.Islands.Where(island => island.Elements.Count > 1 || island.StatesBeforeLumping > island.States).ToList();
        foreach (var island in told)
        {
            exhibit = exhibit.Notes($"Island of {NameList.Of(island.Elements)}", Details(island));
        }

        var others = explanation.Assumptions.Except(told.SelectMany(island => island.Assumptions), StringComparer.Ordinal);
        return TopologyDrawing.AddTo(exhibit, explanation.Topology, "Topology").Notes(told.Count == 0 ? "Assumptions" : "Assumptions beside those of the islands", [.. others]);
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

    private static IEnumerable<string> Details(IslandExplanation island)
    {
        foreach (var reading in island.Readings)
        {
            yield return $"{reading}.";
        }

        if (island.StatesBeforeLumping > island.States)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Copies that are alike are lumped: {island.States:N0} states in place of {island.StatesBeforeLumping:N0}.");
        }

        foreach (var assumption in island.Assumptions)
        {
            yield return $"Assumed: {char.ToLowerInvariant(assumption[0])}{assumption[1..]}";
        }

        foreach (var saving in island.Savings)
        {
            yield return $"Cheaper: {saving}";
        }
    }

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
