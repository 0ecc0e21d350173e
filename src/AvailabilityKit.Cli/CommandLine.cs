using System.CommandLine;
using AvailabilityKit.Cli.Commands;

namespace AvailabilityKit.Cli;

/// <summary>The command line: its commands, and one exit code and one message for whatever goes wrong.</summary>
internal static class CommandLine
{
    /// <summary>Runs one command.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> args, Terminal terminal, CancellationToken cancellation)
    {
        try
        {
            var code = Answer(args, terminal, cancellation);
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
            return Fail(terminal, ExitCode.NotSolved, exception.Message);
        }
        catch (Exception exception) when (exception is Refusal or ModelException or FormatException or ArgumentException or OverflowException or InvalidOperationException or KeyNotFoundException)
        {
            return Fail(terminal, ExitCode.BadInput, exception is ArgumentException wrong ? Plain(wrong) : exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Whoever read the output has closed it, for example head: there is nobody left to tell.
            return Fail(terminal, ExitCode.BadInput, exception.Message);
        }
    }

    private static int Answer(IReadOnlyList<string> args, Terminal terminal, CancellationToken cancellation)
    {
        var root = new RootCommand("Availability of servers, clusters and virtualized pools: uptime, downtime by cause, work lost and cost.");
        foreach (var command in ModelCommand.All)
        {
            root.Add(command.Build(terminal, cancellation));
        }

        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            throw new Refusal(parsed.UnmatchedTokens is [var unmatched, ..]
                ? $"\"{unmatched}\" is not understood here.{Hint(unmatched, parsed.CommandResult.Command)} See availability --help."
                : $"{parsed.Errors[0].Message} See availability --help.");
        }

        return parsed.Invoke(new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    private static string Hint(string unmatched, Command command)
    {
        var known = command.Subcommands.Select(sub => sub.Name).Concat(command.Options.Select(option => option.Name));
        var nearest = NearestWord.To(unmatched, known);
        return nearest is null ? "" : $" Did you mean '{nearest}'?";
    }

    private static int Fail(Terminal terminal, int code, string message)
    {
        try
        {
            terminal.Error.WriteLine($"availability: {message}");
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
