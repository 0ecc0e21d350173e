using Spectre.Console;

namespace AvailabilityKit.Cli;

/// <summary>Turns on the error stream while somebody waits. Apart from its caller, so that Spectre.Console is loaded only then.</summary>
internal static class Spinner
{
    public static void TurnUntilEnd(Thread thread, string what) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) })
            .Status().Start(Markup.Escape(what), _ => thread.Join());
}
