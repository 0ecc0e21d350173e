using System.Xml.Linq;

namespace AvailabilityKit.Tests.Architecture;

/// <summary>Holds the house: imports go down only, one public noun a file, files that read in one sitting, no remote package source.</summary>
public class ArchitectureTest
{
    private const int LongestFile = 400;
    private const int FullestFolder = 50;

    private static readonly SourceFiles Files = SourceFiles.Of([.. House.Sources()]);

    [Fact]
    public void Every_file_stands_in_a_known_room()
    {
        Assert.NotEmpty(Files.Paths);
        Nothing(from file in Files.Paths
                where House.RoomOf(file) is null
                select $"{file} stands in no room of the house: move it, or add the room to House.Floors or the file, if it is a front door, to House.FrontDoor.");
        Nothing(from file in Files.Paths
                where !House.KnowsFolderOf(file)
                select $"{file} stands in a folder of its room that House.Storeys does not know: move it, or say there which folders are below it.");
    }

    [Fact]
    public void Imports_go_down_only() => Nothing(Trespasses(Files));

    [Fact]
    public void A_file_has_one_public_noun() =>
        Nothing(from file in Files.Paths
                let nouns = Files.PublicNounsOf(file).ToList()
                where nouns.Count > 1
                select $"{file} declares {nouns.Count} public types ({string.Join(", ", nouns)}): give each its own file.");

    [Fact]
    public void A_file_reads_in_one_sitting() =>
        Nothing(from file in Files.Paths where Files.LinesOf(file) > LongestFile select $"{file} has {Files.LinesOf(file)} lines; {LongestFile} is the most: split it by nouns.");

    [Fact]
    public void A_folder_can_be_looked_through() =>
        Nothing(from file in Files.Paths
                group file by House.FolderOf(file) into folder
                where folder.Count() > FullestFolder
                select $"{folder.Key} holds {folder.Count()} files; {FullestFolder} is the most: give what belongs together a folder of its own.");

    [Fact]
    public void What_a_kind_of_element_does_is_said_beside_it() =>
        Nothing(from test in Files.TestsForKinds("Element", House.FreeKinds)
                where !House.MaySwitchOverKinds(test.From)
                select $"{test.From} asks whether an element is a {test.Name}: say what it wants to know as a member of Element, beside each kind, so that a new kind touches no more than its own file.");

    [Fact]
    public void A_test_for_a_kind_of_element_is_found_however_it_is_written()
    {
        const string Kinds = "record Element; record Known : Element; record Leaf : Known { public const int Most = 3; } record Service : Element; enum Word { Leaf }";
        string[] tests =
        [
            "e is Leaf", "e is Leaf leaf", "e is not Known", "e is Leaf { }", "e is { } and Leaf", "e as Leaf", "(Leaf)e", "typeof(Leaf)", "all.OfType<Leaf>()", "all.Cast<Leaf>()",
            "e switch { Leaf => 1, _ => 2 }", "e switch { Leaf leaf => 1, _ => 2 }", "(e, 1) is (Leaf, 1)",
        ];
        string[] others = ["e is Service", "n is Leaf.Most", "w is Word.Leaf", "new Leaf()", "Leaf.Most", "new List<Leaf>()", "e is { }", "(Element)new Leaf()"];

        Assert.All(tests, test => Assert.NotEmpty(Found(test)));
        Assert.All(others, other => Assert.Empty(Found(other)));
        Assert.Empty(SourceFiles.Of(("Kinds.cs", Kinds + " class Here { bool Is(Element e) => e is Leaf; }")).TestsForKinds("Element", "Service"));
        Assert.NotEmpty(SourceFiles.Of(("Kinds.cs", Kinds), ("Use.cs", "class Use { void Is(Element e) { switch (e) { case Leaf: break; } } }")).TestsForKinds("Element", "Service"));

        static IEnumerable<Use> Found(string expression) => SourceFiles.Of(
            ("Kinds.cs", Kinds),
            ("Use.cs", $"class Use {{ object? Is(Element e, int n, Word w, IEnumerable<Element> all) => {expression}; }}")).TestsForKinds("Element", "Service");
    }

    [Fact]
    public void Messages_quote_with_double_quotes() =>
        Nothing(from file in Files.Paths
                from line in Files.SingleQuotesOf(file)
                select $"{file}, line {line} quotes a value with single quotes: write \\\"{{name}}\\\", as all messages do.");

    [Fact]
    public void A_value_between_single_quotes_is_found()
    {
        var files = SourceFiles.Of(("AvailabilityKit/Low.cs", """class Low { string Say(int x) => $"a '{x}'" + $"b \"{x}\" isn't {x}"; }"""));

        Assert.Equal([1], files.SingleQuotesOf("AvailabilityKit/Low.cs"));
    }

    [Fact]
    public void No_remote_package_source_is_named()
    {
        var sources = XDocument.Load(Path.Combine(House.Root, "nuget.config")).Descendants("packageSources").Elements("add").Attributes("value");

        Nothing(from source in sources where source.Value.Contains("://", StringComparison.Ordinal) select $"nuget.config names {source.Value}: leave the source to the machine.");
    }

    [Fact]
    public void A_use_of_what_stands_above_is_found_and_named()
    {
        // Neither words in comments and strings, nor members and parameters that are called like a type above, are uses of it.
        var files = SourceFiles.Of(
            ("AvailabilityKit/Blocks/Low.cs", """"
                namespace AvailabilityKit;
                // High in a comment, and
                /* High in another */
                public sealed class Low { string s = "High"; char c = '"'; string r = """High "" x"""; int Chain { get; } void High(int High) => this.High(High: Chain); }
                """"),
            ("AvailabilityKit/Blocks/Lower.cs", "namespace AvailabilityKit; class Lower { string s = $\"{new Chain()} {{High}}\"; }"),
            ("AvailabilityKit/Markov/Chain.cs", "namespace AvailabilityKit; public sealed class Chain;"),
            ("AvailabilityKit/Topologies/High.cs", "namespace AvailabilityKit; public record struct High<T>(int A) { public class Inner { public static int Deep; } } delegate int Late<T>(T x);"),
            ("AvailabilityKit/Topologies/Islands/Solved.cs", "namespace AvailabilityKit; static class Solved { public static int States(this int high) => new High<int>(high).A; }"),
            ("AvailabilityKit/Topologies/Words.cs", "namespace AvailabilityKit; class Words { int states = 3.States(); }"),
            ("AvailabilityKit/Graphs/Hole.cs", "namespace AvailabilityKit; class Hole { Late<int>? late; int deep = High<int>.Inner.Deep; object made = Make(new(1)); static object Make(High<int> high) => high; }"),
            ("AvailabilityKit/Topologies/Explanation.cs", "namespace AvailabilityKit; class Explanation { int states = 3.States(); }"),
            ("AvailabilityKit.Presentation/Exhibits/Panel.cs", "namespace AvailabilityKit; class Panel { Hole? hole; }"),
            ("AvailabilityKit.Presentation/Exhibit.cs", "namespace AvailabilityKit; class Exhibit { Page? page; }"),
            ("AvailabilityKit.Presentation/Html/Page.cs", "namespace AvailabilityKit; class Page { Panel? panel; Exhibit? exhibit; Screen? screen; }"),
            ("AvailabilityKit.Presentation/Text/Screen.cs", "namespace AvailabilityKit; class Screen { Screen? other; }"));

        Assert.Equal(
            [
                "AvailabilityKit.Presentation/Exhibits/Panel.cs uses Hole of AvailabilityKit/Graphs/Hole.cs: AvailabilityKit.Presentation is on floor -1, Graphs on floor 0.",
                "AvailabilityKit.Presentation/Html/Page.cs uses Screen of AvailabilityKit.Presentation/Text/Screen.cs: AvailabilityKit.Presentation/Html and AvailabilityKit.Presentation/Text stand side by side.",
                "AvailabilityKit/Blocks/Lower.cs uses Chain of AvailabilityKit/Markov/Chain.cs: Blocks is on floor 1, Markov on floor 1.",
                "AvailabilityKit/Graphs/Hole.cs uses High of AvailabilityKit/Topologies/High.cs: Graphs is on floor 0, Topologies on floor 3.",
                "AvailabilityKit/Graphs/Hole.cs uses Late of AvailabilityKit/Topologies/High.cs: Graphs is on floor 0, Topologies on floor 3.",
                "AvailabilityKit/Topologies/Words.cs uses Solved of AvailabilityKit/Topologies/Islands/Solved.cs: AvailabilityKit/Topologies is below AvailabilityKit/Topologies/Islands.",
            ],
            Trespasses(files));
        Assert.Equal(["High"], files.PublicNounsOf("AvailabilityKit/Topologies/High.cs"));
    }

    private static IEnumerable<string> Trespasses(SourceFiles files) =>
        from use in files.Uses((user, used) => House.Forbids(user, used) is not null)
        orderby use.From, use.Name
        select $"{use.From} uses {use.Name} of {use.To}: {House.Forbids(use.From, use.To)}.";

    private static void Nothing(IEnumerable<string> violations)
    {
        var found = violations.ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
