using System.CommandLine;
using System.Diagnostics;
using AvailabilityKit.Presentation;

namespace AvailabilityKit.Cli.Commands;

/// <summary><c>availability validate MODEL.json</c>: every mistake in the document, with line and path.</summary>
internal sealed class ValidateCommand() : ModelCommand("validate", "Every mistake in the document, with its line and path.")
{
    protected override void AddOptions(Command command)
    {
    }

    protected override Result Compute(string path, ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var (document, mistakes) = ModelSource.Check(path, terminal);
        var name = ModelSource.NameOf(path);
        var exhibit = document is null
            ? Exhibit.Titled($"{name} has {Counted(mistakes.Count, "mistake")}").Notes("Mistakes", mistakes.Select(mistake => mistake.ToString()))
            : Exhibit.Titled($"{name} is a valid model document")
                .Facts("Topologies", facts =>
                {
                    foreach (var topology in document.Topologies)
                    {
                        facts.Add(topology.Name, Counted(topology.Topology.Elements.Count, "element"));
                    }
                });
        return new Result
        {
            Title = exhibit.Title,
            Exhibits = [exhibit],
            ToJson = () => Verdict.Of(document, mistakes, "Read against the model document, version 1, and checked as topologies.", watch.Elapsed).ToJson(),
            Code = document is null ? ExitCode.BadInput : ExitCode.Answered,
            IsComplaint = document is null,
            Complaints = [.. mistakes.Select(mistake => ModelSource.At(path, mistake))],
        };
    }

    private static string Counted(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
