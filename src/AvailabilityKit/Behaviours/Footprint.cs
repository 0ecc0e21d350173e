namespace AvailabilityKit.Behaviours;

/// <summary>Which variables the parts of a behaviour read and write.</summary>
internal static class Footprint
{
    /// <summary>What decides whether, how fast and to which values an activity happens.</summary>
    public static void CollectReads(Activity activity, VariableSet reads)
    {
        activity.Guard.CollectReads(reads);
        activity.Speed?.CollectReads(reads);
        CollectReads(activity.Outcomes, reads);
    }

    /// <summary>What decides whether and to which values a reaction happens.</summary>
    public static void CollectReads(Reaction reaction, VariableSet reads)
    {
        reaction.Guard.CollectReads(reads);
        CollectReads(reaction.Outcomes, reads);
    }

    /// <summary>What the level of an element and its causes depend on.</summary>
    public static void CollectReads(Observable observable, VariableSet reads) => CollectReads(observable, reads, []);

    private static void CollectReads(Observable observable, VariableSet reads, HashSet<Observable> met)
    {
        if (!met.Add(observable))
        {
            return;
        }

        observable.IsUp.CollectReads(reads);
        observable.Level.CollectReads(reads);
        foreach (var reason in observable.Reasons)
        {
            reason.While.CollectReads(reads);
            if (reason.Through is { } below)
            {
                CollectReads(below, reads, met);
            }
        }
    }

    public static void CollectWrites(Outcomes outcomes, VariableSet writes)
    {
        foreach (var outcome in outcomes.Items)
        {
            foreach (var assignment in outcome.Effect.Assignments)
            {
                writes.Add(assignment.Variable);
            }
        }
    }

    private static void CollectReads(Outcomes outcomes, VariableSet reads)
    {
        foreach (var outcome in outcomes.Items)
        {
            outcome.Chance?.CollectReads(reads);
            foreach (var assignment in outcome.Effect.Assignments)
            {
                assignment.Amount.CollectReads(reads);
            }
        }
    }
}
