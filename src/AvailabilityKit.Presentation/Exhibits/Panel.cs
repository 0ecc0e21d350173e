namespace AvailabilityKit.Presentation;

/// <summary>
/// One part of an <see cref="Exhibit"/>: <see cref="FactsPanel"/>, <see cref="TablePanel"/>, <see cref="BarsPanel"/>,
/// <see cref="LinesPanel"/>, <see cref="DiagramPanel"/> or <see cref="NotesPanel"/>. The set is closed, so that every renderer
/// can show every panel.
/// </summary>
public abstract class Panel
{
    private protected Panel(string title, string? caption)
    {
        ArgumentNullException.ThrowIfNull(title);
        Title = title;
        Caption = string.IsNullOrWhiteSpace(caption) ? null : caption;
    }

    /// <summary>The panel's title; empty for none.</summary>
    public string Title { get; }

    /// <summary>A sentence or two below the title that says how to read the panel, or null.</summary>
    public string? Caption { get; }
}
