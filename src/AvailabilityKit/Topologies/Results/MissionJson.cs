using System.Text.Json.Serialization;

namespace AvailabilityKit.Topologies.Results;

/// <summary>The answer of missions: what each topology does from its beginning.</summary>
internal sealed record MissionsJson(IReadOnlyList<MissionJson> Topologies)
{
    public static string Text(IReadOnlyList<MissionEvaluation> missions) => new ResultJson<MissionsJson>(
        "mission",
        new MissionsJson([.. missions.Select(MissionJson.Of)]),
        missions[0].Method,
        missions.Max(mission => mission.ErrorBound),
        [.. missions.SelectMany(mission => mission.Assumptions).Distinct(StringComparer.Ordinal)],
        missions.Sum(mission => mission.Elapsed.TotalSeconds)).Text(MissionJsonContext.Default.ResultJsonMissionsJson);
}

/// <summary>What each service of a topology does from its beginning.</summary>
internal sealed record MissionJson(string Name, double MissionSeconds, string? BeginsAt, IReadOnlyList<string> Begins, string Planned, IReadOnlyList<ServiceMissionJson> Services)
{
    public static MissionJson Of(MissionEvaluation mission) =>
        new(mission.Topology.Name, mission.Length.TotalSeconds, mission.GoesByTheClock ? mission.From.Moment : null, [.. mission.From.Facts.Select(fact => fact.ToString())], Word.Of(mission.Options.Planned), [.. mission.Services.Select(ServiceMissionJson.Of)]);
}

internal sealed record ServiceMissionJson(
    string Name,
    double Reliability,
    double Unreliability,
    double? MeanSecondsToFirstFailure,
    double IntervalAvailability,
    double IntervalUnavailability,
    double ExpectedDowntimeSeconds,
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
        service.ExpectedDowntime.TotalSeconds,
        service.AvailabilityAtEnd.Value,
        service.AvailabilityAtEnd.Unavailability,
        service.States,
        service.ErrorBound);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(ResultJson<MissionsJson>))]
internal sealed partial class MissionJsonContext : JsonSerializerContext;
