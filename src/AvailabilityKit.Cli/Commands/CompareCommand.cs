using System.CommandLine;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Cli.Commands;

/// <summary><c>availability compare MODEL.json</c>: the topologies side by side, with their costs.</summary>
internal sealed class CompareCommand() : EvaluationCommand(Word, "The topologies side by side, with total cost of ownership and break-even.")
{
    /// <summary>What it is called by.</summary>
    public const string Word = "compare";

    private readonly Option<string?> _target = TargetOption();
    private readonly Option<bool> _brief = BriefOption();
    private readonly Option<string?> _service = new("--service") { Description = "The service that is compared, where the topologies have several." };

    protected override void AddOptions(Command command)
    {
        base.AddOptions(command);
        command.Add(_target);
        command.Add(_service);
        command.Add(_brief);
    }

    protected override Result Compute(string path, ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var target = TargetOf(parsed.GetValue(_target));
        var document = ModelSource.Read(path, terminal);
        var evaluations = Evaluate(document, parsed, terminal, cancellationToken);
        if (evaluations.Count < 2)
        {
            throw new Refusal(document.Topologies.Count > 1
                ? "--topology leaves one topology to compare; name two or more, or leave the option out."
                : $"{ModelSource.NameOf(path)} has one topology to compare; a comparison takes two or more. To see the one, use availability evaluate.");
        }

        var alternatives = evaluations.ConvertAll(pair => AlternativeOf(pair.Evaluation, pair.Costs, parsed.GetValue(_service)));
        List<string> remarks = [.. document.Notes];
        var prices = document.Prices;
        if (prices is not null && alternatives.Find(alternative => alternative.Costs is null) is { } unpriced)
        {
            prices = null;
            remarks.Add($"Costs are left out, because \"{unpriced.Name}\" has none.");
        }

        if (prices is null && document.Prices is null && alternatives.Exists(alternative => alternative.Costs is not null))
        {
            remarks.Add("Costs are left out, because the document has no prices.");
        }

        var comparison = Comparison.Of(alternatives, prices, document.Title ?? "Comparison", remarks);
        var (code, complaints) = Judge(alternatives.Select(alternative => (alternative.Name, alternative.Service)), target);
        var exhibit = target is { } wanted ? comparison.ToExhibit(wanted) : comparison.ToExhibit();
        return new Result
        {
            Title = comparison.Title,
            Exhibits = [parsed.GetValue(_brief) ? BriefComparison.Of(exhibit, comparison, WidthOf(parsed, terminal)) : exhibit],
            ToJson = comparison.ToJson,
            Code = code,
            Complaints = complaints,
        };
    }

    private static Alternative AlternativeOf(Evaluation evaluation, Costs? costs, string? service)
    {
        if (service is null)
        {
            return evaluation.Services.Count == 1
                ? new Alternative(evaluation, costs)
                : throw new Refusal($"\"{evaluation.Topology.Name}\" has {evaluation.Services.Count} services; say which one is compared, for example --service \"{evaluation.Services[0].Name}\".");
        }

        if (evaluation.Services.Any(candidate => candidate.Name == service))
        {
            return new Alternative(evaluation, service, costs);
        }

        throw new Refusal($"\"{evaluation.Topology.Name}\" has no service \"{service}\".{NearestName.Hint(service, evaluation.Services.Select(candidate => candidate.Name))}");
    }
}
