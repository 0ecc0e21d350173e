using System.Text;
using AvailabilityKit.Presentation;

namespace AvailabilityKit.Documents;

/// <summary>Makes what an untrusted document says fit to stand in a message: no control characters, no endless lines.</summary>
internal static class MessageExcerpt
{
    /// <summary>The text in double quotes, cut to a readable length.</summary>
    public static string Quoted(string text) => $"\"{Shortened(text, 60)}\"";

    /// <summary>At most so many characters of the text, on one line.</summary>
    public static string Shortened(string text, int longest)
    {
        var cut = text.Length <= longest ? text : text[..WholeCharacters(text, longest - 3)] + "...";
        return Visible(cut);
    }

    /// <summary>What an exception of the model says, without the parameter name that .NET adds for programmers.</summary>
    public static string Of(Exception exception)
    {
        var message = exception.Message;
        if (exception is ArgumentException { ParamName: { } parameter })
        {
            var suffix = message.LastIndexOf(" (Parameter '" + parameter + "')", StringComparison.Ordinal);
            message = suffix < 0 ? message : message[..suffix];
        }

        return message;
    }

    private static string Visible(string text)
    {
        if (!text.Any(UntrustedText.IsUnfit))
        {
            return text;
        }

        var visible = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            visible.Append(UntrustedText.IsUnfit(character) ? '\uFFFD' : character);
        }

        return visible.ToString();
    }

    private static int WholeCharacters(string text, int length) => char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
}
