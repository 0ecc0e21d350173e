namespace AvailabilityKit.Cli.Tests.Snippets;

/// <summary>The checker of the documents can itself fail.</summary>
public class SnippetRulesTest
{
    [Fact]
    public void Blocks_are_found_with_their_promised_output()
    {
        var snippets = Snippet.In("Text\n\n```csharp\nvar a = 1;\n```\n\n```text\n1\n```\n\n```csharp fragment\n...\n```\n\n```bash\nls\n```\n\nText\n\n```text\nnot its output\n```\n");

        Assert.Equal([new Snippet("csharp", "var a = 1;", "1", 3), new Snippet("bash", "ls", null, 15)], snippets);
    }

    [Theory]
    [InlineData("a\nb", "a\nb\n", null)]
    [InlineData("a  \nb", "a\r\nb", null)]
    [InlineData("a\n...\nc", "a\nb\nb\nc", null)]
    [InlineData("a\n...", "a\nb", null)]
    [InlineData("a\nb", "a", "'b' is promised and 'the end' is printed")]
    [InlineData("a", "a\nb", "'b' is printed and not promised")]
    [InlineData("a", "b", "'a' is promised and 'b' is printed")]
    [InlineData("...\nd", "a\nb", "'d' is promised after '...' and is not printed")]
    public void Output_is_compared_line_by_line(string promised, string actual, string? difference) =>
        Assert.Equal(difference, Snippet.Difference(promised, actual));

    [Fact]
    public void Calls_of_the_tool_are_found_with_their_exit_code()
    {
        var calls = CommandLines.In("cd x\navailability evaluate 'a b.json' \\\n  --format json\ndotnet run --project src/AvailabilityKit.Cli -- validate bad.json # exit 2\n").ToList();

        Assert.Equal(2, calls.Count);
        Assert.Equal(["evaluate", "a b.json", "--format", "json"], calls[0].Arguments);
        Assert.Equal(0, calls[0].ExitCode);
        Assert.Equal(["validate", "bad.json"], calls[1].Arguments);
        Assert.Equal(2, calls[1].ExitCode);
        Assert.Throws<FormatException>(() => CommandLines.In("availability evaluate a.json > b.txt").ToList());
    }
}
