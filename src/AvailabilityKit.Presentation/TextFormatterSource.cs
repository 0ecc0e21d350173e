using System.Net;

namespace AvailabilityKit.Presentation;

/// <summary>
/// Makes the formatters of types that are read as one line of text, such as a duration, for notebook hosts. Members are found by name;
/// see <see cref="TypeFormatterSourceAttribute"/>.
/// </summary>
internal sealed class TextFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new TextFormatter("text/html", text => $"<span class=\"ak-value\">{WebUtility.HtmlEncode(text)}</span>"),
        new TextFormatter("text/plain", text => text),
    ];
}

/// <summary>Formats a value as its own text in one MIME type.</summary>
internal sealed class TextFormatter(string mimeType, Func<string, string> render)
{
    /// <summary>The MIME type it writes.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes the value's text; writes nothing and returns false for nothing.</summary>
    public bool Format(object? instance, TextWriter writer)
    {
        if (instance?.ToString() is not { } text)
        {
            return false;
        }

        writer.Write(render(text));
        return true;
    }
}
