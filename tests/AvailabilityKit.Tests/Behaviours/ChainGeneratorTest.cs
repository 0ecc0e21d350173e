using AvailabilityKit.Behaviours;
using AvailabilityKit.Markov;
using AvailabilityKit.Tests.Behaviours.Naive;

namespace AvailabilityKit.Tests.Behaviours;

/// <summary>Generated chains against an interpreter that shares nothing with them.</summary>
public class ChainGeneratorTest
{
    [Fact]
    public void Five_hundred_random_behaviours_have_the_probabilities_and_event_rates_of_the_naive_interpreter()
    {
        var (compared, restless) = (0, 0);
        for (var seed = 0; compared < 500; seed++)
        {
            var plain = RandomBehaviour.Of(seed);
            var (behaviour, variables) = plain.ToBehaviour();
            NaiveInterpreter expected;
            try
            {
                expected = new NaiveInterpreter(plain);
            }
            catch (ModelException)
            {
                restless++;
                Assert.Throws<ModelException>(() => behaviour.ToChain());
                continue;
            }

            if (!expected.IsSolved)
            {
                continue;
            }

            compared++;
            var steady = behaviour.ToChain().SteadyState(new ChainOptions { AllowAbsorbingStates = true });
            for (var variable = 0; variable < variables.Length; variable++)
            {
                for (var value = 0; value <= plain.Highest[variable]; value++)
                {
                    Near.Equal(expected.Probability(variable, value), steady.Probability(variables[variable].Is(value)).Value, 1e-12);
                }
            }

            foreach (var tag in Tags(plain))
            {
                Near.Equal(expected.EventRatePerHour(tag.ToString()), steady.EventRate(tag).ValuePerHour, 1e-12);
            }
        }

        Assert.InRange(restless, 1, 400);
    }

    [Fact]
    public void A_chain_about_one_variable_gives_what_the_chain_of_all_gives()
    {
        var smaller = 0;
        for (var seed = 0; seed < 100; seed++)
        {
            var plain = RandomBehaviour.Of(seed) with { Reactions = [] };
            var (behaviour, variables) = plain.ToBehaviour();
            var options = new ChainOptions { AllowAbsorbingStates = true };
            var whole = behaviour.ToChain();
            foreach (var variable in variables)
            {
                var part = behaviour.ToChain([variable]);
                smaller += part.StateCount < whole.StateCount ? 1 : 0;
                Near.Equal(whole.SteadyState(options).Probability(variable.Is(0)).Value, part.SteadyState(options).Probability(variable.Is(0)).Value, 1e-12);
            }
        }

        Assert.True(smaller > 8, $"only {smaller} chains were smaller");
    }

    [Fact]
    public void New_numbers_need_no_new_exploration()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var plain = RandomBehaviour.Of(seed) with { Reactions = [] };
            var random = new Random(seed);
            var changed = plain with
            {
                Activities = [.. plain.Activities.Select(activity => activity with { Hours = [.. activity.Hours.Select(hours => hours * (activity.IsErlang ? 3 : 0.5 + random.NextDouble()))] })],
            };
            var (behaviour, variables) = changed.ToBehaviour();
            var options = new ChainOptions { AllowAbsorbingStates = true };

            var anew = behaviour.ToChain().SteadyState(options);
            var taken = plain.ToBehaviour().Behaviour.ToChain().With(behaviour).SteadyState(options);

            for (var state = 0; state < anew.States.Probabilities.Length; state++)
            {
                Near.Equal(anew.States.Probabilities[state], taken.States.Probabilities[state], 1e-13);
            }
        }
    }

    private static IEnumerable<Tag> Tags(PlainBehaviour plain) =>
        plain.Activities.Select((activity, index) => ($"a{index}", activity.Outcomes))
            .Concat(plain.Reactions.Select((reaction, index) => ($"r{index}", reaction.Outcomes)))
            .SelectMany(happening => happening.Outcomes.Select((_, outcome) => PlainBehaviour.TagOf(happening.Item1, outcome)));
}
