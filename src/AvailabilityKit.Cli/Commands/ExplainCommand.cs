using System.CommandLine;

namespace AvailabilityKit.Cli.Commands;

/// <summary><c>availability explain MODEL.json</c>: how each topology is computed.</summary>
internal sealed class ExplainCommand() : EvaluationCommand("explain", "Which parts are solved together, by which engine and why, and what is assumed.")
{
    protected override Result Compute(string path, ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var document = ModelSource.Read(path, terminal);
        var evaluations = Evaluate(document, parsed, terminal, cancellationToken).ConvertAll(pair => pair.Evaluation);
        return new Result
        {
            Title = document.Title ?? "Explanation",
            Exhibits = evaluations.ConvertAll(evaluation => evaluation.Explanation.ToExhibit()),
            WriteAnswer = json =>
            {
                json.WriteStartObject();
                json.WriteList("topologies", evaluations, static (writer, evaluation) =>
                {
                    writer.WriteString("name", evaluation.Topology.Name);
                    writer.WriteList("islands", evaluation.Explanation.Islands, static (inner, island) =>
                    {
                        inner.WriteTexts("elements", island.Elements);
                        inner.WriteString("engine", island.Engine);
                        inner.WriteString("reason", island.Reason);
                        inner.WriteNumber("states", island.States);
                    });
                    writer.WriteTexts("joins", evaluation.Explanation.Joins);
                    writer.WriteTexts("assumptions", evaluation.Assumptions);
                });
                json.WriteEndObject();
            },
            Method = evaluations[0].Method,
            ErrorBound = evaluations.Max(evaluation => evaluation.ErrorBound),
            Assumptions = AssumptionsOf(evaluations),
        };
    }
}
