using AvailabilityKit.Behaviours;

namespace AvailabilityKit.Simulation;

/// <summary>A state after which the life of a behaviour begins anew, whatever was before: its cycles are independent and alike.</summary>
/// <param name="Values">The value of each variable.</param>
/// <param name="CyclesInSample">How many cycles make one sample, so that taking note of one costs little beside living it.</param>
internal sealed record Regeneration(int[] Values, int CyclesInSample)
{
    private const int Events = 50_000;
    private const int LongestMeanCycle = 500;
    private const int EventsInSample = 256;

    /// <summary>The state that recurs most often in a trial life with no activity under way that has an age; null where none recurs often enough.</summary>
    /// <remarks>The first half of the trial is left out, so that states that are left for ever are not taken.</remarks>
    /// <exception cref="ModelException">The behaviour comes to rest for ever.</exception>
    public static Regeneration? Find(SimulationPlan plan, Walk walk, long seed)
    {
        var states = new StateSet(plan.Behaviour, new StateLayout(plan.Behaviour.Variables));
        var words = new ulong[states.Layout.WordCount];
        var visits = new List<int>();
        walk.Begin(seed, -1);
        for (var i = 0; i < Events; i++)
        {
            if (!walk.Step())
            {
                throw Rest(plan);
            }

            if (i % 1_024 == 0)
            {
                walk.Rebase();
            }

            if (i < Events / 2 || !walk.IsFresh)
            {
                continue;
            }

            states.Layout.Pack(walk.State.Values, words);
            var (index, isNew) = states.Enter(words);
            if (isNew)
            {
                visits.Add(0);
            }

            visits[index]++;
        }

        var most = visits.Count == 0 ? 0 : visits.Max();
        return most * LongestMeanCycle < Events / 2
            ? null
            : new Regeneration(states.ValuesOf(visits.IndexOf(most)), 1 + (EventsInSample * most / (Events / 2)));
    }

    public static ModelException Rest(SimulationPlan plan) => new(
        $"\"{plan.Behaviour.Name}\" comes to rest for ever, so there is no long run to observe. Add what brings it back, or simulate missions of a given length with SimulateMissions.");
}
