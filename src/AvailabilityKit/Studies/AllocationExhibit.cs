using System.Globalization;
using AvailabilityKit.Presentation;

namespace AvailabilityKit.Studies;

/// <summary>What an <see cref="Allocation"/> looks like when shown.</summary>
internal static class AllocationExhibit
{
    /// <summary>With more designs on the frontier, some are left out of the table, evenly.</summary>
    private const int MostRows = 24;

    public static Exhibit Of(Allocation allocation)
    {
        var (first, last) = (allocation.Frontier[0], allocation.Frontier[^1]);
        return Exhibit.Titled("Designs worth their cost", $"{allocation.Frontier.Count} of {allocation.Designs.ToString("N0", CultureInfo.InvariantCulture)}")
            .Concluding($"The cheapest design costs {Cost(first.Cost)} and misses {Figure.Compact(first.Misses)}; the best costs {Cost(last.Cost)} and misses {Figure.Compact(last.Misses)}.")
            .Lines("What is missed", "", "cost", lines => lines.Line("misses", allocation.Frontier.Select(design => ((double)design.Cost, design.Misses))))
            .Table("Designs", table =>
            {
                table.Number("Cost").Number("Misses");
                foreach (var choice in allocation.Choices)
                {
                    table.Column(choice.Name);
                }

                foreach (var design in Shown(allocation.Frontier))
                {
                    table.Row([Cost(design.Cost), Figure.Compact(design.Misses), .. design.Candidates.Select(candidate => candidate.Name)]);
                }
            })
            .Notes("", ["Of all other designs each costs as much as one of these or more, and misses as much or more."]);
    }

    private static IEnumerable<Design> Shown(IReadOnlyList<Design> frontier) => frontier.Count <= MostRows
        ? frontier
        : Enumerable.Range(0, MostRows).Select(row => frontier[(int)((long)row * (frontier.Count - 1) / (MostRows - 1))]);

    private static string Cost(decimal cost) => cost.ToString("#,0.##", CultureInfo.InvariantCulture);
}
