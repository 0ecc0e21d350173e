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
                if (found.Approximation is { } approximation)
                {
                    facts.Add(found.Questions.Approximation == CutSetApproximation.RareEvent ? "Rare-event approximation" : "Min-cut upper bound", Figure.Compact(approximation), "for comparison; the probability is exact");
                }

                if (found.CutSetCount is { } count)
                {
                    facts.Add("Minimal cut sets", count.ToString("#,0", CultureInfo.InvariantCulture));
                }

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

        if (found.CutSets is { } sets)
        {
            exhibit = exhibit.Table("Minimal cut sets, the most probable", table =>
            {
                table.Column("Events").Number("Probability");
                foreach (var set in sets)
                {
                    table.Row([string.Join(", ", set.Events), Figure.Compact(set.Probability)]);
                }
            });
        }

        if (found.CutSetCountByOrder is { } counts)
        {
            exhibit = exhibit.Table("Minimal cut sets by order", table =>
            {
                table.Number("Events").Number("Sets");
                for (var order = 0; order < counts.Count; order++)
                {
                    if (!counts[order].IsZero)
                    {
                        table.Row([order.ToString(CultureInfo.InvariantCulture), counts[order].ToString("#,0", CultureInfo.InvariantCulture)]);
                    }
                }
            });
        }

        return exhibit
            .Notes("Method", [string.Create(CultureInfo.InvariantCulture, $"{found.Method}; relative error below {found.ErrorBound:0.0e+0}.")])
            .Notes("Assumptions", found.Assumptions);
    }
}
