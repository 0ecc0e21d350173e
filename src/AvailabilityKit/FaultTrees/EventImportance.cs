using AvailabilityKit.Blocks;

namespace AvailabilityKit.FaultTrees;

/// <summary>How much a basic event matters to the top event.</summary>
/// <remarks>
/// P is how likely the top event is, p the event; P(1) and P(0) is how likely the top event is where the event has happened for certain, or cannot. Definitions after
/// M. van der Borst, H. Schoonakker, "An overview of PSA importance measures", Reliability Engineering and System Safety 72 (3), 2001. "Fussell-Vesely" is
/// used for more than one of them elsewhere, and for none here.
/// </remarks>
/// <param name="Name">The event; of a common-cause group the members that are struck together, such as <c>[pump one, pump two]</c>.</param>
/// <param name="Probability">How likely it is: p.</param>
/// <param name="Birnbaum">Marginal importance ("MIF"): P(1) - P(0), of a coherent tree the probability that the event decides.</param>
/// <param name="Criticality">Criticality importance ("CIF"): p (P(1) - P(0)) / P, the share of the top event that needs it.</param>
/// <param name="Diagnostic">Diagnostic importance ("DIF"): p P(1) / P, how likely the event has happened where the top event has.</param>
/// <param name="RiskAchievement">Risk achievement worth: P(1) / P, how many times as likely the top event is where the event has happened.</param>
/// <param name="RiskReduction">Risk reduction worth: P / P(0), how many times less likely the top event is where the event cannot happen; 0 where it then cannot happen, as SCRAM has it.</param>
public sealed record EventImportance(string Name, Probability Probability, double Birnbaum, double Criticality, double Diagnostic, double RiskAchievement, double RiskReduction)
{
    /// <summary>The importance of each component that the function depends on, the diagnostic one largest first.</summary>
    internal static IReadOnlyList<EventImportance> Of(StructureFunction function, CancellationToken cancellationToken)
    {
        List<EventImportance> found = [];
        foreach (var one in function.Importance(cancellationToken).Components.Where(one => function.DependsOn(function.IndexOf(one.Component.Name))))
        {
            var own = one.Component.OwnAvailability;
            found.Add(new(
                one.Component.Name,
                Probability.FromParts(own.Unavailability, own.Value),
                one.Marginal,
                one.Criticality,
                one.Diagnostic,
                one.RiskAchievementWorth,
                one.RiskReductionWorth));
        }

        return [.. found.OrderByDescending(one => one.Diagnostic)];
    }
}
