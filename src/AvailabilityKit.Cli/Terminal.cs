using System.Text;

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

    public static Terminal OfProcess()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new Terminal(
            Console.OpenStandardInput,
            new StreamWriter(Console.OpenStandardOutput(), utf8, bufferSize: 16_384),
            new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true },
            Console.IsOutputRedirected ? UsualWidth : Math.Clamp(WindowWidth(), Narrowest, Widest),
            !Console.IsErrorRedirected);
    }

    /// <summary>Writes one line to the error stream; what a document or a path says in it cannot move the cursor or begin another line.</summary>
    public void Complain(string message)
    {
        var lines = message.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Error.WriteLine(string.Concat(string.Join(' ', lines).Select(character => char.IsControl(character) ? '\uFFFD' : character)));
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
