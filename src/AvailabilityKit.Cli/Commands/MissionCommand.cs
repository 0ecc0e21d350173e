using System.CommandLine;
using System.Globalization;

namespace AvailabilityKit.Cli.Commands;

/// <summary><c>availability mission MODEL.json --lasting "730 h"</c>: what each topology does over a limited time, from all up or from how things stand.</summary>
internal sealed class MissionCommand() : EvaluationCommand(Word, "A limited time from all up, or from how things stand: whether each service is ever down, and how long it is up on the way.")
{
    /// <summary>What it is called by.</summary>
    public const string Word = "mission";

    private const string LastingOption = "--lasting";

    private const string AtOption = "--at";

    private readonly Option<string?> _lasting = new(LastingOption) { Description = "How long it lasts, for example \"30 d\"." };

    private readonly Option<string[]> _down = new("--down") { Description = "What is down at the beginning, for example db-1, or db-1=hardware where it has several faults; may be given several times." };

    private readonly Option<string[]> _failing = new("--failing") { Description = "What fails at the very beginning, in the same form." };

    private readonly Option<string[]> _workedOn = new("--worked-on") { Description = "What is worked on at the beginning, for example db-1, or db-1=upgrade." };

    private readonly Option<string[]> _left = new("--left") { Description = "How many parts are left in a stock of spares, for example disks=0; the others are on order." };

    private readonly Option<string?> _at = new(AtOption) { Description = "When it begins, where something goes by the clock, for example \"fri 17:00\"; mon 00:00 by default." };

    private readonly Option<string?> _reliability = new("--reliability")
    {
        Description = "Exit with 1 unless every service is up all the time with this probability, for example \"99.9 %\".",
    };

    protected override void AddOptions(Command command)
    {
        base.AddOptions(command);
        command.Add(_lasting);
        command.Add(_reliability);
        foreach (var option in new Option[] { _at, _down, _failing, _workedOn, _left })
        {
            command.Add(option);
        }
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
            missions.Add(LongWork.Run(terminal, $"Following {topology.Name}", () => topology.Topology.Mission(length, State(parsed, topology.Topology), options, cancellationToken)));
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

    private LiveState State(ParseResult parsed, Topology topology)
    {
        var state = parsed.GetValue(_at) is { } at ? BeginningAt(at) : LiveState.AllUp;
        foreach (var text in parsed.GetValue(_left) ?? [])
        {
            var (stock, parts) = Parted(text, topology);
            state = int.TryParse(parts, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                ? state.Left(stock, count)
                : throw new Refusal($"\"{text}\" does not say how many parts are left; name the stock and the number, for example disks=0.");
        }

        state = (parsed.GetValue(_down) ?? []).Select(text => Parted(text, topology)).Aggregate(state, (all, named) => all.Down(named.Element, named.By));
        state = (parsed.GetValue(_workedOn) ?? []).Select(text => Parted(text, topology)).Aggregate(state, (all, named) => all.WorkedOn(named.Element, named.By));
        return (parsed.GetValue(_failing) ?? []).Select(text => Parted(text, topology)).Aggregate(state, (all, named) => all.Failing(named.Element, named.By));
    }

    private static LiveState BeginningAt(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var day, var time]
        && Array.FindIndex(Enum.GetNames<DayOfWeek>(), name => name.Equals(day, StringComparison.OrdinalIgnoreCase) || name[..3].Equals(day, StringComparison.OrdinalIgnoreCase)) is >= 0 and var place
        && TimeOnly.TryParseExact(time, ["HH:mm", "HH:mm:ss", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var begin)
            ? LiveState.AllUp.At((DayOfWeek)place, begin)
            : throw new Refusal($"\"{text}\" is no time of the week; write {AtOption} with a day and a time, for example \"fri 17:00\".");

    /// <summary>An element, and after the last "=" what happens to it; one whose name has such a sign is named whole.</summary>
    private static (string Element, string? By) Parted(string text, Topology topology) =>
        text.LastIndexOf('=') is >= 0 and var sign && !topology.Elements.Any(element => element.Name == text)
            ? (text[..sign].Trim(), text[(sign + 1)..].Trim())
            : (text, null);
}
