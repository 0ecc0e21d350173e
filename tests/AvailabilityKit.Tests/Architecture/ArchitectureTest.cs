using System.Xml.Linq;

namespace AvailabilityKit.Tests.Architecture;

/// <summary>Holds the house: imports go down only, one public noun a file, files that read in one sitting, no remote package source.</summary>
public class ArchitectureTest
{
    private const int LongestFile = 400;

    private static readonly List<SourceFile> Files = [.. House.Sources()];

    [Fact]
    public void Every_file_stands_in_a_known_room()
    {
        Assert.NotEmpty(Files);
        Nothing(from file in Files
                where House.RoomOf(file) is null
                select file.Folder.Length == 0
                    ? $"{file.Path} stands at the root of src/AvailabilityKit and is not in the table House.FrontDoor: add it there with its room."
                    : $"{file.Path} stands in {file.Folder}, which is no room of the house: move it, or add the room to House.Floors.");
    }

    [Fact]
    public void Imports_go_down_only() => Nothing(Trespasses(Files));

    [Fact]
    public void A_file_has_one_public_noun() =>
        Nothing(from file in Files
                let nouns = file.TopLevelTypes().Where(type => type.IsPublic).Select(type => type.Name).Distinct(StringComparer.Ordinal).ToList()
                where nouns.Count > 1
                select $"{file.Path} declares {nouns.Count} public types ({string.Join(", ", nouns)}): give each its own file.");

    [Fact]
    public void A_file_reads_in_one_sitting() =>
        Nothing(from file in Files where file.Lines > LongestFile select $"{file.Path} has {file.Lines} lines; {LongestFile} is the most: split it by nouns.");

    [Fact]
    public void No_remote_package_source_is_named()
    {
        var sources = XDocument.Load(Path.Combine(House.Root, "nuget.config")).Descendants("packageSources").Elements("add").Attributes("value");

        Nothing(from source in sources where source.Value.Contains("://", StringComparison.Ordinal) select $"nuget.config names {source.Value}: leave the source to the machine.");
    }

    [Fact]
    public void Trespasses_are_found_and_named()
    {
        var below = SourceFile.Of("Blocks/Low.cs", """"
            using AvailabilityKit.Markov;
            namespace AvailabilityKit;
            // Topology in a comment, and
            /* Topology in another */
            public sealed class Low { string s = "Topology"; char c = '"'; string r = """Topology "" x"""; int Chain { get; } void High(int x) => low.High(High: 1); }
            """");
        var beside = SourceFile.Of("Markov/Chain.cs", "namespace AvailabilityKit; public sealed class Chain { }");
        var above = SourceFile.Of("Topologies/High.cs", "namespace AvailabilityKit; public record struct High<T>(int A) { class Inner { } } internal delegate int Late<T>(T x);");
        var hole = SourceFile.Of("Graphs/Hole.cs", "class Hole { string s = $\"{Of<Late<int>>()} {{High}} {x:F2}\"; High<int> field = new(); }");

        Assert.Equal([("High", true), ("Late", false)], above.TopLevelTypes());
        Assert.Equal(
            [
                "Blocks/Low.cs (Blocks, floor 1) names the room Markov (floor 1).",
                "Graphs/Hole.cs (Graphs, floor 0) names Late of Topologies/High.cs (Topologies, floor 2).",
                "Graphs/Hole.cs (Graphs, floor 0) names High of Topologies/High.cs (Topologies, floor 2).",
            ],
            Trespasses([below, beside, above, hole]));
    }

    private static IEnumerable<string> Trespasses(List<SourceFile> files)
    {
        var homes = (from file in files
                     let room = House.RoomOf(file)
                     where room is not null
                     from type in file.TopLevelTypes()
                     orderby House.FloorOf(room) descending
                     group (File: file, Room: room) by type.Name).ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (House.RoomOf(file) is not { } room)
            {
                continue;
            }

            var here = $"{file.Path} ({room}, floor {House.FloorOf(room)})";
            foreach (var named in file.NamedRooms().Distinct(StringComparer.Ordinal).Where(named => IsForbidden(room, named)))
            {
                yield return $"{here} names the room {named} (floor {House.FloorOf(named)}).";
            }

            foreach (var name in file.UsedNames().Distinct(StringComparer.Ordinal))
            {
                if (homes.TryGetValue(name, out var home) && IsForbidden(room, home.Room))
                {
                    yield return $"{here} names {name} of {home.File.Path} ({home.Room}, floor {House.FloorOf(home.Room)}).";
                }
            }
        }
    }

    private static bool IsForbidden(string from, string to) => House.FloorOf(to) > House.FloorOf(from) || House.AreStrangers(from, to);

    private static void Nothing(IEnumerable<string> violations)
    {
        var found = violations.ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
