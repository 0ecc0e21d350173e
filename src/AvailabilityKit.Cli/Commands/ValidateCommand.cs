using System.CommandLine;
using System.Diagnostics;
using AvailabilityKit.Presentation;
using AvailabilityKit.Topologies;

namespace AvailabilityKit.Cli.Commands;

/// <summary><c>availability validate MODEL.json</c>: every mistake in the document, with line and path, and what it probably does not mean.</summary>
internal sealed class ValidateCommand() : ModelCommand(Word, "Every mistake in the document, with its line and path, and warnings.")
{
    /// <summary>What it is called by.</summary>
    public const string Word = "validate";

    private readonly Option<bool> _strict = new("--strict") { Description = "Exit with 1 where there is a warning." };

    protected override void AddOptions(Command command) => command.Add(_strict);

    protected override Result Compute(string path, ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var (document, mistakes) = ModelSource.Check(path, terminal);
        var name = ModelSource.NameOf(path);
        var warnings = document is null ? [] : WarningsIn(document, cancellationToken);
        var exhibit = document is null
            ? Exhibit.Titled($"{name} has {Counted(mistakes.Count, "mistake")}").Notes("Mistakes", mistakes.Select(mistake => mistake.ToString()))
            : Exhibit.Titled($"{name} is a valid model document")
                .Facts("Topologies", facts =>
                {
                    foreach (var topology in document.Topologies)
                    {
                        facts.Add(topology.Name, Counted(topology.Topology.Elements.Count, "element"));
                    }
                })
                .Notes("Warnings", warnings.Select(found => document.Topologies.Count == 1 ? found.Warning.Message : $"{found.Topology}: {found.Warning.Message}"));
        return new Result
        {
            Title = exhibit.Title,
            Exhibits = [exhibit],
            ToJson = () => Verdict.Of(document, warnings, mistakes, "Read against the model document, version 1, and checked as topologies.", watch.Elapsed).ToJson(),
            Code = document is null ? ExitCode.BadInput : warnings.Count > 0 && parsed.GetValue(_strict) ? ExitCode.MissesTarget : ExitCode.Answered,
            IsComplaint = document is null,
            Complaints = [.. mistakes.Select(mistake => ModelSource.At(path, mistake))],
        };
    }

    /// <summary>The warnings of every topology; none of one that is too large to solve, of which an evaluation says so.</summary>
    private static List<(string Topology, TopologyWarning Warning)> WarningsIn(ModelDocument document, CancellationToken cancellationToken)
    {
        List<(string, TopologyWarning)> warnings = [];
        foreach (var topology in document.Topologies)
        {
            try
            {
                warnings.AddRange(topology.Topology.Evaluate(cancellationToken: cancellationToken).Warnings.Select(warning => (topology.Name, warning)));
            }
            catch (SolverException)
            {
                // The document is no less valid for it.
            }
        }

        return warnings;
    }

    private static string Counted(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
