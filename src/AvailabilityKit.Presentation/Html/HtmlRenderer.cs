using System.Globalization;
using System.Xml;

namespace AvailabilityKit.Presentation;

/// <summary>
/// Renders an exhibit as HTML with inline style and inline SVG: no script, and nothing loaded from anywhere. It follows the
/// reader's light or dark theme, fits a phone 360 pixels wide, prints, and is well-formed XML too. All text is escaped.
/// </summary>
public static class HtmlRenderer
{
    private const int WideChart = 840;
    private const int NarrowChart = 328;
    private const int WidestDrawing = 1000;

    private enum LegendSign
    {
        Square,
        Line,
        Mark,
    }

    /// <summary>One self-contained page.</summary>
    /// <param name="exhibit">What it shows.</param>
    /// <param name="footer">A line at its foot, such as what made it and when; null by default for none, so that a page depends on nothing but its exhibit.</param>
    /// <exception cref="ArgumentNullException">The exhibit is null.</exception>
    public static string Page(Exhibit exhibit, string? footer = null)
    {
        ArgumentNullException.ThrowIfNull(exhibit);
        return Markup.Collect(html =>
        {
            html.Raw("<!DOCTYPE html>\n").Open("html", ("lang", "en"), ("xmlns", "http://www.w3.org/1999/xhtml"));
            html.Open("head");
            html.Empty("meta", ("charset", "utf-8"));
            html.Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
            html.Empty("meta", ("name", "color-scheme"), ("content", "light dark"));

            // The page asks the browser to refuse whatever it does not bring along itself.
            html.Empty("meta", ("http-equiv", "Content-Security-Policy"), ("content", "default-src 'none'; style-src 'unsafe-inline'"));
            html.Element("title", exhibit.Title);
            html.Open("style").Raw(HtmlStyle.Page).Raw(HtmlStyle.Exhibit).Shut();
            html.Shut();
            html.Open("body").Open("main", ("class", "ak"));
            WriteContent(html, exhibit, heading: 1, footer);
            html.Shut().Shut().Shut().Raw("\n");
        });
    }

    /// <summary>A fragment for notebooks and for embedding: a <c>div</c> that brings its style, which applies to nothing else.</summary>
    /// <exception cref="ArgumentNullException">The exhibit is null.</exception>
    public static string Fragment(Exhibit exhibit)
    {
        ArgumentNullException.ThrowIfNull(exhibit);
        return Markup.Collect(html =>
        {
            html.Open("div", ("class", "ak")).Open("style").Raw(HtmlStyle.Exhibit).Shut();
            WriteContent(html, exhibit, heading: 2, footer: null);
            html.Shut();
        });
    }

    private static void WriteContent(XmlWriter html, Exhibit exhibit, int heading, string? footer)
    {
        var id = Id(exhibit);
        var bars = SeriesColours.ForBars(exhibit);
        var lines = SeriesColours.ForLines(exhibit, bars);
        html.Open("div", ("class", "ak-sheet"));
        html.Open("header", ("class", "ak-head"));
        html.Element($"h{heading}", exhibit.Title, ("dir", "auto"));
        if (exhibit.Subtitle is not null)
        {
            html.Element("p", exhibit.Subtitle, ("dir", "auto"));
        }

        foreach (var text in exhibit.Verdict)
        {
            html.Element("p", text, ("class", "ak-verdict"), ("dir", "auto"));
        }

        html.Shut();
        foreach (var (i, panel) in exhibit.Panels.Index())
        {
            html.Open("section", ("class", Style(panel)));
            if (panel.Title.Length > 0)
            {
                html.Element($"h{heading + 1}", panel.Title, ("dir", "auto"));
            }

            if (panel.Caption is not null)
            {
                html.Element("p", panel.Caption, ("class", "ak-caption"), ("dir", "auto"));
            }

            Write(html, panel, panel is LinesPanel ? lines : bars, $"{id}-{i}");
            html.Shut();
        }

        if (!string.IsNullOrWhiteSpace(footer))
        {
            html.Element("footer", footer, ("class", "ak-foot"), ("dir", "auto"));
        }

        html.Shut();
    }

    /// <summary>An id that tells the exhibits of one notebook apart and is the same on every run.</summary>
    private static string Id(Exhibit exhibit)
    {
        var hash = 14695981039346656037UL;
        foreach (var text in exhibit.Panels.Select(panel => panel.Title).Prepend(exhibit.Subtitle ?? "").Prepend(exhibit.Title))
        {
            foreach (var c in text)
            {
                hash = (hash ^ c) * 1099511628211UL;
            }
        }

        return "ak" + hash.ToString("x16", CultureInfo.InvariantCulture)[..10];
    }

    private static string Style(Panel panel) => panel switch
    {
        FactsPanel => "ak-panel ak-facts",
        NotesPanel => "ak-panel ak-notes",
        DiagramPanel => "ak-panel ak-drawing",
        _ => "ak-panel",
    };

    private static void Write(XmlWriter html, Panel panel, SeriesColours colours, string id)
    {
        switch (panel)
        {
            case FactsPanel facts:
                WriteFacts(html, facts);
                break;
            case TablePanel table:
                HtmlTable.Write(html, table, table.Title);
                break;
            case BarsPanel bars:
                WriteBars(html, bars, colours, id);
                if (!bars.ValuesStandElsewhere)
                {
                    WriteValues(html, ChartTables.Of(bars));
                }

                break;
            case LinesPanel lines:
                WriteUnit(html, lines.Unit, lines.Scale == ChartScale.Logarithmic ? "logarithmic scale" : null);
                WriteLegend(html, [.. lines.Series.Select(line => line.Name)], colours, LegendSign.Line);
                WriteBoth(html, id, (name, width) => new LineChart(lines, colours, width).Write(html, name));
                WriteValues(html, ChartTables.Of(lines, plain: true));
                break;
            case DiagramPanel diagram:
                WriteDrawing(html, diagram, id);
                break;
            case NotesPanel notes:
                html.Open("ul");
                foreach (var note in notes.Notes)
                {
                    html.Open("li", ("class", note.IsWarning ? "ak-warning" : null), ("dir", "auto"));
                    if (note.IsWarning)
                    {
                        html.Element("strong", "Note well. ");
                    }

                    html.Text(note.Text).Shut();
                }

                html.Shut();
                break;
        }
    }

    private static void WriteFacts(XmlWriter html, FactsPanel panel)
    {
        foreach (var isHeadline in (bool[])[true, false])
        {
            var facts = panel.Facts.Where(fact => fact.IsHeadline == isHeadline).ToArray();
            if (facts.Length == 0)
            {
                continue;
            }

            html.Open("dl", ("class", isHeadline ? "ak-tiles" : "ak-list"));
            foreach (var fact in facts)
            {
                html.Open("div");
                html.Element("dt", fact.Label, ("dir", "auto"));
                html.Element("dd", fact.Value, ("class", fact.Value.Length > 14 ? "ak-value ak-long" : "ak-value"), ("dir", "auto"));
                if (fact.Note is not null)
                {
                    html.Element("dd", fact.Note, ("class", "ak-note"), ("dir", "auto"));
                }

                html.Shut();
            }

            html.Shut();
        }
    }

    private static void WriteBars(XmlWriter html, BarsPanel bars, SeriesColours colours, string id)
    {
        if (bars.Scale == ChartScale.Logarithmic)
        {
            WriteUnit(html, bars.Unit, "logarithmic scale, read a mark's place against the lines; no mark means none");
            WriteLegend(html, DotRows.Marks(bars), colours, LegendSign.Mark);
            WriteBoth(html, id, (name, width) => new DotPlot(bars, colours, width).Write(html, name));
            return;
        }

        WriteUnit(html, bars.Unit, scale: null);
        WriteLegend(html, bars.Series.Count > 1 ? bars.Series : [], colours, LegendSign.Square);
        WriteBoth(html, id, (name, width) => new StackedBars(bars, colours, width).Write(html, name));
    }

    private static void WriteUnit(XmlWriter html, string unit, string? scale) =>
        html.Element("p", scale is null ? unit : $"{unit} · {scale}", ("class", "ak-unit"));

    private static void WriteLegend(XmlWriter html, IReadOnlyList<string> names, SeriesColours colours, LegendSign sign)
    {
        if (names.Count == 0)
        {
            return;
        }

        html.Open("ul", ("class", "ak-legend"));
        foreach (var (i, name) in names.Index())
        {
            html.Open("li").Open("svg", ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", "0 0 22 12"), ("width", "22"), ("height", "12"), ("aria-hidden", "true"));
            if (sign == LegendSign.Line)
            {
                html.Empty("path", ("d", "M0 6L22 6"), ("class", colours.Class(name, "ak-l")), ("stroke", colours.Fill(name)));
            }

            if (sign != LegendSign.Square)
            {
                html.Empty("path", ("d", SeriesMarker.At(i, 11, 6)), ("class", colours.Class(name, "ak-f")), ("fill", colours.Fill(name)));
            }
            else
            {
                Svg.Rectangle(html, 4, 0, 12, 12, colours.Class(name, "ak-f"), colours.Fill(name), round: 2);
            }

            html.Shut().Element("bdi", name).Shut();
        }

        html.Shut();
    }

    /// <summary>Writes the wide and the narrow version; the style shows the one that fits.</summary>
    private static void WriteBoth(XmlWriter html, string id, Action<string, int> write)
    {
        html.Open("div", ("class", "ak-chart ak-wide"));
        write(id + "w", WideChart);
        html.Shut().Open("div", ("class", "ak-chart ak-narrow"));
        write(id + "n", NarrowChart);
        html.Shut();
    }

    private static void WriteDrawing(XmlWriter html, DiagramPanel panel, string id)
    {
        if (panel.Nodes.Count > DiagramLayout.MostNodes)
        {
            html.Element("p", $"{panel.Nodes.Count} blocks and {panel.Edges.Count} connections: too many to draw.", ("class", "ak-unit"));
            return;
        }

        var narrow = BlockDrawing.Narrow(panel, NarrowChart);
        var wide = BlockDrawing.Wide(panel);
        wide = wide.Width > WidestDrawing && narrow.Width <= WideChart ? narrow : wide;
        foreach (var (drawing, style) in ((BlockDrawing, string)[])[(wide, "wide"), (narrow, "narrow")])
        {
            html.Open("div", ("class", $"ak-scroll ak-{style}"), ("role", "group"), ("aria-label", CellText.Fit(UntrustedText.OneLine(panel.Title), 200)), ("tabindex", "0"));
            drawing.Write(html, id + style[0]);
            html.Shut();
        }
    }

    private static void WriteValues(XmlWriter html, TablePanel values)
    {
        html.Open("details").Element("summary", "Values");
        HtmlTable.Write(html, values, values.Title);
        if (values.Caption is not null)
        {
            html.Element("p", values.Caption, ("class", "ak-unit"));
        }

        html.Shut();
    }
}
