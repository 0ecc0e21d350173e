using System.CommandLine;

namespace AvailabilityKit.Cli.Commands;

/// <summary><c>availability evaluate MODEL.json</c>: what each topology does.</summary>
internal sealed class EvaluateCommand() : EvaluationCommand(Word, "Availability, downtime by cause, failovers and losses of every topology.")
{
    /// <summary>What it is called by.</summary>
    public const string Word = "evaluate";

    private readonly Option<string?> _target = TargetOption();
    private readonly Option<bool> _brief = BriefOption();

    protected override void AddOptions(Command command)
    {
        base.AddOptions(command);
        command.Add(_target);
        command.Add(_brief);
    }

    protected override Result Compute(string path, ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var target = TargetOf(parsed.GetValue(_target));
        var document = ModelSource.Read(path, terminal);
        var evaluations = Evaluate(document, parsed, terminal, cancellationToken).ConvertAll(pair => pair.Evaluation);
        var (code, complaints) = Judge(evaluations.SelectMany(evaluation => evaluation.Services.Select(service => (evaluation.Topology.Name, service))), target);
        var title = document.Title ?? "Evaluation";
        return new Result
        {
            Title = title,
            Exhibits = parsed.GetValue(_brief)
                ? [BriefEvaluation.Of(title, evaluations, target, WidthOf(parsed, terminal))]
                : evaluations.ConvertAll(evaluation => target is { } wanted ? evaluation.ToExhibit(wanted) : evaluation.ToExhibit()),
            ToJson = () => Evaluation.ToJson(evaluations),
            Code = code,
            Complaints = complaints,
        };
    }
}
