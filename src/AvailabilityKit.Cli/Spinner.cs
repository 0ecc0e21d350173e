using Spectre.Console;

namespace AvailabilityKit.Cli;

/// <summary>Turns on the error stream while somebody waits. Apart from its caller, so that Spectre.Console is loaded only then.</summary>
internal static class Spinner
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(200);

    public static void TurnUntilEnd(Thread thread, Func<string> what) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) })
            .Status().Start(Markup.Escape(what()), status =>
            {
                while (!thread.Join(Refresh))
                {
                    status.Status = Markup.Escape(what());
                }
            });
}
