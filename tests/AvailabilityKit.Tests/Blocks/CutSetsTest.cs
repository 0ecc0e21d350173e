using System.Numerics;
using AvailabilityKit.Blocks;

namespace AvailabilityKit.Tests.Blocks;

public class CutSetsTest
{
    private static readonly Block Bridge = Block.Network(
        ["s", "a", "b", "t"], Enumerable.Range(0, 5), e => "ssaab"[e].ToString(), e => "abbtt"[e].ToString(), "s", "t",
        edge: e => Block.Component($"e{e}", Availability.FromUnavailability(0.1)));

    [Property(MaxTest = 400)]
    public void Cut_sets_and_path_sets_equal_brute_force(RatedSketch rated)
    {
        var (sketch, us) = rated;
        var block = sketch.ToBlock(i => Block.Component($"c{i}", Availability.FromUnavailability(us[i])));
        foreach (var orders in new int[]?[] { null, LeafOrders.All })
        {
            var function = BlockCompiler.Compile(block, BlockOptions.Default, default, orders);
            var cuts = function.CutSets();
            var expected = Minimal(failed => !sketch.IsUp(~failed & 0x3F));
            Check(expected, [.. cuts.All().Select(set => MaskOf(set.Components))], cuts.Count, cuts.CountByOrder);
            Check(expected, [.. cuts.MostProbable(int.MaxValue).Select(set => MaskOf(set.Components))], cuts.Count, cuts.CountByOrder);
            var paths = function.PathSets();
            Check(Minimal(sketch.IsUp), [.. paths.All().Select(set => MaskOf(set.Components))], paths.Count, paths.CountByOrder);
        }
    }

    [Property(MaxTest = 200)]
    public void They_come_in_their_order_with_their_probabilities(RatedSketch rated)
    {
        var (sketch, us) = rated;
        var cuts = sketch.ToBlock(i => Block.Component($"c{i}", Availability.FromUnavailability(us[i]))).CutSets();
        var probable = cuts.MostProbable(int.MaxValue).ToArray();
        foreach (var set in probable)
        {
            Near.Equal(set.Components.Aggregate(1.0, (product, c) => product * c.OwnAvailability.Unavailability), set.Probability);
        }

        Assert.All(probable.Zip(probable.Skip(1)), pair => Assert.True(pair.First.Probability >= pair.Second.Probability * (1 - 1e-12)));
        Assert.Equal(probable.Length, cuts.Count);
        Assert.Equal(probable.Take(2).Select(set => set.ToString()), cuts.MostProbable(2).Select(set => set.ToString()));
        var orders = cuts.All().Select(set => set.Order).ToArray();
        Assert.Equal(orders.Order(), orders);
        Assert.Equal(probable.Count(set => set.Order <= 2), cuts.UpToOrder(2).Count());
        Assert.Equal(probable.Count(set => set.Probability >= 1e-6), cuts.AtLeastAsProbable(1e-6).Count());

        // The approximations, from the sets themselves.
        Near.Equal(probable.Sum(set => set.Probability), cuts.RareEventApproximation);
        var bound = 0.0;
        foreach (var set in probable)
        {
            bound += (1 - bound) * set.Probability;
        }

        Near.Equal(bound, cuts.MinCutUpperBound, 1e-12);
    }

    [Property(MaxTest = 200)]
    public void Path_sets_are_the_cut_sets_of_the_dual(Sketch sketch)
    {
        static Block Half(int i) => Block.Component($"c{i}", Availability.FromUnavailability(0.5));
        var paths = sketch.ToBlock(Half).PathSets().All().Select(set => MaskOf(set.Components)).Order();
        Assert.Equal(sketch.Dual().ToBlock(Half).CutSets().All().Select(set => MaskOf(set.Components)).Order(), paths);
        Assert.Equal(sketch.Dual().Dual().ToBlock(Half).PathSets().All().Select(set => MaskOf(set.Components)).Order(), paths);
    }

    [Fact]
    public void The_bridge_has_four_of_each()
    {
        Assert.Equal(["{e0, e1}", "{e3, e4}", "{e0, e2, e4}", "{e1, e2, e3}"], Named(Bridge.CutSets().All().Select(set => set.Components)));
        Assert.Equal(["{e0, e3}", "{e1, e4}", "{e0, e2, e4}", "{e1, e2, e3}"], Named(Bridge.PathSets().All().Select(set => set.Components)));
        Assert.Equal<BigInteger>([0, 0, 2, 2], Bridge.CutSets().CountByOrder);
    }

    [Fact]
    public void Those_of_many_modules_are_counted_without_being_listed()
    {
        // A parallel of forty series of ten: 10^40 cut sets of order forty, forty path sets of order ten.
        var block = Block.Parallel(Enumerable.Range(0, 40).Select(i => Block.Series(Enumerable.Range(0, 10).Select(j => Block.Component($"c{i}-{j}", Availability.FromUnavailability(0.01))))));
        var cuts = block.CutSets();
        Assert.Equal(BigInteger.Pow(10, 40), cuts.Count);
        Assert.Equal(BigInteger.Pow(10, 40), cuts.CountByOrder[40]);
        Assert.Equal(3, cuts.MostProbable(3).Count());
        Assert.Equal(40, cuts.All().First().Order);
        Assert.Equal(40, block.PathSets().Count);
    }

    [Fact]
    public void Ten_thousand_in_series_are_ten_thousand_cut_sets()
    {
        var parts = Enumerable.Range(0, 10_000).Select(i => Block.Component($"c{i}", Availability.FromUnavailability(1e-6))).ToArray();
        Assert.Equal(10_000, Block.Series(parts).CutSets().Count);
        Assert.Equal(1, Block.Parallel(parts).CutSets().Count);
    }

    [Fact]
    public void What_is_never_down_has_none_and_what_is_never_up_has_the_empty_one()
    {
        Assert.Equal(BigInteger.Zero, Block.Always.CutSets().Count);
        Assert.Empty(Block.Always.CutSets().All());
        Assert.Empty(Block.Always.CutSets().MostProbable(3));
        var never = Assert.Single(Block.Never.CutSets().All());
        Assert.Equal((0, 1.0, "{}"), (never.Order, never.Probability, never.ToString()));
        Assert.Equal(0, Block.Always.CutSets().MinCutUpperBound);
        Assert.Equal(1, Block.Never.CutSets().MinCutUpperBound);
    }

    [Fact]
    public void A_structure_that_is_not_coherent_has_none_to_give()
    {
        Block a = Block.Component("a", 10.Hours, 1.Hours), b = Block.Component("b", 10.Hours, 1.Hours);
        Assert.StartsWith("The structure is not coherent", Assert.Throws<ModelException>(() => Block.Xor(a, b).CutSets()).Message, StringComparison.Ordinal);
        Assert.StartsWith("The structure is not coherent", Assert.Throws<ModelException>(() => (!a).PathSets()).Message, StringComparison.Ordinal);
        Assert.Equal(2, (!(!a | !b)).CutSets().Count);
    }

    [Fact]
    public void They_show_how_many_of_each_order_and_the_most_probable()
    {
        var text = Bridge.CutSets().ToString();
        Assert.Contains("4 minimal cut sets", text, StringComparison.Ordinal);
        Assert.Contains("{e0, e2, e4}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_hold_and_wrong_numbers_are_refused()
    {
        Assert.Throws<SolverException>(() => Bridge.Compile().CutSets(new BlockOptions { MaximumNodes = 3 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Bridge.CutSets().MostProbable(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Bridge.CutSets().UpToOrder(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Bridge.CutSets().AtLeastAsProbable(0));
    }

    private static IEnumerable<string> Named(IEnumerable<IReadOnlyList<BlockComponent>> sets) =>
        sets.Select(set => $"{{{string.Join(", ", set.Select(c => c.Name).Order(StringComparer.Ordinal))}}}").OrderBy(text => text.Length).ThenBy(text => text, StringComparer.Ordinal);

    private static int MaskOf(IReadOnlyList<BlockComponent> set) => set.Sum(component => 1 << (component.Name[1] - '0'));

    private static List<int> Minimal(Func<uint, bool> holds)
    {
        var all = Enumerable.Range(0, 1 << Sketch.Components).Where(set => holds((uint)set)).ToList();
        return all.FindAll(set => !all.Exists(other => other != set && (other & set) == other));
    }

    private static void Check(List<int> expected, List<int> found, BigInteger count, IReadOnlyList<BigInteger> byOrder)
    {
        Assert.Equal(expected.Order(), found.Order());
        Assert.Equal(expected.Count, count);
        for (var order = 0; order <= Sketch.Components; order++)
        {
            Assert.Equal(expected.Count(set => BitOperations.PopCount((uint)set) == order), order < byOrder.Count ? byOrder[order] : 0);
        }
    }
}
