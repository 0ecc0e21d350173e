using System.Text.Json;

namespace AvailabilityKit.Cli.Tests.Site;

/// <summary>What the notebooks of samples/notebooks show when a kernel runs them, in the folder that AVAILABILITYKIT_NOTEBOOKS names.</summary>
public class NotebookOutputTest
{
    [Fact]
    public void Every_value_that_a_cell_ends_with_shows_itself()
    {
        var outputs = Outputs();
        var dumps = outputs.Where(output => output.Html is { } html && !IsOurs(html)).Select(output => $"{output.Notebook}: {output.Html![..Math.Min(output.Html!.Length, 200)]}");

        Assert.Empty(dumps);
        Assert.All(outputs.Select(output => output.Notebook).Distinct(), notebook => Assert.Contains(outputs, output => output.Notebook == notebook && output.Html is not null));
    }

    [Fact]
    public void No_cell_fails() => Assert.DoesNotContain(Outputs(), output => output.Kind == "error");

    private static List<(string Notebook, string Kind, string? Html)> Outputs()
    {
        var folder = Environment.GetEnvironmentVariable("AVAILABILITYKIT_NOTEBOOKS");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "AVAILABILITYKIT_NOTEBOOKS names no folder of notebooks that were run; .ci/run runs them and sets it.");
        var files = Directory.GetFiles(folder!, "*.ipynb");
        Assert.Equal(Directory.GetFiles(Path.Combine(Repository.Root, "samples", "notebooks"), "*.ipynb").Select(Path.GetFileName).Order(), files.Select(Path.GetFileName).Order());
        return
        [
            .. from file in files
               from cell in JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("cells").EnumerateArray()
               where cell.TryGetProperty("outputs", out _)
               from output in cell.GetProperty("outputs").EnumerateArray()
               select (Path.GetFileName(file), output.GetProperty("output_type").GetString()!, HtmlOf(output)),
        ];
    }

    // A host's dump of properties may hold our HTML deep inside, so the outermost element decides.
    private static bool IsOurs(string html) => html.StartsWith("<div class=\"ak\"", StringComparison.Ordinal) || html.StartsWith("<span class=\"ak-value\"", StringComparison.Ordinal);

    private static string? HtmlOf(JsonElement output)
    {
        if (!output.TryGetProperty("data", out var data) || !data.TryGetProperty("text/html", out var html))
        {
            return null;
        }

        return html.ValueKind == JsonValueKind.Array ? string.Concat(html.EnumerateArray().Select(line => line.GetString())) : html.GetString();
    }
}
