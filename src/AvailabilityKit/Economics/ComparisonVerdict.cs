using AvailabilityKit.Topologies.Exhibits;

namespace AvailabilityKit.Economics;

/// <summary>What somebody in a hurry should take away from a comparison: which is the most available, which the cheapest, and which are good enough.</summary>
internal static class ComparisonVerdict
{
    public static IEnumerable<string> Of(Comparison comparison, Availability? target)
    {
        yield return MostAvailable(comparison);
        if (comparison.Costs is { } costs)
        {
            yield return Cheapest(costs, comparison.MostAvailable.Name);
        }

        if (target is { } wanted)
        {
            yield return Target(comparison.Alternatives, wanted);
        }
    }

    private static string MostAvailable(Comparison comparison)
    {
        var best = comparison.MostAvailable;
        var service = best.Service;
        var next = comparison.Alternatives.Where(alternative => alternative != best).MinBy(alternative => alternative.Service.Availability.Unavailability)!;
        return service.Causes.Count == 0
            ? $"Most available: {best.Name}; nothing in its model takes it down. Next: {next.Name}, down {next.Service.DowntimePerYear} {service.Calendar.Each}."
            : $"Most available: {best.Name}, up {service.Availability.ToString("P")} of the time; down {service.DowntimePerYear} {service.Calendar.Each}, "
                + $"{EvaluationVerdict.LargestCause(service.Causes)}. Next: {next.Name}, down {next.Service.DowntimePerYear}.";
    }

    private static string Cheapest(CostComparison costs, string mostAvailable)
    {
        if (costs.Cheapest is not { } best)
        {
            var open = costs.Alternatives.Where(alternative => alternative.IsLowerBound).MinBy(alternative => alternative.PresentValue.Amount)!;
            return $"Which is cheapest is not known: how much work in flight \"{open.Name}\" loses is not known, and stands in no total.";
        }

        var next = costs.Alternatives.Where(alternative => alternative != best).MinBy(alternative => alternative.PresentValue.Amount)!;
        var cheapest = best.Name == mostAvailable ? "Cheapest too" : "Cheapest";
        return $"{cheapest}: {best.Name}, {CostFigures.Whole(best.PresentValue)} over {best.Prices.Horizon} (present value). Next: {next.Name}, {CostFigures.Whole(next, next.PresentValue)}.";
    }

    private static string Target(IReadOnlyList<Alternative> alternatives, Availability target)
    {
        string[] enough = [.. alternatives.Where(alternative => EvaluationVerdict.Meets(alternative.Service, target)).Select(alternative => alternative.Name)];
        return enough.Length switch
        {
            0 => $"None meets the target of {target.ToString("P")}.",
            _ when enough.Length == alternatives.Count => $"All meet the target of {target.ToString("P")}.",
            1 => $"Only {enough[0]} meets the target of {target.ToString("P")}.",
            _ => $"{string.Join(" and ", enough)} meet the target of {target.ToString("P")}.",
        };
    }
}
