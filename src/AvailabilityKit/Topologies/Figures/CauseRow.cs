using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Topologies.Figures;

/// <summary>What a report shows in one row: a cause, or the same cause of many parts that are alike.</summary>
/// <param name="Element">The element, or the first and the last of the alike ones with their number.</param>
/// <param name="Cause">What it is called.</param>
/// <param name="IsPlanned">Whether it was announced beforehand.</param>
/// <param name="Unavailability">Its share of the service's unavailability, of all the alike parts together.</param>
/// <param name="OutagesPerYear">How often it takes the service down, all the alike parts together; null where that is not known.</param>
internal sealed record CauseRow(string Element, string Cause, bool IsPlanned, double Unavailability, double? OutagesPerYear)
{
    /// <summary>From this many on, alike parts share a row: the nodes of a pair are told apart, forty web servers are not.</summary>
    public const int FewestAlike = 4;

    /// <summary>Figures of alike parts differ by the rounding of sums alone.</summary>
    private const double Rounding = 1e-9;

    /// <summary>The causes as rows, in their order.</summary>
    public static List<CauseRow> Of(IReadOnlyList<DowntimeCause> causes)
    {
        List<CauseRow> rows = [];
        for (var start = 0; start < causes.Count;)
        {
            var end = start + 1;
            while (end < causes.Count && AreAlike(causes[start], causes[end]))
            {
                end++;
            }

            DowntimeCause[] alike = [.. causes.Skip(start).Take(end - start)];
            rows.AddRange(alike.Length >= FewestAlike
                ? [new CauseRow(Span([.. alike.Select(cause => cause.Element)]), alike[0].Name, alike[0].IsPlanned, alike.Sum(cause => cause.Unavailability), alike.Aggregate((double?)0, (sum, cause) => sum + cause.OutagesPerYear))]
                : alike.Select(cause => new CauseRow(cause.Element, cause.Name, cause.IsPlanned, cause.Unavailability, cause.OutagesPerYear)));
            start = end;
        }

        // Together alike parts may weigh more than a cause that stood before each of them.
        return rows.Count == causes.Count ? rows : [.. rows.OrderByDescending(row => row.Unavailability)];
    }

    /// <summary>The first and the last of many names.</summary>
    private static string Span(IReadOnlyList<string> names) => $"{NameList.Span(names)} ({names.Count})";

    /// <summary>What a name begins with before its number: parts that only happen to have the same figures are not of one kind.</summary>
    internal static string Stem(string name) => name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');

    private static bool AreAlike(DowntimeCause one, DowntimeCause other) =>
        Stem(one.Element) == Stem(other.Element)
        && one.Kind == other.Kind
        && one.Name == other.Name
        && Math.Abs(one.Unavailability - other.Unavailability) <= Rounding * one.Unavailability
        && (one.OutagesPerYear, other.OutagesPerYear) switch
        {
            ({ } first, { } second) => Math.Abs(first - second) <= Rounding * first,
            (var first, var second) => first is null && second is null,
        };
}
