namespace AvailabilityKit.Topologies.Islands;

/// <summary>What a part is while a service is wanted.</summary>
/// <param name="Served">Its long run in the hours of the service.</param>
/// <param name="AtOpening">Its distribution at the moments at which they begin; the same, for what does not go by the clock, since that is alike at all times.</param>
internal sealed record ServedSolution(IslandSolution Served, IslandSolution AtOpening)
{
    /// <param name="solution">The long run of the part.</param>
    /// <param name="view">The part, as the service sees it.</param>
    /// <param name="hours">When the service is wanted; null for at all hours.</param>
    public static ServedSolution Of(IslandSolution solution, PlannedView view, Hours? hours)
    {
        if (hours is null || view.Part.TimeOfDay is not { } time)
        {
            return new(solution, solution);
        }

        var isIn = view.Part.Island.Behaviour.Clock!.IsIn(hours);
        var served = Array.ConvertAll(Enumerable.Range(0, solution.StateCount).ToArray(), state => isIn[solution.ValuesIn(state)[time.Index]]);
        return Array.TrueForAll(served, each => each)
            ? new(solution, solution)
            : new(solution.Within(state => served[state]), solution.OnEntry(state => served[state]));
    }
}
