// Writes the pages of the site that are made rather than written, into artifacts/site-work: dotnet run docs/site/pages.cs
// A page for every sample: a model document with the report that the command line makes of it, a script with the page that it
// writes, a notebook with its outputs. It also names extension members in the API's metadata as they are called.
#:property PublishAot=false

using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Sample = (string Name, string Title, string About, string Kind, string? Report);

var root = new DirectoryInfo(Environment.CurrentDirectory);
while (!File.Exists(Path.Combine(root.FullName, "AvailabilityKit.sln")))
{
    root = root.Parent ?? throw new DirectoryNotFoundException("AvailabilityKit.sln is in no folder above this one; run in a clone.");
}

Environment.CurrentDirectory = root.FullName;
const string Work = "artifacts/site-work";
const string Tool = "src/AvailabilityKit.Cli/bin/Release/net10.0/availability.dll";
Directory.CreateDirectory($"{Work}/samples");
foreach (var old in Directory.GetFiles($"{Work}/samples"))
{
    File.Delete(old);
}

var limit = TimeSpan.FromSeconds(10);
var samples = new List<Sample>();
samples.AddRange(Files("samples", "*.json").Where(IsModel).Select(Document));
samples.AddRange(Files("samples", "*.cs").Where(file => Directory.GetFiles(Path.GetDirectoryName(file)!, "*.csproj").Length == 0).Select(Script));
samples.AddRange(Files("artifacts/notebooks", "*.ipynb").Select(Notebook));
File.WriteAllText($"{Work}/samples/index.md", Gallery(samples));
File.WriteAllText($"{Work}/samples/toc.yml", string.Concat(samples.Select(sample => $"- name: '{sample.Title.Replace("'", "''", StringComparison.Ordinal)}'\n  href: {sample.Name}.md\n").Prepend("- name: All samples\n  href: index.md\n")));
foreach (var file in Files($"{Work}/api", "*.yml"))
{
    NameExtensionMembers(file);
}

Console.WriteLine($"{samples.Count} samples");
return;

IEnumerable<string> Files(string folder, string pattern) =>
    !Directory.Exists(folder) ? [] : Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Select(file => file.Replace('\\', '/'))
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

bool IsModel(string file)
{
    using var json = JsonDocument.Parse(File.ReadAllText(file));
    return json.RootElement.ValueKind == JsonValueKind.Object && (json.RootElement.TryGetProperty("topologies", out _) || IsSingle(json.RootElement));
}

// A document of one block diagram or one chain, which has a name of its own.
bool IsSingle(JsonElement root) => root.TryGetProperty("block", out _) || root.TryGetProperty("chain", out _);

Sample Document(string file)
{
    using var json = JsonDocument.Parse(File.ReadAllText(file));
    List<string> topologies = IsSingle(json.RootElement)
        ? [json.RootElement.GetProperty("name").GetString()!]
        : [.. json.RootElement.GetProperty("topologies").EnumerateArray().Select(topology => topology.GetProperty("name").GetString()!)];
    var title = json.RootElement.TryGetProperty("title", out var given) ? given.GetString()! : topologies[0];
    var name = Path.GetFileNameWithoutExtension(file);
    var isCompared = topologies.Count > 1 && json.RootElement.GetProperty("topologies").EnumerateArray().Any(topology => topology.TryGetProperty("costs", out _));
    var command = isCompared ? "compare" : "evaluate";
    Run(Tool, command, file, "--format", "html", "--output", $"{Work}/samples/{name}.report.html");
    var about = topologies.Count > 1
        ? $"{string.Join(", ", topologies[..^1])} and {topologies[^1]}, {(isCompared ? "side by side, with costs" : "one after the other")}."
        : "One model document, evaluated.";
    Write(name, title, $"""
        {about} This is the page that the command line tool writes:

        ```bash
        availability {command} {file} --format html --output report.html
        ```

        {Frame($"{name}.report.html", title)}

        ## The document

        Save it, change a figure, and run the command again. See [the model document](~/model-document.md) for every key.

        ```json
        {File.ReadAllText(file).TrimEnd()}
        ```
        """);
    return (name, title, about, "Model document", $"{name}.report.html");
}

Sample Script(string file)
{
    var name = Path.GetFileName(Path.GetDirectoryName(file)!);
    Run("run", file, $"{Work}/samples/{name}.report.html");
    const string About = "A report in one C# file, without a project.";
    Write(name, Title(name), $"""
        {About} It prints the report and writes it as a page:

        ```bash
        dotnet run {file} report.html
        ```

        {Frame($"{name}.report.html", Title(name))}

        ## The script

        ```csharp
        {File.ReadAllText(file).TrimEnd()}
        ```
        """);
    return (name, Title(name), About, "Script", $"{name}.report.html");
}

Sample Notebook(string file)
{
    using var json = JsonDocument.Parse(File.ReadAllText(file));
    var name = $"notebook-{Path.GetFileNameWithoutExtension(file)}";
    var (page, title, about) = (new StringBuilder(), Title(Path.GetFileNameWithoutExtension(file)), "A notebook.");
    foreach (var cell in json.RootElement.GetProperty("cells").EnumerateArray())
    {
        var source = Joined(cell.GetProperty("source")).Trim();
        if (cell.GetProperty("cell_type").GetString() == "markdown")
        {
            if (page.Length == 0 && source.StartsWith("# ", StringComparison.Ordinal))
            {
                var lines = source.Split('\n');
                title = lines[0][2..].Trim();
                about = lines.Skip(1).FirstOrDefault(line => line.Trim().Length > 0)?.Trim() ?? about;
                source = string.Join('\n', lines[1..]);
            }

            page.Append(source).Append("\n\n");
            continue;
        }

        page.Append("```csharp\n").Append(source).Append("\n```\n\n");
        foreach (var output in cell.GetProperty("outputs").EnumerateArray())
        {
            if (output.TryGetProperty("data", out var data) && data.TryGetProperty("text/html", out var html))
            {
                // A blank line would end the block of HTML in Markdown.
                page.Append("<div class=\"cell-output\">").Append(Regex.Replace(Joined(html), @"\n\s*\n", "\n", RegexOptions.None, limit).Trim()).Append("</div>\n\n");
            }
            else if (output.TryGetProperty("text", out var text) || (output.TryGetProperty("data", out data) && data.TryGetProperty("text/plain", out text)))
            {
                page.Append("```text\n").Append(Joined(text).TrimEnd()).Append("\n```\n\n");
            }
        }
    }

    Write(name, title, page.ToString());
    return (name, title, about, "Notebook", null);
}

void Write(string name, string title, string text) =>
    File.WriteAllText($"{Work}/samples/{name}.md", $"---\nuid: samples.{name}\n_disableContribution: true\n---\n# {title}\n\n{text}\n");

string Gallery(List<Sample> all)
{
    var page = new StringBuilder("---\nuid: samples\n_disableContribution: true\n_disableAffix: true\n---\n# Samples\n\nEach was run when this site was built, so that what it shows is what the library answers.\n\n<div class=\"gallery\">\n");
    foreach (var sample in all)
    {
        var picture = sample.Report is null
            ? "<div class=\"picture cells\" aria-hidden=\"true\"><i></i><b></b><i></i><b></b></div>"
            : $"<div class=\"picture\" aria-hidden=\"true\"><iframe src=\"{sample.Report}\" tabindex=\"-1\" loading=\"lazy\" scrolling=\"no\" title=\"\"></iframe></div>";
        page.Append($"<a class=\"card-link\" href=\"{sample.Name}.md\">{picture}<span class=\"kind\">{sample.Kind}</span><strong>{WebUtility.HtmlEncode(sample.Title)}</strong><span>{WebUtility.HtmlEncode(sample.About)}</span></a>\n");
    }

    return page.Append("</div>\n").ToString();
}

static string Frame(string page, string title) =>
    $"<iframe class=\"report\" src=\"{page}\" loading=\"lazy\" title=\"{WebUtility.HtmlEncode(title)}\"></iframe>\n\n<p><a href=\"{page}\">The page alone</a></p>";

static string Title(string name) => char.ToUpperInvariant(name[0]) + name[1..].Replace('-', ' ');

static string Joined(JsonElement text) => text.ValueKind == JsonValueKind.Array ? string.Concat(text.EnumerateArray().Select(line => line.GetString())) : text.GetString() ?? "";

static void Run(params string[] arguments)
{
    using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
    var printed = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    if (process.ExitCode != 0)
    {
        throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} ended with exit code {process.ExitCode}:\n{printed}");
    }
}

// The compiler turns the extension property Hours of int into a method get_Hours(int), which is what the metadata shows.
void NameExtensionMembers(string file)
{
    var text = File.ReadAllText(file);
    var named = Regex.Replace(text, @"(?<=\n\s*(?:name|nameWithType|fullName): (?:[\w.]+\.)?)get_(?<member>\w+)\((?<of>\w+)\)", "${member} (${of})", RegexOptions.ExplicitCapture, limit);
    named = Regex.Replace(named, @"content: public static (?<type>\w+) get_(?<member>\w+)\((?<of>\w+) \w+\)", "content: public ${type} ${member} { get; } // of ${of}", RegexOptions.ExplicitCapture, limit);
    if (named != text)
    {
        File.WriteAllText(file, named);
    }
}
