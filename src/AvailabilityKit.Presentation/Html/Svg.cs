using System.Xml;

namespace AvailabilityKit.Presentation;

/// <summary>The few shapes of SVG that the drawings are made of. Colours come from the style, with a plain one as attribute for hosts that drop styles.</summary>
internal static class Svg
{
    /// <summary>Opens a drawing that is never wider than its place and says what it shows to those who do not see it.</summary>
    public static void Open(XmlWriter html, string id, double width, double height, string title, string description)
    {
        html.Open(
            "svg",
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("viewBox", $"0 0 {Markup.Number(width)} {Markup.Number(height)}"),
            ("width", Markup.Number(width)),
            ("height", Markup.Number(height)),
            ("role", "img"),
            ("aria-labelledby", $"{id}-t {id}-d"));
        html.Element("title", Short(title), ("id", id + "-t"));
        html.Element("desc", Short(description), ("id", id + "-d"));
    }

    public static void Line(XmlWriter html, double x1, double y1, double x2, double y2, string style) => html.Empty(
        "line",
        ("x1", Markup.Number(x1)),
        ("y1", Markup.Number(y1)),
        ("x2", Markup.Number(x2)),
        ("y2", Markup.Number(y2)),
        ("class", style),
        ("stroke", "#8a939c"));

    public static void Rectangle(XmlWriter html, double x, double y, double width, double height, string style, string fill, double round = 0) => html.Empty(
        "rect",
        ("x", Markup.Number(x)),
        ("y", Markup.Number(y)),
        ("width", Markup.Number(Math.Max(0.5, width))),
        ("height", Markup.Number(height)),
        ("rx", round > 0 ? Markup.Number(round) : null),
        ("class", style),
        ("fill", fill));

    public static void Text(XmlWriter html, double x, double y, string text, string style) => html.Element(
        "text", text, ("x", Markup.Number(x)), ("y", Markup.Number(y)), ("class", style));

    private static string Short(string text) => CellText.Fit(UntrustedText.OneLine(text), 1000);
}
