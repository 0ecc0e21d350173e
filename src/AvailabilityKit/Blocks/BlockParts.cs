namespace AvailabilityKit.Blocks;

/// <summary>What a block diagram is made of, without compiling it.</summary>
internal static class BlockParts
{
    /// <summary>The blocks that a gate, a negation or a network is made of; none for a component or a constant.</summary>
    public static Block[] MembersOf(Block block) => block switch
    {
        GateBlock gate => gate.Members,
        NotBlock negation => [negation.Member],
        XorBlock exclusive => exclusive.Members,
        NetworkBlock network => [.. network.Vertices, .. network.Edges],
        _ => [],
    };

    /// <summary>
    /// The same, with the members of a series in a series, or of a parallel in a parallel, in the place of the inner one: what pairs of
    /// operators nest is one list. An inner gate that stands there again adds nothing.
    /// </summary>
    public static List<Block> FlatMembersOf(Block block)
    {
        List<Block> flat = [];
        HashSet<Block> opened = new(ReferenceEqualityComparer.Instance);
        Stack<Block> pending = new(MembersOf(block).Reverse());
        while (pending.TryPop(out var member))
        {
            if (block is not GateBlock outer || member is not GateBlock inner || !((outer.IsSeries && inner.IsSeries) || (outer.IsParallel && inner.IsParallel)))
            {
                flat.Add(member);
            }
            else if (opened.Add(inner))
            {
                foreach (var part in inner.Members.Reverse())
                {
                    pending.Push(part);
                }
            }
        }

        return flat;
    }

    /// <summary>The components, each name once, in the order in which they are met.</summary>
    public static IEnumerable<BlockComponent> ComponentsOf(Block root)
    {
        // A block may stand in many places, so that the paths to it are far more than the blocks.
        HashSet<Block> seen = new(ReferenceEqualityComparer.Instance) { root };
        Queue<Block> open = new([root]);
        HashSet<string> names = new(StringComparer.Ordinal);
        while (open.TryDequeue(out var block))
        {
            if (block is BlockComponent component && names.Add(component.Name))
            {
                yield return component;
            }

            foreach (var member in MembersOf(block))
            {
                if (seen.Add(member))
                {
                    open.Enqueue(member);
                }
            }
        }
    }
}
