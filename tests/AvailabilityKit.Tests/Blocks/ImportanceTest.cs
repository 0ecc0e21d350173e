namespace AvailabilityKit.Tests.Blocks;

public class ImportanceTest
{
    [Property(MaxTest = 300)]
    public void Every_measure_equals_exact_enumeration(SignedSketch sketch)
    {
        var exact = new ExactEnumeration(sketch.Times);
        var half = new ExactEnumeration([.. Enumerable.Repeat((0.5, 0.5), SignedSketch.Components)]);
        var found = sketch.ToBlock().Importance();
        var q = exact.Of(sketch.IsUp).Down;
        var decides = Enumerable.Range(0, SignedSketch.Components).Select(i => EitherWay(exact, i)).ToArray();
        var frequency = decides.Select((b, i) => b / (sketch.Times[i].Mtbf + sketch.Times[i].Mttr)).ToArray();
        foreach (var row in found.Components)
        {
            var i = row.Component.Name[1] - '0';
            var own = sketch.Times[i].Mttr / (sketch.Times[i].Mtbf + sketch.Times[i].Mttr);
            var with = exact.Of(states => sketch.IsUp(states & ~(1u << i))).Down;
            var without = exact.Of(states => sketch.IsUp(states | (1u << i))).Down;
            Near.Equal(decides[i], row.Birnbaum);
            Near.Equal(q > 0 ? own * with / q : 0, row.Diagnostic);
            Near.Equal(q > 0 ? with / q : 0, row.RiskAchievementWorth);
            Near.Equal(without > 0 ? q / without : 0, row.RiskReductionWorth);
            Assert.Equal(with - without, row.Marginal, 1e-13);
            Near.Equal(EitherWay(half, i), row.Structural);
            Near.Equal(frequency.Sum() > 0 ? frequency[i] / frequency.Sum() : 0, row.BarlowProschan!.Value);
            if (sketch.IsCoherent)
            {
                Near.Equal(own * decides[i], row.ImprovementPotential);
                Near.Equal(q > 0 ? own * decides[i] / q : 0, row.Criticality);
            }
            else
            {
                Assert.Equal(q - without, row.ImprovementPotential, 1e-14);
                Assert.Equal(q > 0 ? 1 - (without / q) : 0, row.Criticality, 1e-10 * Math.Max(1, without / q));
            }
        }

        double EitherWay(ExactEnumeration probabilities, int i) =>
            probabilities.Birnbaum(sketch.IsUp, i) + probabilities.Birnbaum(states => !sketch.IsUp(states), i);
    }

    [Property(MaxTest = 200)]
    public void Small_figures_of_coherent_structures_keep_their_digits(RatedSketch rated)
    {
        var (sketch, us) = rated;
        var found = sketch.ToBlock(i => Block.Component($"c{i}", Availability.FromUnavailability(us[i]))).Importance();
        var exact = new ExactEnumeration(us.Select(u => (Availability.FromUnavailability(u).Value, u)).ToArray());
        var q = exact.Of(sketch.IsUp).Down;
        foreach (var row in found.Components)
        {
            var i = row.Component.Name[1] - '0';
            var without = exact.Of(states => sketch.IsUp(states | (1u << i))).Down;
            Near.Equal(exact.Birnbaum(sketch.IsUp, i), row.Birnbaum);
            if (q > 1e-290 && without > 1e-290)
            {
                Near.Equal(q / without, row.RiskReductionWorth);
                Near.Equal(us[i] * exact.Birnbaum(sketch.IsUp, i) / q, row.Criticality);
            }
        }
    }

    [Fact]
    public void Joint_importance_is_the_second_derivative()
    {
        Block a = Component("a"), b = Component("b"), c = Component("c");
        Near.Equal(0.9, ((a & b) & c).Importance().Joint("a", "b"), 1e-14);
        Near.Equal(-0.1, ((a | b) | c).Importance().Joint("a", "b"), 1e-14);
        var importance = (a & b).Importance();
        Assert.StartsWith("\"a\" is given twice", Assert.Throws<ArgumentException>(() => importance.Joint("a", "a")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => importance.Joint("a", "nobody"));

        static Block Component(string name) => Block.Component(name, Availability.FromAvailability(0.9));
    }

    [Fact]
    public void A_frequency_that_is_not_known_leaves_its_measure_out()
    {
        Block a = Block.Component("a", 10.Hours, 1.Hours), b = Block.Component("b", Availability.FromUnavailability(0.1));
        Assert.All((a & b).Importance().Components, row => Assert.Null(row.BarlowProschan));
        var known = (a & (a | b)).Importance();
        Assert.Equal(1.0, known["a"].BarlowProschan);
        Assert.Equal(0.0, known["b"].Birnbaum);
        Assert.Throws<ArgumentException>(() => known["c"]);
    }

    [Fact]
    public void The_table_begins_with_the_most_critical()
    {
        Block a = Block.Component("weak", 10.Hours, 1.Hours), b = Block.Component("strong", 1_000.Hours, 1.Hours);
        var found = (b & a).Importance();
        Assert.Equal(["weak", "strong"], found.Components.Select(row => row.Component.Name));
        Assert.Contains("weak", found.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("weak: Birnbaum", found["weak"].ToString(), StringComparison.Ordinal);
        Assert.InRange(found.ErrorBound, 0, 1e-13);
    }
}
