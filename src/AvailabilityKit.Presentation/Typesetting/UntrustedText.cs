using System.Text;

namespace AvailabilityKit.Presentation;

/// <summary>
/// The one list of characters that a text from outside may not carry into a terminal, a page or a message: what would move the cursor,
/// begin another line, turn the direction of what follows, or be no character at all.
/// </summary>
public static class UntrustedText
{
    /// <summary>The text on one line: breaks and tabs become a space, other controls the replacement character, and directions that it sets go.</summary>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static string OneLine(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff') && !text.Any(IsUnfit))
        {
            return text;
        }

        var cleaned = new StringBuilder(text.Length);

        // Half a surrogate pair comes as the replacement character.
        foreach (var rune in text.EnumerateRunes())
        {
            if (!rune.IsBmp || !IsUnfit((char)rune.Value))
            {
                cleaned.Append(rune.ToString());
            }
            else if (!SetsDirection((char)rune.Value))
            {
                cleaned.Append(BreaksLine((char)rune.Value) ? ' ' : '\uFFFD');
            }
        }

        return cleaned.ToString();
    }

    /// <summary>Whether a character has no place in text that is shown on one line.</summary>
    public static bool IsUnfit(char character) =>
        char.IsControl(character) || BreaksLine(character) || SetsDirection(character) || character is '\uFFFE' or '\uFFFF';

    private static bool BreaksLine(char character) => character is '\n' or '\r' or '\t' or '\u0085' or '\u2028' or '\u2029';

    // The marks and overrides of the bidirectional algorithm, and the sign at the start of a file that means nothing inside one.
    private static bool SetsDirection(char character) =>
        character is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF';
}
