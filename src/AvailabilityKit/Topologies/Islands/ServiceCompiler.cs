namespace AvailabilityKit.Topologies.Islands;

/// <summary>Joins the solved parts that a service stands on, and words a limit that was reached as one of the evaluation.</summary>
internal static class ServiceCompiler
{
    public static (ServiceStructure Structure, IReadOnlyList<IslandView> Views) Compile(ResolvedTopology topology, SolvedIslands islands, int service, EvaluationOptions options)
    {
        var plan = islands.PlanOf(service);
        IslandView[] views = [.. plan.Views.Select(view => IslandView.Of(
            view.Part.Island.Name,
            topology,
            islands.SolutionOf(view),
            view,
            options))];
        try
        {
            return (new ServiceStructure(views, (diagram, asked) => plan.Root.Compile(diagram, asked, []), options.MaximumNodes), views);
        }
        catch (SolverException tooLarge) when (tooLarge.Limit is { } limit)
        {
            throw new SolverException(
                limit with
                {
                    Option = $"{nameof(EvaluationOptions)}.{nameof(EvaluationOptions.MaximumNodes)}",
                    Reached = $"The decision diagram that joins the islands behind \"{topology.Elements[service].Name}\" needs more than {limit.Value} nodes.",
                },
                tooLarge);
        }
    }
}
