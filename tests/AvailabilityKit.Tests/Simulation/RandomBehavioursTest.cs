using AvailabilityKit.Behaviours;
using AvailabilityKit.Markov;
using AvailabilityKit.Quantities;
using AvailabilityKit.Simulation;
using AvailabilityKit.Tests.Behaviours.Naive;

namespace AvailabilityKit.Tests.Simulation;

/// <summary>The two engines on random behaviours: what the simulator estimates against what the generated chain gives.</summary>
/// <remarks>
/// Every interval is one that misses once in 1.7 million times (five standard deviations), so that 1,500 comparisons raise a false alarm
/// less than once in a thousand choices of seeds; the seeds are fixed. A rule that differs is off by far more.
/// </remarks>
public class RandomBehavioursTest
{
    private const double FalseAlarm = 5.73e-7;
    private const int FewestSeen = 300;

    [Fact]
    public void Two_hundred_random_behaviours_have_the_probabilities_and_event_rates_of_their_chains()
    {
        var options = new SimulationOptions { Level = Probability.FromComplement(FalseAlarm), MaximumEvents = 120_000, WarmUp = 0.2 };
        var (compared, regenerative, figures) = (0, 0, 0);
        for (var seed = 0; compared < 200; seed++)
        {
            if (Mild(seed) is not { } plain)
            {
                continue;
            }

            // Every other one by jumps or in cycles, the rest by clocks and in replications.
            compared++;
            var (behaviour, variables) = plain.ToBehaviour();
            var exact = behaviour.ToChain().SteadyState(new ChainOptions { AllowAbsorbingStates = true });
            Condition[] conditions = [.. variables.Select(variable => variable.Is(0))];
            var result = (seed % 2 == 0 ? behaviour : Timed(behaviour)).SimulateUntil(1e-3, [.. conditions.Select(condition => (Measure)condition), .. variables.Select(variable => (Measure)variable)], seed, options);
            regenerative += result.Cycles > 0 ? 1 : 0;
            for (var i = 0; i < variables.Length; i++)
            {
                if (result.FailureFrequency(conditions[i]).Value * result.Time < FewestSeen)
                {
                    continue;
                }

                figures += 3;
                LongRunTest.Holds(exact.Availability(conditions[i]).Value, result.Availability(conditions[i]), availability => availability.Value);
                LongRunTest.Holds(exact.FailureFrequency(conditions[i]).ValuePerSecond, result.FailureFrequency(conditions[i]), rate => rate.ValuePerSecond);
                LongRunTest.Holds(exact.Mean(variables[i]), result.Mean(variables[i]), mean => mean);
            }

            foreach (var tag in Tags(plain))
            {
                if (result.EventRate(tag).Value * result.Time >= FewestSeen)
                {
                    figures++;
                    LongRunTest.Holds(exact.EventRate(tag).ValuePerSecond, result.EventRate(tag), rate => rate.ValuePerSecond);
                }
            }
        }

        Assert.InRange(regenerative, 60, 140);
        Assert.True(figures > 1_200, $"only {figures} figures were seen often enough");
    }

    /// <summary>The same behaviour with two timers beside it that change nothing and are never both new at once, so that it goes by clocks and has no cycles.</summary>
    private static Behaviour Timed(Behaviour behaviour) => new(
        behaviour.Name,
        [.. behaviour.Variables],
        [.. behaviour.Activities, Timer("timer"), Timer("other timer")],
        [.. behaviour.Reactions],
        [],
        []);

    private static Activity Timer(string name) => new(name, Condition.Always, Lifetime.Weibull(2, 1.Hours), Effect.None, speed: null, Memory.Resample);

    /// <summary>A random behaviour with one long run, whose times are from minutes to a day, so that all of it is seen; null where there is none for the seed.</summary>
    private static PlainBehaviour? Mild(int seed)
    {
        var plain = RandomBehaviour.Of(seed);
        var mild = plain with { Activities = [.. plain.Activities.Select(activity => activity with { Hours = [.. activity.Hours.Select(hours => Math.Pow(hours, 0.3))] })] };
        try
        {
            return new NaiveInterpreter(mild).IsSolved ? mild : null;
        }
        catch (ModelException)
        {
            return null;
        }
    }

    private static IEnumerable<Tag> Tags(PlainBehaviour plain) =>
        plain.Activities.Select((activity, index) => ($"a{index}", activity.Outcomes))
            .Concat(plain.Reactions.Select((reaction, index) => ($"r{index}", reaction.Outcomes)))
            .SelectMany(happening => happening.Outcomes.Select((_, outcome) => PlainBehaviour.TagOf(happening.Item1, outcome)));
}
