using System.Globalization;
using AvailabilityKit.Topologies.Figures;

namespace AvailabilityKit.Topologies.Exhibits;

/// <summary>What somebody in a hurry should take away from an evaluation: how available, why not more, and whether that is enough.</summary>
internal static class EvaluationVerdict
{
    /// <summary>With more services than this, only the least available ones are named.</summary>
    private const int MostServices = 4;

    /// <summary>What is down for less than that a year is down in no life of anything.</summary>
    private static readonly Duration Negligible = Duration.FromSeconds(1e-6);

    /// <summary>A sentence or two for each service, the least available first where there are many.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<ServiceEvaluation> services, Availability? target)
    {
        if (services.Count <= MostServices)
        {
            return services.Select(service => Of(service, target));
        }

        ServiceEvaluation[] ranked = [.. services.OrderByDescending(service => service.Availability.Unavailability)];
        var others = $"{services.Count - MostServices} more services are up {ranked[MostServices].Availability.ToString("P")} of the time or more.";
        return ranked.Take(MostServices).Select(service => Of(service, target)).Append(target is { } wanted
            ? $"{others} {ranked.Count(service => Meets(service, wanted))} of {services.Count} services meet the target of {wanted.ToString("P")}."
            : others);
    }

    /// <summary>One service in a sentence or two.</summary>
    public static string Of(ServiceEvaluation service, Availability? target)
    {
        var answer = SaysMoreByLevels(service)
            ? $"\"{service.Name}\" has {Availability.FromUnavailability(service.MissingLevel).ToString("P")} of its capacity on average, as if all of it were down {Missing(service)} {service.Calendar.Each}, "
                + $"{LargestCause(service.MissingBy)}. All of it is down {Altogether(service)}."
            : $"\"{service.Name}\" is up {service.Availability.ToString("P")} of the time{Downtime(service)}.";
        return target is { } wanted ? $"{answer} {Target(service, wanted)}" : answer;
    }

    /// <summary>Whether a service is available enough.</summary>
    public static bool Meets(ServiceEvaluation service, Availability target) => service.Availability.Unavailability <= target.Unavailability;

    /// <summary>Whether most of what its users miss is a part of its capacity, and not all of it.</summary>
    public static bool SaysMoreByLevels(ServiceEvaluation service) => service.HasLevels && service.MissingLevel > 2 * service.Availability.Unavailability;

    /// <summary>What a service misses, as the time for which all of it would have to be down to miss as much.</summary>
    public static Duration Missing(ServiceEvaluation service) => service.Calendar.Year * service.MissingLevel;

    /// <summary>The largest cause and its share of all, in words; alike parts count together.</summary>
    public static string LargestCause(DowntimeCauses causes)
    {
        var rows = CauseRow.Of(causes);
        var largest = rows.MaxBy(row => row.Unavailability)!;
        var share = (largest.Unavailability / rows.Sum(row => row.Unavailability)).ToString("0 %", CultureInfo.InvariantCulture);
        return $"{share} of it by {largest.Cause} of {largest.Element}{(largest.IsPlanned ? " (planned)" : "")}";
    }

    private static string Downtime(ServiceEvaluation service) => service.Causes.Count == 0
        ? ", as nothing in the model takes it down"
        : $", down {service.DowntimePerYear} {service.Calendar.Each}, {LargestCause(service.Causes)}";

    private static string Altogether(ServiceEvaluation service) => service.DowntimePerYear < Negligible
        ? $"less than {Negligible} {service.Calendar.Each}"
        : $"{service.DowntimePerYear} {service.Calendar.Each}";

    // Two availabilities that print alike can differ all the same; the time between them shows it.
    private static string Target(ServiceEvaluation service, Availability target) => Meets(service, target)
        ? $"It meets the target of {target.ToString("P")}."
        : $"It misses the target of {target.ToString("P")} by {service.Calendar.Year * (service.Availability.Unavailability - target.Unavailability)} {service.Calendar.Each}.";
}
