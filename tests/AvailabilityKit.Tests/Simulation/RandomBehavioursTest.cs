using AvailabilityKit.Behaviours;
using AvailabilityKit.Markov;
using AvailabilityKit.Simulation;
using AvailabilityKit.Tests.Behaviours.Naive;

namespace AvailabilityKit.Tests.Simulation;

/// <summary>The two engines on random behaviours: what the simulator estimates against what the generated chain gives.</summary>
/// <remarks>
/// Every interval is one that misses once in 1.7 million times (five standard deviations), so that the 5,000 comparisons raise a false alarm
/// less than once in 300 choices of seeds; the seeds are fixed. A rule that differs is off by far more: see the last test.
/// </remarks>
public class RandomBehavioursTest
{
    private const double FalseAlarm = 5.73e-7;
    private const int FewestSeen = 300;

    [Fact]
    public void Two_hundred_random_behaviours_have_the_probabilities_and_event_rates_of_their_chains()
    {
        var options = new SimulationOptions { Level = Probability.FromComplement(FalseAlarm), MaximumEvents = 400_000, WarmUp = 0.2 };
        var (compared, regenerative, figures) = (0, 0, 0);
        for (var seed = 0; compared < 200; seed++)
        {
            if (Mild(seed) is not { } plain)
            {
                continue;
            }

            compared++;
            var (behaviour, variables) = plain.ToBehaviour();
            var exact = behaviour.ToChain().SteadyState(new ChainOptions { AllowAbsorbingStates = true });
            Condition[] conditions = [.. variables.Select(variable => variable.Is(0))];
            var result = behaviour.SimulateUntil(1e-3, [.. conditions.Select(condition => (Measure)condition), .. variables.Select(variable => (Measure)variable)], seed, options);
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

        Assert.InRange(regenerative, 60, 190);
        Assert.True(figures > 2_000, $"only {figures} figures were seen often enough");
    }

    [Fact]
    public void One_long_life_by_clocks_has_the_long_run_of_the_chain()
    {
        // Exponential behaviours are simulated by jumps, so that clocks need a test of their own on them.
        for (var seed = 0; seed < 25; seed++)
        {
            if (Mild(seed) is not { } plain || plain.Activities.Any(activity => activity.Hours.Length > 1))
            {
                continue;
            }

            var (behaviour, variables) = plain.ToBehaviour();
            var life = new Trajectory(behaviour, seed);
            var (zero, before) = (0.0, 0.0);
            for (var i = 0; i < 200_000; i++)
            {
                var isZero = life[variables[0]] == 0;
                life.Step();
                zero += isZero ? life.Time.TotalHours - before : 0;
                before = life.Time.TotalHours;
            }

            var exact = behaviour.ToChain().SteadyState().Probability(variables[0].Is(0)).Value;
            Assert.InRange(zero / before, exact - 0.03, exact + 0.03);
        }
    }

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
