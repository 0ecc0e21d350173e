namespace AvailabilityKit.Presentation;

/// <summary>Orders the items within their layers and gives each its position across the edges.</summary>
internal static class LayerPositions
{
    private const int Sweeps = 4;

    public static void Assign(LayoutFrame frame, int gap)
    {
        Order(frame.Layers);
        foreach (var layer in frame.Layers)
        {
            var at = 0;
            foreach (var item in layer)
            {
                item.Cross = at;
                at += item.Size.Cross + gap;
            }
        }

        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var layer in frame.Layers)
            {
                Align(layer, gap, item => item.Before);
            }

            foreach (var layer in Enumerable.Reverse(frame.Layers))
            {
                Align(layer, gap, item => item.After);
            }
        }

        foreach (var layer in frame.Layers)
        {
            Align(layer, gap, item => item.Before.Concat(item.After));
        }
    }

    private static void Order(List<List<LayoutItem>> layers)
    {
        var rank = new Dictionary<LayoutItem, double>();
        void Number(List<LayoutItem> layer)
        {
            foreach (var (i, item) in layer.Index())
            {
                rank[item] = i;
            }
        }

        void Sort(List<LayoutItem> layer, Func<LayoutItem, List<(LayoutItem Item, int Port, int OwnPort)>> neighbours)
        {
            var keys = layer.ToDictionary(item => item, item => neighbours(item) is { Count: > 0 } some
                ? some.Average(n => rank[n.Item] + ((double)n.Port / (1 + n.Item.Size.Cross)))
                : rank[item]);
            var sorted = layer.OrderBy(item => keys[item]).ToArray();
            layer.Clear();
            layer.AddRange(sorted);
            Number(layer);
        }

        layers.ForEach(Number);
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            layers.ForEach(layer => Sort(layer, item => item.Before));
            foreach (var layer in Enumerable.Reverse(layers))
            {
                Sort(layer, item => item.After);
            }
        }
    }

    /// <summary>
    /// Moves the items of a layer as near to straight lines as their order and distances allow: isotonic regression by pooling
    /// adjacent violators, which is the exact least-squares answer in linear time.
    /// </summary>
    private static void Align(
        List<LayoutItem> layer, int gap, Func<LayoutItem, IEnumerable<(LayoutItem Item, int Port, int OwnPort)>> neighbours)
    {
        var offsets = new double[layer.Count];
        for (var i = 1; i < layer.Count; i++)
        {
            offsets[i] = offsets[i - 1] + layer[i - 1].Size.Cross + gap;
        }

        var pools = new Stack<(double Sum, double Weight, int Count)>();
        foreach (var (i, item) in layer.Index())
        {
            var wishes = neighbours(item).Select(n => (double)n.Item.Cross + n.Port - n.OwnPort).ToArray();
            var weight = wishes.Length == 0 ? 0.01 : 1;
            var wish = (wishes.Length == 0 ? item.Cross : wishes.Average()) - offsets[i];
            var pool = (Sum: wish * weight, Weight: weight, Count: 1);
            while (pools.TryPeek(out var last) && last.Sum / last.Weight >= pool.Sum / pool.Weight)
            {
                pools.Pop();
                pool = (pool.Sum + last.Sum, pool.Weight + last.Weight, pool.Count + last.Count);
            }

            pools.Push(pool);
        }

        var index = 0;
        foreach (var (sum, weight, count) in pools.Reverse())
        {
            for (var i = 0; i < count; i++, index++)
            {
                layer[index].Cross = (int)Math.Floor((sum / weight) + 0.5) + (int)offsets[index];
            }
        }
    }
}
