using System.CommandLine;

namespace AvailabilityKit.Cli.Commands;

/// <summary><c>availability mission MODEL.json --lasting "730 h"</c>: what each topology does over a limited time that begins with everything up.</summary>
internal sealed class MissionCommand() : EvaluationCommand(Word, "A limited time that begins with everything up: whether each service is ever down, and how long it is up on the way.")
{
    /// <summary>What it is called by.</summary>
    public const string Word = "mission";

    private const string LastingOption = "--lasting";

    private readonly Option<string?> _lasting = new(LastingOption) { Description = "How long it lasts, for example \"30 d\"." };

    private readonly Option<string?> _reliability = new("--reliability")
    {
        Description = "Exit with 1 unless every service is up all the time with this probability, for example \"99.9 %\".",
    };

    protected override void AddOptions(Command command)
    {
        base.AddOptions(command);
        command.Add(_lasting);
        command.Add(_reliability);
    }

    protected override Result Compute(string path, ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var length = parsed.GetValue(_lasting) is { } lasting
            ? Duration.Parse(lasting)
            : throw new Refusal($"A mission ends at some time; say how long it lasts, for example {LastingOption} \"30 d\".");
        Probability? wanted = parsed.GetValue(_reliability) is { } text ? Probability.Parse(text) : null;
        var document = ModelSource.Read(path, terminal);
        var options = Limits(parsed).Aggregate(Options(document, parsed), EvaluationLimits.Raise);
        List<MissionEvaluation> missions = [];
        foreach (var topology in Wanted(document, parsed))
        {
            missions.Add(LongWork.Run(terminal, $"Following {topology.Name}", () => topology.Topology.Mission(length, options, cancellationToken)));
        }

        List<string> complaints = [.. missions.SelectMany(mission => mission.Services
            .Where(service => service.Reliability.Complement > wanted?.Complement)
            .Select(service => $"availability: {mission.Topology.Name}: \"{service.Service}\" is up all the time with probability {service.Reliability} and misses the {wanted} that was asked for."))];
        return new Result
        {
            Title = document.Title ?? "Mission",
            Exhibits = missions.ConvertAll(mission => mission.ToExhibit()),
            ToJson = () => MissionEvaluation.ToJson(missions),
            Code = complaints.Count == 0 ? ExitCode.Answered : ExitCode.MissesTarget,
            Complaints = complaints,
        };
    }
}
