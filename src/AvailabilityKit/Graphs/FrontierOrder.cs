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

    private static readonly double[] PowersOfThree = [.. Enumerable.Range(0, 500).Select(width => Math.Pow(3, width))];

    /// <summary>Orders the vertices of a symmetric graph without parallel arcs or loops.</summary>
    public static int[] Of(Digraph neighbours)
    {
        var n = neighbours.VertexCount;
        var best = new int[n];
        var order = new int[n];
        var room = new Room(n);
        var leastCost = double.PositiveInfinity;
        var starts = Math.Min(n, MostStarts);
        for (var i = 0; i < starts; i++)
        {
            var cost = From((int)((long)i * n / starts), neighbours, leastCost, room, order);
            if (cost < leastCost)
            {
                leastCost = cost;
                (best, order) = (order, best);
            }
        }

        return best;
    }

    /// <summary>Fills <paramref name="order"/> and returns its cost; breaks off where that is not going to be under <paramref name="mostCost"/>.</summary>
    private static double From(int start, Digraph neighbours, double mostCost, Room room, int[] order)
    {
        const int NotYet = -1;
        var n = order.Length;
        var (position, toCome, candidates) = (room.Position, room.ToCome, room.Candidates);
        for (var v = 0; v < n; v++)
        {
            position[v] = NotYet;
            toCome[v] = neighbours.Successors(v).Length;
            room.IsCandidate[v] = v == start;
        }

        candidates.Clear();
        candidates.Add(start);
        var width = 0;
        var cost = 0.0;
        for (var taken = 0; taken < n; taken++)
        {
            var next = candidates.Count == 0 ? Narrowest(position, toCome) : Choose();
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
                else if (!room.IsCandidate[w])
                {
                    room.IsCandidate[w] = true;
                    candidates.Add(w);
                }
            }

            // Finite however wide, so that some order is always kept.
            cost += PowersOfThree[Math.Min(width, PowersOfThree.Length - 1)];
            if (cost >= mostCost)
            {
                break;
            }
        }

        return cost;

        int Choose()
        {
            int best = -1, leastWidening = int.MaxValue, oldestBeside = int.MaxValue;
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

                if (widening < leastWidening || (widening == leastWidening && oldest < oldestBeside))
                {
                    (best, leastWidening, oldestBeside) = (v, widening, oldest);
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

    /// <summary>What a run works in, kept from start to start.</summary>
    private sealed class Room(int vertices)
    {
        public int[] Position { get; } = new int[vertices];

        public int[] ToCome { get; } = new int[vertices];

        public bool[] IsCandidate { get; } = new bool[vertices];

        public List<int> Candidates { get; } = [];
    }
}
