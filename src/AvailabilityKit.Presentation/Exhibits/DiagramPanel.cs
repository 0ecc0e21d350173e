namespace AvailabilityKit.Presentation;

/// <summary>
/// A drawing of blocks, laid out in layers along its edges: what is in series follows, what is in parallel stands side by side.
/// Renderers lay it out themselves, from left to right or, where there is little room, from top to bottom.
/// </summary>
public sealed class DiagramPanel : Panel
{
    internal DiagramPanel(
        string title, string? caption, IReadOnlyList<DiagramNode> nodes, IReadOnlyList<DiagramEdge> edges, IReadOnlyList<DiagramGroup> groups, bool isDirected, IReadOnlyList<string> words)
        : base(title, caption)
    {
        Nodes = nodes;
        Edges = edges;
        Groups = groups;
        IsDirected = isDirected;
        Words = words;
    }

    /// <summary>The nodes in the order they were added.</summary>
    public IReadOnlyList<DiagramNode> Nodes { get; }

    /// <summary>The connections in the order they were added.</summary>
    public IReadOnlyList<DiagramEdge> Edges { get; }

    /// <summary>The groups in the order they were added.</summary>
    public IReadOnlyList<DiagramGroup> Groups { get; }

    /// <summary>Whether edges carry arrowheads.</summary>
    public bool IsDirected { get; }

    /// <summary>What the drawing says, in sentences for readers of text; empty where it has to speak for itself.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>What is written in or over each end that an edge can have.</summary>
    internal Dictionary<string, string> Labels()
    {
        var labels = Groups.ToDictionary(group => group.Id, group => group.Label, StringComparer.Ordinal);
        foreach (var node in Nodes)
        {
            labels[node.Id] = node.Label;
        }

        return labels;
    }

    internal static DiagramPanel Describe(string title, Action<DiagramBuilder> describe)
    {
        ArgumentNullException.ThrowIfNull(describe);
        var builder = new DiagramBuilder();
        describe(builder);
        return builder.Build(title);
    }
}
