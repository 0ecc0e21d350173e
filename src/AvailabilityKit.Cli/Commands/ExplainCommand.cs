using System.CommandLine;
using AvailabilityKit.Topologies;

namespace AvailabilityKit.Cli.Commands;

/// <summary><c>availability explain MODEL.json</c>: how each topology is computed.</summary>
internal sealed class ExplainCommand() : EvaluationCommand(Word, "Which parts are solved together, by which engine and why, and what is assumed.")
{
    /// <summary>What it is called by.</summary>
    public const string Word = "explain";

    protected override Result Compute(string path, ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var document = ModelSource.Read(path, terminal);
        var evaluations = Evaluate(document, parsed, terminal, cancellationToken).ConvertAll(pair => pair.Evaluation);
        return new Result
        {
            Title = document.Title ?? "Explanation",
            Exhibits = evaluations.ConvertAll(evaluation => evaluation.Explanation.ToExhibit()),
            ToJson = () => Explanation.ToJson(evaluations),
        };
    }
}
