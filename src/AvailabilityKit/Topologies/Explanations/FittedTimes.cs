using System.Globalization;
using AvailabilityKit.Quantities;
using AvailabilityKit.Topologies.Figures;
using AvailabilityKit.Topologies.Islands;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Topologies.Explanations;

/// <summary>The times that are not exponential and were brought into phases for a Markov chain, each with what the phases keep of it and what they do not.</summary>
internal static class FittedTimes
{
    /// <summary>Those in the parts of islands that were solved as chains.</summary>
    public static IEnumerable<string> In(IReadOnlyList<IslandPart> parts, EvaluationOptions options) =>
        In(parts.Where(part => part.Variables.Length > 0 && part.Elements.Any(element => Ages(part, element)) && Renewal.Of(part) is null)
            .SelectMany(part => part.Elements.Select(element => part.Island.Behaviour[element])), options);

    /// <summary>Those of some elements.</summary>
    public static IEnumerable<string> In(IEnumerable<ElementBehaviour> elements, EvaluationOptions options) => elements
        .Distinct()
        .SelectMany(Fitted)
        .GroupBy(each => each with { Element = CauseRow.Stem(each.Element) })
        .Select(alike => Sentence(NameList.Of([.. alike.Select(each => each.Element)]), alike.Key.Step, alike.Key.Time, options.MaximumPhases));

    private static IEnumerable<FittedTime> Fitted(ElementBehaviour element) =>
        element.Steps.Where(step => !step.After.HasPhases).Select(step => new FittedTime(element.Name, step.Name[element.Titled("").Length..], step.After));

    private static bool Ages(IslandPart part, int element) => part.Island.Behaviour[element].Steps.Any(step => !step.After.HasPhases);

    private static string Sentence(string elements, string step, Lifetime time, int maximumPhases)
    {
        var phases = time.ToPhases(maximumPhases);
        var kept = Math.Abs(phases.Variation - time.Variation) <= 1e-9 * time.Variation
            ? "mean and variation"
            : string.Create(CultureInfo.InvariantCulture, $"mean, and with a variation of {phases.Variation:G3} where it is {time.Variation:G3}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"In a Markov chain, the time until \"{step}\" at {elements} ({time}) is made of {phases.Phases.Length} exponential phases with the same {kept}; the two distributions differ by {time.DistanceFrom(phases):P1} at most.");
    }

    private sealed record FittedTime(string Element, string Step, Lifetime Time);
}
