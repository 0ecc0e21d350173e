namespace AvailabilityKit.Presentation;

/// <summary>One colour of the palette in both themes, with the ink that reads on it.</summary>
/// <param name="Light">On a light page.</param>
/// <param name="LightInk">Text on it, on a light page.</param>
/// <param name="Dark">On a dark page.</param>
/// <param name="DarkInk">Text on it, on a dark page.</param>
internal sealed record PaletteColour(string Light, string LightInk, string Dark, string DarkInk);

/// <summary>
/// The colours of series. Each stands out from its page by 3:1 or more and its ink from it by 4.5:1 or more (WCAG 2.1 AA), and
/// any two stay apart under normal sight, protanopia, deuteranopia and tritanopia; a test measures all of this.
/// </summary>
internal static class Palette
{
    public const string LightPage = "#ffffff";
    public const string DarkPage = "#141a20";
    private const string White = "#ffffff";
    private const string Black = "#10181f";

    public static IReadOnlyList<PaletteColour> Colours { get; } =
    [
        new("#1b4b7a", White, "#599ad5", Black),
        new("#cf7420", Black, "#e8944a", Black),
        new("#37a394", Black, "#56cab3", Black),
        new("#751d43", White, "#bc4671", White),
        new("#3975c7", White, "#b5d8f5", Black),
        new("#ad924e", Black, "#dfd37f", Black),
        new("#a086c5", Black, "#626fcc", White),
        new("#5a6671", White, "#7f8d9b", Black),
    ];
}
