namespace AvailabilityKit.Tests.Blocks;

/// <summary>Copies of a block, powers, and counts of failures.</summary>
public class RepetitionTest
{
    private static readonly Block Feed = Block.Component("feed", 50_000.Hours, 8.Hours);
    private static readonly Block Disk = Block.Component("disk", 1_000.Hours, 10.Hours);

    [Fact]
    public void A_power_is_a_series_of_independent_copies()
    {
        var availability = Disk.Availability();
        Near.Equal(Math.Pow(availability.Value, 5), Disk.Power(5).Availability().Value, 1e-14);
        Near.Equal(Math.Pow(availability.Unavailability, 5), Block.Parallel(Disk.Copies(5)).Availability().Unavailability, 1e-14);
        Assert.Equal("disk #1 & disk #2 & disk #3", Disk.Power(3).ToString());
    }

    [Fact]
    public void A_power_fails_as_often_as_its_copies_together()
    {
        // A series is up A^n of the time, and each copy then fails n times as often as 1 / MTBF.
        var measures = Disk.Power(4).Evaluate();
        Near.Equal(measures.Availability.Value * 4 / 1_000, measures.FailureFrequency!.Value.ValuePerSecond * 3_600, 1e-13);
    }

    [Fact]
    public void What_copies_share_is_not_copied()
    {
        var shelf = Feed & (Disk | Block.Component("spare", Availability.FromUnavailability(0.25)));
        var alone = shelf.Power(3);
        var shared = shelf.Power(3, shared: ["feed"]);

        var feed = Feed.Availability().Value;
        var pair = 1 - (Disk.Availability().Unavailability * 0.25);
        Near.Equal(Math.Pow(feed * pair, 3), alone.Availability().Value, 1e-14);
        Near.Equal(feed * Math.Pow(pair, 3), shared.Availability().Value, 1e-14);
        Assert.Equal(7, shared.Compile().Components.Count);
        Assert.Equal(9, alone.Compile().Components.Count);
    }

    [Fact]
    public void What_is_one_component_within_a_block_is_one_within_each_copy()
    {
        var twice = (Disk & Feed) | (Disk & Block.Component("generator", Availability.FromUnavailability(0.5)));
        Near.Equal(Math.Pow(twice.Availability().Value, 3), twice.Power(3).Availability().Value, 1e-14);
    }

    [Fact]
    public void Networks_and_constants_are_copied_too()
    {
        var network = Block.Network(["s", "t"], [1, 2], _ => "s", _ => "t", "s", "t", edge: e => Block.Component($"link {e}", Availability.FromUnavailability(0.1))) & Block.Always;
        Near.Equal(0.99 * 0.99, network.Power(2).Availability().Value, 1e-14);
        Assert.Contains("link 2 #2", network.Power(2).Compile().Components.Select(component => component.Name));
    }

    [Fact]
    public void A_power_of_a_power_is_the_product_of_the_exponents() =>
        Near.Equal(Disk.Power(6).Availability().Value, Disk.Power(2).Power(3).Availability().Value, 1e-14);

    [Fact]
    public void Deep_blocks_are_copied_without_recursion()
    {
        var deep = Enumerable.Range(0, 100_000).Aggregate(Block.Always, (block, i) => i % 2 == 0 ? block & Disk : block | Feed);
        Near.Equal(Math.Pow(deep.Availability().Value, 2), deep.Power(2).Availability().Value, 1e-12);
    }

    [Fact]
    public void Failing_at_k_of_n_is_the_dual_of_needing_k()
    {
        Block[] parts = [.. Enumerable.Range(0, 6).Select(i => Block.Component($"{i}", Availability.FromUnavailability(0.1 + (0.1 * i))))];
        Block[] turned = [.. Enumerable.Range(0, 6).Select(i => Block.Component($"{i}", Availability.FromAvailability(0.1 + (0.1 * i))))];
        for (var k = 1; k <= 6; k++)
        {
            // k of them down as often as k of their opposites up.
            Near.Equal(Block.AtLeast(k, turned).Availability().Value, Block.FailsAt(k, parts).Availability().Unavailability, 1e-14);
        }

        Assert.Equal("0 & 1 & 2 & 3 & 4 & 5", Block.FailsAt(1, parts).ToString());
        Assert.Equal("0 | 1 | 2 | 3 | 4 | 5", Block.FailsAt(6, parts).ToString());
    }

    [Fact]
    public void What_cannot_be_meant_is_refused()
    {
        Assert.StartsWith("0 copies of a block are none; give one or more", Assert.Throws<ArgumentOutOfRangeException>(() => Disk.Power(0)).Message, StringComparison.Ordinal);
        Assert.StartsWith("No component is named \"fed\", which the copies are to share. Did you mean \"feed\"?", Assert.Throws<ArgumentException>(() => Feed.Copies(2, ["fed"])).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "Failing at 3 of 2 blocks can never happen; k counts the failures that take the whole down, from 1 to 2.",
            Assert.Throws<ArgumentOutOfRangeException>(() => Block.FailsAt(3, Disk, Feed)).Message, StringComparison.Ordinal);
        Assert.StartsWith("Failing at 0 of 2 blocks is always down;", Assert.Throws<ArgumentOutOfRangeException>(() => Block.FailsAt(0, Disk, Feed)).Message, StringComparison.Ordinal);
    }
}
