using Markdig;
using Markdig.Syntax;

namespace AvailabilityKit.Cli.Tests.Snippets;

/// <summary>A fenced block of a document, with the output that the next block promises.</summary>
/// <param name="Language">The word after the fence: csharp, bash.</param>
/// <param name="Text">What stands inside.</param>
/// <param name="Output">The text block that follows at once, or null when nothing is promised.</param>
/// <param name="Line">Where the block begins, from 1.</param>
internal sealed record Snippet(string Language, string Text, string? Output, int Line)
{
    /// <summary>The blocks of a document in order, without those marked as fragments (<c>```csharp fragment</c>).</summary>
    public static List<Snippet> In(string markdown)
    {
        var blocks = Markdown.Parse(markdown).Descendants<LeafBlock>().ToList();
        var snippets = new List<Snippet>();
        for (var at = 0; at < blocks.Count; at++)
        {
            if (blocks[at] is FencedCodeBlock { Info: "csharp" or "bash" } block && block.Arguments is not "fragment")
            {
                var output = at + 1 < blocks.Count && blocks[at + 1] is FencedCodeBlock { Info: "text" or "output" } next ? next.Lines.ToString() : null;
                snippets.Add(new(block.Info, block.Lines.ToString(), output, block.Line + 1));
            }
        }

        return snippets;
    }

    /// <summary>Null when the output is as promised, else where it parts from it. A promised line <c>...</c> stands for any number of lines.</summary>
    public static string? Difference(string promised, string actual)
    {
        var left = Lines(promised);
        var right = Lines(actual);
        var (at, to) = (0, 0);
        while (at < left.Count)
        {
            if (left[at].Trim() == "...")
            {
                at++;
                if (at == left.Count)
                {
                    return null;
                }

                var found = right.IndexOf(left[at], to);
                if (found < 0)
                {
                    return $"'{left[at]}' is promised after '...' and is not printed";
                }

                to = found;
                continue;
            }

            if (to >= right.Count || left[at] != right[to])
            {
                return $"'{left[at]}' is promised and '{(to < right.Count ? right[to] : "the end")}' is printed";
            }

            at++;
            to++;
        }

        return to == right.Count ? null : $"'{right[to]}' is printed and not promised";
    }

    private static List<string> Lines(string text) => [.. text.ReplaceLineEndings("\n").TrimEnd().Split('\n').Select(line => line.TrimEnd())];
}
