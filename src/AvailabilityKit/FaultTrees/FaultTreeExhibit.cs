using System.Globalization;
using AvailabilityKit.Presentation;

namespace AvailabilityKit.FaultTrees;

/// <summary>Shows what was found of a fault tree.</summary>
internal static class FaultTreeExhibit
{
    public static Exhibit Of(FaultTreeEvaluation found)
    {
        var exhibit = Exhibit.Titled(found.Tree.Name, $"Fault tree, top event {found.Top.Name}{(found.Top.Label is { } label ? $" ({label})" : "")}")
            .Facts("Top event", facts =>
            {
                facts.Headline("Probability", Figure.Compact(found.Probability.Value));
                facts.Add("Does not happen", found.Probability.Value < 0.5 ? (!found.Probability).ToString() : Figure.Compact(found.Probability.Complement));
                facts.Add("Gates", found.Tree.Gates.Count.ToString(CultureInfo.InvariantCulture));
                facts.Add("Basic events", found.Tree.BasicEvents.Count.ToString(CultureInfo.InvariantCulture));
                facts.Add("Coherent", found.IsCoherent ? "yes" : "no", found.IsCoherent ? null : "an event that happens may undo the top event");
            });
        if (found.Importance is { } importance)
        {
            exhibit = exhibit.Table("Importance", table =>
            {
                table.Column("Event").Number("Probability").Number("Birnbaum").Number("Criticality").Number("Diagnostic").Number("RAW").Number("RRW");
                foreach (var one in importance)
                {
                    table.Row([one.Name, Figure.Compact(one.Probability.Value), Figure.Compact(one.Birnbaum), Figure.Compact(one.Criticality), Figure.Compact(one.Diagnostic), Figure.Compact(one.RiskAchievement), Figure.Compact(one.RiskReduction)]);
                }
            });
        }

        return exhibit
            .Notes("Method", [string.Create(CultureInfo.InvariantCulture, $"{found.Method}; relative error below {found.ErrorBound:0.0e+0}.")])
            .Notes("Assumptions", found.Assumptions);
    }
}
