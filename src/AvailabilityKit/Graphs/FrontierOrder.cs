namespace AvailabilityKit.Graphs;

/// <summary>An order of the vertices that keeps the frontier narrow: those already taken that still have neighbours to come.</summary>
/// <remarks>
/// Finding the narrowest order (minimum vertex separation) is NP-hard. This takes, from each of several starts, always the vertex next
/// to the frontier that widens it least, the one beside the oldest frontier vertex among equals, and keeps the run with the least sum of
/// 3^width, a stand-in for the number of connectivity states. O(starts * vertices * frontier * degree).
/// </remarks>
internal static class FrontierOrder
{
    private const int MostStarts = 48;

    /// <summary>Orders the vertices of a symmetric graph without parallel arcs or loops.</summary>
    public static int[] Of(Digraph neighbours)
    {
        var n = neighbours.VertexCount;
        var best = Array.Empty<int>();
        var leastCost = double.PositiveInfinity;
        var starts = Math.Min(n, MostStarts);
        for (var i = 0; i < starts; i++)
        {
            var order = From((int)((long)i * n / starts), neighbours, leastCost, out var cost);
            if (cost < leastCost || best.Length == 0)
            {
                leastCost = cost;
                best = order;
            }
        }

        return best;
    }

    private static int[] From(int start, Digraph neighbours, double mostCost, out double cost)
    {
        const int NotYet = -1;
        var n = neighbours.VertexCount;
        var position = new int[n];
        position.AsSpan().Fill(NotYet);
        var toCome = new int[n];
        for (var v = 0; v < n; v++)
        {
            toCome[v] = neighbours.Successors(v).Length;
        }

        var order = new int[n];
        var candidates = new List<int> { start };
        var isCandidate = new bool[n];
        isCandidate[start] = true;
        var width = 0;
        cost = 0;
        for (var taken = 0; taken < n; taken++)
        {
            // Past the best run so far, any complete order will do: it is not going to be kept.
            var next = candidates.Count == 0 ? Narrowest(position, toCome) : cost > mostCost ? candidates[0] : Choose();
            candidates.Remove(next);
            position[next] = taken;
            order[taken] = next;
            width += toCome[next] > 0 ? 1 : 0;
            foreach (var w in neighbours.Successors(next))
            {
                toCome[w]--;
                if (position[w] != NotYet)
                {
                    width -= toCome[w] == 0 ? 1 : 0;
                }
                else if (!isCandidate[w])
                {
                    isCandidate[w] = true;
                    candidates.Add(w);
                }
            }

            cost += Math.Pow(3, width);
        }

        return order;

        int Choose()
        {
            var best = -1;
            var bestKey = (Widening: int.MaxValue, Oldest: int.MaxValue);
            foreach (var v in candidates)
            {
                var widening = toCome[v] > 0 ? 1 : 0;
                var oldest = int.MaxValue;
                foreach (var w in neighbours.Successors(v))
                {
                    if (position[w] != NotYet)
                    {
                        widening -= toCome[w] == 1 ? 1 : 0;
                        oldest = Math.Min(oldest, position[w]);
                    }
                }

                if ((widening, oldest).CompareTo(bestKey) < 0)
                {
                    bestKey = (widening, oldest);
                    best = v;
                }
            }

            return best;
        }
    }

    private static int Narrowest(int[] position, int[] toCome)
    {
        var best = -1;
        for (var v = 0; v < position.Length; v++)
        {
            if (position[v] < 0 && (best < 0 || toCome[v] < toCome[best]))
            {
                best = v;
            }
        }

        return best;
    }
}
