using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Diagnostics;
using AvailabilityKit.Cli.Commands;
using AvailabilityKit.Documents;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Cli;

/// <summary>The command line: its commands, and one exit code and one message for whatever goes wrong.</summary>
internal static class CommandLine
{
    private static readonly Dictionary<string, Func<ModelCommand>> Commands = new(StringComparer.Ordinal)
    {
        [EvaluateCommand.Word] = static () => new EvaluateCommand(),
        [ChainCommand.Word] = static () => new ChainCommand(),
        [CompareCommand.Word] = static () => new CompareCommand(),
        [ExplainCommand.Word] = static () => new ExplainCommand(),
        [MissionCommand.Word] = static () => new MissionCommand(),
        [CriticalityCommand.Word] = static () => new CriticalityCommand(),
        [SimulateCommand.Word] = static () => new SimulateCommand(),
        [FaultTreeCommand.Word] = static () => new FaultTreeCommand(),
        [ValidateCommand.Word] = static () => new ValidateCommand(),
    };

    /// <summary>Runs one command.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> args, Terminal terminal, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        ParseResult? parsed = null;
        try
        {
            parsed = Parse(args, terminal, cancellationToken);
            var code = Answer(parsed, terminal);
            terminal.Output.Flush();
            return code;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Files are named where they are opened, so this is the standard output: a full disk, or closed.
            return Fail(terminal, ExitCode.BadInput, $"The answer cannot be written: {exception.Message}");
        }
        catch (Exception exception) when (Judged(exception) is { } judged)
        {
            return parsed is not null && ModelCommand.AsksForJson(parsed)
                ? Refuse(terminal, judged.Code, judged.Message, (exception as Refusal)?.Mistakes ?? [], watch.Elapsed)
                : Fail(terminal, judged.Code, judged.Message);
        }
    }

    /// <summary>The exit code and the message for what went wrong; null for a mistake of the program itself.</summary>
    private static (int Code, string Message)? Judged(Exception exception) => exception switch
    {
        OperationCanceledException => (ExitCode.Interrupted, "Interrupted."),
        SolverException or OutOfMemoryException or InsufficientExecutionStackException => (ExitCode.NotSolved, EvaluationLimits.Worded(exception)),
        ArgumentException wrong => (ExitCode.BadInput, Plain(wrong)),
        Refusal or DocumentException or ModelException or FormatException or OverflowException or InvalidOperationException or KeyNotFoundException => (ExitCode.BadInput, exception.Message),
        _ => null,
    };

    private static ParseResult Parse(IReadOnlyList<string> args, Terminal terminal, CancellationToken cancellationToken)
    {
        var root = new RootCommand("Availability of servers, clusters and fault-tolerant servers: uptime, downtime by cause, work lost and cost.");
        foreach (var command in CommandsFor(args))
        {
            root.Add(command().Build(terminal, cancellationToken));
        }

        return root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
    }

    // Where the first word names a command, the others are not built: that would take as long as reading a small document.
    private static IEnumerable<Func<ModelCommand>> CommandsFor(IReadOnlyList<string> args) => args switch
    {
        ["--version"] => [],
        [var word, ..] when Commands.TryGetValue(word, out var named) => [named],
        _ => Commands.Values,
    };

    private static int Answer(ParseResult parsed, Terminal terminal)
    {
        if (OptionTakenForDocument(parsed) is { } option)
        {
            throw new Refusal($"{Misunderstood(option, parsed.CommandResult.Command)} See availability --help.");
        }

        if (parsed.Errors.Count > 0)
        {
            throw new Refusal(parsed.UnmatchedTokens is [var unmatched, ..]
                ? $"{Misunderstood(unmatched, parsed.CommandResult.Command)} See availability --help."
                : $"{parsed.Errors[0].Message} See availability --help.");
        }

        return parsed.Invoke(new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    // An option that nobody knows stands where the document is expected, and the document after it would be one too many.
    private static string? OptionTakenForDocument(ParseResult parsed) =>
        parsed.Action is not HelpAction && parsed.CommandResult.Command is not RootCommand
        && parsed.CommandResult.Command.Arguments is [var document, ..]
        && parsed.GetResult(document) is { Tokens: [{ Value: ['-', _, ..] word }] }
        && !parsed.Tokens.TakeWhile(token => token.Value != word).Any(token => token.Type == TokenType.DoubleDash)
            ? word
            : null;

    /// <summary>Says on the standard output as JSON what went wrong, and on the error stream in words.</summary>
    private static int Refuse(Terminal terminal, int code, string message, IReadOnlyList<DocumentMistake> mistakes, TimeSpan elapsed)
    {
        IReadOnlyList<PlacedMistake> placed = mistakes.Count > 0 ? [.. mistakes.Select(PlacedMistake.Of)] : [PlacedMistake.Of(message)];
        try
        {
            terminal.Output.Write($"{Verdict.Refusing(code, placed, elapsed).ToJson()}\n");
            terminal.Output.Flush();
        }
        catch (IOException exception)
        {
            return Fail(terminal, code, $"{message} The answer cannot be written: {exception.Message}");
        }

        return Fail(terminal, code, message);
    }

    private static string Misunderstood(string unmatched, Command command)
    {
        var word = unmatched.Split('=')[0];
        if (NamesOf(command.Options.Concat(command.Subcommands.SelectMany(sub => sub.Options))).Contains(word, StringComparer.Ordinal))
        {
            return $"\"{word}\" stands before the command; options come after it, as in availability evaluate MODEL.json {word} ...";
        }

        return command.Arguments.Count > 0 && !word.StartsWith('-')
            ? $"\"{unmatched}\" is one document too many; availability {command.Name} takes one."
            : $"\"{unmatched}\" is not understood here.{NearestName.Hint(word, command.Subcommands.Select(sub => sub.Name).Concat(NamesOf(command.Options)))}";
    }

    private static IEnumerable<string> NamesOf(IEnumerable<Option> options) =>
        options.Where(option => !option.Hidden).SelectMany(option => option.Aliases.Where(alias => alias.StartsWith('-')).Prepend(option.Name));

    private static int Fail(Terminal terminal, int code, string message)
    {
        try
        {
            terminal.Complain($"availability: {message}");
        }
        catch (IOException)
        {
            // The error stream is closed as well.
        }

        return code;
    }

    // .NET adds the parameter's name for programmers, in brackets and on further lines.
    private static string Plain(ArgumentException exception)
    {
        var suffix = exception.ParamName is null ? -1 : exception.Message.LastIndexOf($" (Parameter '{exception.ParamName}')", StringComparison.Ordinal);
        return suffix < 0 ? exception.Message : exception.Message[..suffix];
    }
}
