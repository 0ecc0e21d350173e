namespace AvailabilityKit.Tests.Architecture;

/// <summary>The floors of the library, bottom to top, and what stands on which.</summary>
internal static class House
{
    /// <summary>Rooms of one floor in one row. A room may use its own floor and those below, except for the neighbours named in <see cref="AreStrangers"/>.</summary>
    private static readonly string[][] Floors =
    [
        ["Quantities", "Graphs"],
        ["Blocks", "Markov"],
        ["Topologies", "Simulation"],
        ["Economics", "Criticality", "Studies"],
        ["Documents", "Interchange", "Reports"],
    ];

    /// <summary>The room that each front-door file at the root of src/AvailabilityKit belongs to. Every such file is listed.</summary>
    private static readonly Dictionary<string, string> FrontDoor = new(StringComparer.Ordinal)
    {
        ["Alternative.cs"] = "Economics",
        ["Availability.cs"] = "Quantities",
        ["Block.cs"] = "Blocks",
        ["Calendar.cs"] = "Quantities",
        ["ClusterMode.cs"] = "Topologies",
        ["Comparison.cs"] = "Economics",
        ["CostBasis.cs"] = "Economics",
        ["Costs.cs"] = "Economics",
        ["CrewDiscipline.cs"] = "Topologies",
        ["DocumentException.cs"] = "Documents",
        ["Duration.cs"] = "Quantities",
        ["DurationExtensions.cs"] = "Quantities",
        ["Evaluation.cs"] = "Topologies",
        ["EvaluationOptions.cs"] = "Topologies",
        ["Failover.cs"] = "Topologies",
        ["Fault.cs"] = "Topologies",
        ["Load.cs"] = "Topologies",
        ["MarkovChain.cs"] = "Markov",
        ["MarkovChainOfState.cs"] = "Markov",
        ["ModelDocument.cs"] = "Documents",
        ["ModelException.cs"] = "Quantities",
        ["Money.cs"] = "Quantities",
        ["PlannedDowntime.cs"] = "Topologies",
        ["PlannedWork.cs"] = "Topologies",
        ["Prices.cs"] = "Economics",
        ["Probability.cs"] = "Quantities",
        ["Rate.cs"] = "Quantities",
        ["RateExtensions.cs"] = "Quantities",
        ["SolverException.cs"] = "Quantities",
        ["Topology.cs"] = "Topologies",
        ["TotalCostOfOwnership.cs"] = "Economics",
    };

    public static string Root => RepositoryFolder.Root;

    public static string Library { get; } = Path.Combine(Root, "src", "AvailabilityKit");

    /// <summary>The room a file stands in, or null when the house does not know it.</summary>
    public static string? RoomOf(SourceFile file) =>
        file.Folder.Length == 0 ? FrontDoor.GetValueOrDefault(file.Path) : FloorOf(file.Folder) >= 0 ? file.Folder : null;

    /// <summary>The floor of a room counted from the bottom, or -1 for none.</summary>
    public static int FloorOf(string room) => Array.FindIndex(Floors, floor => floor.Contains(room, StringComparer.Ordinal));

    /// <summary>Whether two rooms of one floor may not know each other: an analyst with only one of the engines never meets the other.</summary>
    public static bool AreStrangers(string one, string other) => (one, other) is ("Blocks", "Markov") or ("Markov", "Blocks");

    public static IEnumerable<SourceFile> Sources() =>
        from file in Directory.EnumerateFiles(Library, "*.cs", SearchOption.AllDirectories)
        where !IsBuildOutput(file)
        orderby file
        select SourceFile.Read(Library, file);

    private static bool IsBuildOutput(string file) => Path.GetRelativePath(Library, file).Split(Path.DirectorySeparatorChar)[0] is "bin" or "obj";
}
