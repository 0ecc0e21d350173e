using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies.Naive;

/// <summary>Holds every figure of an evaluation to the naive interpreter, small ones relatively.</summary>
internal static class NaiveAgreement
{
    /// <summary>Above the rounding of a few hundred states' dense elimination, far below anything a rule could change.</summary>
    private const double Rounding = 1e-10;

    private static readonly Duration Year = Duration.FromHours(8760);

    /// <summary>Holds a topology to it at both levels of causes.</summary>
    public static void Agree(NaiveEvaluation naive, Topology topology, EvaluationOptions? options = null)
    {
        options ??= EvaluationOptions.Default;
        Agree(naive, topology.Evaluate(options with { Causes = CauseLevel.Root }));
        Agree(naive, topology.Evaluate(options with { Causes = CauseLevel.Noticed }));
    }

    private static void Agree(NaiveEvaluation naive, Evaluation evaluation)
    {
        var alike = AlikeNodes(evaluation.Topology);
        foreach (var service in evaluation.Services)
        {
            var expected = naive[service.Name, evaluation.Options.Causes];
            Near.Equal(expected.Unavailability, service.Availability.Unavailability, Rounding);
            Near.Equal(expected.Available, service.Availability.Value, Rounding);
            Near.Equal(expected.OutageFrequency, service.OutageFrequency!.Value.ValuePerSecond, Rounding);
            Near.Equal(expected.MeanOutage, service.MeanOutage!.Value.TotalSeconds, Rounding);
            Near.Equal(1 / expected.MeanUpTime, 1 / service.MeanUpTime!.Value.TotalSeconds, Rounding);
            Near.Equal(expected.PlannedUnavailability, service.PlannedDowntimePerYear / Year, Rounding);
            Near.Equal(expected.UnplannedUnavailability, service.UnplannedAvailability.Unavailability, Rounding);
            Agree(Together(expected.Causes, alike), Together(service.Causes.ToDictionary(NameOf, cause => cause.Unavailability), alike));
            Agree(Together(expected.Outages, alike), Together(service.Causes.ToDictionary(NameOf, cause => cause.Outages!.Value.ValuePerSecond), alike));
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
            Near.Equal(expected.MeanLevel, service.MeanLevel, Rounding);
            Near.Equal(expected.Misdirected, PerSecond(service.WorkLost?.MisdirectedPerYear ?? 0), Rounding);
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

    /// <summary>
    /// The nodes of a cluster that are alike but for the name, with that of the first. The library gives each the same share; which of them works and which
    /// stands by goes by the list, and makes their true shares differ a little.
    /// </summary>
    private static Dictionary<string, string> AlikeNodes(Topology topology)
    {
        Dictionary<string, string> first = [];
        foreach (var nodes in topology.Elements.OfType<Cluster>().Where(cluster => cluster.Mode == ClusterMode.ActivePassive)
            .Select(cluster => cluster.Nodes.Select(node => topology.Elements.Single(element => element.Name == node))))
        {
            foreach (var alike in nodes.GroupBy(node => node.CopyNamed("any")))
            {
                foreach (var node in alike)
                {
                    first.TryAdd(node.Name, alike.First().Name);
                }
            }
        }

        return first;
    }

    private static Dictionary<NaiveCause, double> Together(IReadOnlyDictionary<NaiveCause, double> causes, Dictionary<string, string> alike) => causes
        .GroupBy(cause => cause.Key with { Element = alike.GetValueOrDefault(cause.Key.Element, cause.Key.Element) })
        .ToDictionary(together => together.Key, together => together.Sum(cause => cause.Value));

    private static void Agree(Dictionary<NaiveCause, double> expected, Dictionary<NaiveCause, double> actual)
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
