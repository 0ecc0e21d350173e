using System.Globalization;
using System.Text;

namespace AvailabilityKit.Documents;

/// <summary>What a JSON value is.</summary>
internal enum NodeKind
{
    Object,
    List,
    Text,
    Number,
    True,
    False,
    Null,
}

/// <summary>A JSON value that knows where it stands, in the text and in the document.</summary>
internal sealed class DocumentNode
{
    private DocumentNode? _parent;
    private int _index;

    public required NodeKind Kind { get; init; }

    /// <summary>The byte of the text at which the value begins.</summary>
    public int Start { get; init; }

    /// <summary>A text's characters, or a number as it is written.</summary>
    public string Text { get; init; } = "";

    /// <summary>The key of a member of an object.</summary>
    public string? Key { get; private set; }

    /// <summary>The byte at which the key of a member begins; elsewhere the value.</summary>
    public int KeyStart { get; private set; }

    /// <summary>The members of an object or the entries of a list.</summary>
    public List<DocumentNode> Items { get; } = [];

    /// <summary>The place in the document, for example <c>$.topologies[0].name</c>.</summary>
    public string Path
    {
        get
        {
            var path = new StringBuilder();
            Append(path);
            return path.ToString();
        }
    }

    /// <summary>The first member of that key; null where there is none.</summary>
    public DocumentNode? this[string? key] => key is null || Kind != NodeKind.Object ? null : Items.Find(item => item.Key == key);

    public static DocumentNode Object() => new() { Kind = NodeKind.Object };

    public static DocumentNode List(IEnumerable<DocumentNode> items)
    {
        var list = new DocumentNode { Kind = NodeKind.List };
        foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }

    public static DocumentNode OfText(string text) => new() { Kind = NodeKind.Text, Text = text };

    public static DocumentNode OfNumber(IFormattable number) =>
        new() { Kind = NodeKind.Number, Text = number.ToString(number is double ? "R" : null, CultureInfo.InvariantCulture) };

    public static DocumentNode OfFlag(bool flag) => new() { Kind = flag ? NodeKind.True : NodeKind.False };

    public void Add(DocumentNode entry)
    {
        entry._parent = this;
        entry._index = Items.Count;
        entry.KeyStart = entry.Start;
        Items.Add(entry);
    }

    public void Add(string key, DocumentNode value, int keyStart = 0)
    {
        Add(value);
        value.Key = key;
        value.KeyStart = keyStart;
    }

    private void Append(StringBuilder path)
    {
        if (_parent is null)
        {
            path.Append('$');
            return;
        }

        _parent.Append(path);
        if (Key is null)
        {
            path.Append(CultureInfo.InvariantCulture, $"[{_index}]");
        }
        else if (Key.Length is > 0 and <= 40 && Key.All(char.IsAsciiLetterOrDigit))
        {
            path.Append('.').Append(Key);
        }
        else
        {
            path.Append("['").Append(MessageExcerpt.Shortened(Key, 40)).Append("']");
        }
    }
}
