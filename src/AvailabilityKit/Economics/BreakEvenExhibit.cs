using AvailabilityKit.Presentation;
using AvailabilityKit.Topologies.Exhibits;

namespace AvailabilityKit.Economics;

/// <summary>How the price of an hour of downtime at which two alternatives cost the same is shown.</summary>
internal static class BreakEvenExhibit
{
    public static Exhibit Of(BreakEven answer) =>
        Exhibit.Titled("Break-even", $"{answer.First.Name} against {answer.Second.Name}")
            .Facts("", facts => _ = answer switch
            {
                BreakEven.AtPrice at => facts
                    .Headline("An hour of downtime costs", at.PricePerHour.ToString("N2"))
                    .Add("Cheaper above", at.CheaperAbove.Name)
                    .Add("Cheaper below", at.CheaperBelow.Name),
                BreakEven.AlwaysCheaper always => facts.Headline("Cheaper at every price", always.Cheaper.Name),
                BreakEven.NotKnown => facts.Headline("An hour of downtime costs", EvaluationExhibit.NotKnown),
                _ => facts.Headline("Cheaper", "neither"),
            })
            .Notes("", [answer.Reason, answer.Basis]);
}
