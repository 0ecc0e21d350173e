using System.Text.Json.Serialization;
using AvailabilityKit.Simulation;
using AvailabilityKit.Topologies.Figures;
using AvailabilityKit.Topologies.Simulated;

namespace AvailabilityKit.Topologies.Results;

/// <summary>The answer of a simulation: what each topology did, with intervals and the exact values.</summary>
internal sealed record SimulationJson(IReadOnlyList<SimulatedTopologyJson> Topologies)
{
    public static string Text(IReadOnlyList<TopologySimulation> simulations) => new ResultJson<SimulationJson>(
        "simulation",
        new SimulationJson([.. simulations.Select(SimulatedTopologyJson.Of)]),
        simulations[0].Method,
        EvaluationJson.Finite(simulations.SelectMany(simulation => simulation.Services).Max(service => service.Availability.RelativeError)),
        [.. simulations.SelectMany(simulation => simulation.Assumptions).Distinct(StringComparer.Ordinal)],
        simulations.Sum(simulation => simulation.Elapsed.TotalSeconds)).Text(SimulationJsonContext.Default.ResultJsonSimulationJson);
}

internal sealed record SimulatedTopologyJson(
    string Name,
    CalendarJson Calendar,
    string Planned,
    string CauseLevel,
    double Level,
    long Seed,
    double SimulatedSeconds,
    long Events,
    long Cycles,
    string? EndedEarly,
    string? WhyNotExact,
    AgreementJson? Agreement,
    IReadOnlyList<SimulatedServiceJson> Services,
    IReadOnlyList<SimulatedCrewJson> Crews,
    string Method,
    IReadOnlyList<string> Assumptions,
    double Elapsed)
{
    public static SimulatedTopologyJson Of(TopologySimulation simulation) => new(
        simulation.Topology.Name,
        CalendarJson.Of(simulation.Options.Calendar),
        Word.Of(simulation.Options.Planned),
        Word.Of(simulation.Options.Causes),
        simulation.Level.Value,
        simulation.Seed,
        simulation.Time.TotalSeconds,
        simulation.Events,
        simulation.Cycles,
        simulation.Limit is { } limit ? limit.Message(limit.Option) : null,
        simulation.WhyNotExact,
        simulation.Agreement is { } agreement ? new(agreement.Judged, agreement.Inside, agreement.Expected, agreement.IsPlausible, agreement.Farthest) : null,
        [.. simulation.Services.Select(SimulatedServiceJson.Of)],
        [.. simulation.Crews.Select(SimulatedCrewJson.Of)],
        simulation.Method,
        simulation.Assumptions,
        simulation.Elapsed.TotalSeconds);
}

internal sealed record AgreementJson(int Judged, int Inside, double Expected, bool Plausible, string? Farthest);

internal sealed record SimulatedCrewJson(
    string Name,
    int Men,
    string Discipline,
    EstimateJson BusyMen,
    EstimateJson AllBusy,
    EstimateJson Waiting,
    EstimateJson RepairsPerYear,
    EstimateJson MeanWaitSeconds)
{
    public static SimulatedCrewJson Of(CrewSimulation crew) => new(
        crew.Name,
        crew.Men,
        Word.Of(crew.Discipline),
        EstimateJson.Of(crew.BusyMen, crew.Exact?.BusyMen),
        EstimateJson.Of(crew.AllBusy, crew.Exact?.AllBusy.Value),
        EstimateJson.Of(crew.Waiting, crew.Exact?.Waiting),
        EstimateJson.Of(crew.RepairsPerYear, crew.Exact?.RepairsPerYear),
        EstimateJson.Of(crew.MeanWait, crew.Exact?.MeanWait));
}

internal sealed record SimulatedServiceJson(
    string Name,
    EstimateJson Unavailability,
    EstimateJson UnplannedUnavailability,
    EstimateJson DowntimeSecondsPerYear,
    EstimateJson UnplannedDowntimeSecondsPerYear,
    EstimateJson PlannedDowntimeSecondsPerYear,
    EstimateJson UnplannedOutagesPerYear,
    EstimateJson PlannedOutagesPerYear,
    EstimateJson MeanOutageSeconds,
    EstimateJson MeanUnplannedOutageSeconds,
    EstimateJson MeanUpTimeSeconds,
    EstimateJson FailoversPerYear,
    EstimateJson MaskedFaultsPerYear,
    EstimateJson MeanLevel,
    IReadOnlyList<SimulatedCauseJson> Causes,
    IReadOnlyList<SimulatedFailoversJson> Failovers,
    SimulatedWorkLostJson? WorkLost,
    double OutagesSeen)
{
    public static SimulatedServiceJson Of(ServiceSimulation service)
    {
        var exact = service.Exact;
        return new(
            service.Name,
            EstimateJson.Of(SimulatedFigures.Unavailability(service.Availability), exact?.Availability.Unavailability),
            EstimateJson.Of(SimulatedFigures.Unavailability(service.UnplannedAvailability), exact?.UnplannedAvailability.Unavailability),
            EstimateJson.Of(service.DowntimePerYear, exact?.DowntimePerYear),
            EstimateJson.Of(service.UnplannedDowntimePerYear, exact?.UnplannedDowntimePerYear),
            EstimateJson.Of(service.PlannedDowntimePerYear, exact?.PlannedDowntimePerYear),
            EstimateJson.Of(service.UnplannedOutagesPerYear, exact?.UnplannedOutagesPerYear),
            EstimateJson.Of(service.PlannedOutagesPerYear, exact?.PlannedOutagesPerYear),
            EstimateJson.Of(service.MeanOutage, exact?.MeanOutage),
            EstimateJson.Of(service.MeanUnplannedOutage, exact?.MeanUnplannedOutage),
            EstimateJson.Of(service.MeanUpTime, exact?.MeanUpTime),
            EstimateJson.Of(service.FailoversPerYear, exact?.FailoversPerYear),
            EstimateJson.Of(service.MaskedFaultsPerYear, exact?.MaskedFaultsPerYear),
            EstimateJson.Of(service.MeanLevel, exact?.MeanLevel),
            [.. service.Causes.Select(static cause => new SimulatedCauseJson(
                cause.Element,
                cause.Name,
                Word.Of(cause.Kind),
                EstimateJson.Of(cause.DowntimePerYear, cause.Exact?.DowntimePerYear),
                EstimateJson.Of(cause.OutagesPerYear, cause.Exact?.OutagesPerYear)))],
            [.. service.Failovers.Select(static cluster => new SimulatedFailoversJson(
                cluster.Cluster,
                EstimateJson.Of(cluster.CoveredPerYear, cluster.Exact?.CoveredPerYear),
                EstimateJson.Of(cluster.UncoveredPerYear, cluster.Exact?.UncoveredPerYear)))],
            service.WorkLost is { } lost
                ? new SimulatedWorkLostJson(
                    EstimateJson.Of(lost.InFlightPerYear, lost.Exact?.InFlightPerYear),
                    EstimateJson.Of(lost.RefusedPerYear, lost.Exact?.RefusedPerYear),
                    EstimateJson.Of(lost.MisdirectedPerYear, lost.Exact?.MisdirectedPerYear),
                    EstimateJson.Of(lost.DefectsPerMillion, lost.Exact?.DefectsPerMillion))
                : null,
            service.OutagesSeen);
    }
}

internal sealed record EstimateJson(double? Value, double? Low, double? High, double? RelativeError, double? Exact)
{
    public static EstimateJson Of(Estimate<double> estimate, double? exact) => new(
        EvaluationJson.Finite(estimate.Value),
        EvaluationJson.Finite(estimate.Low),
        EvaluationJson.Finite(estimate.High),
        EvaluationJson.Finite(estimate.RelativeError),
        EvaluationJson.Finite(exact));

    public static EstimateJson Of(Estimate<Duration> estimate, Duration? exact) => Of(SimulatedFigures.InSeconds(estimate), exact?.TotalSeconds);
}

internal sealed record SimulatedCauseJson(
    string Element,
    string Name,
    string Kind,
    EstimateJson DowntimeSecondsPerYear,
    EstimateJson OutagesPerYear);

internal sealed record SimulatedFailoversJson(string Cluster, EstimateJson CoveredPerYear, EstimateJson UncoveredPerYear);

internal sealed record SimulatedWorkLostJson(EstimateJson InFlightPerYear, EstimateJson RefusedPerYear, EstimateJson MisdirectedPerYear, EstimateJson DefectsPerMillion);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(ResultJson<SimulationJson>))]
internal sealed partial class SimulationJsonContext : JsonSerializerContext;
