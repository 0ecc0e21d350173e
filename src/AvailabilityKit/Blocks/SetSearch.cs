namespace AvailabilityKit.Blocks;

/// <summary>Lists minimal sets one by one, the most probable first or the smallest first, without making those that are not asked for.</summary>
/// <remarks>
/// A set half made is what has been chosen and the nodes that are still to be gone through, one for each module entered. What it can come to
/// at best is known from each node's best set, so that the best-first search meets sets in their order (P. E. Hart, N. J. Nilsson and
/// B. Raphael 1968, with an exact estimate).
/// </remarks>
internal sealed class SetSearch(MinimalSets sets, double[] values)
{
    /// <summary>All sets, that of the greatest product of values first; those of equal products in an order that repeats.</summary>
    public IEnumerable<(int[] Components, double Value)> GreatestFirst()
    {
        var greatest = sets.Greatest(values);
        var open = new PriorityQueue<(Task? Ahead, Choice? Chosen, double Value), (double, long)>();
        var made = 0L;
        var (family, root) = sets.Root;
        if (root == SetDiagram.Nothing)
        {
            yield break;
        }

        open.Enqueue((new(family, root, null, greatest[family][root]), null, 1), (0, made++));
        while (open.TryDequeue(out var state, out _))
        {
            var (rest, chosen, value) = state;
            while (rest is not null)
            {
                if (rest.Node == SetDiagram.Empty)
                {
                    rest = rest.Next;
                    continue;
                }

                var (component, inner, with, without) = sets.At(rest.Family, rest.Node);
                var next = rest.Next;
                var best = next?.Best ?? 1;
                var taken = new Task(rest.Family, with, next, greatest[rest.Family][with] * best);
                var nextValue = value;
                var nextChosen = chosen;
                if (inner < 0)
                {
                    nextValue *= values[component];
                    nextChosen = new(component, chosen);
                }
                else
                {
                    var start = sets.RootOf(inner);
                    taken = new(inner, start, taken, greatest[inner][start] * taken.Best);
                }

                if (without != SetDiagram.Nothing)
                {
                    var left = new Task(rest.Family, without, next, greatest[rest.Family][without] * best);
                    if (value * left.Best > nextValue * taken.Best)
                    {
                        open.Enqueue((taken, nextChosen, nextValue), (-(nextValue * taken.Best), made++));
                        rest = left;
                        continue;
                    }

                    open.Enqueue((left, chosen, value), (-(value * left.Best), made++));
                }

                (rest, chosen, value) = (taken, nextChosen, nextValue);
            }

            yield return Finished(chosen);
        }
    }

    /// <summary>All sets of so many components.</summary>
    public IEnumerable<(int[] Components, double Value)> OfOrder(int order)
    {
        var orders = sets.Orders();
        var (family, root) = sets.Root;
        var open = new Stack<(Task? Ahead, Choice? Chosen, int Size)>();
        if (root != SetDiagram.Nothing)
        {
            open.Push((new(family, root, null, 0) { Orders = orders[family][root] }, null, 0));
        }

        while (open.TryPop(out var state))
        {
            var (rest, chosen, size) = state;
            if (size + (rest?.Orders.Least ?? 0) > order || size + (rest?.Orders.Most ?? 0) < order)
            {
                continue;
            }

            if (rest is null)
            {
                yield return Finished(chosen);
            }
            else if (rest.Node == SetDiagram.Empty)
            {
                open.Push((rest.Next, chosen, size));
            }
            else
            {
                var (component, inner, with, without) = sets.At(rest.Family, rest.Node);
                if (without != SetDiagram.Nothing)
                {
                    open.Push((Then(rest.Family, without, rest.Next), chosen, size));
                }

                var taken = Then(rest.Family, with, rest.Next);
                open.Push(inner < 0
                    ? (taken, new(component, chosen), size + 1)
                    : (Then(inner, sets.RootOf(inner), taken), chosen, size));
            }
        }

        Task Then(int family, int node, Task? next)
        {
            var (least, most) = orders[family][node];
            return new(family, node, next, 0) { Orders = (least + (next?.Orders.Least ?? 0), most + (next?.Orders.Most ?? 0)) };
        }
    }

    private (int[] Components, double Value) Finished(Choice? chosen)
    {
        List<int> components = [];
        for (; chosen is not null; chosen = chosen.Before)
        {
            components.Add(chosen.Component);
        }

        components.Sort();
        return ([.. components], components.Aggregate(1.0, (product, component) => product * values[component]));
    }

    /// <summary>A node to go through, and what is to be gone through after it.</summary>
    /// <param name="Family">The family of the node.</param>
    /// <param name="Node">The node.</param>
    /// <param name="Next">What comes after it.</param>
    /// <param name="Best">The greatest product that all of this can add.</param>
    private sealed record Task(int Family, int Node, Task? Next, double Best)
    {
        /// <summary>The fewest and the most components that all of this can add.</summary>
        public (int Least, int Most) Orders { get; init; }
    }

    private sealed record Choice(int Component, Choice? Before);
}
