using AvailabilityKit.Quantities;

namespace AvailabilityKit.Blocks;

/// <summary>Makes a block anew with components of other names, without recursion; what was one block in two places stays one.</summary>
internal sealed class BlockCopies
{
    private readonly Func<BlockComponent, Block> _rename;
    private readonly Dictionary<Block, Block> _copies = new(ReferenceEqualityComparer.Instance);

    private BlockCopies(Func<BlockComponent, Block> rename) => _rename = rename;

    /// <summary>Copy number 1, 2, ... of a block, whose components are called "name #1" and so on but for those that all copies share.</summary>
    public static Block[] Of(Block block, int count, IReadOnlyCollection<string> shared)
    {
        if (count < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(count), $"{count} copies of a block are none; give one or more, or use Block.Always or Block.Never for a part that is not there.");
        }

        var kept = new HashSet<string>(shared, StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var copies = Enumerable.Range(1, count).Select(number => new BlockCopies(Renamed(number)).Copy(block)).ToArray();
        return kept.FirstOrDefault(name => !names.Contains(name)) is { } unknown
            ? throw new ArgumentException($"No component is named \"{unknown}\", which the copies are to share.{NearestName.Hint(unknown, names)}", nameof(shared))
            : copies;

        Func<BlockComponent, Block> Renamed(int number) => component =>
        {
            names.Add(component.Name);
            return kept.Contains(component.Name) ? component : component.Named($"{component.Name} #{number}");
        };
    }

    private Block Copy(Block root)
    {
        var pending = new Stack<Block>();
        pending.Push(root);
        while (pending.TryPeek(out var block))
        {
            var members = BlockParts.MembersOf(block);
            var missing = _copies.ContainsKey(block) ? [] : Array.FindAll(members, member => !_copies.ContainsKey(member));
            if (missing.Length > 0)
            {
                Array.ForEach(missing, pending.Push);
                continue;
            }

            pending.Pop();
            _copies.TryAdd(block, Made(block));
        }

        return _copies[root];
    }

    private Block Made(Block block) => block switch
    {
        BlockComponent component => _rename(component),
        GateBlock gate => gate.Of(Array.ConvertAll(gate.Members, member => _copies[member])),
        NotBlock negation => NotBlock.Of(_copies[negation.Member]),
        XorBlock exclusive => XorBlock.Of(Array.ConvertAll(exclusive.Members, member => _copies[member])),
        NetworkBlock network => network.Of(
            Array.ConvertAll(network.Vertices, vertex => _copies[vertex]), Array.ConvertAll(network.Edges, edge => _copies[edge])),
        _ => block,
    };
}
