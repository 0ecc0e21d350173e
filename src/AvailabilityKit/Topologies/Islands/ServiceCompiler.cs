using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>Joins the solved parts that a service stands on, and words a limit that was reached as one of the evaluation.</summary>
internal static class ServiceCompiler
{
    private const string EvaluationLimit = $"{nameof(EvaluationOptions)}.{nameof(EvaluationOptions.MaximumNodes)}";

    public static CompiledService Compile(ResolvedTopology topology, SolvedIslands islands, Service service, EvaluationOptions options)
    {
        var plan = islands.PlanOf(topology.PositionOf(service.Name));
        var solutions = plan.Views.ToDictionary(view => view, view => ServedSolution.Of(islands.SolutionOf(view), view, service.Hours));
        var views = ViewsOf(view => solutions[view].Served);
        Lazy<IReadOnlyList<Interruption>?> interruptions = new(() => WithinLimits(() => ServiceInterruptions.SizesOf(plan.Root, views, withSurvival: service.Load?.NoticedAfter > Duration.Zero, options.MaximumNodes)), LazyThreadSafetyMode.PublicationOnly);
        return WithinLimits(() => new CompiledService(Joined(views), views, interruptions, ServiceLevels.AreSeveral(plan) ? ServiceLevels.Of(plan.Root, views, options.MaximumNodes) : null)
        {
            MissingByCause = ServiceLevels.AreSeveral(plan) ? () => WithinLimits(() => MissingShares.Of(ServiceLevels.Joined(plan.Root, views, options.MaximumNodes))) : null,
            WhenItOpens = solutions.Values.Any(solution => solution.AtOpening != solution.Served) ? Joined(ViewsOf(view => solutions[view].AtOpening)) : null,
        });

        T WithinLimits<T>(Func<T> answer)
        {
            try
            {
                return answer();
            }
            catch (SolverException tooLarge) when (tooLarge.Limit is { Option: not EvaluationLimit } limit)
            {
                throw new SolverException(
                    limit with
                    {
                        Option = EvaluationLimit,
                        Reached = $"The decision diagram that joins the islands behind \"{service.Name}\" needs more than {limit.Value} nodes.",
                    },
                    tooLarge);
            }
        }

        IslandView[] ViewsOf(Func<PlannedView, IslandSolution> solutionOf) => [.. plan.Views.Select(view => IslandView.Of(view.Part.Island.Name, topology, solutionOf(view), view, options))];

        ServiceStructure Joined(IReadOnlyList<IslandView> joined) => new(joined, (diagram, asked) => plan.Root.Compile(diagram, asked, []), options.MaximumNodes);
    }
}
