namespace AvailabilityKit.Topologies.Islands;

/// <summary>Joins the solved parts that a service stands on, and words a limit that was reached as one of the evaluation.</summary>
internal static class ServiceCompiler
{
    /// <returns>The structure, the parts, and how often per second the work of the service is interrupted, null where that is not known or it has no load.</returns>
    public static (ServiceStructure Structure, IReadOnlyList<IslandView> Views, double? Interruptions) Compile(ResolvedTopology topology, SolvedIslands islands, Service service, EvaluationOptions options)
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
            return (
                new ServiceStructure(views, (diagram, asked) => plan.Root.Compile(diagram, asked, []), options.MaximumNodes),
                views,
                service.Load is null ? null : ServiceInterruptions.PerSecond(plan.Root, views, options.MaximumNodes));
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
