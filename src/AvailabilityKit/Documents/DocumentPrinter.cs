using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AvailabilityKit.Documents;

/// <summary>Prints a document as a person would lay it out: what fits on a line stands on one.</summary>
internal static class DocumentPrinter
{
    private const int LineLength = 120;
    private const int Indent = 2;

    public static string Print(DocumentNode root)
    {
        var text = new StringBuilder();
        Print(root, text, indent: 0, column: 0);
        return text.Append('\n').ToString();
    }

    private static void Print(DocumentNode node, StringBuilder text, int indent, int column)
    {
        if (node.Items.Count == 0 || Width(node, LineLength - column) >= 0)
        {
            PrintOnLine(node, text);
            return;
        }

        text.Append(node.Kind == NodeKind.Object ? '{' : '[');
        for (var i = 0; i < node.Items.Count; i++)
        {
            var item = node.Items[i];
            text.Append(i == 0 ? "\n" : ",\n").Append(' ', indent + Indent);
            var key = item.Key is null ? "" : $"{Quoted(item.Key)}: ";
            text.Append(key);
            Print(item, text, indent + Indent, indent + Indent + key.Length + 1);
        }

        text.Append('\n').Append(' ', indent).Append(node.Kind == NodeKind.Object ? '}' : ']');
    }

    /// <summary>What is left of a width when the value is printed on one line; below zero if it does not fit or should not.</summary>
    private static int Width(DocumentNode node, int left)
    {
        if (node.Kind is not (NodeKind.Object or NodeKind.List))
        {
            return left - (node.Kind == NodeKind.Text ? Quoted(node.Text).Length : 5);
        }

        left -= 4;
        foreach (var item in node.Items)
        {
            // Objects in a list are rows and stand below one another; an element stands on a line of its own.
            if (left < 0 || (node.Kind == NodeKind.List && item.Kind == NodeKind.Object))
            {
                return -1;
            }

            left = Width(item, left - 2 - (item.Key is null ? 0 : item.Key.Length + 4));
        }

        return left;
    }

    private static void PrintOnLine(DocumentNode node, StringBuilder text)
    {
        switch (node.Kind)
        {
            case NodeKind.Object or NodeKind.List:
                var isObject = node.Kind == NodeKind.Object;
                text.Append(isObject ? "{" : "[");
                for (var i = 0; i < node.Items.Count; i++)
                {
                    text.Append(i > 0 ? ", " : isObject ? " " : "");
                    if (node.Items[i].Key is { } key)
                    {
                        text.Append(Quoted(key)).Append(": ");
                    }

                    PrintOnLine(node.Items[i], text);
                }

                text.Append(!isObject ? "]" : node.Items.Count > 0 ? " }" : "}");
                break;
            case NodeKind.Text:
                text.Append(Quoted(node.Text));
                break;
            case NodeKind.Number:
                text.Append(node.Text);
                break;
            default:
                text.Append(node.Kind switch { NodeKind.True => "true", NodeKind.False => "false", _ => "null" });
                break;
        }
    }

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
