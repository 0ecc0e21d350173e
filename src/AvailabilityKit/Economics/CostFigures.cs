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

    /// <summary>The points of a line over the years.</summary>
    public static double[] Doubles(ImmutableArray<Money> amounts) => [.. amounts.Select(amount => (double)amount.Amount)];
}
