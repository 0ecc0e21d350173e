using System.Globalization;

namespace AvailabilityKit.Topologies.Checks;

/// <summary>Elements that stand for several alike ones: <c>Servers("web", count: 10, ...)</c> is web-1 to web-10.</summary>
internal static class CountedElements
{
    /// <summary>How a reader calls an element with its copies.</summary>
    public static string Title(Element element) =>
        element.Copies == 1 ? element.Name : string.Create(CultureInfo.InvariantCulture, $"{element.Name}-1 to {element.Name}-{element.Copies}");

    /// <summary>The elements with every copy an element of its own, and the name of a counted element replaced by those of its copies.</summary>
    /// <remarks>What stands in a list twice, once alone and once among copies, stands there once; <see cref="TopologyCheck"/> refuses it.</remarks>
    public static IEnumerable<Element> Expand(IReadOnlyList<Element> elements)
    {
        var counted = elements.Where(element => element.Copies > 1).ToDictionary(element => element.Name, StringComparer.Ordinal);
        return elements.SelectMany(element => Copies(element, names => Names(names, counted)));
    }

    /// <summary>A list of names with those of counted elements replaced by their copies'.</summary>
    public static IEnumerable<string> Names(IReadOnlyList<string> names, Dictionary<string, Element> byName) =>
        names.SelectMany(name => byName.TryGetValue(name, out var element) ? element.CopyNames() : [name]).Distinct(StringComparer.Ordinal);

    private static IEnumerable<Element> Copies(Element element, Func<IReadOnlyList<string>, IEnumerable<string>> replace)
    {
        var resolved = element.WithReferences(replace);
        return element.Copies == 1 ? [resolved] : element.CopyNames().Select(resolved.CopyNamed);
    }
}
