using System.CommandLine;
using AvailabilityKit.Criticality;

namespace AvailabilityKit.Cli.Commands;

/// <summary><c>availability criticality MODEL.json</c>: how critical the uses of each topology are, and whether it is good enough for them.</summary>
internal sealed class CriticalityCommand() : EvaluationCommand(Word, "How critical what each topology is used for is, the class of availability that it asks for, and whether the topology reaches that.")
{
    /// <summary>What it is called by.</summary>
    public const string Word = "criticality";

    private readonly Option<bool> _required = new("--required") { Description = "Exit with 1 unless every topology reaches the class that each of its uses asks for." };

    protected override void AddOptions(Command command)
    {
        base.AddOptions(command);
        command.Add(_required);
    }

    protected override Result Compute(string path, ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var document = ModelSource.Read(path, terminal);
        var used = Wanted(document, parsed).Where(topology => topology.UseCases.Count > 0).ToArray();
        if (used.Length == 0)
        {
            throw new Refusal("Nothing says what the topologies are used for; add \"useCases\": [ { \"name\": \"Order entry\", \"users\": 400, \"impact\": \"moderate\" } ] to one of them.");
        }

        var options = Limits(parsed).Aggregate(Options(document, parsed), EvaluationLimits.Raise);
        List<CriticalityQuotient> quotients = [];
        foreach (var topology in used)
        {
            var evaluation = LongWork.Run(terminal, $"Solving {topology.Name}", () => topology.Topology.Evaluate(options, cancellationToken));
            quotients.AddRange(topology.UseCases.Select(use => CriticalityQuotient.Of(use, evaluation)));
        }

        List<string> complaints = !parsed.GetValue(_required) ? [] : [.. quotients
            .Where(quotient => quotient.IsMet == false)
            .Select(quotient => $"availability: {quotient.Evaluation!.Topology.Name}: {quotient.ToExhibit().Verdict[0]}")];
        return new Result
        {
            Title = document.Title ?? "Criticality",
            Exhibits = quotients.ConvertAll(quotient => quotient.ToExhibit()),
            ToJson = () => CriticalityQuotient.ToJson(quotients),
            Code = complaints.Count == 0 ? ExitCode.Answered : ExitCode.MissesTarget,
            Complaints = complaints,
        };
    }
}
