namespace AvailabilityKit.Presentation;

/// <summary>
/// Decides how the lines between two layers bend. Lines that join all of some places with all of some others share one trunk,
/// as in any block diagram; any other tangle is curved, since a shared trunk would show connections that are not there.
/// </summary>
internal sealed class Trunks
{
    private Trunks(int[] slot, bool[] isCurved, int slotCount, bool hasCrossings)
    {
        Slot = slot;
        IsCurved = isCurved;
        SlotCount = slotCount;
        HasCrossings = hasCrossings;
    }

    /// <summary>In which slot between the layers each line bends.</summary>
    public int[] Slot { get; }

    /// <summary>Whether each line is curved.</summary>
    public bool[] IsCurved { get; }

    /// <summary>How many slots there are.</summary>
    public int SlotCount { get; }

    /// <summary>Whether lines are curved or cross each other.</summary>
    public bool HasCrossings { get; }

    public static Trunks Between((int From, int To)[] lines, int slots)
    {
        var bundles = Bundles(lines);
        var slot = new int[lines.Length];
        var isCurved = new bool[lines.Length];
        var taken = new List<List<(int Low, int High)>>();
        foreach (var bundle in bundles)
        {
            int[] from = [.. bundle.Select(i => lines[i].From).Distinct()];
            int[] to = [.. bundle.Select(i => lines[i].To).Distinct()];
            var isComplete = bundle.Select(i => lines[i]).Distinct().Count() == from.Length * to.Length;
            var (low, high) = (Math.Min(from.Min(), to.Min()), Math.Max(from.Max(), to.Max()));
            var free = isComplete ? FreeSlot(taken, low, high, slots) : -1;
            foreach (var i in bundle)
            {
                isCurved[i] = free < 0 && lines[i].From != lines[i].To;
                slot[i] = Math.Max(0, free);
            }
        }

        var count = Math.Max(1, taken.Count);
        return new Trunks(slot, isCurved, count, isCurved.Contains(true) || AnyCrosses(lines, bundles, slot));
    }

    /// <summary>Lines that meet at either end, directly or through others.</summary>
    private static List<List<int>> Bundles((int From, int To)[] lines)
    {
        var bundles = new List<List<int>>();
        var done = new bool[lines.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            if (done[i])
            {
                continue;
            }

            var bundle = new List<int> { i };
            done[i] = true;
            for (var k = 0; k < bundle.Count; k++)
            {
                for (var j = 0; j < lines.Length; j++)
                {
                    if (!done[j] && (lines[j].From == lines[bundle[k]].From || lines[j].To == lines[bundle[k]].To))
                    {
                        done[j] = true;
                        bundle.Add(j);
                    }
                }
            }

            bundles.Add(bundle);
        }

        return bundles;
    }

    private static int FreeSlot(List<List<(int Low, int High)>> taken, int low, int high, int slots)
    {
        if (low == high)
        {
            return 0;
        }

        for (var s = 0; s < slots; s++)
        {
            if (s == taken.Count)
            {
                taken.Add([]);
            }

            if (taken[s].TrueForAll(range => high < range.Low || range.High < low))
            {
                taken[s].Add((low, high));
                return s;
            }
        }

        return -1;
    }

    private static bool AnyCrosses((int From, int To)[] lines, List<List<int>> bundles, int[] slot)
    {
        foreach (var trunk in bundles)
        {
            var low = trunk.Min(i => Math.Min(lines[i].From, lines[i].To));
            var high = trunk.Max(i => Math.Max(lines[i].From, lines[i].To));
            foreach (var other in bundles.Where(other => other != trunk).SelectMany(other => other))
            {
                // What bends later still runs along its start where this trunk stands; what bent earlier, along its end.
                var along = slot[other] > slot[trunk[0]] ? lines[other].From : lines[other].To;
                if (low < high && along >= low && along <= high)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
