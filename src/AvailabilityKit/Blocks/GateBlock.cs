namespace AvailabilityKit.Blocks;

/// <summary>Up when at least <see cref="Needed"/> of its members are; series and parallel are the two ends of that.</summary>
internal sealed class GateBlock : Block
{
    private GateBlock(int needed, Block[] blocks)
    {
        Needed = needed;
        Members = blocks;
    }

    public int Needed { get; }

    public Block[] Members { get; }

    public bool IsSeries => Needed == Members.Length;

    public bool IsParallel => Needed == 1 && Members.Length > 1;

    /// <summary>The same gate over other blocks, as many.</summary>
    public GateBlock Of(Block[] members) => new(Needed, members);

    public static Block Series(Block[] blocks) => Of("A series", "Block.Always", blocks.Length, blocks);

    public static Block Parallel(Block[] blocks) => Of("A parallel", "Block.Never", 1, blocks);

    public static Block AtLeast(int k, Block[] blocks)
    {
        if (blocks.Length > 0 && (k < 1 || k > blocks.Length))
        {
            throw new ArgumentOutOfRangeException(
                nameof(k), $"At least {k} of {blocks.Length} blocks {(k < 1 ? "is no demand" : "can never be up")}; k counts what must be up, from 1 to {blocks.Length}.");
        }

        return Of("An at-least-k-of-n", k < 1 ? "Block.Always" : "Block.Never", k, blocks);
    }

    public static Block FailsAt(int k, Block[] blocks)
    {
        if (blocks.Length > 0 && (k < 1 || k > blocks.Length))
        {
            throw new ArgumentOutOfRangeException(
                nameof(k), $"Failing at {k} of {blocks.Length} blocks {(k < 1 ? "is always down" : "can never happen")}; k counts the failures that take the whole down, from 1 to {blocks.Length}.");
        }

        return Of("A fails-at-k-of-n", k < 1 ? "Block.Never" : "Block.Always", blocks.Length + 1 - k, blocks);
    }

    private static Block Of(string what, string ofNothing, int needed, Block[] blocks)
    {
        CheckMembers(what, ofNothing, blocks);
        return blocks.Length == 1 ? blocks[0] : new GateBlock(needed, blocks);
    }

    /// <summary>Refuses a gate of nothing, and one of which a member is missing.</summary>
    public static void CheckMembers(string what, string ofNothing, Block[] blocks)
    {
        if (blocks.Length == 0)
        {
            throw new ArgumentException($"{what} of no blocks was asked for; give at least one, or use {ofNothing} if that is meant.", nameof(blocks));
        }

        var missing = Array.IndexOf(blocks, null!);
        if (missing >= 0)
        {
            throw new ArgumentException($"Block {missing + 1} of {blocks.Length} is null; use Block.Always or Block.Never for a part that is not there.", nameof(blocks));
        }
    }
}
