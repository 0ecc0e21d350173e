using System.Text.Json;
using AvailabilityKit.Topologies;

namespace AvailabilityKit.Cli.Tests.Commands;

public sealed class CommandLineTest : CommandRuns
{
    private static readonly string Figure = Path.Combine(Repository.Root, "samples", "white-paper", "figure-2.json");

    [Theory]
    [InlineData("evaluate")]
    [InlineData("compare")]
    [InlineData("explain")]
    [InlineData("validate")]
    public void Every_command_answers_in_every_format(string command)
    {
        var text = Run(command, Figure);
        Assert.Equal((0, ""), (text.Code, text.Error));
        Assert.Contains("Fault-tolerant server", text.Output, StringComparison.Ordinal);
        Assert.All(text.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 100));

        var html = Run(command, Figure, "--format", "HTML");
        Assert.Equal((0, ""), (html.Code, html.Error));
        Assert.StartsWith("<!DOCTYPE html>", html.Output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script", html.Output, StringComparison.OrdinalIgnoreCase);

        var markdown = Run(command, Figure, "-f", "markdown");
        Assert.Equal((0, ""), (markdown.Code, markdown.Error));
        Assert.StartsWith("# ", markdown.Output, StringComparison.Ordinal);

        var json = Run(command, Figure, "-f", "json");
        Assert.Equal((0, ""), (json.Code, json.Error));
        using var result = JsonDocument.Parse(json.Output);
        Assert.Empty(new[] { "$schema", "version", "kind", "answer", "method", "errorBound", "assumptions", "elapsed" }.Except(result.RootElement.EnumerateObject().Select(member => member.Name)));
        Assert.InRange(result.RootElement.GetProperty("errorBound").GetDouble(), 0, 1e-9);
        Assert.InRange(result.RootElement.GetProperty("elapsed").GetDouble(), 0, 60);
        Assert.True(result.RootElement.GetProperty("method").GetString()!.Length > 20);
    }

    [Theory]
    [InlineData("independent-repair.json", "block diagram (binary decision diagram)")]
    [InlineData("one-crew.json", "its own chain of 6 states (Grassmann-Taksar-Heyman elimination of 6 states, in working room for")]
    public void A_document_of_one_block_diagram_or_chain_is_answered_like_one_of_topologies(string sample, string engine)
    {
        var file = Path.Combine(Repository.Root, "samples", "workstations", sample);
        foreach (var format in new[] { "text", "json", "html", "markdown" })
        {
            Assert.Equal((0, ""), Codes(Run("evaluate", file, "-f", format, "--topology", "office")));
            Assert.Equal((0, ""), Codes(Run("explain", file, "-f", format)));
            Assert.Equal((0, ""), Codes(Run("validate", file, "-f", format, "--strict")));
        }

        Assert.Contains("\"office as a whole\" is up 99.99 % of the time, down 52.6 min a year", Run("evaluate", file, "--brief").Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains(engine, Run("explain", file, "-f", "markdown").Output, StringComparison.Ordinal);
        Refuses($"{file} has one topology to compare; a comparison takes two or more. To see the one, use availability evaluate.\n", "compare", file);
    }

    [Fact]
    public void A_limit_that_a_block_diagram_or_a_chain_reaches_is_named_as_the_command_line_sets_it()
    {
        Assert.Equal(
            "availability: The Markov chain \"office\" is too large: the elimination of 6 states needs working room for more than 1 rates, of 8 bytes each. Raise --limit fill=N, or keep less in the state.\n",
            Run("evaluate", Path.Combine(Repository.Root, "samples", "workstations", "one-crew.json"), "--limit", "fill=1").Error);
        Assert.Equal(
            "availability: The block diagram \"office\" is too large: the decision diagram needs more than 1 nodes. Raise --limit nodes=N, or split the model into parts that share less.\n",
            Run("evaluate", Path.Combine(Repository.Root, "samples", "workstations", "independent-repair.json"), "--limit", "nodes=1").Error);
    }

    [Fact]
    public void Json_is_what_the_library_writes()
    {
        var document = ModelDocument.Load(Figure);
        List<Evaluation> evaluations = [.. document.Topologies.Select(topology => topology.Topology.Evaluate(document.Options))];
        var comparison = Comparison.Of([.. evaluations.Select((evaluation, at) => new Alternative(evaluation, document.Topologies[at].Costs))], document.Prices, document.Title!, document.Notes);

        Assert.Equal(Timeless(Evaluation.ToJson(evaluations)), Timeless(Run("evaluate", Figure, "-f", "json").Output));
        Assert.Equal(Timeless(Explanation.ToJson(evaluations)), Timeless(Run("explain", Figure, "-f", "json").Output));
        Assert.Equal(Timeless(comparison.ToJson()), Timeless(Run("compare", Figure, "-f", "json").Output));

        static string Timeless(string json) => string.Join('\n', json.TrimEnd().Split('\n').Where(line => !line.Contains("\"elapsed\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_refusal_is_json_too_where_that_is_asked_for()
    {
        var file = Save("broken.json", TwoNodes.Replace("\"4 h\"", "\"4 hrz\"", StringComparison.Ordinal));
        foreach (var command in new[] { "evaluate", "compare", "explain" })
        {
            var (code, output, error) = Run(command, file, "-f", "JSON");
            using var result = JsonDocument.Parse(output);

            Assert.Equal(2, code);
            Assert.StartsWith($"availability: {file}:2:62: ", error, StringComparison.Ordinal);
            Assert.Equal(("refusal", "bad-input"), (result.RootElement.GetProperty("kind").GetString(), result.RootElement.GetProperty("refused").GetString()));
            Assert.Equal(JsonValueKind.Null, result.RootElement.GetProperty("answer").ValueKind);
            var mistakes = result.RootElement.GetProperty("mistakes");
            Assert.Equal(2, mistakes.GetArrayLength());
            Assert.Equal((2, 62, "$.topologies[0].elements[0].mttr"), (mistakes[0].GetProperty("line").GetInt32(), mistakes[0].GetProperty("column").GetInt32(), mistakes[0].GetProperty("path").GetString()));
            Assert.StartsWith("\"4 hrz\" is not a duration", mistakes[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(true, "-f", "json")]
    [InlineData(true, "--format=JSON")]
    [InlineData(true, "-f:json")]
    [InlineData(false, "-f", "text", "-o", "json")]
    [InlineData(false, "json")]
    public void A_command_that_does_not_exist_is_refused_in_json_only_where_that_is_asked_for(bool isJson, params string[] options) =>
        Assert.Equal(isJson, Run(["evalute", "x.json", .. options]).Output.StartsWith('{'));

    [Theory]
    [InlineData(2, "bad-input", "There is no file none.json.", "evaluate", "none.json")]
    [InlineData(2, "bad-input", "\"y.json\" is one document too many; availability evaluate takes one. See availability --help.", "evaluate", "x.json", "y.json")]
    [InlineData(2, "bad-input", "\"--strct\" is not understood here. Did you mean \"--strict\"? See availability --help.", "validate", "--strct", "x.json")]
    [InlineData(2, "bad-input", "There is no file none.json.", "validate", "none.json")]
    [InlineData(2, "bad-input", "\"evalute\" is not understood here. Did you mean \"evaluate\"? See availability --help.", "evalute", "x.json")]
    [InlineData(2, "bad-input", "\"-f\" stands before the command;", "-f", "json", "evaluate", "x.json")]
    [InlineData(3, "not-solved", "The island of \"db\", \"a\", \"b\" has more than 3 joint states. Raise --limit states=N", "evaluate", "-", "--limit", "states=3")]
    [InlineData(3, "not-solved", "The island of \"db\", \"a\", \"b\" has more than 3 joint states. Raise --limit states=N", "explain", "-", "--limit", "states=3")]
    public void What_cannot_be_answered_is_refused_in_json_with_the_same_message_and_code(int expected, string refused, string message, params string[] args)
    {
        var (code, output, error) = RunWith(TwoNodes, [.. args, "--format", "json"]);
        using var result = JsonDocument.Parse(output);
        var mistake = Assert.Single(result.RootElement.GetProperty("mistakes").EnumerateArray());

        Assert.Equal((expected, refused), (code, result.RootElement.GetProperty("refused").GetString()));
        Assert.StartsWith(message, mistake.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, mistake.GetProperty("line").ValueKind);
        Assert.StartsWith($"availability: {message}", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_named_for_the_answer_is_left_alone_by_a_refusal()
    {
        var file = Save("earlier.json", "{}");

        Assert.Contains("\"refusal\"", Run("evaluate", "none.json", "-f", "json", "-o", file).Output, StringComparison.Ordinal);
        Assert.Equal("{}", File.ReadAllText(file));
    }

    [Fact]
    public void A_target_that_is_missed_gives_1_and_says_by_whom()
    {
        Assert.Equal((0, ""), Codes(Run("evaluate", Figure, "--target", "99 %")));
        var missed = Run("evaluate", Figure, "--target", "99.99 %");

        Assert.Equal(1, missed.Code);
        Assert.Contains("availability: Conventional server: \"orders\" reaches 99.", missed.Error, StringComparison.Ordinal);
        Assert.Contains("and misses the target of 99.99 % (4 nines) by 11 h a year.", missed.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Fault-tolerant server", missed.Error, StringComparison.Ordinal);
        Assert.Contains("Downtime", missed.Output, StringComparison.Ordinal);
        Assert.Equal(1, Run("compare", Figure, "--target", "4 nines").Code);
        Assert.Equal(0, Run("evaluate", Figure, "--target", "4 nines", "--topology", "Fault-tolerant server").Code);
    }

    [Fact]
    public void Output_goes_to_a_file_where_one_is_named()
    {
        var file = Path.Combine(Folder, "report.html");

        Assert.Equal((0, ""), Codes(Run("compare", Figure, "-f", "html", "-o", file)));
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(file), StringComparison.OrdinalIgnoreCase);
        var nowhere = Path.Combine(Folder, "none", "x.html");
        Refuses($"{nowhere} cannot be written: there is no folder {Path.GetDirectoryName(nowhere)}.\n", "compare", Figure, "-o", nowhere);
        Refuses($"{Folder} cannot be written: it is a folder; name a file in it.\n", "compare", Figure, "-o", Folder);
        Refuses("--output \"\" is not the name of a file.\n", "compare", Figure, "-o", "");
    }

    [Fact]
    public void A_minus_sign_reads_the_standard_input()
    {
        Assert.Contains("orders", RunWith(TwoNodes, "evaluate", "-").Output, StringComparison.Ordinal);
        Assert.Equal(
            (2, "availability: standard input:1:1: $: The document is empty; it should hold an object such as { \"version\": 1, \"topologies\": [ ... ] }.\n"),
            Codes(RunWith("", "evaluate", "-")));
    }

    [Fact]
    public void A_mistake_is_one_message_with_file_line_and_path()
    {
        var file = Save("broken.json", TwoNodes.Replace("\"4 h\"", "\"4 hrz\"", StringComparison.Ordinal));
        var message = $"availability: {file}:2:62: $.topologies[0].elements[0].mttr: \"4 hrz\" is not a duration: the unit \"hrz\" is not known; write ns, us, ms, s, min, h, d, w or y (a year is 8760 h). (1 more: availability validate {file})\n";

        Assert.Equal((2, message), Codes(Run("evaluate", file)));
        Assert.Equal((2, message), Codes(Run("compare", file)));
        Assert.Equal((2, message), Codes(Run("explain", file)));
    }

    [Fact]
    public void Validate_prints_every_mistake()
    {
        var file = Save("broken.json", TwoNodes.Replace("\"4 h\"", "\"4 hrz\"", StringComparison.Ordinal).Replace("[\"db\"]", "[\"dbb\"]", StringComparison.Ordinal));
        var (code, output, error) = Run("validate", file);

        Assert.Equal((2, ""), (code, output));
        Assert.Equal(3, error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.EndsWith($"{file}:4:52: $.topologies[0].elements[3].needs[0]: There is no element named \"dbb\". Did you mean \"db\"?\n", error, StringComparison.Ordinal);
        var json = Run("validate", file, "-f", "json");
        Assert.Equal(2, json.Code);
        using var result = JsonDocument.Parse(json.Output);
        Assert.False(result.RootElement.GetProperty("answer").GetProperty("valid").GetBoolean());
        Assert.Equal(3, result.RootElement.GetProperty("mistakes").GetArrayLength());
    }

    [Fact]
    public void Validate_prints_warnings_and_is_strict_on_demand()
    {
        Assert.DoesNotContain("Warnings", Run("validate", Save("sound.json", TwoNodes), "--strict").Output, StringComparison.Ordinal);

        var file = Save("swapped.json", TwoNodes.Replace("\"4 h\"", "\"4 y\"", StringComparison.Ordinal));
        var (code, output, error) = Run("validate", file);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("longer than the", output, StringComparison.Ordinal);
        Assert.Equal(1, Run("validate", file, "--strict").Code);

        using var result = JsonDocument.Parse(Run("validate", file, "-f", "json").Output);
        var warning = result.RootElement.GetProperty("answer").GetProperty("topologies")[0].GetProperty("warnings")[0];
        Assert.Equal("repair-longer-than-uptime", warning.GetProperty("kind").GetString());
        Assert.Equal("a", warning.GetProperty("element").GetString());
    }

    [Fact]
    public void A_file_of_100_megabytes_is_refused_at_once()
    {
        var file = Path.Combine(Folder, "large.json");
        using (var stream = File.OpenWrite(file))
        {
            stream.SetLength(100_000_000);
        }

        Assert.Equal((2, $"availability: {file}: The document has 100000000 bytes; at most 16000000 are read (DocumentOptions.MaximumBytes).\n"), Codes(Run("evaluate", file)));
    }

    [Fact]
    public void A_chain_of_thousands_of_needs_is_answered_or_refused_in_order()
    {
        var links = Enumerable.Range(1, 3_000).Select(i => $$"""{ "type": "server", "name": "{{i}}", "mtbf": "1 y", "mttr": "1 s", "needs": ["{{i - 1}}"] }""");
        var (code, _, error) = RunWith(
            $$"""
            { "version": 1, "topologies": [ { "name": "t", "elements": [ { "type": "server", "name": "0", "mtbf": "1 y", "mttr": "1 s" },
            {{string.Join(",\n", links)}}, { "type": "service", "name": "s", "needs": ["3000"] } ] } ] }
            """,
            "evaluate",
            "-",
            "-f",
            "json");

        Assert.True(code is 0 or 3, error);
    }

    [Fact]
    public void Causes_are_named_at_the_root_or_as_noticed()
    {
        var file = Save("model.json", TwoNodes);

        Assert.DoesNotContain("too few nodes left", Run("evaluate", file).Output, StringComparison.Ordinal);
        Assert.Contains("too few nodes left", Run("evaluate", file, "--causes", "noticed").Output, StringComparison.Ordinal);
        Assert.Contains("too few nodes left", Run("simulate", file, "--years", "20000", "--causes", "Noticed").Output, StringComparison.Ordinal);
        Assert.Equal(Run("evaluate", file).Output, Run("evaluate", file, "--causes", "root").Output);
        Refuses("--causes \"rot\" is no level of causes. Did you mean \"root\"? Write root or noticed.", "evaluate", file, "--causes", "rot");
    }

    [Fact]
    public void A_limit_that_is_reached_is_named_and_can_be_raised()
    {
        var file = Save("model.json", TwoNodes);
        var (code, output, error) = Run("evaluate", file, "--limit", "states=3");

        Assert.Equal((3, ""), (code, output));
        Assert.Equal("availability: The island of \"db\", \"a\", \"b\" has more than 3 joint states. Raise --limit states=N, or model some of its parts apart: as a group, or with their own repair crews.\n", error);
        Assert.Equal((0, ""), Codes(Run("explain", file, "--limit", "states=300", "--limit", "patterns=300", "--limit", "fill=300", "--limit", "nodes=300")));
        Assert.Equal(3, Run("evaluate", file, "--limit", "patterns=1").Code);
        Assert.Contains("working room for more than 1 rates, of 8 bytes each. Raise --limit fill=N, or", Run("evaluate", file, "--limit", "fill=1").Error, StringComparison.Ordinal);
        Refuses("--limit \"state=3\" names no limit. Did you mean \"states\"? Write for example --limit patterns=4096.\n", "evaluate", file, "--limit", "state=3");
        Refuses("--limit \"states=-3\" has no number from 1 to 2147483647; write for example --limit states=4096.\n", "evaluate", file, "--limit", "states=-3");
        Refuses("--limit \"states\" has no number from 1 to", "evaluate", file, "--limit", "states");
    }

    [Fact]
    public void What_is_not_there_is_named_with_the_nearest_that_is()
    {
        var file = Save("model.json", TwoNodes);

        Refuses($"There is no file {Path.Combine(Folder, "modle.json")}. Did you mean \"{file}\"?\n", "evaluate", Path.Combine(Folder, "modle.json"));
        Refuses($"There is no file {Path.Combine(Folder, "none", "model.json")}.\n", "evaluate", Path.Combine(Folder, "none", "model.json"));
        Refuses($"{Folder} is a folder; name a document in it.\n", "evaluate", Folder);
        Refuses($"There is no file {Path.Combine(Folder, "x.json")}.\n", "evaluate", Path.Combine(Folder, "x.json"));
        Refuses("There is no topology \"three\". Known: \"Two nodes\".\n", "evaluate", file, "--topology", "three");
        Refuses("--topology leaves one topology to compare; name two or more, or leave the option out.\n", "compare", Figure, "--topology", "Fault-tolerant server");
        Refuses("There is no topology \"Two node\". Did you mean \"Two nodes\"?\n", "evaluate", file, "--topology", "Two node");
        Refuses("\"Two nodes\" has 2 services; say which one is compared", "compare", Two(file));
        Refuses("\"Two nodes\" has no service \"order\". Did you mean \"orders\"?\n", "compare", Two(file), "--service", "order");
        Refuses($"{file} has one topology to compare; a comparison takes two or more. To see the one, use availability evaluate.\n", "compare", file);
    }

    [Theory]
    [InlineData("\"evalute\" is not understood here. Did you mean \"evaluate\"? See availability --help.\n", "evalute", "x.json")]
    [InlineData("Required command was not provided. See availability --help.\n")]
    [InlineData("Required argument missing for command: 'evaluate'. See availability --help.\n", "evaluate")]
    [InlineData("\"--formt\" is not understood here. Did you mean \"--format\"? See availability --help.\n", "evaluate", "x.json", "--formt", "json")]
    [InlineData("\"99.99 %%\" is not an availability", "evaluate", "x.json", "--target", "99.99 %%")]
    [InlineData("\"xml\" is not a format. Known: \"text\", \"json\", \"html\", \"markdown\". See availability --help.\n", "evaluate", "x.json", "--format", "xml")]
    [InlineData("\"htlm\" is not a format. Did you mean \"html\"? See availability --help.\n", "evaluate", "x.json", "-f", "htlm")]
    [InlineData("\"--nonsense\" is not understood here. Known: \"--format\", \"-f\"", "evaluate", "-f", "text", "--nonsense", "x.json")]
    [InlineData("\"--formt\" is not understood here. Did you mean \"--format\"? See availability --help.\n", "evaluate", "--formt", "json", "x.json")]
    [InlineData("\"--nonsense\" is not understood here. Known: ", "validate", "--nonsense")]
    [InlineData("There is no file --nonsense.", "validate", "--", "--nonsense")]
    [InlineData("\"--formt=json\" is not understood here. Did you mean \"--format\"? See availability --help.\n", "evaluate", "x.json", "--formt=json")]
    [InlineData("\"-F\" is not understood here. Did you mean \"-f\"? See availability --help.\n", "evaluate", "x.json", "-F")]
    [InlineData("\"y.json\" is one document too many; availability evaluate takes one. See availability --help.\n", "evaluate", "x.json", "y.json")]
    [InlineData("\"-f\" stands before the command; options come after it, as in availability evaluate MODEL.json -f ... See availability --help.\n", "-f", "html", "evaluate", "x.json")]
    [InlineData("There is no file a b.\n", "evaluate", "a\nb")]
    [InlineData("There is no file \uFFFD[31mred.\n", "evaluate", "\u001b[31mred")]
    public void A_wrong_command_line_is_refused(string expected, params string[] args) => Refuses(expected, args);

    [Fact]
    public void Notes_and_missing_costs_stand_among_the_remarks()
    {
        var document = ModelDocument.Load(Figure);
        var file = Path.Combine(Folder, "costless.json");
        new ModelDocument([document.Topologies[0], document.Topologies[1] with { Costs = null }]) { Prices = document.Prices, Notes = ["Figures from a vendor."] }.Save(file);
        var (code, output, _) = Run("compare", file);

        Assert.Equal(0, code);
        Assert.Contains("Figures from a vendor.", output, StringComparison.Ordinal);
        Assert.Contains("Costs are left out, because \"High-availability cluster\" has none.", output, StringComparison.Ordinal);

        new ModelDocument(document.Topologies[0], document.Topologies[1]).Save(file);
        Assert.Contains("Costs are left out, because the document has no prices.", Run("compare", file).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_that_cannot_be_written_is_one_message()
    {
        using var error = new StringWriter { NewLine = "\n" };
        var code = CommandLine.Run(["validate", Figure], new Terminal(() => Stream.Null, new FullDisk(), error, Terminal.UsualWidth, ShowsProgress: false), CancellationToken.None);

        Assert.Equal((2, "availability: The answer cannot be written: No space left.\n"), (code, error.ToString()));
    }

    [Fact]
    public void An_interrupted_command_says_so()
    {
        using var error = new StringWriter();
        var terminal = new Terminal(() => Stream.Null, TextWriter.Null, error, Terminal.UsualWidth, ShowsProgress: false);

        Assert.Equal(130, CommandLine.Run(["evaluate", Figure], terminal, new CancellationToken(canceled: true)));
        Assert.Equal("availability: Interrupted.", error.ToString().TrimEnd());
    }

    [Fact]
    public void Help_and_version_answer()
    {
        Assert.Contains("evaluate", Run("--help").Output, StringComparison.Ordinal);
        Assert.Contains("--target", Run("evaluate", "--help").Output, StringComparison.Ordinal);
        Assert.Equal(0, Run("--version").Code);
    }

    private static string Two(string file)
    {
        var document = ModelDocument.Load(file);
        var other = document.Topologies[0].Topology.Elements.Aggregate(Topology.Named("Another"), (topology, element) => topology.With(element));
        new ModelDocument(document.Topologies[0], other).Save(file + ".two.json");
        return file + ".two.json";
    }

    private static void Refuses(string expected, params string[] args)
    {
        var (code, output, error) = Run(args);
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith($"availability: {expected}", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    private static (int Code, string Error) Codes((int Code, string Output, string Error) run) => (run.Code, run.Error);

    private sealed class FullDisk : StringWriter
    {
        public override void Write(string? value) => throw new IOException("No space left.");
    }
}
