using System.CommandLine;
using System.Globalization;
using AvailabilityKit.Simulation;

namespace AvailabilityKit.Cli.Commands;

/// <summary><c>availability simulate MODEL.json</c>: what each topology does when it is lived event by event, with the exact figures beside.</summary>
internal sealed class SimulateCommand() : EvaluationCommand(Word, "A second opinion: every topology lived event by event, each figure with an interval and the exact one beside it.")
{
    /// <summary>What it is called by.</summary>
    public const string Word = "simulate";

    private const string EventsLimit = "events";

    private readonly Option<double?> _years = new("--years") { Description = "How many years are lived, of all lives together." };
    private readonly Option<string?> _until = new("--until") { Description = "Until half the interval of every service's downtime is so much of it, for example \"2 %\"; 5 % where neither this nor --years is given." };
    private readonly Option<bool> _rare = new("--rare") { Description = "For outages that hardly ever happen: failures are made frequent, and what follows is weighed." };
    private readonly Option<long> _seed = new("--seed") { Description = "Any whole number; another one gives other lives.", DefaultValueFactory = _ => 1 };
    private readonly Option<int?> _threads = new("--threads") { Description = "The most threads; it changes how long it takes, and not one digit." };

    protected override void AddOptions(Command command)
    {
        base.AddOptions(command);
        command.Add(_years);
        command.Add(_until);
        command.Add(_rare);
        command.Add(_seed);
        command.Add(_threads);
    }

    protected override Result Compute(string path, ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var simulate = Simulation(parsed, cancellationToken);
        var document = ModelSource.Read(path, terminal);
        var evaluation = Limits(parsed).Where(limit => !IsOfEvents(limit)).Aggregate(Options(document, parsed), EvaluationLimits.Raise);
        List<TopologySimulation> simulations = [];
        foreach (var topology in Wanted(document, parsed))
        {
            simulations.Add(LongWork.Run(terminal, $"Simulating {topology.Name}", () => simulate(topology.Topology, evaluation)));
        }

        var unfinished = parsed.GetValue(_years) is null && simulations.Exists(simulation => simulation.Limit is not null);
        return new Result
        {
            Title = document.Title ?? "Simulation",
            Exhibits = simulations.ConvertAll(simulation => simulation.ToExhibit()),
            ToJson = () => TopologySimulation.ToJson(simulations),
            Code = unfinished ? ExitCode.NotSolved : ExitCode.Answered,
            Complaints =
            [
                .. simulations.Where(simulation => simulation.Limit is not null).Select(simulation => $"availability: {simulation.Limit!.Message($"--limit {EventsLimit}=N")}"),
                .. simulations.Where(simulation => simulation.Agreement is { IsPlausible: false }).Select(simulation => $"availability: {simulation.Topology.Name}: {simulation.Agreement}"),
            ],
        };
    }

    private static bool IsOfEvents(string limit) => limit.Split('=')[0] == EventsLimit;

    /// <summary>What is done with each topology.</summary>
    private Func<Topology, EvaluationOptions, TopologySimulation> Simulation(ParseResult parsed, CancellationToken cancellationToken)
    {
        var seed = parsed.GetValue(_seed);
        var options = OptionsOf(parsed);
        var isRare = parsed.GetValue(_rare);
        if (parsed.GetValue(_years) is { } years)
        {
            if (isRare || parsed.GetValue(_until) is not null)
            {
                throw new Refusal($"--years says how long is simulated, and {(isRare ? "--rare" : "--until")} how long it takes; give one of them.");
            }

            return years > 0 && years <= 1e12
                ? (topology, evaluation) => topology.Simulate(Duration.FromYears(years), seed, evaluation, options, cancellationToken)
                : throw new Refusal($"--years {years.ToString(CultureInfo.InvariantCulture)} is no number above 0 and up to 1e12; write for example --years 100000.");
        }

        var error = parsed.GetValue(_until) is { } until ? Probability.Parse(until).Value : isRare ? 0.1 : 0.05;
        return error is > 0 and < 1
            ? (topology, evaluation) => isRare
                ? topology.SimulateRareOutages(error, seed, evaluation, options, cancellationToken)
                : topology.SimulateUntil(error, seed, evaluation, options, cancellationToken)
            : throw new Refusal($"--until \"{parsed.GetValue(_until)}\" is not between 0 and 100 %; write for example --until \"2 %\".");
    }

    private SimulationOptions OptionsOf(ParseResult parsed)
    {
        var options = parsed.GetValue(_threads) switch
        {
            null => new SimulationOptions(),
            > 0 and var threads => new SimulationOptions { MaximumThreads = threads },
            var threads => throw new Refusal($"--threads {threads} is not above 0."),
        };
        foreach (var limit in Limits(parsed).Where(IsOfEvents))
        {
            options = long.TryParse(limit.AsSpan(Math.Min(limit.Length, EventsLimit.Length + 1)), NumberStyles.None, CultureInfo.InvariantCulture, out var events) && events > 0
                ? options with { MaximumEvents = events }
                : throw new Refusal($"--limit \"{limit}\" has no number above 0; write for example --limit {EventsLimit}=1000000000.");
        }

        return options;
    }
}
