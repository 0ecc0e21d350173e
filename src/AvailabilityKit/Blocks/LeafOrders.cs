namespace AvailabilityKit.Blocks;

/// <summary>Orders in which the leaves of a module may stand in its decision diagram. Each is the only good one for some structures.</summary>
internal static class LeafOrders
{
    /// <summary>The numbers of all orders.</summary>
    public static readonly int[] All = [0, 1, 2, 3, 4, 5];

    /// <summary>One of the orders: the leaf that stands at each level.</summary>
    /// <param name="module">The module.</param>
    /// <param name="number">Which order, from 0.</param>
    public static int[] Of(ModuleGraph module, int number) => number switch
    {
        0 => DepthFirst(module, GatesFirst(module)),
        1 => DynamicWeights(module),
        2 => DepthFirst(module, Heaviest(module)),
        3 => Force(module, DepthFirst(module, Heaviest(module))),
        4 => DepthFirst(module, SharedFirst(module)),
        _ => DepthFirst(module, Lightest(module)),
    };

    /// <summary>The leaves below each node, those in several places counted in each.</summary>
    private static double[] Weights(ModuleGraph module)
    {
        var weights = new double[module.Leaves.Length + module.Gates.Length];
        Array.Fill(weights, 1, 0, module.Leaves.Length);
        for (var gate = 0; gate < module.Gates.Length; gate++)
        {
            foreach (var literal in module.Gates[gate])
            {
                weights[module.Leaves.Length + gate] += weights[literal >> 1];
            }
        }

        return weights;
    }

    private static double[] Heaviest(ModuleGraph module) => Array.ConvertAll(Weights(module), weight => -weight);

    private static double[] Lightest(ModuleGraph module) => Weights(module);

    private static double[] GatesFirst(ModuleGraph module)
    {
        var keys = Weights(module);
        Array.Fill(keys, double.MaxValue, 0, module.Leaves.Length);
        return keys;
    }

    private static double[] SharedFirst(ModuleGraph module)
    {
        var uses = new double[module.Leaves.Length + module.Gates.Length];
        foreach (var gate in module.Gates)
        {
            foreach (var literal in gate)
            {
                uses[literal >> 1]--;
            }
        }

        return uses;
    }

    /// <summary>Leaves as they are met from the top, members by their keys, smallest first; those of equal keys as they stand.</summary>
    private static int[] DepthFirst(ModuleGraph module, double[] keys)
    {
        var order = new List<int>(module.Leaves.Length);
        var entered = new bool[keys.Length];
        var pending = new Stack<int>([keys.Length - 1]);
        while (pending.TryPop(out var node))
        {
            if (entered[node])
            {
                continue;
            }

            entered[node] = true;
            if (node < module.Leaves.Length)
            {
                order.Add(node);
                continue;
            }

            var members = Array.ConvertAll(module.Gates[node - module.Leaves.Length], literal => literal >> 1);
            Array.Sort(members, (one, other) => keys[one] != keys[other] ? keys[other].CompareTo(keys[one]) : other.CompareTo(one));
            foreach (var member in members)
            {
                pending.Push(member);
            }
        }

        return [.. order];
    }

    /// <summary>
    /// Nodes settle at the middle of what they are joined to (F. A. Aloul, I. L. Markov and K. A. Sakallah, "FORCE: a fast and
    /// easy-to-implement variable-ordering heuristic", GLSVLSI 2003); each gate with its members is an edge.
    /// </summary>
    private static int[] Force(ModuleGraph module, int[] order)
    {
        var leaves = module.Leaves.Length;
        var nodes = leaves + module.Gates.Length;
        var position = new double[nodes];
        for (var level = 0; level < leaves; level++)
        {
            position[order[level]] = level;
        }

        // At first a gate stands at the middle of its members.
        for (var gate = 0; gate < module.Gates.Length; gate++)
        {
            position[leaves + gate] = module.Gates[gate].Average(literal => position[literal >> 1]);
        }

        var best = (int[])order.Clone();
        var bestSpan = Span(module, order);
        double[] sum = new double[nodes], count = new double[nodes];
        var rounds = 10 + (2 * (int)Math.Log2(nodes));
        for (var round = 0; round < rounds; round++)
        {
            Array.Clear(sum);
            Array.Clear(count);
            for (var gate = 0; gate < module.Gates.Length; gate++)
            {
                var members = module.Gates[gate];
                var centre = position[leaves + gate];
                foreach (var literal in members)
                {
                    centre += position[literal >> 1];
                }

                centre /= members.Length + 1;
                Pull(leaves + gate, centre);
                foreach (var literal in members)
                {
                    Pull(literal >> 1, centre);
                }
            }

            for (var node = 0; node < nodes; node++)
            {
                position[node] = sum[node] / count[node];
            }

            var sorted = Enumerable.Range(0, nodes).ToArray();
            Array.Sort(sorted, (one, other) => position[one] != position[other] ? position[one].CompareTo(position[other]) : one.CompareTo(other));
            var level = 0;
            for (var place = 0; place < nodes; place++)
            {
                position[sorted[place]] = place;
                if (sorted[place] < leaves)
                {
                    order[level++] = sorted[place];
                }
            }

            var span = Span(module, order);
            if (span < bestSpan)
            {
                bestSpan = span;
                order.CopyTo(best, 0);
            }
        }

        return best;

        void Pull(int node, double centre)
        {
            sum[node] += centre;
            count[node]++;
        }
    }

    /// <summary>How far the leaves below the gates stand apart, summed over the gates.</summary>
    private static long Span(ModuleGraph module, int[] order)
    {
        var leaves = module.Leaves.Length;
        int[] first = new int[leaves + module.Gates.Length], last = new int[leaves + module.Gates.Length];
        for (var level = 0; level < leaves; level++)
        {
            first[order[level]] = last[order[level]] = level;
        }

        var span = 0L;
        for (var gate = 0; gate < module.Gates.Length; gate++)
        {
            var (from, to) = (int.MaxValue, 0);
            foreach (var literal in module.Gates[gate])
            {
                from = Math.Min(from, first[literal >> 1]);
                to = Math.Max(to, last[literal >> 1]);
            }

            first[leaves + gate] = from;
            last[leaves + gate] = to;
            span += to - from;
        }

        return span;
    }

    /// <summary>
    /// The root's weight is shared out evenly from gate to gate; the leaf that gets the most goes next, is taken out, and the weight is shared out
    /// anew (S. Minato, N. Ishiura and S. Yajima, "Shared binary decision diagram with attributed edges", DAC 1990).
    /// </summary>
    private static int[] DynamicWeights(ModuleGraph module)
    {
        var leaves = module.Leaves.Length;
        var gates = module.Gates.Length;
        var weight = new double[leaves + gates];
        var left = new bool[leaves + gates];
        var order = new int[leaves];
        for (var level = 0; level < leaves; level++)
        {
            Array.Clear(weight);
            weight[^1] = 1;
            for (var gate = gates - 1; gate >= 0; gate--)
            {
                var members = module.Gates[gate];
                var staying = 0;
                foreach (var literal in members)
                {
                    staying += left[literal >> 1] ? 0 : 1;
                }

                if (left[leaves + gate] || staying == 0)
                {
                    left[leaves + gate] = true;
                    continue;
                }

                var share = weight[leaves + gate] / staying;
                foreach (var literal in members)
                {
                    if (!left[literal >> 1])
                    {
                        weight[literal >> 1] += share;
                    }
                }
            }

            var next = -1;
            for (var leaf = 0; leaf < leaves; leaf++)
            {
                if (!left[leaf] && (next < 0 || weight[leaf] > weight[next]))
                {
                    next = leaf;
                }
            }

            order[level] = next;
            left[next] = true;
            for (var gate = 0; gate < gates; gate++)
            {
                left[leaves + gate] = left[leaves + gate] || Array.TrueForAll(module.Gates[gate], literal => left[literal >> 1]);
            }
        }

        return order;
    }
}
