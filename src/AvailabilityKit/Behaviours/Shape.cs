namespace AvailabilityKit.Behaviours;

/// <summary>Compares behaviours in all but their numbers.</summary>
internal static class Shape
{
    /// <summary>The first part in which the shapes differ, in words; null where they do not.</summary>
    public static string? FirstDifference(Behaviour one, Behaviour other) =>
        FirstDifference("variable", one.Variables, other.Variables, variable => $"{variable.Name} from 0 to {variable.Highest}, at first {variable.Initial}")
        ?? FirstDifference("activity", one.Activities, other.Activities, Text)
        ?? FirstDifference("reaction", one.Reactions, other.Reactions, reaction => $"{reaction.Name} when {reaction.Guard}: {Text(reaction.Outcomes)}")
        ?? FirstDifference("orbit", one.Orbits, other.Orbits, orbit => string.Join("; ", orbit.Copies.Select(copy => string.Join(", ", copy))));

    private static string? FirstDifference<T>(string what, IReadOnlyList<T> one, IReadOnlyList<T> other, Func<T, string> text)
    {
        if (one.Count != other.Count)
        {
            return $"it has {other.Count} of the kind \"{what}\" where {one.Count} were";
        }

        for (var i = 0; i < one.Count; i++)
        {
            var (before, now) = (text(one[i]), text(other[i]));
            if (!string.Equals(before, now, StringComparison.Ordinal))
            {
                return $"the {what} \"{before}\" is now \"{now}\"";
            }
        }

        return null;
    }

    private static string Text(Activity activity) =>
        $"{activity.Name} when {activity.Guard}, speed {activity.Speed?.ToString() ?? "1"}, {(activity.Lifetime.Mean.IsInfinite ? "never" : activity.Lifetime.HasPhases ? "in time" : "in a time that ages")}: {Text(activity.Outcomes)}";

    private static string Text(Outcomes outcomes) =>
        $"{outcomes.Text(static variable => variable.Name)} ({string.Join(", ", outcomes.Items.Select(outcome => outcome.Probability > 0 ? "may be" : "never"))})";
}
