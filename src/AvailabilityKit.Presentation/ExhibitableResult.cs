namespace AvailabilityKit.Presentation;

/// <summary>
/// The base of result types: from one <see cref="ToExhibit"/> come the terminal text, Markdown, HTML, and the display in
/// notebooks. Notebook hosts find <see cref="ToHtml"/> and the formatter source by their names, with no reference to a host.
/// </summary>
[TypeFormatterSource(typeof(ExhibitFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public abstract class ExhibitableResult : IExhibitable
{
    /// <inheritdoc/>
    public abstract Exhibit ToExhibit();

    /// <summary>A fragment of HTML with its own scoped style, for notebooks and for embedding in a page.</summary>
    public string ToHtml() => HtmlRenderer.Fragment(ToExhibit());

    /// <summary>One self-contained HTML page: no script, font, image or link from elsewhere.</summary>
    /// <param name="footer">A line at its foot, such as what made it and when; null by default for none, so that the page depends on nothing but the result.</param>
    public string ToHtmlPage(string? footer = null) => HtmlRenderer.Page(ToExhibit(), footer);

    /// <summary>GitHub-flavoured Markdown.</summary>
    public string ToMarkdown() => MarkdownRenderer.Render(ToExhibit());

    /// <summary>Plain text for a terminal of the given width.</summary>
    /// <param name="width">The width in character cells, 40 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width is under 40.</exception>
    public string ToText(int width = TextRenderer.DefaultWidth) => new TextRenderer { Width = width }.Render(ToExhibit());

    /// <summary>Plain text, <see cref="TextRenderer.DefaultWidth"/> cells wide.</summary>
    public override string ToString() => ToText();
}
