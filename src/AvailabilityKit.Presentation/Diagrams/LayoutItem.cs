namespace AvailabilityKit.Presentation;

/// <summary>What stands in a layer: a node, a group with all its content, or a place where a long line passes through.</summary>
internal sealed class LayoutItem
{
    public required LayoutFrame Frame { get; init; }

    /// <summary>The content, where the item is a group.</summary>
    public LayoutFrame? Inner { get; init; }

    public Extent Size { get; set; }

    /// <summary>Where its centre line runs, counted from its own edge.</summary>
    public int Anchor { get; set; }

    public int Layer { get; set; }

    /// <summary>Its position in its frame.</summary>
    public int Main { get; set; }

    /// <summary>Its position in its frame, across the edges.</summary>
    public int Cross { get; set; }

    /// <summary>Its position in the drawing.</summary>
    public Box Place { get; set; }

    public List<(LayoutItem Item, int Port, int OwnPort)> Before { get; } = [];

    public List<(LayoutItem Item, int Port, int OwnPort)> After { get; } = [];

    /// <summary>Where its centre line runs in its frame.</summary>
    public int Line => Cross + Anchor;
}

/// <summary>An edge in the frame where its ends part: between two of the frame's items, in the direction of the layers.</summary>
internal sealed class LayoutLink(int edge, LayoutItem first, LayoutItem last, LayoutItem near, LayoutItem far)
{
    public int Edge { get; } = edge;

    public LayoutItem First { get; private set; } = first;

    public LayoutItem Last { get; private set; } = last;

    /// <summary>The node or group at its first end; the first item itself, or inside it.</summary>
    public LayoutItem Near { get; private set; } = near;

    /// <summary>The node or group at its last end; the last item itself, or inside it.</summary>
    public LayoutItem Far { get; private set; } = far;

    public bool IsReversed { get; private set; }

    /// <summary>The places in the layers between its ends.</summary>
    public List<LayoutItem> Stations { get; } = [];

    public void Reverse()
    {
        (First, Last, Near, Far) = (Last, First, Far, Near);
        IsReversed = true;
    }

    /// <summary>Where its line runs in the given layer, once all is placed.</summary>
    public int LineAt(int layer)
    {
        if (layer == First.Layer)
        {
            return Near.Place.Cross + Near.Anchor;
        }

        return layer == Last.Layer ? Far.Place.Cross + Far.Anchor : Stations[layer - First.Layer - 1].Place.Cross;
    }
}

/// <summary>The whole drawing, or the content of a group.</summary>
internal sealed class LayoutFrame(DiagramGroup? group)
{
    public DiagramGroup? Group { get; } = group;

    /// <summary>The group as an item of the frame around it.</summary>
    public LayoutItem? Item { get; set; }

    public List<LayoutItem> Items { get; } = [];

    public List<LayoutLink> Links { get; } = [];

    public List<List<LayoutItem>> Layers { get; } = [];

    /// <summary>From where to where each layer reaches.</summary>
    public List<(int Start, int End)> Spans { get; } = [];

    public Extent Size { get; set; }

    public int Anchor { get; set; }

    /// <summary>Where the frame begins in the drawing.</summary>
    public int Main { get; set; }

    public IEnumerable<LayoutItem> AllItems => Layers.SelectMany(layer => layer);
}
