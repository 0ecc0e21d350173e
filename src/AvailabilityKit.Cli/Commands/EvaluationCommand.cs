using System.CommandLine;
using System.CommandLine.Parsing;
using AvailabilityKit.Documents;
using AvailabilityKit.Quantities;
using AvailabilityKit.Topologies;

namespace AvailabilityKit.Cli.Commands;

/// <summary>A command that evaluates the topologies of a document.</summary>
internal abstract class EvaluationCommand(string name, string description) : ModelCommand(name, description)
{
    private static readonly string[] CauseLevels = ["root", "noticed"];

    private readonly Option<string[]> _topologies = new("--topology") { Description = "Only the topology of this name; may be given several times." };

    private readonly Option<string[]> _limits = new("--limit")
    {
        Description = "Work harder before giving up (exit code 3): states=N, fill=N, clocked=N or patterns=N of an island, nodes=N of a diagram.",
    };

    private readonly Option<string> _causes = new("--causes")
    {
        Description = "root names what failed, noticed the cluster that ran out of nodes.",
        DefaultValueFactory = _ => CauseLevels[0],
    };

    protected override void AddOptions(Command command)
    {
        _causes.CompletionSources.Add(CauseLevels);
        _causes.Validators.Add(CheckCauses);
        command.Add(_causes);
        command.Add(_topologies);
        command.Add(_limits);
    }

    /// <summary>An option that asks for one screen.</summary>
    protected static Option<bool> BriefOption() => new("--brief") { Description = "One screen: the verdict, a table and the largest causes. JSON has all the same." };

    /// <summary>The topologies that were asked for, all of them unless some are named.</summary>
    protected IEnumerable<DocumentTopology> Wanted(ModelDocument document, ParseResult parsed)
    {
        var wanted = parsed.GetValue(_topologies) ?? [];
        foreach (var unknown in wanted.Where(one => !document.Topologies.Any(topology => topology.Name == one)))
        {
            throw new Refusal($"There is no topology \"{unknown}\".{NearestName.Hint(unknown, document.Topologies.Select(topology => topology.Name))}");
        }

        return document.Topologies.Where(topology => wanted.Length == 0 || wanted.Contains(topology.Name, StringComparer.Ordinal));
    }

    /// <summary>The options of the document, with the level of causes that was asked for.</summary>
    protected EvaluationOptions Options(ModelDocument document, ParseResult parsed) =>
        document.Options with { Causes = CauseLevels[1].Equals(parsed.GetValue(_causes), StringComparison.OrdinalIgnoreCase) ? CauseLevel.Noticed : CauseLevel.Root };

    /// <summary>The limits that were given.</summary>
    protected IEnumerable<string> Limits(ParseResult parsed) => parsed.GetValue(_limits) ?? [];

    /// <summary>Evaluates the topologies that were asked for.</summary>
    protected List<(Evaluation Evaluation, Costs? Costs)> Evaluate(ModelDocument document, ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var topologies = Wanted(document, parsed);
        var options = Limits(parsed).Aggregate(Options(document, parsed), EvaluationLimits.Raise);
        List<(Evaluation, Costs?)> evaluated = [];
        foreach (var topology in topologies)
        {
            evaluated.Add((LongWork.Run(terminal, $"Solving {topology.Name}", () => topology.Topology.Evaluate(options, cancellationToken)), topology.Costs));
        }

        return evaluated;
    }

    /// <summary>What to say of the services that miss a target, and the exit code that says it.</summary>
    protected static (int Code, IReadOnlyList<string> Complaints) Judge(IEnumerable<(string Topology, ServiceEvaluation Service)> services, Availability? target)
    {
        if (target is not { } wanted)
        {
            return (ExitCode.Answered, []);
        }

        List<string> complaints = [.. services
            .Where(pair => pair.Service.Availability.Unavailability > wanted.Unavailability)
            .Select(pair => $"availability: {pair.Topology}: \"{pair.Service.Name}\" reaches {pair.Service.Availability} and misses the target of {wanted} by {Shortfall(pair.Service, wanted)} a year.")];
        return (complaints.Count == 0 ? ExitCode.Answered : ExitCode.MissesTarget, complaints);
    }

    private static void CheckCauses(OptionResult option)
    {
        foreach (var wrong in option.Tokens.Select(token => token.Value).Where(level => !CauseLevels.Contains(level, StringComparer.OrdinalIgnoreCase)))
        {
            option.AddError($"--causes \"{wrong}\" is no level of causes.{NearestName.Hint(wrong, CauseLevels)} Write root or noticed.");
        }
    }

    // Two availabilities that print alike can differ all the same; the time between them shows it.
    private static Duration Shortfall(ServiceEvaluation service, Availability target) =>
        service.Calendar.Year * (service.Availability.Unavailability - target.Unavailability);
}
