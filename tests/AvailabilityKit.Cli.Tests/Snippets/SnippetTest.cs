using System.Diagnostics;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace AvailabilityKit.Cli.Tests.Snippets;

/// <summary>Whatever the documents show is true: C# blocks compile and run, commands answer, and the output printed below them is what comes out.</summary>
[Collection("The console is one for all")]
public class SnippetTest
{
    private static readonly string[] Imports =
        ["System", "System.IO", "System.Linq", "System.Collections.Generic", "System.Threading", "System.Threading.Tasks"];

    public static TheoryData<string> Pages => [.. Repository.Documents()];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_code_of_a_page_runs_and_prints_what_the_page_says(string page)
    {
        var options = ScriptOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14).WithImports(Imports).WithReferences(Platform());
        ScriptState<object>? state = null;
        foreach (var snippet in Snippet.In(await File.ReadAllTextAsync(Path.Combine(Repository.Root, page))).Where(snippet => snippet.Language == "csharp"))
        {
            var output = await Printed(async () =>
            {
                try
                {
                    state = await (state is null ? CSharpScript.RunAsync(snippet.Text, options) : state.ContinueWithAsync(snippet.Text));
                }
                catch (Exception exception)
                {
                    throw new InvalidOperationException($"{page}, line {snippet.Line}: {exception.Message}", exception);
                }
            });
            Keeps(page, snippet, output);
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_commands_of_a_page_answer_what_the_page_says(string page)
    {
        var workplace = Directory.CreateTempSubdirectory("availability-docs-");
        try
        {
            CopyDocuments(Path.Combine(Repository.Root, "samples"), Path.Combine(workplace.FullName, "samples"));
            foreach (var snippet in Snippet.In(await File.ReadAllTextAsync(Path.Combine(Repository.Root, page))).Where(snippet => snippet.Language == "bash"))
            {
                var output = new StringWriter();
                var answered = false;
                foreach (var (arguments, exitCode) in CommandLines.In(snippet.Text))
                {
                    answered = true;
                    var (code, printed, complaint) = await Answer(workplace.FullName, arguments);
                    Assert.True(code == exitCode, $"{page}, line {snippet.Line}: 'availability {string.Join(' ', arguments)}' exits with {code}, not {exitCode}.\n{complaint}");
                    await output.WriteAsync(printed);
                }

                if (answered)
                {
                    Keeps(page, snippet, output.ToString());
                }
            }
        }
        finally
        {
            workplace.Delete(recursive: true);
        }
    }

    private static void Keeps(string page, Snippet snippet, string output)
    {
        if (snippet.Output is { } promised)
        {
            var difference = Snippet.Difference(promised, output);
            Assert.True(difference is null, $"{page}, line {snippet.Line}: {difference}.\nThe whole output:\n{output}");
        }
    }

    private static IEnumerable<string> Platform() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileName(file) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll" or "AvailabilityKit.dll"));

    private static async Task<string> Printed(Func<Task> action)
    {
        var console = Console.Out;
        using var writer = new StringWriter();
        Console.SetOut(writer);
        try
        {
            await action();
        }
        finally
        {
            Console.SetOut(console);
        }

        return writer.ToString();
    }

    private static async Task<(int ExitCode, string Output, string Complaint)> Answer(string folder, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "availability.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var complaint = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await complaint);
    }

    private static void CopyDocuments(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".json" or ".xml" or ".csv" or ".sm" or ".tra" or ".lab" or ".srew"))
        {
            var relative = Path.GetRelativePath(from, file);
            if (!relative.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            {
                var target = Path.Combine(to, relative);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }
    }
}
