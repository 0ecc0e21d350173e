namespace AvailabilityKit.Presentation;

/// <summary>Collects the bullets of a <see cref="NotesPanel"/>.</summary>
public sealed class NotesBuilder
{
    private readonly List<Note> _notes = [];
    private string? _caption;

    internal NotesBuilder()
    {
    }

    /// <summary>Adds a bullet.</summary>
    public NotesBuilder Add(string text) => Add(text, isWarning: false);

    /// <summary>Adds a bullet for each text.</summary>
    public NotesBuilder AddAll(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        foreach (var text in texts)
        {
            Add(text);
        }

        return this;
    }

    /// <summary>Adds a bullet that the reader should not miss.</summary>
    public NotesBuilder Warn(string text) => Add(text, isWarning: true);

    /// <summary>Sets the sentence below the panel's title.</summary>
    public NotesBuilder Caption(string? text)
    {
        _caption = text;
        return this;
    }

    internal NotesPanel Build(string title) => new(title, _caption, [.. _notes]);

    private NotesBuilder Add(string text, bool isWarning)
    {
        ArgumentNullException.ThrowIfNull(text);
        _notes.Add(new Note(text, isWarning));
        return this;
    }
}
