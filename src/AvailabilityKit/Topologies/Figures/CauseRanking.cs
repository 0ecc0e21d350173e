using AvailabilityKit.Quantities;

namespace AvailabilityKit.Topologies.Figures;

/// <summary>The order in which causes are listed: the largest first, and those that are equal but for rounding by name.</summary>
internal static class CauseRanking
{
    // Far above the rounding of any evaluation, far below a difference that anybody acts on.
    private const double Resolution = 1e-9;

    public static DowntimeCause[] Of(IEnumerable<DowntimeCause> causes)
    {
        DowntimeCause[] ranked = [.. causes];
        Array.Sort(ranked, static (one, other) => other.Unavailability.CompareTo(one.Unavailability));
        for (var first = 0; first < ranked.Length;)
        {
            // Each run is measured against its first, so that a slow slope is not taken for one plateau.
            var end = first + 1;
            while (end < ranked.Length && ranked[end].Unavailability >= ranked[first].Unavailability * (1 - Resolution))
            {
                end++;
            }

            ranked.AsSpan(first..end).Sort(static (one, other) =>
                NaturalOrder.Instance.Compare(one.Element, other.Element) is var byElement && byElement != 0
                    ? byElement
                    : NaturalOrder.Instance.Compare(one.Name, other.Name));
            first = end;
        }

        return ranked;
    }
}
