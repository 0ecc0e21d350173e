using System.Text.RegularExpressions;

namespace AvailabilityKit.Tests.Architecture;

/// <summary>Cuts C# source into identifiers and signs, leaving out comments, directives and the text of strings (what stands in the holes of interpolated ones stays).</summary>
internal static partial class CodeTokens
{
    public static List<string> Of(string source)
    {
        var code = new List<char>(source.Length);
        var at = 0;
        Copy(source, ref at, code, inHole: false);
        return [.. Token().Matches(new string([.. code])).Select(match => match.Value)];
    }

    [GeneratedRegex(@"@?[\p{L}_][\p{L}\p{Nd}_]*|\d[\w.]*|=>|[^\s\w]")]
    private static partial Regex Token();

    private static void Copy(string source, ref int at, List<char> code, bool inHole)
    {
        var depth = 0;
        while (at < source.Length)
        {
            var rest = source.AsSpan(at);
            if (rest.StartsWith("//") || (rest[0] == '#' && OpensLine(source, at)))
            {
                at = EndOf(source, "\n", at);
            }
            else if (rest.StartsWith("/*"))
            {
                at = EndOf(source, "*/", at);
            }
            else if (rest[0] == '\'')
            {
                at += rest[1] == '\\' ? source.IndexOf('\'', at + 3) - at + 1 : 3;
            }
            else if (TryQuote(rest, out var dollars, out var verbatim, out var quotes, out var opening))
            {
                at += opening;
                SkipString(source, ref at, code, dollars, verbatim, quotes);
                code.Add(' ');
            }
            else
            {
                depth += rest[0] is '{' or '(' or '[' ? 1 : rest[0] is '}' or ')' or ']' ? -1 : 0;
                if (inHole && depth < 0)
                {
                    return;
                }

                code.Add(rest[0]);
                at++;
            }
        }
    }

    private static bool TryQuote(ReadOnlySpan<char> rest, out int dollars, out bool verbatim, out int quotes, out int opening)
    {
        opening = 0;
        dollars = 0;
        verbatim = false;
        quotes = 0;
        while (opening < rest.Length && rest[opening] is '$' or '@')
        {
            dollars += rest[opening] == '$' ? 1 : 0;
            verbatim |= rest[opening] == '@';
            opening++;
        }

        while (opening + quotes < rest.Length && rest[opening + quotes] == '"')
        {
            quotes++;
        }

        // Two quotes are an empty string; three and more open a raw one.
        quotes = quotes is 0 or >= 3 ? quotes : 1;
        opening += quotes;
        return quotes > 0;
    }

    private static void SkipString(string source, ref int at, List<char> code, int dollars, bool verbatim, int quotes)
    {
        var end = new string('"', quotes);
        var hole = dollars == 0 ? "\0" : new string('{', dollars);
        while (at < source.Length)
        {
            var rest = source.AsSpan(at);
            if (quotes == 1 && !verbatim && rest[0] == '\\')
            {
                at += 2;
            }
            else if ((quotes == 1 && verbatim && rest.StartsWith("\"\"")) || (dollars == 1 && quotes == 1 && rest.StartsWith("{{")))
            {
                at += 2;
            }
            else if (rest.StartsWith(end))
            {
                at += quotes;
                return;
            }
            else if (rest.StartsWith(hole))
            {
                at += dollars;
                code.Add(' ');
                Copy(source, ref at, code, inHole: true);
                at += dollars;
            }
            else
            {
                at++;
            }
        }
    }

    private static bool OpensLine(string source, int at)
    {
        var start = source.LastIndexOf('\n', Math.Max(at - 1, 0)) + 1;
        return source.AsSpan(start, at - start).IsWhiteSpace();
    }

    private static int EndOf(string source, string mark, int at) =>
        source.IndexOf(mark, at, StringComparison.Ordinal) is >= 0 and var found ? found + mark.Length : source.Length;
}
