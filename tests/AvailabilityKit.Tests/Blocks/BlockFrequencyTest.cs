namespace AvailabilityKit.Tests.Blocks;

public class BlockFrequencyTest
{
    [Property(MaxTest = 300)]
    public void The_frequency_of_a_random_block_equals_exact_enumeration(RepairableSketch repairable)
    {
        var (sketch, times) = repairable;
        var exact = new ExactEnumeration(times);
        var expected = 0.0;
        for (var i = 0; i < times.Length; i++)
        {
            expected += exact.Birnbaum(sketch.IsUp, i) / (times[i].Mtbf + times[i].Mttr);
        }

        var found = sketch.ToBlock(i => Block.Component($"c{i}", times[i].Mtbf.Seconds, times[i].Mttr.Seconds)).Evaluate();
        Near.Equal(expected, found.FailureFrequency!.Value.ValuePerSecond);
        Near.Equal(exact.Of(sketch.IsUp).Up / expected, found.MeanUpTime!.Value.TotalSeconds);
        Near.Equal(exact.Of(sketch.IsUp).Down / expected, found.MeanDownTime!.Value.TotalSeconds);
        Assert.InRange(found.ErrorBound, 0, 1e-13);
    }

    [Property(MaxTest = 300)]
    public void Birnbaum_importance_equals_exact_enumeration(RatedSketch rated)
    {
        var (sketch, us) = rated;
        var function = sketch.ToBlock(i => Block.Component($"c{i}", Availability.FromUnavailability(us[i]))).Compile();
        var exact = new ExactEnumeration(us.Select(u => (Availability.FromUnavailability(u).Value, u)).ToArray());
        var found = new double[function.Components.Count];
        function.Birnbaum(function.Components.Select(c => c.OwnAvailability).ToArray(), found);
        for (var i = 0; i < found.Length; i++)
        {
            Near.Equal(exact.Birnbaum(sketch.IsUp, function.Components[i].Name[1] - '0'), found[i]);
            Assert.True(found[i] == 0 || function.DependsOn(i));
        }
    }

    [Fact]
    public void A_single_component_has_its_own_times()
    {
        var found = Block.Component("a", 1_000.Hours, 4.Hours).Evaluate();
        Near.Equal(1_000, found.MeanUpTime!.Value.TotalHours, 1e-15);
        Near.Equal(4, found.MeanDownTime!.Value.TotalHours, 1e-15);
        Near.Equal(1 / 1_004.0, found.FailureFrequency!.Value.ValuePerHour, 1e-15);
    }

    [Fact]
    public void A_parallel_pair_is_down_for_half_a_repair_and_a_series_adds_rates()
    {
        Block a = Block.Component("a", 1_000.Hours, 4.Hours), b = Block.Component("b", 1_000.Hours, 4.Hours);
        Near.Equal(2, (a | b).Evaluate().MeanDownTime!.Value.TotalHours, 1e-14);
        Near.Equal(500, (a & b).Evaluate().MeanUpTime!.Value.TotalHours, 1e-14);
    }

    [Fact]
    public void Ten_thousand_in_parallel_pairs_in_series_have_a_frequency()
    {
        var pairs = Enumerable.Range(0, 10_000).Select(i =>
            Block.Component($"a{i}", 1_000_000.Hours, 1.Hours) | Block.Component($"b{i}", 1_000_000.Hours, 1.Hours));
        var found = Block.Series(pairs).Evaluate();

        // Each pair: U = u^2, frequency 2 u / (MTTF + MTTR).
        var u = 1 / 1_000_001.0;
        Near.Equal(10_000 * 2 * u / 1_000_001, found.FailureFrequency!.Value.ValuePerHour, 2e-8);
        Near.Equal(0.5, found.MeanDownTime!.Value.TotalHours, 1e-8);
    }

    [Fact]
    public void What_never_fails_and_what_is_always_down_have_no_frequency()
    {
        var eternal = Block.Component("eternal", Duration.Infinite, 4.Hours);
        var dead = Block.Component("dead", 1_000.Hours, Duration.Infinite);
        var a = Block.Component("a", 1_000.Hours, 4.Hours);
        var known = (eternal & (a | dead)).Evaluate();
        Near.Equal(1_000, known.MeanUpTime!.Value.TotalHours, 1e-15);
        Near.Equal(4, known.MeanDownTime!.Value.TotalHours, 1e-15);

        var always = (eternal | a).Evaluate();
        Assert.Equal((Rate.Zero, Duration.Infinite, Duration.Zero), (always.FailureFrequency!.Value, always.MeanUpTime!.Value, always.MeanDownTime!.Value));
        var never = (dead & a).Evaluate();
        Assert.Equal((Rate.Zero, Duration.Zero, Duration.Infinite), (never.FailureFrequency!.Value, never.MeanUpTime!.Value, never.MeanDownTime!.Value));
        Assert.Equal(Rate.Zero, Block.Component("p", Availability.Perfect).Evaluate().FailureFrequency);
    }

    [Fact]
    public void Repairs_that_take_no_time_are_outages_of_no_length()
    {
        var found = Block.Component("a", 10.Hours, Duration.Zero).Evaluate();
        Assert.Equal(Availability.Perfect, found.Availability);
        Near.Equal(0.1, found.FailureFrequency!.Value.ValuePerHour, 1e-15);
        Assert.Equal(Duration.Zero, found.MeanDownTime);
    }

    [Fact]
    public void The_frequency_is_unknown_only_where_an_availability_alone_matters()
    {
        Block a = Block.Component("a", 1_000.Hours, 4.Hours), b = Block.Component("b", Availability.FromNines(3));
        var unknown = (a & b).Evaluate();
        Assert.Null(unknown.FailureFrequency);
        Assert.Null(unknown.MeanUpTime);
        Assert.Null(unknown.MeanDownTime);
        Assert.Contains(unknown.Assumptions, text => text.Contains("\"b\"", StringComparison.Ordinal));
        Assert.NotNull((a | (a & b)).Evaluate().FailureFrequency);
    }

    [Fact]
    public void Tiny_frequencies_keep_their_digits()
    {
        // Thirty at U = 1e-10 in parallel: frequency 30 * 1e-290 / (MTTF + MTTR), MDT = MTTR / 30.
        var block = Block.Parallel(Enumerable.Range(0, 30).Select(i => Block.Component($"c{i}", Duration.FromSeconds(9_999_999_999), 1.Seconds)));
        var found = block.Evaluate();
        Near.Equal(3e-299, found.FailureFrequency!.Value.ValuePerSecond);
        Near.Equal(1 / 30.0, found.MeanDownTime!.Value.TotalSeconds);
    }
}
