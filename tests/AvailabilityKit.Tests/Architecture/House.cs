namespace AvailabilityKit.Tests.Architecture;

/// <summary>The floors of the library, bottom to top, and what stands on which.</summary>
internal static class House
{
    private const string Core = "AvailabilityKit";
    private const string Presentation = "AvailabilityKit.Presentation";

    /// <summary>Rooms of one floor in one row. A room may use its own floor and those below, except for the neighbours named in <see cref="AreStrangers"/>.</summary>
    private static readonly string[][] Floors =
    [
        ["Quantities", "Graphs"],
        ["Blocks", "Markov"],
        ["Behaviours", "Simulation"],
        ["Topologies"],
        ["Economics", "Criticality", "Studies"],
        ["Documents", "Interchange", "FaultTrees", "Reports"],
    ];

    /// <summary>
    /// The folders of a room that has several, bottom to top, each with the reason for its place. Folders of one row stand side by side, and
    /// neither knows the other.
    /// </summary>
    private static readonly string[][][] Storeys =
    [
        [
            ["AvailabilityKit.Presentation/Typesetting"], // which characters a text may carry, how wide it stands, where it breaks
            ["AvailabilityKit.Presentation/Exhibits"], // what there is to show, without a word of how
            ["AvailabilityKit.Presentation/Charts", "AvailabilityKit.Presentation/Diagrams"], // what a chart or a drawing is on any medium
            ["AvailabilityKit.Presentation/Text", "AvailabilityKit.Presentation/Html"], // the two media
        ],
        [
            ["AvailabilityKit/Topologies/Notation"], // how what elements are given is checked, listed, worded and kept out of JSON
            ["AvailabilityKit/Topologies/Statements"], // what an element says of itself, in the words of engines and checks
            ["AvailabilityKit/Topologies"], // the elements, what may be said of them and what is found: read without knowing how they are solved
            ["AvailabilityKit/Topologies/Simulated"], // what a simulation of them finds
            ["AvailabilityKit/Topologies/Checks", "AvailabilityKit/Topologies/Figures", "AvailabilityKit/Topologies/Crews", "AvailabilityKit/Topologies/Rollbacks"], // how they stand together, and what is wrong with that; what tables and JSON list of what is found; who waits for whom with a crew; to which point in time data go back
            ["AvailabilityKit/Topologies/Shares"], // how what many causes did together is shared among them
            ["AvailabilityKit/Topologies/Islands"], // how they are cut, solved and joined
            ["AvailabilityKit/Topologies/Lives", "AvailabilityKit/Topologies/Explanations"], // what a simulation lives and adds up; why islands are as they are, and what was assumed
            ["AvailabilityKit/Topologies/Results", "AvailabilityKit/Topologies/Exhibits"], // what was found as JSON, islands and all; and as tables, charts and drawings
        ],
        [
            ["AvailabilityKit/Blocks"], // block diagrams and how they are solved
            ["AvailabilityKit/Blocks/CommonCauses"], // components that fail together, as blocks
        ],
        [
            ["AvailabilityKit/Interchange"], // networks, and which characters a file may hold
            ["AvailabilityKit/Interchange/OpenPsa"], // fault trees
        ],
        [
            ["AvailabilityKit/Economics"], // costs and what follows from them
            ["AvailabilityKit/Economics/Results"], // what follows as JSON
        ],
        [
            ["AvailabilityKit/Interchange"], // networks as GraphML and DOT
            ["AvailabilityKit/Interchange/Prism"], // chains in the PRISM language and as explicit files
        ],
    ];

    /// <summary>
    /// Files in one of those folders that hand over to the folders above, as every file at the root of a project may: users call them, and a
    /// verb on a result is shorter to find than the class that does its work.
    /// </summary>
    private static readonly string[] Doors =
    [
        "AvailabilityKit/Topologies/Simulated/CrewSimulation.cs", // CrewSimulation.Figures
        "AvailabilityKit/Topologies/DowntimeCauses.cs", // DowntimeCauses.ToExhibit
        "AvailabilityKit/Topologies/Explanation.cs", // Explanation.ToJson and ToExhibit
        "AvailabilityKit/Topologies/OutageLengths.cs", // OutageLengths.ToExhibit
        "AvailabilityKit/Topologies/ServiceEvaluation.cs", // ServiceEvaluation.ToExhibit
        "AvailabilityKit/Topologies/Simulated/ServiceSimulation.cs", // ServiceSimulation.ToExhibit
    ];

    /// <summary>The kinds of element that anybody may ask for: services are what is evaluated.</summary>
    public static readonly string[] FreeKinds = ["Service"];

    /// <summary>Where elements become nodes of a document, each by the words of its kind; the reader goes by the words.</summary>
    private static readonly string[] WritersOfElements =
    [
        "AvailabilityKit/Documents/ElementWriter.cs",
        "AvailabilityKit/Documents/SingleElement.cs",
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
        ["DataExtensions.cs"] = "Quantities",
        ["DocumentException.cs"] = "Documents",
        ["Duration.cs"] = "Quantities",
        ["DurationExtensions.cs"] = "Quantities",
        ["Evaluation.cs"] = "Topologies",
        ["EvaluationOptions.cs"] = "Topologies",
        ["Failover.cs"] = "Topologies",
        ["FailoverPolicy.cs"] = "Topologies",
        ["Fault.cs"] = "Topologies",
        ["Hours.cs"] = "Topologies",
        ["LiveMigration.cs"] = "Topologies",
        ["LiveState.cs"] = "Topologies",
        ["Load.cs"] = "Topologies",
        ["MarkovChain.cs"] = "Markov",
        ["MarkovChainOfState.cs"] = "Markov",
        ["MissionEvaluation.cs"] = "Topologies",
        ["ModelDocument.cs"] = "Documents",
        ["ModelException.cs"] = "Quantities",
        ["Money.cs"] = "Quantities",
        ["PercentExtensions.cs"] = "Quantities",
        ["PlannedDowntime.cs"] = "Topologies",
        ["PlannedWork.cs"] = "Topologies",
        ["PreCopy.cs"] = "Topologies",
        ["Prices.cs"] = "Economics",
        ["Probability.cs"] = "Quantities",
        ["Rate.cs"] = "Quantities",
        ["RateExtensions.cs"] = "Quantities",
        ["SolverException.cs"] = "Quantities",
        ["SolverLimit.cs"] = "Quantities",
        ["Standby.cs"] = "Topologies",
        ["Topology.CommonCauses.cs"] = "Topologies",
        ["Topology.Graphs.cs"] = "Topologies",
        ["Topology.Missions.cs"] = "Topologies",
        ["Topology.Simulation.cs"] = "Topologies",
        ["Topology.Services.cs"] = "Topologies",
        ["Topology.FaultTolerantServers.cs"] = "Topologies",
        ["Topology.Storage.cs"] = "Topologies",
        ["Topology.VirtualMachines.cs"] = "Topologies",
        ["Topology.cs"] = "Topologies",
        ["TopologySimulation.cs"] = "Topologies",
        ["TotalCostOfOwnership.cs"] = "Economics",
    };

    public static string Root => RepositoryFolder.Root;

    private static string Source { get; } = Path.Combine(Root, "src");

    /// <summary>The sources of the library and of the package that it shows its results with; paths are below src.</summary>
    public static IEnumerable<(string Path, string Text)> Sources() =>
        from project in (string[])[Core, Presentation]
        from file in Directory.EnumerateFiles(Path.Combine(Source, project), "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Source, file).Replace('\\', '/')
        where path.Split('/')[1] is not ("bin" or "obj")
        orderby path
        select (path, File.ReadAllText(file));

    /// <summary>The room a file stands in, or null when the house does not know it.</summary>
    public static string? RoomOf(string path) => path.Split('/') switch
    {
        [Presentation, ..] => Presentation,
        [Core, var file] => FrontDoor.GetValueOrDefault(file),
        [Core, var folder, ..] when FloorOf(folder) >= 0 => folder,
        _ => null,
    };

    /// <summary>The floor of a room counted from the bottom; -1 for the package below the house, and for what is no room.</summary>
    public static int FloorOf(string room) => Array.FindIndex(Floors, floor => floor.Contains(room, StringComparer.Ordinal));

    /// <summary>Why the file at one path may not use what the file at another declares, or null where it may. Files that stand in no room may do anything.</summary>
    public static string? Forbids(string from, string to)
    {
        if (RoomOf(from) is not { } user || RoomOf(to) is not { } used)
        {
            return null;
        }

        if (FloorOf(used) > FloorOf(user) || AreStrangers(user, used))
        {
            return $"{user} is on floor {FloorOf(user)}, {used} on floor {FloorOf(used)}";
        }

        if (Doors.Contains(from, StringComparer.Ordinal))
        {
            return null;
        }

        var (folder, other) = (FolderOf(from), FolderOf(to));
        var storeys = Array.Find(Storeys, storeys => StoreyOf(folder, storeys) >= 0);
        return storeys is null || folder == other ? null
            : StoreyOf(other, storeys).CompareTo(StoreyOf(folder, storeys)) switch
            {
                > 0 => $"{folder} is below {other}",
                0 => $"{folder} and {other} stand side by side",
                _ => null,
            };
    }

    /// <summary>Whether a file may do one thing for one kind of element and another for the next. Elsewhere that is said beside the kind.</summary>
    public static bool MaySwitchOverKinds(string path) => WritersOfElements.Contains(path, StringComparer.Ordinal);

    /// <summary>The folder of a file below src, with forward slashes.</summary>
    public static string FolderOf(string path) => path[..path.LastIndexOf('/')];

    /// <summary>Whether a file stands at the root of a project, in a room of one folder, or in a folder that the room is said to have.</summary>
    public static bool KnowsFolderOf(string path) =>
        path.Split('/') is not ([Core, _, _, _, ..] or [Presentation, _, _, ..]) || Array.Exists(Storeys, storeys => StoreyOf(FolderOf(path), storeys) >= 0);

    private static int StoreyOf(string folder, string[][] storeys) => Array.FindIndex(storeys, row => row.Contains(folder, StringComparer.Ordinal));

    /// <summary>Whether two rooms of one floor may not know each other: an analyst with only one of the engines never meets the other.</summary>
    private static bool AreStrangers(string one, string other) => (one, other) is ("Blocks", "Markov") or ("Markov", "Blocks");
}
