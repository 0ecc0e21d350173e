using System.Diagnostics;

namespace AvailabilityKit.Cli.Tests.Commands;

/// <summary>The tool as a process of its own: exit codes, the standard streams, the encoding.</summary>
public class ProcessTest
{
    private static readonly string Figure = Path.Combine(Repository.Root, "samples", "white-paper", "figure-2.json");

    [Fact]
    public void The_process_answers_with_its_exit_code_and_streams()
    {
        var good = Run(input: null, "evaluate", Figure, "--topology", "Fault-tolerant server");
        Assert.Equal((0, ""), (good.Code, good.Error));
        Assert.Contains("═══", good.Output, StringComparison.Ordinal);
        Assert.Equal(1, Run(input: null, "evaluate", Figure, "--target", "8 nines").Code);
        Assert.Equal((2, ""), Bad(Run(input: null, "evaluate", "none.json")));
        Assert.Equal(0, Run(File.ReadAllText(Figure), "validate", "-").Code);
    }

    private static (int Code, string Output) Bad((int Code, string Output, string Error) run)
    {
        Assert.Equal("availability: There is no file none.json.", run.Error.TrimEnd());
        return (run.Code, run.Output);
    }

    private static (int Code, string Output, string Error) Run(string? input, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "availability.dll"), .. args])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
