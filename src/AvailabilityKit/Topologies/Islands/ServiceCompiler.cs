namespace AvailabilityKit.Topologies.Islands;

/// <summary>Joins the solved parts that a service stands on, and words a limit that was reached as one of the evaluation.</summary>
internal static class ServiceCompiler
{
    public static CompiledService Compile(ResolvedTopology topology, SolvedIslands islands, Service service, EvaluationOptions options)
    {
        var plan = islands.PlanOf(topology.PositionOf(service.Name));
        IslandView[] views = [.. plan.Views.Select(view => IslandView.Of(
            view.Part.Island.Name,
            topology,
            islands.SolutionOf(view),
            view,
            options))];
        try
        {
            return new(
                new ServiceStructure(views, (diagram, asked) => plan.Root.Compile(diagram, asked, []), options.MaximumNodes),
                views,
                service.Load is null ? null : ServiceInterruptions.PerSecond(plan.Root, views, options.MaximumNodes),
                ServiceLevels.AreSeveral(plan.Root, views) ? ServiceLevels.Of(plan.Root, views, options.MaximumNodes) : null);
        }
        catch (SolverException tooLarge) when (tooLarge.Limit is { } limit)
        {
            throw new SolverException(
                limit with
                {
                    Option = $"{nameof(EvaluationOptions)}.{nameof(EvaluationOptions.MaximumNodes)}",
                    Reached = $"The decision diagram that joins the islands behind \"{service.Name}\" needs more than {limit.Value} nodes.",
                },
                tooLarge);
        }
    }
}
