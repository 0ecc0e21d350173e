using AvailabilityKit.Blocks;

namespace AvailabilityKit.Tests.Blocks;

/// <summary>The engine of modules and raced orders against enumeration, and against the plain diagram.</summary>
public class StructureEngineTest
{
    public static TheoryData<int> Orders => [.. LeafOrders.All];

    [Property(MaxTest = 500)]
    public void Every_order_gives_what_enumeration_gives(SignedSketch sketch)
    {
        var exact = new ExactEnumeration(sketch.Times);
        var (up, down) = exact.Of(sketch.IsUp);
        foreach (var order in LeafOrders.All)
        {
            var function = BlockCompiler.Compile(sketch.ToBlock(), BlockOptions.Default, default, [order]);
            Near.Equal(up, function.Evaluate().Value);
            Near.Equal(down, function.Evaluate().Unavailability);
            Assert.Equal(sketch.IsCoherent, function.IsCoherent);
        }
    }

    [Property(MaxTest = 300)]
    public void What_decides_equals_enumeration_through_the_modules(SignedSketch sketch)
    {
        var exact = new ExactEnumeration(sketch.Times);
        var function = BlockCompiler.Compile(sketch.ToBlock(), BlockOptions.Default, default, LeafOrders.All);
        var found = new double[function.Components.Count];
        function.Birnbaum([.. function.Components.Select(c => c.OwnAvailability)], found);
        for (var i = 0; i < found.Length; i++)
        {
            var component = function.Components[i].Name[1] - '0';
            Near.Equal(exact.Birnbaum(sketch.IsUp, component) + exact.Birnbaum(states => !sketch.IsUp(states), component), found[i]);
            Assert.True(found[i] == 0 || function.DependsOn(i));
        }
    }

    /// <summary>Where c1, c2 and c4 are up, an odd number of c1 and c4 is not: the module is never up, so that nothing decides and c0 does not either, whichever way round it stands.</summary>
    [Fact]
    public void A_module_that_is_never_up_makes_nothing_incoherent()
    {
        var c = Enumerable.Range(0, 5).Select(i => Block.Component($"c{i}", Availability.FromUnavailability(0.1))).ToArray();
        var never = Block.Xor(!c[4], !c[1]) & Block.Series(c[2], c[1], c[4]);
        foreach (var order in LeafOrders.All)
        {
            var function = BlockCompiler.Compile(Block.Series(!c[0], never), BlockOptions.Default, default, [order]);
            Assert.True(function.IsCoherent);
            Assert.Equal(0, function.Evaluate().Value);
            Assert.All(Enumerable.Range(0, function.Components.Count), component => Assert.False(function.DependsOn(component)));
            Assert.False(BlockCompiler.Compile(Block.Parallel(!c[0], never), BlockOptions.Default, default, [order]).IsCoherent);
        }
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void A_large_structure_is_the_same_in_every_order(int order)
    {
        // Too large to enumerate: sixteen pairs of a shared ring of forty, in negations and votes.
        var random = new System.Random(7);
        var parts = Enumerable.Range(0, 40).Select(i => Block.Component($"c{i}", Availability.FromUnavailability(0.01 + (0.01 * (i % 5))))).ToArray();
        var votes = Enumerable.Range(0, 16).Select(_ => Block.AtLeast(2, parts[random.Next(40)] & parts[random.Next(40)], parts[random.Next(40)], parts[random.Next(40)] | !parts[random.Next(40)])).ToArray();
        var block = Block.AtLeast(9, votes) & Block.Xor(votes.AsSpan(0, 3));
        var plain = BlockCompiler.Compile(block, BlockOptions.Default, default, LeafOrders.All).Evaluate();
        var found = BlockCompiler.Compile(block, BlockOptions.Default, default, [order]);
        Near.Equal(plain.Value, found.Evaluate().Value);
        Near.Equal(plain.Unavailability, found.Evaluate().Unavailability);
    }

    [Fact]
    public void A_hundred_thousand_levels_of_shared_blocks_are_no_trouble()
    {
        var parts = Enumerable.Range(0, 50).Select(i => Block.Component($"c{i}", Availability.FromUnavailability(0.5))).ToArray();
        Block chain = parts[0];
        for (var i = 0; i < 100_000; i++)
        {
            chain = i % 2 == 0 ? chain & parts[i % 50] : chain | parts[i % 50];
        }

        // The outermost fifty decide: from the outside, an odd one up means up, an even one down means down.
        Near.Equal(2.0 / 3, chain.Availability().Value, 1e-12);
    }

    [Fact]
    public void Gates_of_ten_thousand_members_that_overlap_are_no_trouble()
    {
        var parts = Enumerable.Range(0, 10_001).Select(i => Block.Component($"c{i}", Availability.FromUnavailability(1e-5))).ToArray();
        var found = (Block.Series(parts.AsSpan(0, 10_000)) | Block.Series(parts.AsSpan(1))).Availability();
        Near.Equal(Math.Pow(1 - 1e-5, 9_999) * (1 - 1e-10), found.Value, 1e-11);
    }

    [Fact]
    public void Limits_and_cancellation_hold()
    {
        var random = new System.Random(3);
        var parts = Enumerable.Range(0, 60).Select(i => Block.Component($"c{i}", Availability.FromUnavailability(0.1))).ToArray();
        var block = Block.Series(Enumerable.Range(0, 120).Select(_ => parts[random.Next(60)] | parts[random.Next(60)] | parts[random.Next(60)]));
        var refused = Assert.Throws<SolverException>(() => block.Availability(new BlockOptions { MaximumNodes = 500 }));
        Assert.Equal("BlockOptions.MaximumNodes", refused.Limit!.Option);
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.Throws<OperationCanceledException>(() => block.Availability(cancellationToken: stopped.Token));
    }

    [Fact]
    public void Results_repeat_to_the_last_bit()
    {
        var parts = Enumerable.Range(0, 30).Select(i => Block.Component($"c{i}", Availability.FromUnavailability(0.1 + (i / 100.0)))).ToArray();
        Block Draw() => Block.Series(Enumerable.Range(0, 40).Select(i => parts[i % 30] | parts[i * 7 % 30] | parts[i * 11 % 30]));
        var first = Draw().Compile();
        Assert.Equal(first.Evaluate(), Draw().Availability());
        Assert.Equal(first.NodeCount, Draw().Compile().NodeCount);
    }

    [Fact]
    public void Parts_that_share_nothing_are_solved_apart()
    {
        // Twenty two-out-of-three votes, each in two places: alone each takes four nodes.
        var votes = Enumerable.Range(0, 20).Select(i => Block.AtLeast(2, Enumerable.Range(0, 3).Select(j => Block.Component($"c{i}-{j}", Availability.FromUnavailability(0.1))))).ToArray();
        var block = Block.AtLeast(2, Block.Series(votes.AsSpan(0, 10)), Block.Series(votes.AsSpan(10)), Block.Series(votes));
        var function = block.Compile();
        Assert.InRange(function.NodeCount, 20, 140);
        Near.Equal(Math.Pow(0.972, 20), Block.Series(votes).Availability().Value, 1e-13);
        Near.Equal(Math.Pow(0.972, 20), function.Evaluate().Value, 1e-13);
    }
}
