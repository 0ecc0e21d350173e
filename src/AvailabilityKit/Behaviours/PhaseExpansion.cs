using AvailabilityKit.Quantities;

namespace AvailabilityKit.Behaviours;

/// <summary>Replaces every lifetime of several phases by a variable that holds the phase, and exponential activities between the phases.</summary>
/// <remarks>
/// The method of stages (D. R. Cox, "A use of complex probabilities in the theory of stochastic processes", 1955). An activity enters its
/// first phase, by chance where there are several, as soon as everything has come to rest with its guard true, and leaves it when
/// its guard is false, unless it remembers its age.
/// </remarks>
internal sealed class PhaseExpansion
{
    private readonly Behaviour _behaviour;
    private readonly List<StateVariable> _variables;
    private readonly List<Activity> _activities = [];
    private readonly List<Reaction> _reactions;
    private readonly Dictionary<Activity, StateVariable> _phases = [];

    private PhaseExpansion(Behaviour behaviour)
    {
        _behaviour = behaviour;
        _variables = [.. behaviour.Variables];
        _reactions = [.. behaviour.Reactions];
    }

    /// <summary>A behaviour whose lifetimes are all exponential, or of no phases at all; the same one where they are already.</summary>
    public static Behaviour Of(Behaviour behaviour)
    {
        if (behaviour.Activities.All(activity => activity.Lifetime.Phases.Length <= 1))
        {
            return behaviour;
        }

        var expansion = new PhaseExpansion(behaviour);
        foreach (var activity in behaviour.Activities)
        {
            if (activity.Lifetime.Phases.Length <= 1)
            {
                expansion._activities.Add(activity);
            }
            else
            {
                expansion.Expand(activity);
            }
        }

        return new Behaviour(
            behaviour.Name,
            [.. expansion._variables],
            [.. expansion._activities],
            [.. expansion._reactions],
            [.. behaviour.Observables],
            [.. behaviour.Orbits.Select(expansion.WithPhases).OfType<Orbit>()],
            [.. behaviour.InitialValues(), .. expansion._variables.Skip(behaviour.Variables.Count).Select(variable => variable.Initial)]);
    }

    private void Expand(Activity activity)
    {
        var phases = activity.Lifetime.Phases;
        var phase = new StateVariable(_behaviour, _variables.Count, $"phase of {activity.Name}", phases.Length, 0, []);
        _variables.Add(phase);
        _phases.Add(activity, phase);

        // Phase 0 is waiting; the reactions come after all others, so that they see only states at rest.
        _reactions.Add(new Reaction(
            $"{activity.Name} begins",
            activity.Guard & phase.Is(0),
            Outcomes.Weighted([.. phases.Select((entered, index) => (entered.Entry, phase.Becomes(index + 1), (Tag?)null)).Where(outcome => outcome.Entry > 0)])));
        if (activity.Memory == Memory.Resample)
        {
            _reactions.Add(new Reaction($"{activity.Name} is interrupted", !activity.Guard & phase.IsNot(0), phase.Becomes(0)));
        }

        for (var index = 0; index < phases.Length; index++)
        {
            var (_, mean, onward) = phases[index];
            var ends = activity.Outcomes.Items.Select(outcome =>
                outcome with { Probability = (1 - onward) * outcome.Probability, Effect = outcome.Effect & phase.Becomes(0) });
            var goesOn = new Outcome(onward, onward > 0 ? phase.Becomes(index + 2) : Effect.None, null);
            _activities.Add(new Activity(
                $"{activity.Name}, phase {index + 1}",
                activity.Guard & phase.Is(index + 1),
                Lifetime.Exponential(mean),
                Outcomes.Scaled([.. ends.Append(goesOn).Where(outcome => outcome.Probability > 0)]),
                activity.Speed,
                activity.Memory));
        }
    }

    /// <summary>The orbit with the phases of each copy's activities; null where an activity changes several copies, so that the phases belong to none.</summary>
    private Orbit? WithPhases(Orbit orbit)
    {
        var copies = orbit.Copies.Select(copy => copy.ToList()).ToArray();
        foreach (var (activity, phase) in _phases)
        {
            var touched = new VariableSet();
            activity.Guard.CollectReads(touched);
            Footprint.CollectWrites(activity.Outcomes, touched);
            var owners = Enumerable.Range(0, copies.Length).Where(copy => orbit.Copies[copy].Any(touched.Contains)).ToArray();
            if (owners.Length == 1)
            {
                copies[owners[0]].Add(phase);
            }
            else if (owners.Length > 1)
            {
                return null;
            }
        }

        return copies.All(copy => copy.Count == copies[0].Count && copy[^1].Highest == copies[0][^1].Highest)
            ? new Orbit([.. copies.Select(copy => copy.ToArray())])
            : null;
    }
}
