namespace AvailabilityKit.Presentation;

/// <summary>Bullets: assumptions, method, warnings.</summary>
public sealed class NotesPanel : Panel
{
    internal NotesPanel(string title, string? caption, IReadOnlyList<Note> notes)
        : base(title, caption) => Notes = notes;

    /// <summary>The bullets in the order they were added.</summary>
    public IReadOnlyList<Note> Notes { get; }

    internal static NotesPanel Describe(string title, Action<NotesBuilder> describe)
    {
        ArgumentNullException.ThrowIfNull(describe);
        var builder = new NotesBuilder();
        describe(builder);
        return builder.Build(title);
    }
}
