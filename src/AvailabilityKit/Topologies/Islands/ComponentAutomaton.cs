namespace AvailabilityKit.Topologies.Islands;

/// <summary>The automaton of a <see cref="Component"/>: up, or down by one of its faults, or out for rolling maintenance.</summary>
internal static class ComponentAutomaton
{
    /// <param name="component">The component.</param>
    /// <param name="rolling">Whether its planned work rolls, as that of a cluster's node does; elsewhere it is a window of its own.</param>
    public static ElementAutomaton Of(Component component, bool rolling)
    {
        List<CauseKey?> causes = [null];
        List<AutomatonStep> steps = [];
        foreach (var fault in component.Faults)
        {
            var recovery = fault.Mttr + component.Restart;
            if (fault.Mtbf.IsInfinite || recovery == Duration.Zero)
            {
                continue;
            }

            var down = causes.Count;
            causes.Add(new CauseKey(component.Name, fault.Name, fault.Kind.AsCause()));
            steps.Add(new AutomatonStep(0, down, Rate.Per(fault.Mtbf).ValuePerSecond));
            steps.Add(new AutomatonStep(down, 0, Rate.Per(recovery).ValuePerSecond, fault.NeedsCrew ? 1 : 0));
        }

        return rolling ? WithMaintenance(component.Name, causes, steps, component.Planned) : new ElementAutomaton(component.Name, causes, steps);
    }

    /// <summary>Adds one state for all rolling work of a unit, at the sum of the rates and with the mean time that keeps the sum of the times.</summary>
    public static ElementAutomaton WithMaintenance(string name, List<CauseKey?> causes, List<AutomatonStep> steps, IReadOnlyList<PlannedWork> planned)
    {
        var rate = 0.0;
        var share = 0.0;
        foreach (var work in planned)
        {
            rate += work.Stops.ValuePerSecond;
            share += work.Stops * work.Lasting;
        }

        if (share == 0)
        {
            return new ElementAutomaton(name, causes, steps);
        }

        var state = causes.Count;
        causes.Add(new CauseKey(name, CauseKind.Planned.Title(), CauseKind.Planned));
        steps.Add(new AutomatonStep(state, 0, rate / share));
        return new ElementAutomaton(name, causes, steps, state, rate);
    }
}
