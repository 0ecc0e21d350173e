namespace AvailabilityKit.Presentation;

/// <summary>Collects the nodes, connections and groups of a <see cref="DiagramPanel"/>, in any order.</summary>
public sealed class DiagramBuilder
{
    private readonly List<DiagramNode> _nodes = [];
    private readonly List<DiagramEdge> _edges = [];
    private readonly List<DiagramGroup> _groups = [];
    private readonly HashSet<string> _nodeIds = new(StringComparer.Ordinal);
    private readonly HashSet<string> _groupIds = new(StringComparer.Ordinal);
    private bool _isDirected;
    private string? _caption;
    private string[] _words = [];

    internal DiagramBuilder()
    {
    }

    /// <summary>Adds a node.</summary>
    /// <param name="id">The name by which edges find it; each once.</param>
    /// <param name="label">What is written in it; the id where this is null.</param>
    /// <param name="detail">A smaller second line, or null.</param>
    /// <param name="kind">How it is drawn.</param>
    /// <param name="group">The id of the group it stands in, or null.</param>
    /// <exception cref="ArgumentException">There is a node of that id already.</exception>
    public DiagramBuilder Node(string id, string? label = null, string? detail = null, DiagramNodeKind kind = DiagramNodeKind.Plain, string? group = null)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (!_nodeIds.Add(id))
        {
            throw new ArgumentException($"The drawing has a node \"{id}\" already; give each node an id of its own.", nameof(id));
        }

        _nodes.Add(new DiagramNode(id, label ?? id, string.IsNullOrWhiteSpace(detail) ? null : detail, kind, group));
        return this;
    }

    /// <summary>Adds a frame around nodes.</summary>
    /// <param name="id">The name by which nodes refer to it; each once.</param>
    /// <param name="label">What is written at its top; the id where this is null.</param>
    /// <param name="detail">A smaller remark beside the label, or null.</param>
    /// <param name="parent">The id of the group it stands in, or null.</param>
    /// <exception cref="ArgumentException">There is a group of that id already.</exception>
    public DiagramBuilder Group(string id, string? label = null, string? detail = null, string? parent = null)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (!_groupIds.Add(id))
        {
            throw new ArgumentException($"The drawing has a group \"{id}\" already; give each group an id of its own.", nameof(id));
        }

        _groups.Add(new DiagramGroup(id, label ?? id, string.IsNullOrWhiteSpace(detail) ? null : detail, parent));
        return this;
    }

    /// <summary>Connects two nodes or groups; the second stands after the first. Where a node and a group have the same id, the node is meant.</summary>
    public DiagramBuilder Edge(string from, string to, string? label = null)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        _edges.Add(new DiagramEdge(from, to, string.IsNullOrWhiteSpace(label) ? null : label));
        return this;
    }

    /// <summary>Connects nodes in series: each with the next.</summary>
    public DiagramBuilder Chain(params IReadOnlyList<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        for (var i = 1; i < ids.Count; i++)
        {
            Edge(ids[i - 1], ids[i]);
        }

        return this;
    }

    /// <summary>Connects nodes in parallel between two others.</summary>
    /// <param name="from">The node before them.</param>
    /// <param name="branches">The nodes side by side.</param>
    /// <param name="to">The node after them.</param>
    public DiagramBuilder Branches(string from, IReadOnlyList<string> branches, string to)
    {
        ArgumentNullException.ThrowIfNull(branches);
        foreach (var id in branches)
        {
            Edge(from, id).Edge(id, to);
        }

        return this;
    }

    /// <summary>Draws arrowheads.</summary>
    public DiagramBuilder Directed()
    {
        _isDirected = true;
        return this;
    }

    /// <summary>Says in sentences what the drawing shows: text has them in place of a directed drawing, and a page for those who do not see it.</summary>
    public DiagramBuilder InWords(params IEnumerable<string> sentences)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        _words = [.. sentences];
        return this;
    }

    /// <summary>Sets the sentence below the panel's title.</summary>
    public DiagramBuilder Caption(string? text)
    {
        _caption = text;
        return this;
    }

    internal DiagramPanel Build(string title)
    {
        foreach (var edge in _edges)
        {
            foreach (var end in (string[])[edge.From, edge.To])
            {
                if (!_nodeIds.Contains(end) && !_groupIds.Contains(end))
                {
                    throw new ArgumentException($"The edge from \"{edge.From}\" to \"{edge.To}\" needs a node or a group \"{end}\", which \"{title}\" does not have.", nameof(title));
                }
            }
        }

        foreach (var node in _nodes)
        {
            if (node.Group is not null && !_groupIds.Contains(node.Group))
            {
                throw new ArgumentException($"Node \"{node.Id}\" stands in group \"{node.Group}\", which \"{title}\" does not have.", nameof(title));
            }
        }

        CheckNesting(title);
        return new DiagramPanel(title, _caption, [.. _nodes], [.. _edges], [.. _groups], _isDirected, _words);
    }

    private void CheckNesting(string title)
    {
        var parents = _groups.ToDictionary(g => g.Id, g => g.Parent, StringComparer.Ordinal);
        foreach (var group in _groups)
        {
            var depth = 0;
            for (var parent = group.Parent; parent is not null; parent = parents[parent])
            {
                if (!_groupIds.Contains(parent))
                {
                    throw new ArgumentException($"Group \"{group.Id}\" stands in group \"{parent}\", which \"{title}\" does not have.", nameof(title));
                }

                if (++depth > _groups.Count)
                {
                    throw new ArgumentException($"Group \"{group.Id}\" stands in itself; a group's parents must end.", nameof(title));
                }
            }
        }
    }
}
