using System.Collections.Immutable;
using System.Globalization;

namespace AvailabilityKit.Economics;

/// <summary>Costs in print: to the unit of money, because no estimate of cost is better than that.</summary>
internal static class CostFigures
{
    /// <summary>With its currency, for a sentence or a headline.</summary>
    public static string Whole(Money amount) => amount.ToString("N0");

    /// <summary>Bare, for a table whose caption names the currency.</summary>
    public static string Cell(Money amount) => amount.Amount.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A total of an alternative with its currency, in words that say where it is the least that it can be.</summary>
    public static string Whole(TotalCostOfOwnership of, Money total) => AtLeast(of) + Whole(total);

    /// <summary>The same, bare.</summary>
    public static string Cell(TotalCostOfOwnership of, Money total) => AtLeast(of) + Cell(total);

    /// <summary>What a line of totals is called.</summary>
    public static string LineName(TotalCostOfOwnership of, string name) => of.IsLowerBound ? $"{name}, at least" : name;

    /// <summary>The points of a line over the years.</summary>
    public static double[] Doubles(ImmutableArray<Money> amounts) => [.. amounts.Select(amount => (double)amount.Amount)];

    private static string AtLeast(TotalCostOfOwnership of) => of.IsLowerBound ? "at least " : string.Empty;
}
