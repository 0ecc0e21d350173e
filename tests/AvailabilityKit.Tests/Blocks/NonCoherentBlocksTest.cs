using AvailabilityKit.Blocks;

namespace AvailabilityKit.Tests.Blocks;

public class NonCoherentBlocksTest
{
    private static readonly BlockComponent A = Block.Component("a", 100.Hours, 10.Hours);
    private static readonly BlockComponent B = Block.Component("b", 1_000.Hours, 50.Hours);

    [Property(MaxTest = 400)]
    public void Availability_frequency_and_coherence_equal_exact_enumeration(SignedSketch sketch)
    {
        var exact = new ExactEnumeration(sketch.Times);
        var frequency = 0.0;
        for (var i = 0; i < sketch.Times.Length; i++)
        {
            frequency += (exact.Birnbaum(sketch.IsUp, i) + exact.Birnbaum(states => !sketch.IsUp(states), i)) / (sketch.Times[i].Mtbf + sketch.Times[i].Mttr);
        }

        var found = sketch.ToBlock().Evaluate();
        var (up, down) = exact.Of(sketch.IsUp);
        Near.Equal(up, found.Availability.Value);
        Near.Equal(down, found.Availability.Unavailability);
        Near.Equal(frequency, found.FailureFrequency!.Value.ValuePerSecond);
        Assert.Equal(sketch.IsCoherent, found.IsCoherent);
        Assert.Equal(!sketch.IsCoherent, found.Assumptions.Any(text => text.Contains("not coherent", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_exclusive_or_of_two_goes_down_by_failures_and_by_repairs()
    {
        var found = Block.Xor(A, B).Evaluate();
        Near.Equal((100.0 / 110 * 50 / 1_050) + (10.0 / 110 * 1_000 / 1_050), found.Availability.Value);

        // Each failure and each repair of either turns the system round; half of these take it down.
        Near.Equal((1 / 110.0) + (1 / 1_050.0), found.FailureFrequency!.Value.ValuePerHour);
        Assert.False(found.IsCoherent);
    }

    [Fact]
    public void A_negation_that_changes_nothing_leaves_a_structure_coherent()
    {
        var found = (!(!A | !B)).Compile();
        Assert.True(found.IsCoherent);
        Assert.Equal((A & B).Availability(), found.Evaluate());
        Assert.False((!A).Compile().IsCoherent);
        Assert.True((!A | A).Compile().IsCoherent);
        Assert.Same(A, !!A);
        Assert.Same(Block.Never, !Block.Always);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(10_001, true)]
    public void An_odd_number_is_up(int count, bool up) => Assert.Equal(
        up ? 1.0 : 0.0,
        Block.Xor(Enumerable.Range(0, count).Select(i => Block.Component($"c{i}", Availability.Perfect))).Availability().Value);

    [Fact]
    public void A_hundred_thousand_negations_deep_is_no_trouble()
    {
        Block chain = A;
        for (var i = 0; i < 100_000; i++)
        {
            chain = !(chain & Block.Always);
        }

        Assert.Equal(A.Availability(), chain.Availability());
    }

    [Fact]
    public void They_are_written_in_one_line()
    {
        Assert.Equal("!a & b", (!A & B).ToString());
        Assert.Equal("!(a & b) | a", (!(A & B) | A).ToString());
        Assert.Equal("odd number of (a, b, !(a | b))", Block.Xor(A, B, !(A | B)).ToString());
    }

    [Fact]
    public void Copies_negate_copies() => Assert.Equal("!a #1 & !a #2", (!A).Power(2).ToString());

    [Fact]
    public void What_cannot_be_meant_is_refused()
    {
        Assert.StartsWith("The block to negate is null; use Block.Always", Assert.Throws<ArgumentNullException>(() => Block.Not(null!)).Message, StringComparison.Ordinal);
        Assert.StartsWith("An exclusive-or of no blocks was asked for", Assert.Throws<ArgumentException>(() => Block.Xor()).Message, StringComparison.Ordinal);
        Assert.StartsWith("Block 2 of 2 is null", Assert.Throws<ArgumentException>(() => Block.Xor(A, null!)).Message, StringComparison.Ordinal);
    }
}
