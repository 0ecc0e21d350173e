using AvailabilityKit.Studies;
using FsCheck;

namespace AvailabilityKit.Tests.Studies;

public class AllocationTest
{
    /// <summary>Twenty-five small cases in each of four thousand runs: every budget, against all designs.</summary>
    [Property(MaxTest = 4_000)]
    public void It_equals_brute_force(PositiveInt seed)
    {
        var random = new Random(seed.Get);
        for (var small = 0; small < 25; small++)
        {
            var choices = Any(random, choices: random.Next(1, 5), candidates: 3);
            var all = All(choices).ToArray();
            var allocation = Allocation.Among(choices);
            Assert.Equal(all.Length, allocation.Designs);
            foreach (var budget in all.Select(design => design.Cost).Append(-1).Append(1_000_000))
            {
                var affordable = all.Where(design => design.Cost <= budget).ToArray();
                var best = allocation.Within(budget);
                Assert.Equal(affordable.Length == 0, best is null);
                if (best is not null)
                {
                    Assert.Equal(affordable.Min(design => design.Misses), best.Misses);
                    Assert.Equal(affordable.Where(design => design.Misses == best.Misses).Min(design => design.Cost), best.Cost);
                    Assert.Equal(best.Cost, best.Candidates.Sum(candidate => candidate.Cost));
                    Assert.Equal(best.Misses, best.Candidates.Aggregate(0.0, (sum, candidate) => sum + candidate.Misses));
                    Assert.All(best.Candidates.Zip(choices), pair => Assert.Contains(pair.First, pair.Second.Candidates));
                }
            }
        }
    }

    /// <summary>The bound of any price lies below the best design; the one that is given is the largest, and meets it at the corners of the hull.</summary>
    [Property(MaxTest = 500)]
    public void Its_bound_is_below_all_and_no_price_gives_a_better_one(PositiveInt seed)
    {
        var random = new Random(seed.Get);
        var choices = Any(random, choices: random.Next(1, 6), candidates: 3);
        var allocation = Allocation.Among(choices);
        var budget = allocation.Frontier[0].Cost + random.Next(200);
        var (bound, price) = allocation.BoundWithin(budget);

        Assert.True(bound <= allocation.Within(budget)!.Misses);
        Assert.Equal(Dual(price), bound, 1e-9);
        foreach (var other in new[] { 0, price / 2, price * 1.1, price + random.NextDouble() })
        {
            Assert.True(Dual(other) <= bound + 1e-9, $"{other} gives {Dual(other)}, more than {bound} at {price}");
        }

        double Dual(double price) => choices.Sum(choice => choice.Candidates.Min(candidate => candidate.Misses + (price * (double)candidate.Cost))) - (price * (double)budget);
    }

    /// <summary>Thirty choices of two are a thousand million designs: the greedy rule is right where all cost the same.</summary>
    [Fact]
    public void A_thousand_million_designs_are_no_trouble()
    {
        var choices = Enumerable.Range(1, 30).Select(i => new Choice($"tier {i}", new Candidate("plain", 0, i * i), new Candidate("hardened", 7, 1))).ToArray();
        var allocation = Allocation.Among(choices);

        Assert.Equal(1L << 30, allocation.Designs);
        Assert.Equal(30, allocation.Frontier.Count);
        var best = allocation.Within(70)!;
        Assert.Equal(10 + Enumerable.Range(1, 20).Sum(i => i * i), best.Misses);
        Assert.Equal("hardened", best.Candidates[^1].Name);
        Assert.Equal(best.Misses, allocation.BoundWithin(70).Bound, 1e-9);
    }

    [Fact]
    public void Candidates_come_from_evaluations()
    {
        var service = Topology.Named("one").Server("host", 9.Hours, 1.Hours).Service("s", ["host"]).Evaluate().Service;

        Near.Equal(400 * 876.0, Candidate.Of("plain", 3, service, users: 400).Misses);
    }

    [Fact]
    public void Limits_and_mistakes_are_named()
    {
        var many = Enumerable.Range(0, 12).Select(i => new Choice($"{i}", new Candidate("no", 0, 1 << i), new Candidate("yes", 1 << i, 0))).ToArray();
        Assert.Equal("AllocationOptions.MaximumDesigns", Assert.Throws<SolverException>(() => Allocation.Among(many, new AllocationOptions { MaximumDesigns = 100 })).Limit!.Option);
        Assert.Equal(101, Allocation.Among(many, new AllocationOptions { MaximumDesigns = 200, MaximumBudget = 100 }).Frontier.Count);
        Assert.Contains("MaximumBudget", Assert.Throws<ModelException>(() => Allocation.Among([new Choice("a", new Candidate("dear", 5, 1))], new AllocationOptions { MaximumBudget = 4 })).Message, StringComparison.Ordinal);
        Assert.Contains("more than 4", Assert.Throws<ArgumentOutOfRangeException>(() => Allocation.Among([new Choice("a", new Candidate("dear", 5, 1))]).BoundWithin(4)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Allocation.Among([]));
        Assert.Throws<ArgumentException>(() => new Choice("a"));
        Assert.Throws<ArgumentException>(() => new Choice("a", new Candidate("x", 1, 1), new Candidate("x", 2, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Candidate("x", -1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Candidate("x", 1, double.NaN));
        Assert.Throws<OperationCanceledException>(() => Allocation.Among(many, cancellationToken: new CancellationToken(canceled: true)));
    }

    private static Choice[] Any(Random random, int choices, int candidates) => [.. Enumerable.Range(0, choices).Select(choice => new Choice(
        $"choice {choice}",
        Enumerable.Range(0, random.Next(1, candidates + 1)).Select(candidate => new Candidate($"candidate {candidate}", random.Next(3) == 0 ? random.Next(4) : random.Next(100), random.Next(3) == 0 ? random.Next(3) : random.NextDouble()))))];

    private static IEnumerable<(decimal Cost, double Misses)> All(Choice[] choices)
    {
        IEnumerable<(decimal Cost, double Misses)> designs = [(0, 0)];
        foreach (var choice in choices)
        {
            designs = [.. designs.SelectMany(design => choice.Candidates.Select(candidate => (design.Cost + candidate.Cost, design.Misses + candidate.Misses)))];
        }

        return designs;
    }
}
