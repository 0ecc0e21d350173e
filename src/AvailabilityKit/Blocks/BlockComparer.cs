using System.Runtime.CompilerServices;

namespace AvailabilityKit.Blocks;

/// <summary>
/// Compares blocks by what they are made of: gates of one kind however they nest, components by name and numbers, networks by the numbers
/// of their vertices.
/// </summary>
internal static class BlockComparer
{
    /// <summary>Whether two blocks are made alike, in the same order.</summary>
    public static bool AreAlike(Block left, Block right)
    {
        // Each pair once: a block may stand in many places, so that the paths to it are far more than the blocks.
        var seen = new HashSet<Pair>();
        var pending = new Stack<Pair>([new Pair(left, right)]);
        while (pending.TryPop(out var pair))
        {
            if (ReferenceEquals(pair.Left, pair.Right) || !seen.Add(pair))
            {
                continue;
            }

            if (!AreOneKind(pair.Left, pair.Right))
            {
                return false;
            }

            var (members, others) = (BlockParts.FlatMembersOf(pair.Left), BlockParts.FlatMembersOf(pair.Right));
            if (members.Count != others.Count)
            {
                return false;
            }

            for (var i = 0; i < members.Count; i++)
            {
                pending.Push(new Pair(members[i], others[i]));
            }
        }

        return true;
    }

    /// <summary>A hash code that blocks made alike share.</summary>
    public static int HashOf(Block block) =>
        BlockParts.ComponentsOf(block).Aggregate(0, (hash, component) => hash ^ component.Name.GetHashCode(StringComparison.Ordinal));

    private static bool AreOneKind(Block left, Block right) => (left, right) switch
    {
        (BlockComponent one, BlockComponent other) => one.Name == other.Name && one.HasSameNumbers(other),
        (ConstantBlock one, ConstantBlock other) => one.IsUp == other.IsUp,
        (GateBlock one, GateBlock other) => one.IsSeries == other.IsSeries && one.IsParallel == other.IsParallel && (one.IsSeries || one.Needed == other.Needed),
        (NotBlock, NotBlock) or (XorBlock, XorBlock) => true,
        (NetworkBlock one, NetworkBlock other) => one.Directed == other.Directed && one.Vertices.Length == other.Vertices.Length
            && one.Terminals.AsSpan().SequenceEqual(other.Terminals) && one.Sources.AsSpan().SequenceEqual(other.Sources) && one.Targets.AsSpan().SequenceEqual(other.Targets),
        _ => false,
    };

    private readonly record struct Pair(Block Left, Block Right)
    {
        public bool Equals(Pair other) => ReferenceEquals(Left, other.Left) && ReferenceEquals(Right, other.Right);

        public override int GetHashCode() => HashCode.Combine(RuntimeHelpers.GetHashCode(Left), RuntimeHelpers.GetHashCode(Right));
    }
}
