using AvailabilityKit.Documents;

namespace AvailabilityKit.Interchange.OpenPsa;

/// <summary>An element of the file with its place.</summary>
internal sealed class OpenPsaElement(string name, OpenPsaElement? parent, int line, int column)
{
    public string Name { get; } = name;

    public OpenPsaElement? Parent { get; } = parent;

    public int Line { get; } = line;

    public int Column { get; } = column;

    public List<OpenPsaElement> Children { get; } = [];

    /// <summary>What stands in it besides elements; labels have some.</summary>
    public string Text { get; set; } = "";

    private List<(string Name, string Value)> Attributes { get; } = [];

    public string? this[string attribute]
    {
        get
        {
            foreach (var (name, value) in Attributes)
            {
                if (name == attribute)
                {
                    return value;
                }
            }

            return null;
        }
    }

    public void Add(string attribute, string value) => Attributes.Add((attribute, value));

    /// <summary>Where it stands, such as <c>/opsa-mef/define-fault-tree/define-gate "top"</c>; of deep nesting the two ends.</summary>
    public string Path
    {
        get
        {
            const int Shown = 6;
            List<string> parts = [];
            for (var element = this; element is not null; element = element.Parent)
            {
                parts.Add(element.Name);
            }

            parts.Reverse();
            return MessageExcerpt.Shortened("/" + string.Join('/', parts.Count <= Shown ? parts : [.. parts[..2], "...", .. parts[^3..]]), 200);
        }
    }

    /// <summary>The refusal of what is wrong with it.</summary>
    public DocumentException Refusal(string message) => new([new DocumentMistake(Line, Column, Path, MessageExcerpt.Shortened(message, 600))]);

    /// <summary>The element as messages name it.</summary>
    public string Mention() => this["name"] is { } name ? $"<{Name} name={MessageExcerpt.Quoted(name)}>" : $"<{Name}>";

    /// <summary>The value of an attribute that has to be there.</summary>
    public string Required(string attribute) =>
        string.IsNullOrWhiteSpace(this[attribute]) ? throw Refusal($"The <{Name}> has no {attribute}=\"...\"; give it one.") : this[attribute]!;
}
