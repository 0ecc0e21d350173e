namespace AvailabilityKit.Topologies.Notation;

/// <summary>Lists of names in prose.</summary>
internal static class NameList
{
    /// <summary>Longer lists are told by their first and last name and their number.</summary>
    private const int MostNames = 5;

    /// <summary>The first and the last of many names.</summary>
    public static string Span(IReadOnlyList<string> names) => $"{names[0]} … {names[^1]}";

    /// <summary>All names, or the first and the last.</summary>
    public static string Of(IReadOnlyList<string> names) => names.Count <= MostNames ? string.Join(", ", names) : Span(names);

    /// <summary>Names with an "and" before the last.</summary>
    public static string And(IReadOnlyList<string> names) => names.Count < 2
        ? string.Concat(names)
        : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";

    /// <summary>Names in quotation marks with an "or" before the last: those that one may choose from.</summary>
    public static string Or(IReadOnlyList<string> names)
    {
        string[] quoted = [.. names.Select(name => $"\"{name}\"")];
        return quoted.Length < 2 ? string.Concat(quoted) : $"{string.Join(", ", quoted[..^1])} or {quoted[^1]}";
    }

    /// <summary>How many of which must be up: <c>1 of node-a, node-b</c>, <c>36 of the 40 web-1 … web-40</c>.</summary>
    public static string Vote(int atLeast, IReadOnlyList<string> names) =>
        names.Count <= MostNames ? $"{atLeast} of {Of(names)}" : $"{atLeast} of the {names.Count} {Span(names)}";
}
