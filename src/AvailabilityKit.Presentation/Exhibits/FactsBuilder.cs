namespace AvailabilityKit.Presentation;

/// <summary>Collects the values of a <see cref="FactsPanel"/>.</summary>
public sealed class FactsBuilder
{
    private readonly List<Fact> _facts = [];
    private string? _caption;

    internal FactsBuilder()
    {
    }

    /// <summary>Adds a figure to be shown large: the answer itself. Use it for at most four.</summary>
    /// <exception cref="ArgumentNullException">Label or value is null.</exception>
    public FactsBuilder Headline(string label, string value, string? note = null) => Add(label, value, note, isHeadline: true);

    /// <summary>Adds a labelled value.</summary>
    /// <exception cref="ArgumentNullException">Label or value is null.</exception>
    public FactsBuilder Add(string label, string value, string? note = null) => Add(label, value, note, isHeadline: false);

    /// <summary>Sets the sentence below the panel's title.</summary>
    public FactsBuilder Caption(string? text)
    {
        _caption = text;
        return this;
    }

    internal FactsPanel Build(string title) => new(title, _caption, [.. _facts]);

    private FactsBuilder Add(string label, string value, string? note, bool isHeadline)
    {
        ArgumentNullException.ThrowIfNull(label);
        ArgumentNullException.ThrowIfNull(value);
        _facts.Add(new Fact(label, value, string.IsNullOrWhiteSpace(note) ? null : note, isHeadline));
        return this;
    }
}
