namespace AvailabilityKit.Studies;

/// <summary>Adds choices one by one, and keeps the partial designs that no other is better than.</summary>
internal static class ParetoFrontier
{
    /// <summary>A partial design: what it costs and misses, the candidate taken last, and the one that it was made from.</summary>
    private sealed record Partial(decimal Cost, double Misses, Candidate? Last, Partial? Before);

    public static Design[] Of(Choice[] choices, AllocationOptions options, CancellationToken cancellationToken)
    {
        List<Partial> frontier = [new(0, 0, null, null)];
        foreach (var choice in choices)
        {
            cancellationToken.ThrowIfCancellationRequested();
            frontier = With(frontier, choice, options.MaximumBudget, cancellationToken);
            if (frontier.Count == 0)
            {
                throw new ModelException($"No design costs {options.MaximumBudget} or less; raise {nameof(AllocationOptions)}.{nameof(AllocationOptions.MaximumBudget)}.", choice.Name);
            }

            if (frontier.Count > options.MaximumDesigns)
            {
                throw new SolverException(new SolverLimit(
                    $"{nameof(AllocationOptions)}.{nameof(AllocationOptions.MaximumDesigns)}",
                    options.MaximumDesigns,
                    frontier.Count,
                    $"Up to \"{choice.Name}\" {frontier.Count} designs are worth their cost.",
                    "round the costs, or give a MaximumBudget"));
            }
        }

        return [.. frontier.Select(design => new Design(design.Cost, design.Misses, Taken(design, choices.Length)))];
    }

    private static List<Partial> With(List<Partial> frontier, Choice choice, decimal? budget, CancellationToken cancellationToken)
    {
        List<Partial> all = [];
        foreach (var candidate in choice.Candidates)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var before in frontier)
            {
                var cost = before.Cost + candidate.Cost;
                if (budget is null || cost <= budget)
                {
                    all.Add(new(cost, before.Misses + candidate.Misses, candidate, before));
                }
            }
        }

        all.Sort(static (one, other) => one.Cost.CompareTo(other.Cost) is not 0 and var byCost ? byCost : one.Misses.CompareTo(other.Misses));
        List<Partial> kept = [];
        foreach (var design in all)
        {
            if (kept.Count == 0 || design.Misses < kept[^1].Misses)
            {
                kept.Add(design);
            }
        }

        return kept;
    }

    private static Candidate[] Taken(Partial design, int count)
    {
        var taken = new Candidate[count];
        for (var at = design; at.Last is { } last; at = at.Before!)
        {
            taken[--count] = last;
        }

        return taken;
    }
}
