namespace AvailabilityKit.Tests.Blocks;

public class BlockTest
{
    private static Availability U(double unavailability) => Availability.FromUnavailability(unavailability);

    private static Func<int, Block> With(double[] unavailabilities) => i => Block.Component($"c{i}", U(unavailabilities[i]));

    [Property(MaxTest = 500)]
    public void A_random_block_with_shared_components_equals_enumeration_in_exact_rationals(RatedSketch rated)
    {
        var (sketch, us) = rated;
        var expected = new ExactEnumeration(us.Select(u => (U(u).Value, u)).ToArray()).Of(sketch.IsUp);
        var found = sketch.ToBlock(With(us)).Availability();
        Near.Equal(expected.Up, found.Value);
        Near.Equal(expected.Down, found.Unavailability);
    }

    [Property]
    public void A_better_component_never_makes_the_system_worse(RatedSketch rated)
    {
        var (sketch, us) = rated;
        var found = sketch.ToBlock(With(us)).Availability();
        for (var i = 0; i < us.Length; i++)
        {
            var better = us.ToArray();
            better[i] /= 2;
            var with = sketch.ToBlock(With(better)).Availability();
            Assert.True(with.Unavailability <= found.Unavailability * (1 + 1e-14));
            Assert.True(with.Value >= found.Value * (1 - 1e-14));
        }
    }

    [Property]
    public void The_dual_structure_swaps_availability_and_unavailability(RatedSketch rated)
    {
        var (sketch, us) = rated;
        var found = sketch.ToBlock(With(us)).Availability();
        var dual = sketch.Dual().ToBlock(i => Block.Component($"c{i}", !U(us[i]))).Availability();
        Near.Equal(found.Value, dual.Unavailability, 1e-14);
        Near.Equal(found.Unavailability, dual.Value, 1e-14);
    }

    [Property]
    public void Names_order_and_nesting_do_not_matter(RatedSketch rated)
    {
        var (sketch, us) = rated;
        var found = sketch.ToBlock(With(us)).Availability();
        foreach (var other in new[]
        {
            sketch.ToBlock(i => Block.Component($"z{9 - i}", U(us[i]))),
            sketch.Reversed().ToBlock(With(us)),
            sketch.ToNestedBlock(With(us)),
        })
        {
            Near.Equal(found.Value, other.Availability().Value, 1e-14);
            Near.Equal(found.Unavailability, other.Availability().Unavailability, 1e-14);
        }
    }

    [Property]
    public void A_series_is_no_better_than_its_worst_member_and_a_parallel_no_worse_than_its_best(Unavailability a, Unavailability b, Unavailability c, Unavailability d)
    {
        double[] us = [a.Value, b.Value, c.Value, d.Value];
        var members = Enumerable.Range(0, us.Length).Select(With(us)).ToArray();
        Assert.True(Block.Series(members).Availability().Unavailability >= us.Max() * (1 - 1e-15));
        Assert.True(Block.Parallel(members).Availability().Unavailability <= us.Min() * (1 + 1e-15));
    }

    [Fact]
    public void One_name_in_two_branches_is_one_component()
    {
        var power = Block.Component("power", U(0.1));
        var shared = (power & Block.Component("a", U(0.01))) | (Block.Component("power", U(0.1)) & Block.Component("b", U(0.01)));
        Near.Equal(0.1 + (0.9 * 1e-4), shared.Availability().Unavailability, 1e-15);
        Assert.Equal(3, shared.Compile().Components.Count);
    }

    [Fact]
    public void Thirty_in_parallel_at_1e_minus_10_are_1e_minus_300()
    {
        var block = Block.Parallel(Enumerable.Range(0, 30).Select(i => Block.Component($"c{i}", U(1e-10))));
        Near.Equal(1e-300, block.Availability().Unavailability);
    }

    [Fact]
    public void A_series_of_members_that_are_up_one_time_in_ten_billion_keeps_its_availability()
    {
        var block = Block.Series(Enumerable.Range(0, 30).Select(i => Block.Component($"c{i}", !U(1e-10))));
        Near.Equal(1e-300, block.Availability().Value);
        Assert.Equal(1, block.Availability().Unavailability);
    }

    [Fact]
    public void Ten_thousand_in_series_sum_their_unavailabilities()
    {
        var members = Enumerable.Range(0, 10_000).Select(i => Block.Component($"c{i}", U(1e-15)));
        Near.Equal(1e-11 - (1e-22 / 2), Block.Series(members).Availability().Unavailability);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Twenty_thousand_levels_of_alternating_nesting_are_no_deeper_than_the_memory(bool leftNested)
    {
        Block block = Block.Component("c0", U(0.5));
        for (var i = 1; i <= 20_000; i++)
        {
            Block next = Block.Component($"c{i}", U(0.5));
            block = (leftNested, i % 2) switch
            {
                (true, 0) => block & next,
                (true, _) => block | next,
                (false, 0) => next & block,
                (false, _) => next | block,
            };
        }

        // U = 1/2 + 1/2 (1/2 U') = 1/2 + U'/4 at the fixed point, U' two levels further in.
        Near.Equal(2.0 / 3, block.Availability().Unavailability);
        Assert.InRange(block.ToString().Length, 10, 200);
    }

    [Fact]
    public void A_block_doubled_sixty_times_over_is_still_one_block()
    {
        Block block = Block.Component("a", U(0.25)) & Block.Component("b", U(0.25));
        for (var i = 0; i < 60; i++)
        {
            block = i % 2 == 0 ? block & block : block | block;
        }

        Near.Equal(0.4375, block.Availability().Unavailability, 1e-15);
    }

    [Fact]
    public void Members_of_a_k_of_n_may_be_unlike_and_share()
    {
        var power = Block.Component("power", U(0.5));
        var block = Block.AtLeast(2, power & Block.Component("a", U(0.1)), power & Block.Component("b", U(0.2)), Block.Component("c", U(0.3)));

        // With power: 2 of 3 of (0.9, 0.8, 0.7); without: c alone is not two.
        Near.Equal(0.5 * ((0.9 * 0.8) + (0.9 * 0.2 * 0.7) + (0.1 * 0.8 * 0.7)), block.Availability().Value, 1e-15);
    }

    [Fact]
    public void Constants_are_the_neutral_members()
    {
        var a = Block.Component("a", U(0.125));
        Assert.Equal(U(0.125), (a & Block.Always).Availability());
        Assert.Equal(U(0.125), (a | Block.Never).Availability());
        Assert.Equal(Availability.None, (a & Block.Never).Availability());
        Assert.Equal(Availability.Perfect, (a | Block.Always).Availability());
        Assert.Equal(U(0.125), Block.AtLeast(2, a, Block.Always, Block.Never).Availability());
    }

    [Fact]
    public void A_block_prints_as_what_it_is()
    {
        Block a = Block.Component("a", U(0.001)), b = Block.Component("b", 1_000.Hours, 4.Hours), c = Block.Component("c", U(0.5));
        Assert.Equal("a (availability 99.9 % (3 nines))", a.ToString());
        Assert.Equal($"b (MTTF {1_000.Hours}, MTTR 4 h)", b.ToString());
        Assert.Equal("a & (b | c)", (a & (b | c)).ToString());
        Assert.Equal("a & b & c & never", ((a & b) & (c & Block.Never)).ToString());
        Assert.Equal("(a & b) | c", (a & b | c).ToString());
        Assert.Equal("2 of 3 (a, b & c, always) & a", (Block.AtLeast(2, a, b & c, Block.Always) & a).ToString());
        Assert.EndsWith(" …", Block.Series(Enumerable.Range(0, 1000).Select(i => Block.Component($"c{i}", U(0.5)))).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Measures_show_themselves_as_text_markdown_and_html()
    {
        var known = (Block.Component("a", 1_000.Hours, 4.Hours) | Block.Component("b", 1_000.Hours, 4.Hours)).Evaluate();
        foreach (var text in new[] { known.ToString(), known.ToMarkdown(), known.ToHtml() })
        {
            Assert.Contains("99.99841 %", text, StringComparison.Ordinal);
            Assert.Contains("Mean down time", text, StringComparison.Ordinal);
            Assert.Contains("independently", text, StringComparison.Ordinal);
        }

        Assert.Contains("not known", Block.Component("c", Availability.FromNines(2)).Evaluate().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelling_stops_the_work() => Assert.Throws<OperationCanceledException>(() =>
        Block.Component("a", U(0.5)).Evaluate(cancellationToken: new CancellationToken(canceled: true)));
}
