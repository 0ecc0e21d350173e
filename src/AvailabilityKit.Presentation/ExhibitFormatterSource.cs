namespace AvailabilityKit.Presentation;

/// <summary>
/// Makes the formatters that notebook hosts look for. Members are found by name; see <see cref="TypeFormatterSourceAttribute"/>.
/// </summary>
internal sealed class ExhibitFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new ExhibitFormatter("text/html", HtmlRenderer.Fragment),
        new ExhibitFormatter("text/plain", exhibit => exhibit.ToText()),
        new ExhibitFormatter("text/markdown", MarkdownRenderer.Render),
    ];
}

/// <summary>Formats any <see cref="IExhibitable"/> in one MIME type.</summary>
internal sealed class ExhibitFormatter(string mimeType, Func<Exhibit, string> render)
{
    /// <summary>The MIME type it writes.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes the object if it can show itself; otherwise writes nothing and returns false.</summary>
    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not IExhibitable exhibitable)
        {
            return false;
        }

        writer.Write(render(exhibitable.ToExhibit()));
        return true;
    }
}
