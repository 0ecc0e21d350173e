using System.Globalization;
using System.Text;

namespace AvailabilityKit.Presentation;

/// <summary>
/// Writes HTML and SVG that is well-formed XML too: elements close in order, every text and attribute is escaped, and what XML
/// cannot carry (control characters, lone surrogates) becomes the replacement character.
/// </summary>
internal sealed class MarkupWriter
{
    private readonly StringBuilder _output = new();
    private readonly Stack<string> _open = new();

    /// <summary>Opens an element; attributes whose value is null are left out.</summary>
    public MarkupWriter Open(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(name, attributes);
        _output.Append('>');
        _open.Push(name);
        return this;
    }

    /// <summary>Closes the element that was opened last.</summary>
    public MarkupWriter Close()
    {
        _output.Append("</").Append(_open.Pop()).Append('>');
        return this;
    }

    /// <summary>Writes an element without content.</summary>
    public MarkupWriter Empty(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(name, attributes);
        _output.Append("/>");
        return this;
    }

    /// <summary>Writes an element that holds a text.</summary>
    public MarkupWriter Element(string name, string text, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
        Open(name, attributes).Text(text).Close();

    /// <summary>Writes a text.</summary>
    public MarkupWriter Text(string text)
    {
        Escape(text);
        return this;
    }

    /// <summary>Writes markup of the house as it is; never anything that came from outside.</summary>
    public MarkupWriter Raw(string markup)
    {
        _output.Append(markup);
        return this;
    }

    /// <summary>A coordinate or size: at most two decimals.</summary>
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ToString() => _output.ToString();

    private void Start(string name, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _output.Append('<').Append(name);
        foreach (var (key, value) in attributes)
        {
            if (value is not null)
            {
                _output.Append(' ').Append(key).Append("=\"");
                Escape(value);
                _output.Append('"');
            }
        }
    }

    private void Escape(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '<':
                    _output.Append("&lt;");
                    break;
                case '>':
                    _output.Append("&gt;");
                    break;
                case '&':
                    _output.Append("&amp;");
                    break;
                case '"':
                    _output.Append("&quot;");
                    break;
                case '\'':
                    _output.Append("&#39;");
                    break;
                case '\t' or '\n' or '\r':
                    _output.Append(' ');
                    break;
                case < 0x20 or (>= 0x7F and <= 0x9F) or 0xFFFE or 0xFFFF:
                    _output.Append('\uFFFD');
                    break;
                // Directions that a name sets for what follows it would let it rewrite the page around it.
                case (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069):
                    break;
                default:
                    _output.Append(rune.ToString());
                    break;
            }
        }
    }
}
