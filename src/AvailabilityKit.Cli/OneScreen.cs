using AvailabilityKit.Presentation;

namespace AvailabilityKit.Cli;

/// <summary>Makes an answer fit a screen of 24 lines, the last of which is left to the prompt.</summary>
internal static class OneScreen
{
    private const int MostLines = 23;
    private const int MostRows = 16;
    private const int UsualWidth = 80;
    private const int LongestName = 28;

    /// <summary>The exhibit with as many rows as the screen holds.</summary>
    /// <param name="build">Builds it with the given number of rows.</param>
    /// <param name="width">The width of the text.</param>
    public static Exhibit Fit(Func<int, Exhibit> build, int width)
    {
        // A narrower terminal scrolls rather than shows nothing.
        var measured = Math.Max(width, UsualWidth);
        for (var rows = MostRows; ; rows--)
        {
            var exhibit = build(rows);
            if (rows <= 1 || exhibit.ToText(measured).AsSpan().Count('\n') <= MostLines)
            {
                return exhibit;
            }
        }
    }

    /// <summary>A name that leaves room for the figures beside it.</summary>
    public static string Name(string name)
    {
        if (name.Length <= LongestName)
        {
            return name;
        }

        var end = char.IsHighSurrogate(name[LongestName - 2]) ? LongestName - 2 : LongestName - 1;
        return name[..end] + "…";
    }

    /// <summary>Rows of a table, the last one saying how many more there are.</summary>
    public static void AddRows<T>(TableBuilder table, IReadOnlyList<T> items, int rows, int columns, Func<T, IEnumerable<string?>> cells)
    {
        var shown = items.Count <= rows ? items.Count : Math.Max(0, rows - 1);
        foreach (var item in items.Take(shown))
        {
            table.Row(cells(item));
        }

        if (shown < items.Count)
        {
            table.Row([$"and {items.Count - shown} more", .. Enumerable.Repeat("", columns - 1)]);
        }
    }
}
