using AvailabilityKit.Blocks;
using BenchmarkDotNet.Attributes;

namespace AvailabilityKit.Benchmarks;

/// <summary>Block diagrams: from the drawing to the measures, and a compiled structure function fed with new numbers.</summary>
[MemoryDiagnoser]
public class BlockBenchmarks
{
    private static readonly (int U, int V)[] Germany17 =
    [
        (0, 13), (0, 14), (0, 2), (1, 13), (1, 14), (1, 5), (2, 12), (2, 14), (2, 6), (3, 12), (3, 15), (4, 6), (4, 8), (5, 9), (6, 12), (6, 7),
        (7, 15), (7, 8), (9, 11), (9, 14), (9, 16), (10, 11), (10, 16), (12, 14), (12, 16), (13, 14),
    ];

    private static readonly Availability NineTenths = Availability.FromUnavailability(0.1);

    private readonly StructureFunction _site = Site().Compile();
    private readonly Availability[] _siteNumbers = [.. Site().Compile().Components.Select(c => c.OwnAvailability)];
    private readonly Rate[] _siteFrequencies = [.. Site().Compile().Components.Select(c => c.FailureFrequency!.Value)];
    private readonly StructureFunction _large = Block.AtLeast(50, Enumerable.Range(0, 100).Select(i => Block.Component($"c{i}", 100.Hours, 1.Hours))).Compile();
    private readonly Availability[] _largeNumbers = new Availability[100];

    /// <summary>A room with two feeds: racks that share them, a web farm, a database pair, storage and a network; 20 components.</summary>
    private static Block Site()
    {
        Block feedA = Block.Component("feed a", 20_000.Hours, 4.Hours), feedB = Block.Component("feed b", 20_000.Hours, 4.Hours);
        Block ups = Block.Component("ups a", 100_000.Hours, 8.Hours) & feedA, raw = Block.Component("pdu b", 200_000.Hours, 8.Hours) & feedB;
        var power = ups | raw;
        var cooling = Block.AtLeast(2, Enumerable.Range(1, 3).Select(i => Block.Component($"chiller {i}", 10_000.Hours, 12.Hours)));
        var web = Block.AtLeast(3, Enumerable.Range(1, 5).Select(i => Block.Component($"web {i}", 8_760.Hours, 2.Hours) & (i % 2 == 0 ? ups : raw)));
        var db = (Block.Component("db 1", 8_760.Hours, 4.Hours) & ups) | (Block.Component("db 2", 8_760.Hours, 4.Hours) & raw);
        var san = Block.Component("controller 1", 100_000.Hours, 6.Hours) | Block.Component("controller 2", 100_000.Hours, 6.Hours);
        var lan = Block.Component("switch 1", 150_000.Hours, 3.Hours) | Block.Component("switch 2", 150_000.Hours, 3.Hours);
        var people = Block.Component("operator", 50_000.Hours, 1.Hours) & Block.Component("dns", 30_000.Hours, 1.Hours);
        return power & cooling & web & db & san & lan & people;
    }

    [Benchmark]
    public BlockMeasures Twenty_components_from_the_drawing_to_all_measures() => Site().Evaluate();

    [Benchmark]
    public Availability Twenty_components_with_new_numbers() => _site.Evaluate(_siteNumbers);

    [Benchmark]
    public Rate Frequency_of_twenty_components_with_new_numbers() => _site.FailureFrequency(_siteNumbers, _siteFrequencies);

    [Benchmark]
    public Availability Fifty_of_a_hundred_with_new_numbers() => _large.Evaluate(_largeNumbers);

    [Benchmark]
    public double Germany17_all_136_pairs_from_the_edge_list()
    {
        var sum = 0.0;
        for (var s = 0; s < 17; s++)
        {
            for (var t = s + 1; t < 17; t++)
            {
                sum += Block.Network(
                    Enumerable.Range(0, 17), Germany17, e => e.U, e => e.V, s, t, vertex: v => Block.Component($"{v}", NineTenths)).Availability().Value;
            }
        }

        return sum;
    }
}
