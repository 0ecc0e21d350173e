using System.CommandLine;
using System.Globalization;
using AvailabilityKit.Blocks;
using AvailabilityKit.FaultTrees;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Cli.Commands;

/// <summary><c>availability fault-tree TREE.xml</c>: how likely the top event of an Open-PSA fault tree is, and what leads to it.</summary>
internal sealed class FaultTreeCommand() : ModelCommand(Word, "How likely the top event of a fault tree is, exactly, and what matters to it.", "TREE.xml", "The fault tree in the Open-PSA Model Exchange Format; - reads the standard input.")
{
    /// <summary>What it is called by.</summary>
    public const string Word = "fault-tree";

    private readonly Option<string?> _top = new("--top") { Description = "The gate that is meant, where the tree has several top events or another one is wanted." };
    private readonly Option<string?> _missionTime = new("--mission-time") { Description = "How long the mission lasts, for example \"1000 h\"; 8760 h if left out." };
    private readonly Option<bool> _importance = new("--importance") { Description = "How much each basic event matters: Birnbaum, criticality, diagnostic, risk achievement and reduction worth." };
    private readonly Option<int?> _cutSets = new("--cut-sets") { Description = "List so many minimal cut sets, the most probable first." };
    private readonly Option<int?> _order = new("--order") { Description = "List only cut sets of at most so many events." };
    private readonly Option<bool> _countCutSets = new("--count-cut-sets") { Description = "Count the minimal cut sets, exactly and without listing them." };
    private readonly Option<string?> _approximation = new("--approximation") { Description = "Say what other tools would: rare-event or mcub (min-cut upper bound), beside the exact probability." };
    private readonly Option<int?> _limitNodes = new("--limit-nodes") { Description = "Give up (exit code 3) where the decision diagram has more nodes than this." };
    private readonly Option<string?> _timeout = new("--timeout") { Description = "Give up (exit code 3) after this long, for example \"60 s\"." };

    protected override void AddOptions(Command command)
    {
        command.Add(_top);
        command.Add(_missionTime);
        command.Add(_importance);
        command.Add(_cutSets);
        command.Add(_order);
        command.Add(_countCutSets);
        command.Add(_approximation);
        command.Add(_limitNodes);
        command.Add(_timeout);
    }

    protected override Result Compute(string path, ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var questions = Questions(parsed);
        var timeout = TimeOf(parsed.GetValue(_timeout), "--timeout", "\"60 s\"");
        var tree = ModelSource.ReadTree(path, terminal);
        var found = LongWork.Run(terminal, $"Solving {tree.Name}", () => Within(timeout, token => tree.Evaluate(questions, token), cancellationToken));
        return new Result
        {
            Title = tree.Name,
            Exhibits = [found.ToExhibit()],
            ToJson = found.ToJson,
        };
    }

    /// <summary>Does the work unless it takes too long.</summary>
    /// <exception cref="SolverException">It did.</exception>
    private static T Within<T>(Duration? timeout, Func<CancellationToken, T> work, CancellationToken cancellationToken)
    {
        if (timeout is not { } most)
        {
            return work(cancellationToken);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(Math.Min(most.TotalSeconds, int.MaxValue / 1_000)));
        try
        {
            return work(patience.Token);
        }
        catch (OperationCanceledException stopped) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SolverException($"Not solved within {most}. Give it longer with --timeout, or ask for a gate below the top event with --top.", stopped);
        }
    }

    private FaultTreeQuestions Questions(ParseResult parsed)
    {
        var questions = new FaultTreeQuestions
        {
            Top = parsed.GetValue(_top),
            Importance = parsed.GetValue(_importance),
            CountCutSets = parsed.GetValue(_countCutSets),
            CutSets = AboveZero(parsed.GetValue(_cutSets), "--cut-sets") ?? 0,
            MaximumOrder = AboveZero(parsed.GetValue(_order), "--order"),
            Approximation = ApproximationOf(parsed.GetValue(_approximation)),
        };
        if (questions is { MaximumOrder: not null, CutSets: 0 })
        {
            throw new Refusal("--order says which cut sets are listed, and none are; say how many with --cut-sets N.");
        }

        if (TimeOf(parsed.GetValue(_missionTime), "--mission-time", "\"1000 h\"") is { } time)
        {
            questions = questions with { MissionTime = time };
        }

        return AboveZero(parsed.GetValue(_limitNodes), "--limit-nodes") is { } nodes
            ? questions with { Limits = new BlockOptions { MaximumNodes = nodes } }
            : questions;
    }

    private static int? AboveZero(int? number, string option) => number is null or > 0 ? number : throw new Refusal($"{option} {number} is not above 0.");

    private static CutSetApproximation? ApproximationOf(string? word) => word?.ToLowerInvariant() switch
    {
        null => null,
        "rare-event" => CutSetApproximation.RareEvent,
        "mcub" => CutSetApproximation.MinCutUpperBound,
        _ => throw new Refusal($"--approximation \"{word}\" is none.{NearestName.Hint(word, ["rare-event", "mcub"])}"),
    };

    private static Duration? TimeOf(string? text, string option, string example)
    {
        if (text is null)
        {
            return null;
        }

        return Duration.TryParse(text, CultureInfo.InvariantCulture, out var time) && time > Duration.Zero && !time.IsInfinite
            ? time
            : throw new Refusal($"{option} \"{text}\" is no time above zero; write for example {option} {example}.");
    }
}
