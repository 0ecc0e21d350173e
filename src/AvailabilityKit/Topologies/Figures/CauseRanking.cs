using AvailabilityKit.Quantities;

namespace AvailabilityKit.Topologies.Figures;

/// <summary>The order in which causes are listed: the largest first, and those that are equal but for rounding by name.</summary>
internal static class CauseRanking
{
    // Far above the rounding of any evaluation, far below a difference that anybody acts on.
    private const double Resolution = 1e-9;

    public static DowntimeCause[] Of(IEnumerable<DowntimeCause> causes) => Of(
        causes,
        static cause => cause.Unavailability,
        static (one, other) => NaturalOrder.Instance.Compare(one.Element, other.Element) is var byElement && byElement != 0
            ? byElement
            : NaturalOrder.Instance.Compare(one.Name, other.Name));

    /// <summary>The largest first, and those that are equal but for rounding in an order of their own.</summary>
    public static TRanked[] Of<TRanked>(IEnumerable<TRanked> all, Func<TRanked, double> amount, Comparison<TRanked> amongEquals)
    {
        TRanked[] ranked = [.. all];
        Array.Sort(ranked, (one, other) => amount(other).CompareTo(amount(one)));
        for (var first = 0; first < ranked.Length;)
        {
            // Each run is measured against its first, so that a slow slope is not taken for one plateau.
            var end = first + 1;
            while (end < ranked.Length && amount(ranked[end]) >= amount(ranked[first]) * (1 - Resolution))
            {
                end++;
            }

            ranked.AsSpan(first..end).Sort(amongEquals);
            first = end;
        }

        return ranked;
    }
}
