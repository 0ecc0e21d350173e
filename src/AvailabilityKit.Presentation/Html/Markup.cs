using System.Globalization;
using System.Text;
using System.Xml;

namespace AvailabilityKit.Presentation;

/// <summary>
/// Writes HTML and SVG that is well-formed XML too, by an <see cref="XmlWriter"/>. Elements that may have content never close themselves
/// (<c>&lt;p&gt;&lt;/p&gt;</c>), since a browser would take <c>&lt;p/&gt;</c> for an open one.
/// </summary>
internal static class Markup
{
    private static readonly XmlWriterSettings Settings = new()
    {
        ConformanceLevel = ConformanceLevel.Fragment,
        OmitXmlDeclaration = true,
        NewLineHandling = NewLineHandling.None,
    };

    /// <summary>Collects what is written as text.</summary>
    public static string Collect(Action<XmlWriter> write)
    {
        var output = new StringBuilder();
        using (var html = XmlWriter.Create(output, Settings))
        {
            write(html);
        }

        return output.ToString();
    }

    /// <summary>Opens an element; attributes whose value is null are left out. The attribute <c>xmlns</c> sets the language of what is inside.</summary>
    public static XmlWriter Open(this XmlWriter html, string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        string? space = null;
        foreach (var (key, value) in attributes)
        {
            space = key == "xmlns" ? value : space;
        }

        html.WriteStartElement(null, name, space);
        foreach (var (key, value) in attributes)
        {
            if (value is not null && key != "xmlns")
            {
                html.WriteAttributeString(key, UntrustedText.OneLine(value));
            }
        }

        return html;
    }

    /// <summary>Closes the element that was opened last.</summary>
    public static XmlWriter Shut(this XmlWriter html)
    {
        html.WriteFullEndElement();
        return html;
    }

    /// <summary>Writes an element that has no content in HTML or SVG.</summary>
    public static XmlWriter Empty(this XmlWriter html, string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        html.Open(name, attributes).WriteEndElement();
        return html;
    }

    /// <summary>Writes an element that holds a text.</summary>
    public static XmlWriter Element(this XmlWriter html, string name, string text, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
        html.Open(name, attributes).Text(text).Shut();

    /// <summary>Writes a text.</summary>
    public static XmlWriter Text(this XmlWriter html, string text)
    {
        html.WriteString(UntrustedText.OneLine(text));
        return html;
    }

    /// <summary>Writes markup of the house as it is; never anything that came from outside.</summary>
    public static XmlWriter Raw(this XmlWriter html, string markup)
    {
        html.WriteRaw(markup);
        return html;
    }

    /// <summary>A coordinate or size: at most two decimals.</summary>
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
