using AvailabilityKit.Blocks;

namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>Random block diagrams of every kind of block, in which some components and some blocks stand in several places.</summary>
internal static class RandomBlocks
{
    /// <summary>A block of components that have some of the names.</summary>
    public static Block Block(Random random, string[] names)
    {
        Block[] components = [.. names.Select(name => Component(random, name))];
        return Block(random, [.. components.Select(component => (component, 0))], depth: 4);
    }

    private static BlockComponent Component(Random random, string name) => random.Next(3) switch
    {
        0 => AvailabilityKit.Block.Component(name, Availability.FromUnavailability(Math.Pow(random.NextDouble(), 5))),
        1 => AvailabilityKit.Block.Component(name, Duration.FromHours(1 + (100_000 * random.NextDouble())), random.Next(6) == 0 ? Duration.Zero : Duration.FromMinutes(600 * random.NextDouble())),
        _ => AvailabilityKit.Block.Component(name, random.Next(6) == 0 ? Duration.Infinite : Duration.FromDays(random.Next(1, 3_000)), Duration.FromMinutes(random.Next(1, 600) / 7.0)),
    };

    // What was drawn before may be drawn again, whole, where it makes the diagram no deeper: documents are read to a limited depth.
    private static Block Block(Random random, List<(Block Block, int Depth)> drawn, int depth)
    {
        if (depth == 0 || random.Next(4) == 0)
        {
            return Again();
        }

        var members = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Block(random, drawn, depth - 1)).ToArray();
        var block = random.Next(9) switch
        {
            0 => members.Aggregate((left, right) => left & right),
            1 => members.Aggregate((left, right) => right | left),
            2 => AvailabilityKit.Block.AtLeast(random.Next(1, members.Length + 1), members),
            3 => AvailabilityKit.Block.FailsAt(random.Next(1, members.Length + 1), members),
            4 => Network(random, members),
            6 => !members[0],
            7 => AvailabilityKit.Block.Xor(members),
            5 when random.Next(3) == 0 => random.Next(2) == 0 ? AvailabilityKit.Block.Always : AvailabilityKit.Block.Never,
            _ => AvailabilityKit.Block.Series(members) | Again(),
        };
        drawn.Add((block, depth));
        return block;

        Block Again()
        {
            var fitting = drawn.FindAll(old => old.Depth <= Math.Max(depth - 1, 0));
            return fitting[random.Next(fitting.Count)].Block;
        }
    }

    private static Block Network(Random random, Block[] members)
    {
        var vertices = Enumerable.Range(0, random.Next(1, 5)).ToArray();
        var edges = Enumerable.Range(0, random.Next(0, 6)).Select(_ => (From: random.Next(vertices.Length), To: random.Next(vertices.Length), Block: Any())).ToArray();
        var blocks = vertices.Select(_ => random.Next(2) == 0 ? AvailabilityKit.Block.Always : Any()).ToArray();
        return random.Next(2) == 0
            ? AvailabilityKit.Block.Network(vertices, edges, e => e.From, e => e.To, random.Next(vertices.Length), random.Next(vertices.Length), v => blocks[v], e => e.Block, directed: random.Next(2) == 0)
            : AvailabilityKit.Block.KTerminal(vertices, edges, e => e.From, e => e.To, vertices[..random.Next(1, vertices.Length + 1)], v => blocks[v], e => e.Block);

        Block Any() => members[random.Next(members.Length)];
    }
}
