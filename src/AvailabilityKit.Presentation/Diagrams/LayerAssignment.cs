namespace AvailabilityKit.Presentation;

/// <summary>Puts the items of a frame into layers so that every link goes forward, and gives long links a place in each layer between.</summary>
internal static class LayerAssignment
{
    public static void Assign(LayoutFrame frame)
    {
        var order = ForwardOrder(frame);
        var outgoing = frame.Links.ToLookup(link => link.First);
        foreach (var item in order)
        {
            foreach (var link in outgoing[item])
            {
                link.Last.Layer = Math.Max(link.Last.Layer, item.Layer + 1);
            }
        }

        // An entrance stands right before what it leads to, not at the far end of a long line.
        var hasIncoming = frame.Links.Select(link => link.Last).ToHashSet();
        foreach (var item in Enumerable.Reverse(order))
        {
            if (!hasIncoming.Contains(item) && outgoing[item].Any())
            {
                item.Layer = outgoing[item].Min(link => link.Last.Layer) - 1;
            }
        }

        var count = frame.Items.Count == 0 ? 0 : frame.Items.Max(item => item.Layer) + 1;
        for (var i = 0; i < count; i++)
        {
            frame.Layers.Add([.. frame.Items.Where(item => item.Layer == i)]);
        }

        foreach (var link in frame.Links)
        {
            AddStations(frame, link);
        }
    }

    private static void AddStations(LayoutFrame frame, LayoutLink link)
    {
        var (item, port) = (link.First, PortOf(link.Near, link.First));
        for (var layer = link.First.Layer + 1; layer < link.Last.Layer; layer++)
        {
            var station = new LayoutItem { Frame = frame, Layer = layer };
            frame.Layers[layer].Add(station);
            link.Stations.Add(station);
            Join(item, port, station, 0);
            (item, port) = (station, 0);
        }

        Join(item, port, link.Last, PortOf(link.Far, link.Last));
    }

    private static void Join(LayoutItem item, int port, LayoutItem next, int nextPort)
    {
        item.After.Add((next, nextPort, port));
        next.Before.Add((item, port, nextPort));
    }

    /// <summary>Where the line of a node leaves an item that is the node or has it inside, counted from the item's edge.</summary>
    private static int PortOf(LayoutItem node, LayoutItem item)
    {
        var port = node.Anchor;
        for (var at = node; at != item; at = at.Frame.Item!)
        {
            port += at.Cross;
        }

        return port;
    }

    /// <summary>The items in an order in which links go forward; links that close a cycle are turned round. Depth first without recursion.</summary>
    private static List<LayoutItem> ForwardOrder(LayoutFrame frame)
    {
        var outgoing = frame.Links.ToLookup(link => link.First);
        var finished = new List<LayoutItem>();
        var state = new Dictionary<LayoutItem, bool>();
        var turned = new List<LayoutLink>();
        foreach (var root in frame.Items)
        {
            if (!state.TryAdd(root, false))
            {
                continue;
            }

            var path = new Stack<(LayoutItem Item, IEnumerator<LayoutLink> Links)>();
            path.Push((root, outgoing[root].GetEnumerator()));
            while (path.Count > 0)
            {
                var (item, links) = path.Peek();
                if (!links.MoveNext())
                {
                    state[item] = true;
                    finished.Add(item);
                    path.Pop();
                }
                else if (state.TryAdd(links.Current.Last, false))
                {
                    path.Push((links.Current.Last, outgoing[links.Current.Last].GetEnumerator()));
                }
                else if (!state[links.Current.Last])
                {
                    turned.Add(links.Current);
                }
            }
        }

        foreach (var link in turned)
        {
            link.Reverse();
        }

        finished.Reverse();
        return finished;
    }
}
