using System.Globalization;
using System.Xml;
using AvailabilityKit.Documents;
using AvailabilityKit.FaultTrees;

namespace AvailabilityKit.Interchange.OpenPsa;

/// <summary>Reads fault trees in the Open-PSA Model Exchange Format 2.0d (S. Epstein, A. Rauzy, 2008; open-psa.github.io/mef).</summary>
/// <remarks>The reader of the runtime tells the XML, without document types, so that no entity can grow; nothing here keeps a call stack for nesting.</remarks>
internal static class OpenPsaReader
{
    public static FaultTree Read(Stream stream, FaultTreeOptions options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var bytes = new MemoryStream(FileBytes.Of(stream, options.MaximumBytes, size => TooLarge(size, options)), writable: false);
        using var xml = XmlReader.Create(bytes, Settings());
        return Read(xml, options);
    }

    public static FaultTree Read(string text, FaultTreeOptions options)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > options.MaximumBytes)
        {
            throw TooLarge($"{text.Length} characters", options);
        }

        if (!text.AsSpan().TrimStart("\uFEFF \t\r\n").StartsWith('<'))
        {
            throw At(1, 1, $"The text does not begin with \"<\", so it is not Open-PSA; give the text of a file here, and the name of one to {nameof(FaultTree)}.{nameof(FaultTree.Load)}.");
        }

        using var characters = new StringReader(text.TrimStart('\uFEFF'));
        using var xml = XmlReader.Create(characters, Settings());
        return Read(xml, options);
    }

    private static XmlReaderSettings Settings() => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    private static FaultTree Read(XmlReader xml, FaultTreeOptions options)
    {
        OpenPsaElement? root = null;
        try
        {
            root = Elements(xml, options, ref root);
        }
        catch (XmlException wrong)
        {
            // A document type stands before the root.
            var place = wrong.Message.LastIndexOf($" Line {wrong.LineNumber.ToString(CultureInfo.InvariantCulture)}", StringComparison.Ordinal);
            throw At(Math.Max(1, wrong.LineNumber), Math.Max(1, wrong.LinePosition), root is null && wrong.Message.Contains("DTD", StringComparison.Ordinal)
                ? "The file has a document type, which is not read, since its entities could grow without bounds; take the <!DOCTYPE ...> out."
                : $"The XML is not well-formed: {(place < 0 ? wrong.Message : wrong.Message[..place])}");
        }

        return new OpenPsaModel(root, options).Read();
    }

    private static OpenPsaElement Elements(XmlReader xml, FaultTreeOptions options, ref OpenPsaElement? root)
    {
        var place = (IXmlLineInfo)xml;
        OpenPsaElement? open = null;
        var (count, depth) = (0, 0);
        while (xml.Read())
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    var element = new OpenPsaElement(xml.LocalName, open, place.LineNumber, place.LinePosition);
                    if (++count > options.MaximumElements)
                    {
                        throw element.Refusal($"The file has more than {options.MaximumElements} elements; the limit is {nameof(FaultTreeOptions)}.{nameof(FaultTreeOptions.MaximumElements)}.");
                    }

                    if (++depth > options.MaximumDepth)
                    {
                        throw element.Refusal($"The elements stand more than {options.MaximumDepth} deep in one another; the limit is {nameof(FaultTreeOptions)}.{nameof(FaultTreeOptions.MaximumDepth)}.");
                    }

                    root ??= element;
                    open?.Children.Add(element);
                    var isEmpty = xml.IsEmptyElement;
                    while (xml.MoveToNextAttribute())
                    {
                        element.Add(xml.Name, xml.Value);
                    }

                    if (isEmpty)
                    {
                        depth--;
                    }
                    else
                    {
                        open = element;
                    }

                    break;
                case XmlNodeType.EndElement:
                    depth--;
                    open = open!.Parent;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA when open is not null:
                    open.Text = open.Name == "label" ? open.Text + xml.Value : throw open.Refusal($"The text {MessageExcerpt.Quoted(xml.Value.Trim())} stands in <{open.Name}>; only a <label> has text. Take it out.");
                    break;
            }
        }

        return root ?? throw At(1, 1, "The file is empty; Open-PSA begins with <opsa-mef>.");
    }

    private static DocumentException At(int line, int column, string message) => new([new DocumentMistake(line, column, "/", MessageExcerpt.Shortened(message, 600))]);

    private static DocumentException TooLarge(string size, FaultTreeOptions options) =>
        new($"The file has {size}; at most {options.MaximumBytes} are read ({nameof(FaultTreeOptions)}.{nameof(FaultTreeOptions.MaximumBytes)}).");
}
