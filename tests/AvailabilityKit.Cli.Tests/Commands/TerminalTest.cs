using System.Text;
using System.Text.RegularExpressions;

namespace AvailabilityKit.Cli.Tests.Commands;

/// <summary>What a person at a terminal sees, and what a page bears that is kept.</summary>
public sealed class TerminalTest : IDisposable
{
    private static readonly string Figure = Path.Combine(Repository.Root, "samples", "white-paper", "figure-2.json");
    private readonly string _folder = Directory.CreateTempSubdirectory("availability-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("evaluate", 1, 1)]
    [InlineData("evaluate", 1, 60)]
    [InlineData("evaluate", 30, 2)]
    [InlineData("compare", 2, 2)]
    [InlineData("compare", 40, 1)]
    public void Brief_is_one_screen_however_large_the_document_and_long_its_names(string command, int topologies, int servers)
    {
        var (_, output) = Run(80, command, Save(Document(topologies, servers)), "--brief", "--target", "99.9 %");
        var lines = output.TrimEnd('\n').Split('\n');

        Assert.InRange(lines.Length, 6, 23);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
        Assert.Contains("target of 99.9 %", output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void Brief_says_how_many_rows_it_leaves_out() =>
        Assert.Matches(@"\nand \d+ more\n", Run(80, "compare", Save(Document(40, 1)), "--brief").Output);

    [Fact]
    public void Brief_counts_the_outages_and_names_the_cause_that_the_report_does()
    {
        // Each server weighs less than the array, all five weigh more; the array also stops for planned work.
        var shop = Topology.Named("shop")
            .Servers("web", 5, mtbf: 1_000.Hours, mttr: 4.Hours)
            .Storage("array", mtbf: 900.Hours, mttr: 4.Hours, planned: [PlannedWork.PerYear("firmware", 100, lasting: 1.Minutes)])
            .Service("orders", needs: ["web", "array"]);
        var file = Save(new ModelDocument(shop, Topology.Named("desk").Server("pc", mtbf: 4_000.Hours, mttr: 4.Hours).Service("mail", needs: ["pc"])).ToJson());

        var report = Run(200, "evaluate", file).Output;
        var brief = Run(200, "evaluate", file, "--brief").Output.Split('\n');
        var outages = Regex.Match(report, @"Unplanned outages +(\d+\.?\d*) a year").Groups[1].Value;

        Assert.Contains("by hardware of web-1 … web-5 (5).", report, StringComparison.Ordinal);
        Assert.Single(brief, line => Regex.IsMatch(line, $@"^shop +\S+ % .* {Regex.Escape(outages)} +hardware of web-1 … web-5 \(5\)$"));
        Assert.Single(brief, line => Regex.IsMatch(line, @"^Topology +Availability +Downtime +Unplanned outages +Largest cause$"));
    }

    /// <summary>Two servers that share the work miss half of it each while they are down, a tenth of the time; the pc is down a twentieth.</summary>
    [Fact]
    public void Brief_ranks_by_what_is_missing_where_parts_of_the_capacity_are()
    {
        var shop = Topology.Named("shop").Servers("web", 2, mtbf: 90.Hours, mttr: 10.Hours).Group("farm", ["web"]).Service("orders", needs: ["farm"]);
        var desk = Topology.Named("desk").Server("pc", mtbf: 95.Hours, mttr: 5.Hours).Service("mail", needs: ["pc"]);
        var brief = Run(200, "evaluate", Save(new ModelDocument(shop, desk).ToJson()), "--brief").Output;

        Assert.Contains("Least available: shop, \"orders\", which misses as much as if all of it were down 36.5 d a year.", brief, StringComparison.Ordinal);
        Assert.Matches(@"\nTopology +Availability +Downtime +Missing +Unplanned outages +Largest cause\n", brief);
        Assert.Matches(@"\nshop +99 % +3.65 d +36.5 d +\S+ +hardware of web-1\n", brief);
        Assert.Matches(@"\ndesk +95 % +18.3 d +18.3 d +", brief);
    }

    [Fact]
    public void The_verdict_with_its_target_comes_first_and_last()
    {
        var (code, output) = Run(200, "compare", Figure, "--target", "99.99 %");
        var lines = output.TrimEnd('\n').Split('\n');

        Assert.Equal(ExitCode.MissesTarget, code);
        Assert.Equal("• Only Fault-tolerant server meets the target of 99.99 %.", lines[5]);
        Assert.Equal(lines[3..6], lines[^3..]);
    }

    [Fact]
    public void Colour_is_for_terminals_alone()
    {
        Assert.DoesNotContain('\u001b', Run(80, "evaluate", Figure).Output);

        var file = Path.Combine(_folder, "answer.txt");
        Run(Seen(80) with { Colour = true }, "evaluate", Figure, "--output", file);
        Assert.DoesNotContain('\u001b', File.ReadAllText(file));

        using var output = new StringWriter();
        Run(Seen(80) with { Colour = true, Output = output }, "evaluate", Figure);
        Assert.Contains("\u001b[1m", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "TERM=xterm-256color")]
    [InlineData(true, "TERM=xterm", "NO_COLOR=")]
    [InlineData(false, "TERM=xterm", "NO_COLOR=1")]
    [InlineData(false, "TERM=dumb")]
    [InlineData(false)]
    public void Whoever_asks_to_be_spared_colour_is(bool isShown, params string[] environment)
    {
        string? Variable(string name) => environment.FirstOrDefault(one => one.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];

        Assert.Equal(isShown, Terminal.ShowsColour(Variable, isRedirected: false, isWindows: false));
        Assert.False(Terminal.ShowsColour(Variable, isRedirected: true, isWindows: false));
        Assert.Equal(isShown, Terminal.ShowsColour(Variable, isRedirected: false, isWindows: true));
    }

    [Fact]
    public void A_page_bears_the_version_and_the_day_and_is_otherwise_the_same()
    {
        string Page(DateOnly day)
        {
            using var output = new StringWriter();
            Run(Seen(80) with { Output = output, Today = () => day }, "compare", Figure, "--format", "html");
            return output.ToString();
        }

        var page = Page(new DateOnly(2026, 2, 1));

        Assert.Matches(@">AvailabilityKit \d+\.\d+\.\d+, 2026-02-01</footer>", page);
        Assert.Equal(page, Page(new DateOnly(2027, 3, 4)).Replace("2027-03-04", "2026-02-01", StringComparison.Ordinal));
    }

    [Fact]
    public void The_environment_fixes_the_day_for_builds_that_must_repeat()
    {
        Assert.Equal(new DateOnly(2026, 2, 1), Terminal.DayOf("1769904000"));
        Assert.Equal(Terminal.DayOf(null), Terminal.DayOf("tomorrow"));
        Assert.Equal(Terminal.DayOf(null), Terminal.DayOf("99999999999999"));
    }

    private static string Document(int topologies, int servers)
    {
        var name = new string('n', 120);
        var text = new StringBuilder("{ \"version\": 1, \"topologies\": [");
        for (var t = 0; t < topologies; t++)
        {
            text.Append(t > 0 ? "," : "").Append($"{{ \"name\": \"{t} {name}\", \"elements\": [");
            for (var s = 0; s < servers; s++)
            {
                text.Append($"{{ \"type\": \"server\", \"name\": \"{s} {name}\", \"mtbf\": \"{8000 + s + t} h\", \"mttr\": \"4 h\" }},");
            }

            text.Append($"{{ \"type\": \"service\", \"name\": \"orders {name}\", \"needs\": [{string.Join(',', Enumerable.Range(0, servers).Select(s => $"\"{s} {name}\""))}] }} ] }}");
        }

        return text.Append("] }").ToString();
    }

    private static Terminal Seen(int width) => new(() => Stream.Null, TextWriter.Null, TextWriter.Null, width, ShowsProgress: false);

    private static int Run(Terminal terminal, params string[] args) => CommandLine.Run(args, terminal, CancellationToken.None);

    private static (int Code, string Output) Run(int width, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        return (Run(Seen(width) with { Output = output }, args), output.ToString());
    }

    private string Save(string text)
    {
        var file = Path.Combine(_folder, "model.json");
        File.WriteAllText(file, text);
        return file;
    }
}
