using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies.Naive;

/// <summary>Holds every figure of an evaluation to the naive interpreter, small ones relatively.</summary>
internal static class NaiveAgreement
{
    /// <summary>Above the rounding of a few hundred states' dense elimination, far below anything a rule could change.</summary>
    private const double Rounding = 1e-10;

    private static readonly Duration Year = Duration.FromHours(8760);

    public static void Agree(NaiveEvaluation naive, Evaluation evaluation)
    {
        foreach (var service in evaluation.Services)
        {
            var expected = naive[service.Name];
            Near.Equal(expected.Unavailability, service.Availability.Unavailability, Rounding);
            Near.Equal(expected.Available, service.Availability.Value, Rounding);
            Near.Equal(expected.OutageFrequency, service.OutageFrequency!.Value.ValuePerSecond, Rounding);
            Near.Equal(expected.MeanOutage, service.MeanOutage!.Value.TotalSeconds, Rounding);
            Near.Equal(1 / expected.MeanUpTime, 1 / service.MeanUpTime!.Value.TotalSeconds, Rounding);
            Near.Equal(expected.PlannedUnavailability, service.PlannedDowntimePerYear / Year, Rounding);
            Near.Equal(expected.UnplannedUnavailability, service.UnplannedAvailability.Unavailability, Rounding);
            Agree(expected.Causes, service.Causes.ToDictionary(NameOf, cause => cause.Unavailability));
            Agree(expected.Outages, service.Causes.ToDictionary(NameOf, cause => cause.Outages!.Value.ValuePerSecond));
            foreach (var cluster in service.Failovers)
            {
                Near.Equal(naive.Frequency(NaiveEventKind.CoveredFailover, cluster.Cluster), PerSecond(cluster.CoveredPerYear), Rounding);
                Near.Equal(naive.Frequency(NaiveEventKind.UncoveredFailover, cluster.Cluster), PerSecond(cluster.UncoveredPerYear), Rounding);
            }

            var below = new NaiveSystem(evaluation.Topology).Below(service.Name);
            Assert.Equal(below.Where(name => evaluation.Topology.Elements.Any(element => element is Cluster && element.Name == name)).Order(), service.Failovers.Select(cluster => cluster.Cluster).Order());
            Near.Equal(below.Sum(name => naive.Frequency(NaiveEventKind.MaskedFault, name)), PerSecond(service.MaskedFaultsPerYear), Rounding);
            Near.Equal(expected.DefectsPerMillion, service.WorkLost?.DefectsPerMillion ?? 0, Rounding);
            Near.Equal(expected.LostInFlight, PerSecond(service.WorkLost?.InFlightPerYear ?? 0), Rounding);
            Near.Equal(expected.Refused, PerSecond(service.WorkLost?.RefusedPerYear ?? 0), Rounding);
        }

        foreach (var crew in evaluation.Crews)
        {
            var (busy, waiting, done, allBusy) = naive.CrewOf(crew.Name);
            Near.Equal(busy, crew.BusyMen, Rounding);
            Near.Equal(busy / crew.Men, crew.Utilization.Value, Rounding);
            Near.Equal(waiting, crew.Waiting, Rounding);
            Near.Equal(done, PerSecond(crew.RepairsPerYear), Rounding);
            Near.Equal(done > 0 ? waiting / done : 0, crew.MeanWait.TotalSeconds, Rounding);
            Near.Equal(allBusy, crew.AllBusy.Value, Rounding);
        }
    }

    private static void Agree(IReadOnlyDictionary<NaiveCause, double> expected, Dictionary<NaiveCause, double> actual)
    {
        foreach (var cause in expected.Keys.Union(actual.Keys))
        {
            var (one, other) = (expected.GetValueOrDefault(cause), actual.GetValueOrDefault(cause));
            Assert.True(Math.Abs(one - other) <= Rounding * Math.Max(one, other), $"{cause}: expected {one:R}, got {other:R}");
        }
    }

    private static NaiveCause NameOf(DowntimeCause cause) => new(cause.Element, cause.Name, cause.Kind);

    private static double PerSecond(double perYear) => perYear / Year.TotalSeconds;
}
