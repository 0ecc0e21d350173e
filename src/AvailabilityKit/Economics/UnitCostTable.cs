using System.Globalization;
using AvailabilityKit.Presentation;

namespace AvailabilityKit.Economics;

/// <summary>What one virtual machine, node or user costs, a row for each unit of each alternative.</summary>
internal static class UnitCostTable
{
    /// <summary>Adds the table, unless no costs are shared among units.</summary>
    public static Exhibit AddTo(Exhibit exhibit, IReadOnlyList<TotalCostOfOwnership> alternatives) =>
        alternatives.All(static alternative => alternative.Units.IsEmpty) ? exhibit : exhibit.Table("Cost of one", table => Fill(table, alternatives));

    private static void Fill(TableBuilder table, IReadOnlyList<TotalCostOfOwnership> alternatives)
    {
        table.Caption($"In {alternatives[0].Currency}. A year is the constant payment with the same present value over {alternatives[0].Prices.Horizon}, a month its twelfth.");
        table.Column("").Column("of").Number("how many").Number("in all").Number("present value").Number("a year").Number("a month");
        foreach (var unit in alternatives.SelectMany(static alternative => alternative.Units).Select(static cost => cost.Unit.Name).Distinct(StringComparer.Ordinal))
        {
            foreach (var alternative in alternatives)
            {
                foreach (var cost in alternative.Units.Where(cost => cost.Unit.Name == unit))
                {
                    Add(table, alternative, cost);
                }
            }
        }
    }

    private static void Add(TableBuilder table, TotalCostOfOwnership of, UnitCost cost)
    {
        var least = cost.IsLowerBound ? "at least " : string.Empty;
        table.Row(
            cost.Unit.Name,
            of.Name,
            cost.Unit.Count.ToString("#,0.##", CultureInfo.InvariantCulture),
            CostFigures.Cell(of, cost.Total),
            CostFigures.Cell(of, cost.PresentValue),
            CostFigures.Cell(of, cost.PerYear),
            least + cost.PerMonth.Amount.ToString("#,0.00", CultureInfo.InvariantCulture));
    }
}
