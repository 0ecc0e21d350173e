namespace AvailabilityKit.Presentation;

/// <summary>How a node of a <see cref="DiagramPanel"/> is drawn.</summary>
public enum DiagramNodeKind
{
    /// <summary>A plain block.</summary>
    Plain,

    /// <summary>A block that waits to be used: dashed outline.</summary>
    Spare,

    /// <summary>The block to look at: filled.</summary>
    Emphasised,

    /// <summary>A small rounded sign: an entrance, an exit, a vote such as <c>2 of 3</c>.</summary>
    Sign,
}
