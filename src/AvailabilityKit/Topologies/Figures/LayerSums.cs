namespace AvailabilityKit.Topologies.Figures;

/// <summary>Downtime by cause, added up by layer.</summary>
internal static class LayerSums
{
    public static DowntimeCauses.InLayer[] Of(IReadOnlyCollection<DowntimeCause> causes, Calendar calendar)
    {
        var whole = causes.Sum(cause => cause.Unavailability);
        return CauseRanking.Of(
            causes.GroupBy(cause => cause.Layer).Select(together =>
            {
                var sum = together.Sum(cause => cause.Unavailability);
                return new DowntimeCauses.InLayer(
                    together.Key,
                    sum,
                    calendar.Year * sum,
                    whole > 0 ? Math.Min(1, sum / whole) : 0,
                    together.Aggregate((Rate?)Rate.Zero, (all, cause) => all + cause.Outages),
                    together.Aggregate((double?)0, (all, cause) => all + cause.OutagesPerYear));
            }),
            static layer => layer.Unavailability,
            static (one, other) => one.Layer.CompareTo(other.Layer));
    }
}
