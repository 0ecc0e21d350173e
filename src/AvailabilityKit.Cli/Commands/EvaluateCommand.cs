using System.CommandLine;

namespace AvailabilityKit.Cli.Commands;

/// <summary><c>availability evaluate MODEL.json</c>: what each topology does.</summary>
internal sealed class EvaluateCommand() : EvaluationCommand("evaluate", "Availability, downtime by cause, failovers and losses of every topology.")
{
    private readonly Option<string?> _target = TargetOption();

    protected override void AddOptions(Command command)
    {
        base.AddOptions(command);
        command.Add(_target);
    }

    protected override Result Compute(string path, ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var target = TargetOf(parsed.GetValue(_target));
        var document = ModelSource.Read(path, terminal);
        var evaluations = Evaluate(document, parsed, terminal, cancellationToken).ConvertAll(pair => pair.Evaluation);
        var (code, complaints) = Judge(evaluations.SelectMany(evaluation => evaluation.Services.Select(service => (evaluation.Topology.Name, service))), target);
        return new Result
        {
            Title = document.Title ?? "Evaluation",
            Exhibits = evaluations.ConvertAll(evaluation => evaluation.ToExhibit()),
            ToJson = () => Evaluation.ToJson(evaluations),
            Code = code,
            Complaints = complaints,
        };
    }
}
