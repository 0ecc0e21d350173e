namespace AvailabilityKit.Presentation;

/// <summary>How the cells of a column stand in it.</summary>
public enum ColumnAlignment
{
    /// <summary>Text, set at the left.</summary>
    Text,

    /// <summary>Figures, set at the right in numerals of equal width.</summary>
    Number,
}
