using System.CommandLine;
using AvailabilityKit.Cli.Commands;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Cli;

/// <summary>The command line: its commands, and one exit code and one message for whatever goes wrong.</summary>
internal static class CommandLine
{
    /// <summary>Runs one command.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> args, Terminal terminal, CancellationToken cancellationToken)
    {
        try
        {
            var code = Answer(args, terminal, cancellationToken);
            terminal.Output.Flush();
            return code;
        }
        catch (OperationCanceledException)
        {
            return Fail(terminal, ExitCode.Interrupted, "Interrupted.");
        }
        catch (DocumentException exception)
        {
            return Fail(terminal, ExitCode.BadInput, exception.Message);
        }
        catch (Exception exception) when (exception is SolverException or OutOfMemoryException or InsufficientExecutionStackException)
        {
            return Fail(terminal, ExitCode.NotSolved, EvaluationLimits.Worded(exception.Message));
        }
        catch (Exception exception) when (exception is Refusal or ModelException or FormatException or ArgumentException or OverflowException or InvalidOperationException or KeyNotFoundException)
        {
            return Fail(terminal, ExitCode.BadInput, exception is ArgumentException wrong ? Plain(wrong) : exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Files are named where they are opened, so this is the standard output: a full disk, or closed.
            return Fail(terminal, ExitCode.BadInput, $"The answer cannot be written: {exception.Message}");
        }
    }

    private static int Answer(IReadOnlyList<string> args, Terminal terminal, CancellationToken cancellationToken)
    {
        var root = new RootCommand("Availability of servers, clusters and fault-tolerant servers: uptime, downtime by cause, work lost and cost.");
        foreach (var command in ModelCommand.All)
        {
            root.Add(command.Build(terminal, cancellationToken));
        }

        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            throw new Refusal(parsed.UnmatchedTokens is [var unmatched, ..]
                ? $"{Misunderstood(unmatched, parsed.CommandResult.Command)} See availability --help."
                : $"{parsed.Errors[0].Message} See availability --help.");
        }

        return parsed.Invoke(new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
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
