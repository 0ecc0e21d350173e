namespace AvailabilityKit.Topologies.Islands;

/// <summary>Joins the solved parts that a service stands on, and words a limit that was reached as one of the evaluation.</summary>
internal static class ServiceCompiler
{
    public static CompiledService Compile(ResolvedTopology topology, SolvedIslands islands, Service service, EvaluationOptions options)
    {
        var plan = islands.PlanOf(topology.PositionOf(service.Name));
        var solutions = plan.Views.ToDictionary(view => view, view => ServedSolution.Of(islands.SolutionOf(view), view, service.Hours));
        var views = ViewsOf(view => solutions[view].Served);
        try
        {
            return new(
                Joined(views),
                views,
                service.Load is null ? null : ServiceInterruptions.PerSecond(plan.Root, views, options.MaximumNodes),
                ServiceLevels.AreSeveral(plan) ? ServiceLevels.Of(plan.Root, views, options.MaximumNodes) : null)
            {
                MissingByCause = ServiceLevels.AreSeveral(plan) ? () => MissingShares.Of(ServiceLevels.Joined(plan.Root, views, options.MaximumNodes)) : null,
                WhenItOpens = solutions.Values.Any(solution => solution.AtOpening != solution.Served) ? Joined(ViewsOf(view => solutions[view].AtOpening)) : null,
            };
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

        IslandView[] ViewsOf(Func<PlannedView, IslandSolution> solutionOf) => [.. plan.Views.Select(view => IslandView.Of(view.Part.Island.Name, topology, solutionOf(view), view, options))];

        ServiceStructure Joined(IReadOnlyList<IslandView> joined) => new(joined, (diagram, asked) => plan.Root.Compile(diagram, asked, []), options.MaximumNodes);
    }
}
