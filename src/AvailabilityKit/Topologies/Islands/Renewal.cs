using AvailabilityKit.Behaviours;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>A part of an island that leaves the state in which it begins for others and comes back from each of them straight: what fails and is repaired, or is worked on.</summary>
/// <remarks>
/// Times of any distribution: each fault keeps its own clock, which runs while the part is up, so that it strikes once in its mean up time in the
/// long run whatever the others do (elementary renewal theorem), and takes its mean each time it does.
/// </remarks>
internal sealed class Renewal
{
    private readonly int[] _initial;

    private Renewal(int[] initial, IReadOnlyList<Excursion> excursions)
    {
        _initial = initial;
        Excursions = excursions;
    }

    /// <summary>A state that is gone to, and how often per second there and back.</summary>
    /// <param name="Values">The values of all variables of the behaviour.</param>
    /// <param name="Away">How often per second while it is in the state in which it begins.</param>
    /// <param name="Back">How often per second while it is in this one.</param>
    /// <param name="Work">The planned work that it is; null for a fault.</param>
    public sealed record Excursion(int[] Values, double Away, double Back, WorkPiece? Work);

    /// <summary>The states that are gone to.</summary>
    public IReadOnlyList<Excursion> Excursions { get; }

    /// <summary>The renewal that a part of an island is; null where it is none.</summary>
    public static Renewal? Of(IslandPart part)
    {
        if (part.Island.Behaviour.Behaviour is not { Reactions.Count: 0 } behaviour)
        {
            return null;
        }

        Activity[] activities = [.. behaviour.Activities.Where(activity => Writes(activity, part.Variables))];
        if (!Array.TrueForAll(activities, IsPlain))
        {
            return null;
        }

        var initial = behaviour.InitialValues();
        var work = part.Island.Behaviour.Work.ToDictionary(piece => piece.Begins, StringComparer.Ordinal);
        List<Excursion> excursions = [];
        foreach (var activity in activities)
        {
            if (!activity.Guard.Holds(initial))
            {
                continue;
            }

            var values = After(activity, initial, part);
            if (values.AsSpan().SequenceEqual(initial))
            {
                continue;
            }

            var back = Back(activities, values, initial, part);
            if (back == 0 || excursions.Exists(other => other.Values.AsSpan().SequenceEqual(values)))
            {
                return null;
            }

            excursions.Add(new Excursion(values, RateOf(activity), back, work.GetValueOrDefault(activity.Name)));
        }

        return new Renewal(initial, excursions);
    }

    /// <summary>The values of all variables of the behaviour in a state: 0 is the one in which it begins, the others are the excursions.</summary>
    public int[] ValuesIn(int state) => state == 0 ? _initial : Excursions[state - 1].Values;

    /// <summary>How often per second planned work begins while it may, where the part is in its first state for some share of the time.</summary>
    public IReadOnlyDictionary<Tag, double> PacesWhereUpFor(double share) =>
        Excursions.Select(excursion => excursion.Work).OfType<WorkPiece>().ToDictionary(piece => piece.Tag, piece => piece.PerSecond / share);

    /// <summary>How often per second it goes back; 0 where it never does, or also goes elsewhere.</summary>
    private static double Back(Activity[] activities, int[] values, int[] initial, IslandPart part)
    {
        Activity[] ways = [.. activities.Where(activity => activity.Guard.Holds(values) && !After(activity, values, part).AsSpan().SequenceEqual(values))];
        return Array.TrueForAll(ways, way => After(way, values, part).AsSpan().SequenceEqual(initial)) && (ways.Length == 1 || Array.TrueForAll(ways, way => way.Lifetime.IsExponential))
            ? ways.Sum(RateOf)
            : 0;
    }

    private static double RateOf(Activity activity) => 1 / activity.Lifetime.Mean.TotalSeconds;

    /// <summary>The values after an activity, as far as they are those of the part: a shock may strike more.</summary>
    private static int[] After(Activity activity, int[] values, IslandPart part)
    {
        var after = (int[])values.Clone();
        foreach (var assignment in activity.Outcomes.Items[0].Effect.Assignments)
        {
            if (Array.IndexOf(part.Variables, assignment.Variable) >= 0)
            {
                after[assignment.Variable.Index] = (int)assignment.Amount.In(values);
            }
        }

        return after;
    }

    private static bool IsPlain(Activity activity) => activity is { Speed: null, Outcomes.Items: [_] } && (activity.Lifetime.IsExponential || activity.Memory == Memory.Resume);

    private static bool Writes(Activity activity, StateVariable[] variables)
    {
        foreach (var outcome in activity.Outcomes.Items)
        {
            foreach (var assignment in outcome.Effect.Assignments)
            {
                if (Array.IndexOf(variables, assignment.Variable) >= 0)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
