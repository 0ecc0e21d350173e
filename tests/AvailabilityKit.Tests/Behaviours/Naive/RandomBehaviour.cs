using AvailabilityKit.Behaviours;

namespace AvailabilityKit.Tests.Behaviours.Naive;

/// <summary>Draws small behaviours with everything that a behaviour may have; the same one for a seed.</summary>
internal static class RandomBehaviour
{
    public static PlainBehaviour Of(int seed)
    {
        var random = new Random(seed);
        var highest = Enumerable.Range(0, random.Next(2, 5)).Select(_ => random.Next(1, 4)).ToArray();
        var activities = Enumerable.Range(0, random.Next(2, 5)).Select(_ => Activity(random, highest)).ToList();

        // From everywhere back to the beginning now and then, so that the long run does not depend on luck.
        var back = highest.Select((_, variable) => new PlainChange(variable, 0, 0)).ToArray();
        activities.Add(new PlainActivity([[]], [Hours(random)], IsErlang: true, [], [new PlainOutcome(1, back)], Memory.Resample));
        var reactions = Enumerable.Range(0, random.Next(0, 3)).Select(_ => new PlainReaction(Guard(random, highest, narrow: true), Outcomes(random, highest))).ToArray();

        // Drawn apart, so that all else is as it was for a seed.
        var drawn = new Random(seed ^ 0x5EED);
        return new PlainBehaviour(
            highest,
            [.. activities.Select(activity => activity with { Outcomes = Drawn(drawn, highest, activity.Outcomes) })],
            [.. reactions.Select(reaction => reaction with { Outcomes = Drawn(drawn, highest, reaction.Outcomes) })]);
    }

    private static PlainActivity Activity(Random random, int[] highest)
    {
        var phases = random.Next(4) == 0 ? random.Next(2, 4) : 1;
        var isErlang = phases == 1 || random.Next(2) == 0;
        var hours = Hours(random);
        return new PlainActivity(
            Guard(random, highest, narrow: false),
            [.. Enumerable.Range(0, phases).Select(_ => isErlang ? hours : Hours(random))],
            isErlang,
            random.Next(3) == 0 ? [.. Enumerable.Range(0, highest.Length).Where(_ => random.Next(2) == 0)] : [],
            Outcomes(random, highest),
            random.Next(2) == 0 ? Memory.Resample : Memory.Resume);
    }

    private static PlainTest[][] Guard(Random random, int[] highest, bool narrow) =>
    [
        .. Enumerable.Range(0, narrow ? 1 : random.Next(1, 3)).Select(_ => Enumerable.Range(0, narrow ? 2 : random.Next(1, 3)).Select(_ =>
        {
            var variable = random.Next(highest.Length);
            return new PlainTest(variable, narrow ? 0 : random.Next(4), random.Next(highest[variable] + 1));
        }).ToArray()),
    ];

    private static PlainOutcome[] Outcomes(Random random, int[] highest) =>
    [
        .. Enumerable.Range(0, random.Next(1, 4)).Select(index => new PlainOutcome(
            index > 0 && random.Next(5) == 0 ? 0 : 0.001 + random.NextDouble(),
            [.. Enumerable.Range(0, highest.Length).Where(_ => random.Next(2) == 0).Select(variable =>
            {
                var kind = random.Next(4);
                return new PlainChange(variable, kind, kind == 3 ? random.Next(highest.Length) : random.Next(highest[variable] + 1));
            })])),
    ];

    /// <summary>Lets the state decide the chance of the first outcome now and then.</summary>
    private static PlainOutcome[] Drawn(Random random, int[] highest, PlainOutcome[] outcomes) =>
        outcomes.Skip(1).Any(outcome => outcome.Weight > 0) && random.Next(3) == 0 ? [outcomes[0] with { DrawnBy = random.Next(highest.Length) }, .. outcomes[1..]] : outcomes;

    /// <summary>From seconds to decades.</summary>
    private static double Hours(Random random) => Math.Pow(10, (random.NextDouble() * 7) - 3);
}
