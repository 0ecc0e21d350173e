using System.Numerics;
using AvailabilityKit.Blocks;
using AvailabilityKit.FaultTrees;
using BenchmarkDotNet.Attributes;

namespace AvailabilityKit.Benchmarks;

/// <summary>Published fault trees by phase. The files are looked for in the folder aralia beside the repository, or in the one that ARALIA names.</summary>
[MemoryDiagnoser]
public class FaultTreeBenchmarks
{
    private const int Sets = 1_000;

    private Block _block = Block.Always;
    private StructureFunction _function = Block.Always.Compile();
    private Availability[] _numbers = [];
    private double[] _up = [];
    private double[] _down = [];
    private readonly double[] _systemUp = new double[Sets];
    private readonly double[] _systemDown = new double[Sets];

    /// <summary>The name of the file; one line says so where the folder is absent.</summary>
    [ParamsSource(nameof(Trees))]
    public string Tree { get; set; } = "";

    public static IEnumerable<string> Trees
    {
        get
        {
            var found = Folder is { } folder ? Directory.GetFiles(folder, "*.xml").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal).ToArray() : [];
            if (found.Length == 0)
            {
                Console.WriteLine("// No folder aralia with fault trees stands beside the repository; they are skipped.");
            }

            return found;
        }
    }

    private static string? Folder
    {
        get
        {
            if (Environment.GetEnvironmentVariable("ARALIA") is { } named)
            {
                return Directory.Exists(named) ? named : null;
            }

            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                var beside = Path.Combine(folder.FullName, "shared", "aralia");
                if (Directory.Exists(beside))
                {
                    return beside;
                }
            }

            return null;
        }
    }

    [GlobalSetup]
    public void Read()
    {
        _block = FaultTree.Load(Path.Combine(Folder!, $"{Tree}.xml")).ToBlock();
        _function = _block.Compile();
        _numbers = [.. _function.Components.Select(component => component.OwnAvailability)];
        _up = [.. _numbers.SelectMany(number => Enumerable.Repeat(number.Value, Sets))];
        _down = [.. _numbers.SelectMany(number => Enumerable.Repeat(number.Unavailability, Sets))];
    }

    [Benchmark]
    public Availability Orders_diagrams_and_probability() => _block.Availability();

    [Benchmark]
    public Availability Again_with_new_numbers() => _function.Evaluate(_numbers);

    [Benchmark(OperationsPerInvoke = Sets)]
    public double One_of_a_thousand_at_once()
    {
        _function.EvaluateMany(_up, _down, _systemUp, _systemDown);
        return _systemDown[0];
    }

    [Benchmark]
    public BigInteger Cut_sets_counted() => _function.CutSets().Count;

    [Benchmark]
    public BlockImportances Importance_of_every_component() => _block.Importance();
}
