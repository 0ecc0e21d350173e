using System.Text;

namespace AvailabilityKit.Interchange;

/// <summary>The escapes that labels of DOT have beyond those of its quotes.</summary>
internal static class DotLabel
{
    /// <summary>The text that <see cref="Unescaped"/> reads as this one; a backslash stands for itself when it is doubled.</summary>
    public static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal);

    /// <summary>What a label shows: line breaks for \n, \l and \r, the name for \N and \G; a label that is nothing but the name is none.</summary>
    public static string Unescaped(string label, string? name)
    {
        if (label is "\\N" or "\\G")
        {
            return "";
        }

        var text = new StringBuilder(label.Length);
        for (var i = 0; i < label.Length; i++)
        {
            if (label[i] != '\\' || i + 1 == label.Length)
            {
                text.Append(label[i]);
                continue;
            }

            _ = label[++i] switch
            {
                'n' or 'l' or 'r' => text.Append('\n'),
                'N' or 'G' => text.Append(name),
                var other => text.Append(other),
            };
        }

        return text.ToString();
    }
}
