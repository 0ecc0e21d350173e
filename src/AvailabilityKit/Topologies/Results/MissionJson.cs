using System.Text.Json.Serialization;

namespace AvailabilityKit.Topologies.Results;

/// <summary>The answer of a mission: what each service does from all up.</summary>
internal sealed record MissionJson(string Name, double MissionSeconds, string Planned, IReadOnlyList<ServiceMissionJson> Services)
{
    public static string Text(MissionEvaluation mission) => new ResultJson<MissionJson>(
        "mission",
        new MissionJson(mission.Topology.Name, mission.Length.TotalSeconds, Word.Of(mission.Options.Planned), [.. mission.Services.Select(ServiceMissionJson.Of)]),
        mission.Method,
        mission.ErrorBound,
        mission.Assumptions,
        mission.Elapsed.TotalSeconds).Text(MissionJsonContext.Default.ResultJsonMissionJson);
}

internal sealed record ServiceMissionJson(
    string Name,
    double Reliability,
    double Unreliability,
    double? MeanSecondsToFirstFailure,
    double IntervalAvailability,
    double IntervalUnavailability,
    double AvailabilityAtEnd,
    double UnavailabilityAtEnd,
    int States,
    double ErrorBound)
{
    public static ServiceMissionJson Of(ServiceMission service) => new(
        service.Service,
        service.Reliability.Value,
        service.Reliability.Complement,
        EvaluationJson.Finite(service.MeanTimeToFirstFailure.TotalSeconds),
        service.IntervalAvailability.Value,
        service.IntervalAvailability.Unavailability,
        service.AvailabilityAtEnd.Value,
        service.AvailabilityAtEnd.Unavailability,
        service.States,
        service.ErrorBound);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(ResultJson<MissionJson>))]
internal sealed partial class MissionJsonContext : JsonSerializerContext;
