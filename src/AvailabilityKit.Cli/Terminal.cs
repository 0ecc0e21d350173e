using System.Globalization;
using System.Text;
using AvailabilityKit.Presentation;

namespace AvailabilityKit.Cli;

/// <summary>Where a command reads and writes.</summary>
/// <param name="OpenInput">Opens the standard input.</param>
/// <param name="Output">What was asked for.</param>
/// <param name="Error">What went wrong.</param>
/// <param name="Width">The width of text in character cells.</param>
/// <param name="ShowsProgress">Whether somebody watches the error stream.</param>
internal sealed record Terminal(Func<Stream> OpenInput, TextWriter Output, TextWriter Error, int Width, bool ShowsProgress)
{
    /// <summary>The width of text that goes to a file or another program.</summary>
    public const int UsualWidth = 100;

    private const int Widest = 160;
    private const int Narrowest = 40;

    // Of the year 9999, the last that dates have.
    private const long LastSecond = 253_402_300_800;

    /// <summary>Whether text may carry the escape sequences of colours; false by default.</summary>
    public bool Colour { get; init; }

    /// <summary>The day that a page bears.</summary>
    public Func<DateOnly> Today { get; init; } = static () => DayOf(null);

    public static Terminal OfProcess()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new Terminal(
            Console.OpenStandardInput,
            new StreamWriter(Console.OpenStandardOutput(), utf8, bufferSize: 16_384),
            new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true },
            Console.IsOutputRedirected ? UsualWidth : Math.Clamp(WindowWidth(), Narrowest, Widest),
            !Console.IsErrorRedirected)
        {
            Colour = ShowsColour(Environment.GetEnvironmentVariable, Console.IsOutputRedirected, OperatingSystem.IsWindows()),
            Today = () => DayOf(Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH")),
        };
    }

    /// <summary>Colour is for people who watch a terminal that has it and did not ask to be spared (https://no-color.org).</summary>
    /// <param name="variable">Looks up an environment variable.</param>
    /// <param name="isRedirected">Whether the output goes to a file or another program.</param>
    /// <param name="isWindows">Whether the console understands escape sequences only where it says so.</param>
    internal static bool ShowsColour(Func<string, string?> variable, bool isRedirected, bool isWindows)
    {
        var kind = variable("TERM");
        return !isRedirected
            && string.IsNullOrEmpty(variable("NO_COLOR"))
            && kind != "dumb"
            && (isWindows ? kind is not null || variable("WT_SESSION") is not null || variable("ConEmuANSI") == "ON" : kind is not null);
    }

    /// <summary>The day that the environment fixes in seconds since 1970, so that pages can be built again to the last byte; otherwise today.</summary>
    internal static DateOnly DayOf(string? sourceDateEpoch) =>
        long.TryParse(sourceDateEpoch, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < LastSecond
            ? DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime)
            : DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);

    /// <summary>Writes one line to the error stream; what a document or a path says in it cannot move the cursor or begin another line.</summary>
    public void Complain(string message)
    {
        var lines = message.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Error.WriteLine(UntrustedText.OneLine(string.Join(' ', lines)));
    }

    private static int WindowWidth()
    {
        try
        {
            // One cell is left free: a line as wide as the window wraps in some terminals.
            return Console.WindowWidth - 1;
        }
        catch (IOException)
        {
            return UsualWidth;
        }
    }
}
