using AvailabilityKit.Behaviours;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>A single variable that leaves one value for others and comes back from each of them straight: a part that fails and is repaired.</summary>
internal sealed class Renewal
{
    private readonly StateVariable _variable;
    private readonly int _variables;

    private Renewal(StateVariable variable, int variables, IReadOnlyList<Excursion> excursions)
    {
        _variable = variable;
        _variables = variables;
        Excursions = excursions;
    }

    /// <summary>A value that the variable goes to, and how often per second it goes there and comes back.</summary>
    public sealed record Excursion(int Value, double Away, double Back);

    /// <summary>How many values the variable may have.</summary>
    public int ValueCount => _variable.Highest + 1;

    /// <summary>The value that it comes back to.</summary>
    public int Initial => _variable.Initial;

    /// <summary>The values that it goes to, and how often per second it goes there and comes back.</summary>
    public IReadOnlyList<Excursion> Excursions { get; }

    /// <summary>The renewal that a part of an island is; null where it is none.</summary>
    public static Renewal? Of(IslandPart part)
    {
        if (part.Variables is not [{ Initial: 0 } variable] || part.Island.Behaviour.Behaviour is not { Reactions.Count: 0 } behaviour)
        {
            return null;
        }

        var away = new double[variable.Highest + 1];
        var back = new double[variable.Highest + 1];
        var values = new int[behaviour.Variables.Count];
        foreach (var activity in behaviour.Activities)
        {
            if (!Writes(activity, variable))
            {
                continue;
            }

            if (activity is not { Speed: null, Lifetime.Phases.Length: 1, Outcomes.Items: [{ Effect.Assignments.Length: 1 } only] })
            {
                return null;
            }

            for (var from = 0; from <= variable.Highest; from++)
            {
                values[variable.Index] = from;
                if (activity.Guard.Holds(values))
                {
                    var to = (int)only.Effect.Assignments[0].Amount.In(values);
                    if (from == to || (from != 0 && to != 0))
                    {
                        return null;
                    }

                    (from == 0 ? away : back)[from == 0 ? to : from] += 1 / activity.Lifetime.Mean.TotalSeconds;
                }
            }
        }

        List<Excursion> excursions = [];
        for (var value = 1; value < away.Length; value++)
        {
            if (away[value] > 0 && back[value] == 0)
            {
                return null;
            }

            if (away[value] > 0)
            {
                excursions.Add(new Excursion(value, away[value], back[value]));
            }
        }

        return new Renewal(variable, values.Length, excursions);
    }

    /// <summary>The values of all variables of the behaviour when this one has some value; only this one counts.</summary>
    public int[] ValuesIn(int value)
    {
        var values = new int[_variables];
        values[_variable.Index] = value;
        return values;
    }

    private static bool Writes(Activity activity, StateVariable variable)
    {
        foreach (var outcome in activity.Outcomes.Items)
        {
            foreach (var assignment in outcome.Effect.Assignments)
            {
                if (assignment.Variable == variable)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
