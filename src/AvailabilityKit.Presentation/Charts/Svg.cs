namespace AvailabilityKit.Presentation;

/// <summary>The few shapes of SVG that the drawings are made of. Colours come from the style, with a plain one as attribute for hosts that drop styles.</summary>
internal static class Svg
{
    /// <summary>Opens a drawing that is never wider than its place and says what it shows to those who do not see it.</summary>
    public static void Open(MarkupWriter html, string id, double width, double height, string title, string description)
    {
        html.Open(
            "svg",
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("viewBox", $"0 0 {MarkupWriter.Number(width)} {MarkupWriter.Number(height)}"),
            ("width", MarkupWriter.Number(width)),
            ("height", MarkupWriter.Number(height)),
            ("role", "img"),
            ("aria-labelledby", $"{id}-t {id}-d"));
        html.Element("title", Short(title), ("id", id + "-t"));
        html.Element("desc", Short(description), ("id", id + "-d"));
    }

    public static void Line(MarkupWriter html, double x1, double y1, double x2, double y2, string style) => html.Empty(
        "line",
        ("x1", MarkupWriter.Number(x1)),
        ("y1", MarkupWriter.Number(y1)),
        ("x2", MarkupWriter.Number(x2)),
        ("y2", MarkupWriter.Number(y2)),
        ("class", style),
        ("stroke", "#8a939c"));

    public static void Rectangle(MarkupWriter html, double x, double y, double width, double height, string style, string fill, double round = 0) => html.Empty(
        "rect",
        ("x", MarkupWriter.Number(x)),
        ("y", MarkupWriter.Number(y)),
        ("width", MarkupWriter.Number(Math.Max(0.5, width))),
        ("height", MarkupWriter.Number(height)),
        ("rx", round > 0 ? MarkupWriter.Number(round) : null),
        ("class", style),
        ("fill", fill));

    public static void Text(MarkupWriter html, double x, double y, string text, string style) => html.Element(
        "text", text, ("x", MarkupWriter.Number(x)), ("y", MarkupWriter.Number(y)), ("class", style));

    private static string Short(string text) => CellText.Fit(CellText.Clean(text), 1000);
}
