using System.Globalization;
using AvailabilityKit.Presentation;

namespace AvailabilityKit.Criticality;

/// <summary>What a <see cref="CriticalityQuotient"/> looks like when shown.</summary>
internal static class CriticalityExhibit
{
    public static Exhibit Of(CriticalityQuotient quotient) =>
        Exhibit.Titled($"Criticality of {quotient.UseCase.Name}", $"Criticality Quotient, {quotient.Scale.Version}{(quotient.Evaluation is { } evaluation ? $", on {evaluation.Topology.Name}" : "")}")
            .Concluding(Verdict(quotient))
            .Bars("What it is made of", "points of a hundred", bars =>
            {
                bars.Series("points");
                foreach (var dimension in quotient.Dimensions)
                {
                    bars.Bar(dimension.Name, ("points", dimension.Points));
                }

                bars.Formatted(Figure.Compact).ValuesStandElsewhere();
            })
            .Table("Dimensions", table =>
            {
                table.Column("Dimension").Column("Basis").Number("Score").Number("Weight").Number("Points");
                foreach (var (name, basis, score, weight, points) in quotient.Dimensions)
                {
                    table.Row(name, basis, Fixed(score), Fixed(weight), points.ToString("0.0", CultureInfo.InvariantCulture));
                }
            })
            .Notes("", ["Points are what the quotient would lose without the dimension; they do not sum to it, for each counts for less where the others are high."]);

    private static string Verdict(CriticalityQuotient quotient)
    {
        var asks = string.Create(CultureInfo.InvariantCulture, $"{quotient.UseCase.Name} scores {quotient.Value:0} of 100 and asks for {quotient.Asks.Title()}.");
        return quotient.Reaches is { } reached
            ? $"{asks} The topology reaches {reached.Title()}{(quotient.IsMet == true ? "" : ", which is not enough")}."
            : asks;
    }

    private static string Fixed(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
