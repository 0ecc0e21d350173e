namespace AvailabilityKit.Interchange.Prism;

/// <summary>The functions that expressions may call.</summary>
internal static class Functions
{
    private static readonly Dictionary<string, (int Least, int Most)> Known = new(StringComparer.Ordinal)
    {
        ["min"] = (1, int.MaxValue),
        ["max"] = (1, int.MaxValue),
        ["floor"] = (1, 1),
        ["ceil"] = (1, 1),
        ["round"] = (1, 1),
        ["pow"] = (2, 2),
        ["mod"] = (2, 2),
        ["log"] = (2, 2),
    };

    public static IEnumerable<string> Names => Known.Keys;

    public static bool IsKnown(string name) => Known.ContainsKey(name);

    /// <summary>What is wrong with a number of arguments; null where nothing is.</summary>
    public static string? Objects(string name, int count) => Known[name] is var (least, most) && count >= least && count <= most
        ? null
        : $"The function {name} takes {least}{(most == int.MaxValue ? " or more" : "")} {(least == 1 && most == 1 ? "argument" : "arguments")}, but {count} stand here.";
}
