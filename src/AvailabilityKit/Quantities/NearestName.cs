namespace AvailabilityKit.Quantities;

/// <summary>Finds the name that was probably meant, for messages about a name that nothing bears.</summary>
internal static class NearestName
{
    private const int LongestCompared = 100;
    // Every key and value of a document fits; of the elements of a large topology the first do.
    private const int ShownAtMost = 40;

    /// <summary> Did you mean "x"? for the nearest of <paramref name="known"/>; else the first of them; else nothing.</summary>
    public static string Hint(string wanted, IEnumerable<string> known)
    {
        var names = known.ToList();
        if (names.Count == 0)
        {
            return string.Empty;
        }

        return Nearest(wanted, names) is { } nearest
            ? $" Did you mean \"{nearest}\"?"
            : $" Known: {string.Join(", ", names.Take(ShownAtMost).Select(name => $"\"{name}\""))}{(names.Count > ShownAtMost ? $" and {names.Count - ShownAtMost} more" : string.Empty)}.";
    }

    /// <summary>The name that was probably meant; null where none is near enough.</summary>
    public static string? Nearest(string wanted, IEnumerable<string> known)
    {
        string? nearest = null;
        var smallest = int.MaxValue;
        foreach (var name in known)
        {
            var distance = Distance(wanted, name);
            if (distance < smallest)
            {
                smallest = distance;
                nearest = name;
            }
        }

        // A third of the letters wrong is still a slip; more is another word.
        return smallest <= Math.Max(1, Math.Min(wanted.Length, LongestCompared) / 3) ? nearest : null;
    }

    /// <summary>Insertions, deletions, substitutions and swaps of neighbours that turn one into the other, ignoring case.</summary>
    private static int Distance(string left, string right)
    {
        var a = left.AsSpan(0, Math.Min(left.Length, LongestCompared));
        var b = right.AsSpan(0, Math.Min(right.Length, LongestCompared));
        var beforeLast = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = Same(a[i - 1], b[j - 1]);
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[b.Length];
    }

    private static bool Same(char x, char y) => char.ToUpperInvariant(x) == char.ToUpperInvariant(y);
}
