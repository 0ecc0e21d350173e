using System.Collections.Immutable;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Behaviours;

/// <summary>An activity or a reaction cut down to the variables that matter, as the chain generator walks through it and the simulator lives it.</summary>
/// <remarks>The rules that both engines keep stand here: when a reaction is enabled, what a speed may be, when reactions count as restless.</remarks>
internal sealed class Happening
{
    private const double Rounding = 1e-9;

    private Happening(string name, Condition guard, Branch[] branches, int rate = -1, Activity? activity = null)
    {
        Name = name;
        Guard = guard;
        Branches = branches;
        Rate = rate;
        Activity = activity;
    }

    /// <summary>One outcome.</summary>
    /// <param name="Parameter">The index of its probability.</param>
    /// <param name="Assignments">What changes.</param>
    /// <param name="Tag">The index of its tag, or -1.</param>
    /// <param name="Chance">What the state before makes of the probability; null for nothing.</param>
    public readonly record struct Branch(int Parameter, Assignment[] Assignments, int Tag, Amount? Chance);

    public string Name { get; }

    public Condition Guard { get; }

    /// <summary>The activity; null for a reaction.</summary>
    public Activity? Activity { get; }

    /// <summary>The index of the rate of an activity; -1 for a reaction.</summary>
    public int Rate { get; }

    /// <summary>The outcomes that can be; one alone is certain.</summary>
    public Branch[] Branches { get; }

    /// <summary>The activities and reactions that matter for some variables; others and outcomes that never happen are left out.</summary>
    public static (Happening[] Activities, Happening[] Reactions) Of(Behaviour behaviour, HashSet<StateVariable> variables, Parameters parameters, List<Tag> tags)
    {
        var indices = new Dictionary<Tag, int>();
        var activities = new List<Happening>();
        for (var i = 0; i < behaviour.Activities.Count; i++)
        {
            var activity = behaviour.Activities[i];
            if (Matters(activity.Outcomes, reads => Footprint.CollectReads(activity, reads), variables) && !activity.Lifetime.Mean.IsInfinite)
            {
                activities.Add(new Happening(activity.Name, activity.Guard, BranchesOf(activity.Outcomes, parameters.ActivityOutcomes[i]), parameters.Rates[i], activity));
            }
        }

        var reactions = new List<Happening>();
        for (var i = 0; i < behaviour.Reactions.Count; i++)
        {
            var reaction = behaviour.Reactions[i];
            if (Matters(reaction.Outcomes, reads => Footprint.CollectReads(reaction, reads), variables))
            {
                reactions.Add(new Happening(reaction.Name, reaction.Guard, BranchesOf(reaction.Outcomes, parameters.ReactionOutcomes[i])));
            }
        }

        return ([.. activities], [.. reactions]);

        Branch[] BranchesOf(Outcomes outcomes, int first)
        {
            var branches = new List<Branch>();
            for (var i = 0; i < outcomes.Items.Length; i++)
            {
                var outcome = outcomes.Items[i];
                if (outcome.Probability > 0)
                {
                    branches.Add(new Branch(first + i, Within(outcome.Effect.Assignments, variables), IndexOf(outcome.Tag), outcome.Chance));
                }
            }

            return [.. branches];
        }

        int IndexOf(Tag? tag)
        {
            if (tag is null)
            {
                return -1;
            }

            if (!indices.TryGetValue(tag, out var index))
            {
                index = tags.Count;
                indices.Add(tag, index);
                tags.Add(tag);
            }

            return index;
        }
    }

    /// <summary>How fast the activity runs in a state in which its guard holds.</summary>
    /// <exception cref="ModelException">The speed is negative, infinite or not a number.</exception>
    public double SpeedIn(ReadOnlySpan<int> values)
    {
        var speed = Activity?.Speed is { } amount ? amount.In(values) : 1;
        return speed >= 0 && double.IsFinite(speed)
            ? speed
            : throw new ModelException($"\"{Name}\" has the speed {NumberNotation.Exact(speed)} in a state in which it runs; a speed is a finite number of zero or above.", Name);
    }

    /// <summary>What a state makes of the probability of an outcome.</summary>
    /// <exception cref="ModelException">It is negative, above one or not a number.</exception>
    public double ChanceIn(Amount chance, ReadOnlySpan<int> values)
    {
        var value = chance.In(values);
        return value is >= 0 and <= 1 + Rounding
            ? value
            : throw new ModelException($"An outcome of \"{Name}\" has the chance {NumberNotation.Exact(value)} in a state in which it happens; a chance is a number from 0 to 1, and those of an event sum to one.", Name);
    }

    /// <summary>Checks what the chances of its outcomes come to.</summary>
    /// <exception cref="ModelException">They do not sum to one.</exception>
    public void RequireWhole(double sum)
    {
        if (!(Math.Abs(sum - 1) <= Rounding))
        {
            throw new ModelException($"The chances of the outcomes of \"{Name}\" sum to {NumberNotation.Exact(sum)} in a state in which it happens; they must sum to one.", Name);
        }
    }

    /// <summary>What is wrong where the reaction is the last of more than may follow one another.</summary>
    /// <param name="limit">How many may.</param>
    /// <param name="option">The option that says so.</param>
    public ModelException Restless(int limit, string option) => new(
        $"More than {limit} reactions follow one another, the last of them \"{Name}\", whose guard {Guard} still holds. Let its effect make the guard false, or raise {option}.",
        Name);

    private static Assignment[] Within(ImmutableArray<Assignment> assignments, HashSet<StateVariable> variables)
    {
        var within = new List<Assignment>();
        foreach (var assignment in assignments)
        {
            if (variables.Contains(assignment.Variable))
            {
                within.Add(assignment);
            }
        }

        return [.. within];
    }

    /// <summary>Whether it changes one of the variables; one that changes nothing at all is counted, so it matters where what it reads is there.</summary>
    private static bool Matters(Outcomes outcomes, Action<VariableSet> collectReads, HashSet<StateVariable> variables)
    {
        var writes = new VariableSet();
        Footprint.CollectWrites(outcomes, writes);
        if (writes.Variables.Count > 0)
        {
            return writes.Variables.Any(variables.Contains);
        }

        var reads = new VariableSet();
        collectReads(reads);
        return reads.Variables.All(variables.Contains);
    }
}
