namespace AvailabilityKit.Presentation;

/// <summary>
/// A result made ready to be shown: a title and an ordered run of panels (figures, tables, charts, drawings, notes). It is
/// immutable, knows nothing of the domain it speaks about, and renders as terminal text, Markdown or HTML.
/// </summary>
/// <example>
/// <code>
/// var exhibit = Exhibit.Titled("Two-node cluster", "Evaluated exactly")
///     .Facts("Answer", f => f.Headline("Availability", "99.99 %").Add("Failovers", "2.1 a year"))
///     .Bars("Downtime by cause", "minutes a year", b => b.Bar("cluster", ("hardware", 12), ("software", 40)))
///     .Notes("Assumptions", n => n.Add("Nodes fail independently."));
/// Console.WriteLine(exhibit);
/// </code>
/// </example>
[TypeFormatterSource(typeof(ExhibitFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class Exhibit : IExhibitable
{
    private readonly Panel[] _panels;

    private readonly string[] _verdict;

    private Exhibit(string title, string? subtitle, string[] verdict, Panel[] panels)
    {
        Title = title;
        Subtitle = subtitle;
        _verdict = verdict;
        _panels = panels;
    }

    /// <summary>What the whole exhibit is called.</summary>
    public string Title { get; }

    /// <summary>One line below the title, or null.</summary>
    public string? Subtitle { get; }

    /// <summary>The answer in a sentence or two, one text for each thing that was asked about; empty where there is none.</summary>
    public IReadOnlyList<string> Verdict => _verdict;

    /// <summary>The panels in reading order.</summary>
    public IReadOnlyList<Panel> Panels => _panels;

    /// <summary>Starts an exhibit without panels.</summary>
    /// <param name="title">The title; any text, escaped by every renderer.</param>
    /// <param name="subtitle">One line below it, or null for none.</param>
    /// <exception cref="ArgumentNullException">The title is null.</exception>
    public static Exhibit Titled(string title, string? subtitle = null)
    {
        ArgumentNullException.ThrowIfNull(title);
        return new Exhibit(title, subtitle, [], []);
    }

    /// <summary>The same exhibit with another subtitle.</summary>
    public Exhibit Subtitled(string? subtitle) => new(Title, subtitle, _verdict, _panels);

    /// <summary>The same exhibit with this verdict: what a reader in a hurry should take away. It is shown first and, in a terminal, last too.</summary>
    /// <param name="verdict">One text, of a sentence or two, for each thing that was asked about.</param>
    /// <exception cref="ArgumentNullException">The verdict or one of its texts is null.</exception>
    public Exhibit Concluding(params IEnumerable<string> verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        string[] texts = [.. verdict];
        return Array.Exists(texts, text => text is null)
            ? throw new ArgumentNullException(nameof(verdict), "A text of the verdict is null; leave it out.")
            : new Exhibit(Title, Subtitle, texts, _panels);
    }

    /// <summary>The same exhibit with one more panel at its end.</summary>
    /// <exception cref="ArgumentNullException">The panel is null.</exception>
    public Exhibit With(Panel panel)
    {
        ArgumentNullException.ThrowIfNull(panel);
        return new Exhibit(Title, Subtitle, _verdict, [.. _panels, panel]);
    }

    /// <summary>The same exhibit with all panels of <paramref name="other"/> at its end; the other's title and verdict are not kept.</summary>
    /// <exception cref="ArgumentNullException">The other exhibit is null.</exception>
    public Exhibit FollowedBy(Exhibit other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new Exhibit(Title, Subtitle, _verdict, [.. _panels, .. other._panels]);
    }

    /// <summary>Adds labelled values; those added with <see cref="FactsBuilder.Headline"/> are shown large.</summary>
    public Exhibit Facts(string title, Action<FactsBuilder> describe) => With(FactsPanel.Describe(title, describe));

    /// <summary>Adds a table. Columns are named first, then rows are added with one cell for each.</summary>
    /// <exception cref="ArgumentException">A row has another number of cells than there are columns.</exception>
    public Exhibit Table(string title, Action<TableBuilder> describe) => With(TablePanel.Describe(title, describe));

    /// <summary>Adds a chart of horizontal stacked bars or, on a logarithmic scale, of dots.</summary>
    /// <param name="title">The panel's title.</param>
    /// <param name="unit">What the values count, e.g. <c>minutes a year</c>.</param>
    /// <param name="describe">Adds the bars.</param>
    public Exhibit Bars(string title, string unit, Action<BarsBuilder> describe) => With(BarsPanel.Describe(title, unit, describe));

    /// <summary>Adds a chart of lines.</summary>
    /// <param name="title">The panel's title.</param>
    /// <param name="unit">What the values count, e.g. <c>USD</c>.</param>
    /// <param name="across">What runs along the horizontal axis, e.g. <c>year</c>.</param>
    /// <param name="describe">Adds the series.</param>
    public Exhibit Lines(string title, string unit, string across, Action<LinesBuilder> describe) =>
        With(LinesPanel.Describe(title, unit, across, describe));

    /// <summary>Adds a drawing of blocks, laid out from left to right.</summary>
    /// <exception cref="ArgumentException">An edge or a group names a node that the drawing does not have.</exception>
    public Exhibit Diagram(string title, Action<DiagramBuilder> describe) => With(DiagramPanel.Describe(title, describe));

    /// <summary>Adds bullets: assumptions, method, warnings.</summary>
    public Exhibit Notes(string title, Action<NotesBuilder> describe) => With(NotesPanel.Describe(title, describe));

    /// <summary>Adds bullets from a list of texts; an empty list adds no panel.</summary>
    public Exhibit Notes(string title, IEnumerable<string> notes)
    {
        ArgumentNullException.ThrowIfNull(notes);
        var texts = notes.ToArray();
        return texts.Length == 0 ? this : Notes(title, n => n.AddAll(texts));
    }

    /// <summary>The exhibit itself.</summary>
    public Exhibit ToExhibit() => this;

    /// <summary>A fragment of HTML with its own scoped style, for notebooks and for embedding in a page.</summary>
    public string ToHtml() => HtmlRenderer.Fragment(this);

    /// <summary>One self-contained HTML page: no script, font, image or link from elsewhere.</summary>
    /// <param name="footer">A line at its foot, such as what made it and when; null by default for none, so that the page depends on nothing but the result.</param>
    public string ToHtmlPage(string? footer = null) => HtmlRenderer.Page(this, footer);

    /// <summary>GitHub-flavoured Markdown.</summary>
    public string ToMarkdown() => MarkdownRenderer.Render(this);

    /// <summary>Plain text for a terminal of the given width.</summary>
    /// <param name="width">The width in character cells, 40 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width is under 40.</exception>
    public string ToText(int width = TextRenderer.DefaultWidth) => new TextRenderer { Width = width }.Render(this);

    /// <summary>Plain text, <see cref="TextRenderer.DefaultWidth"/> cells wide.</summary>
    public override string ToString() => ToText();
}
