using System.Text;

namespace AvailabilityKit.Cli.Tests.Snippets;

/// <summary>Finds the calls of the command line tool in a block of shell commands.</summary>
internal static class CommandLines
{
    private static readonly string[] Beginnings = ["availability ", "dotnet run --project src/AvailabilityKit.Cli -- "];

    /// <summary>The arguments of each call and the exit code it promises: 0, or N where the line ends in <c># exit N</c>. Other commands are not run.</summary>
    public static IEnumerable<(List<string> Arguments, int ExitCode)> In(string block)
    {
        foreach (var line in block.ReplaceLineEndings("\n").Replace("\\\n", " ", StringComparison.Ordinal).Split('\n').Select(line => line.Trim()))
        {
            var beginning = Beginnings.FirstOrDefault(beginning => line.StartsWith(beginning, StringComparison.Ordinal));
            if (beginning is null)
            {
                continue;
            }

            var comment = line.LastIndexOf(" # ", StringComparison.Ordinal);
            var note = comment < 0 ? "" : line[(comment + 3)..].Trim();
            var exitCode = note.StartsWith("exit ", StringComparison.Ordinal) ? int.Parse(note[5..].Split(' ', ',', ':')[0]) : 0;
            yield return (Words(comment < 0 ? line[beginning.Length..] : line[beginning.Length..comment]), exitCode);
        }
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var (quote, begun) = ('\0', false);
        foreach (var character in text)
        {
            if (quote != '\0' ? character == quote : character is '\'' or '"')
            {
                quote = quote == '\0' ? character : '\0';
                begun = true;
            }
            else if (quote == '\0' && character is '|' or '>' or '<' or '&' or ';')
            {
                throw new FormatException($"'{text}' uses the shell; the documents call the tool plainly, so that the call can be checked.");
            }
            else if (quote == '\0' && char.IsWhiteSpace(character))
            {
                if (begun)
                {
                    words.Add(word.ToString());
                }

                word.Clear();
                begun = false;
            }
            else
            {
                word.Append(character);
                begun = true;
            }
        }

        return begun ? [.. words, word.ToString()] : words;
    }
}
