namespace AvailabilityKit.Behaviours;

/// <summary>Puts the copies of each orbit into one order, so that states that differ by an exchange of copies become equal.</summary>
internal sealed class OrbitOrder
{
    /// <summary>For each orbit, the variable indices of each copy.</summary>
    private readonly int[][][] _orbits;

    public OrbitOrder(Behaviour behaviour, IReadOnlyList<StateVariable> variables)
    {
        var present = variables.ToHashSet();
        Orbits = [.. behaviour.Orbits.Select(orbit => Present(orbit, present)).Where(copies => copies.Length > 1)];
        _orbits = Array.ConvertAll(Orbits, copies => Array.ConvertAll(copies, copy => Array.ConvertAll(copy, variable => variable.Index)));
    }

    /// <summary>The orbits that are lumped: for each, the variables of each copy that are part of the chain.</summary>
    public StateVariable[][][] Orbits { get; }

    public int Count => _orbits.Length;

    /// <summary>Sorts the copies in place, by insertion: after one event they are nearly in order.</summary>
    public void Sort(Span<int> values)
    {
        foreach (var copies in _orbits)
        {
            for (var i = 1; i < copies.Length; i++)
            {
                for (var j = i; j > 0 && Compare(copies[j - 1], copies[j], values) > 0; j--)
                {
                    Exchange(copies[j - 1], copies[j], values);
                }
            }
        }
    }

    /// <summary>Exchanges a copy with the next one; false where that changes nothing.</summary>
    public bool TryExchange(int orbit, int copy, Span<int> values)
    {
        var (one, next) = (_orbits[orbit][copy], _orbits[orbit][copy + 1]);
        if (Compare(one, next, values) == 0)
        {
            return false;
        }

        Exchange(one, next, values);
        return true;
    }

    /// <summary>In how many ways the copies can be told apart in a state in which they are in order: for each orbit n! divided by the product of m! for every m of its n copies that are in the same state.</summary>
    public double Arrangements(ReadOnlySpan<int> values)
    {
        var arrangements = 1.0;
        foreach (var copies in _orbits)
        {
            var alike = 0;
            for (var copy = 0; copy < copies.Length; copy++)
            {
                alike = copy > 0 && Compare(copies[copy - 1], copies[copy], values) == 0 ? alike + 1 : 1;
                arrangements = Math.Round(arrangements * (copy + 1) / alike);
            }
        }

        return arrangements;
    }

    /// <summary>The copies of which the same variables are present; none where the orbit is cut so that copies differ.</summary>
    private static StateVariable[][] Present(Orbit orbit, HashSet<StateVariable> present)
    {
        var kept = orbit.Copies.Where(copy => copy.Any(present.Contains)).ToArray();
        if (kept.Length == 0)
        {
            return [];
        }

        List<int> positions = [];
        for (var position = 0; position < kept[0].Length; position++)
        {
            var isPresent = present.Contains(kept[0][position]);
            if (Array.Exists(kept, copy => present.Contains(copy[position]) != isPresent))
            {
                return [];
            }

            if (isPresent)
            {
                positions.Add(position);
            }
        }

        return Array.ConvertAll(kept, copy => positions.ConvertAll(position => copy[position]).ToArray());
    }

    private static int Compare(int[] one, int[] other, ReadOnlySpan<int> values)
    {
        for (var position = 0; position < one.Length; position++)
        {
            var difference = values[one[position]] - values[other[position]];
            if (difference != 0)
            {
                return difference;
            }
        }

        return 0;
    }

    private static void Exchange(int[] one, int[] other, Span<int> values)
    {
        for (var position = 0; position < one.Length; position++)
        {
            (values[one[position]], values[other[position]]) = (values[other[position]], values[one[position]]);
        }
    }
}
