using System.Globalization;
using AvailabilityKit.Presentation;

namespace AvailabilityKit.Tests.Presentation;

/// <summary>Measures the palette: contrast after WCAG 2.1, and distance (CIE 1976) as simulated after Machado, Oliveira and Fernandes (2009).</summary>
public class PaletteTest
{
    private const double LeastDistance = 16;

    private static readonly Dictionary<string, double[][]> Sights = new(StringComparer.Ordinal)
    {
        ["normal"] = [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        ["protanopia"] = [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
        ["deuteranopia"] = [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
        ["tritanopia"] = [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    };

    public static TheoryData<string> SightNames => [.. Sights.Keys];

    [Theory]
    [MemberData(nameof(SightNames))]
    public void Any_two_colours_stay_apart(string sight)
    {
        foreach (var theme in (string[][])[[.. Palette.Colours.Select(c => c.Light)], [.. Palette.Colours.Select(c => c.Dark)]])
        {
            for (var i = 0; i < theme.Length; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    var (a, b) = (Lab(Seen(theme[i], sight)), Lab(Seen(theme[j], sight)));
                    var distance = Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum());
                    Assert.True(distance >= LeastDistance, $"{theme[i]} and {theme[j]} are {distance:F1} apart under {sight}.");
                }
            }
        }
    }

    [Fact]
    public void Colours_stand_out_from_the_page_and_ink_from_colours()
    {
        foreach (var colour in Palette.Colours)
        {
            AtLeast(3, colour.Light, Palette.LightPage);
            AtLeast(3, colour.Dark, Palette.DarkPage);
            AtLeast(4.5, colour.LightInk, colour.Light);
            AtLeast(4.5, colour.DarkInk, colour.Dark);
        }
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public void Text_stands_out_from_whatever_is_behind_it(string theme)
    {
        var named = HtmlStyle.Theme(theme).Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split(':')).ToDictionary(pair => pair[0], pair => pair[1]);
        foreach (var behind in (string[])["--ak-page", "--ak-tint", "--ak-box"])
        {
            foreach (var ink in (string[])["--ak-ink", "--ak-soft", "--ak-strong", "--ak-warn"])
            {
                AtLeast(4.5, named[ink], named[behind]);
            }
        }

        AtLeast(4.5, named["--ak-onstrong"], named["--ak-strong"]);
        AtLeast(3, named["--ak-boxline"], named["--ak-page"]);
    }

    private static void AtLeast(double ratio, string one, string other)
    {
        var (a, b) = (Luminance(one) + 0.05, Luminance(other) + 0.05);
        Assert.True(Math.Max(a, b) / Math.Min(a, b) >= ratio, $"{one} on {other} has a contrast of {Math.Max(a, b) / Math.Min(a, b):F2}.");
    }

    private static double Luminance(string colour) => Dot([0.2126, 0.7152, 0.0722], Linear(colour));

    private static double[] Seen(string colour, string sight) => [.. Sights[sight].Select(row => Math.Clamp(Dot(row, Linear(colour)), 0, 1))];

    private static double[] Linear(string colour) =>
        [.. ((int[])[1, 3, 5]).Select(at => int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];

    private static double[] Lab(double[] rgb)
    {
        double F(double t) => t > 0.008856 ? Math.Cbrt(t) : (7.787 * t) + (16.0 / 116);
        var x = F(Dot([0.4124564, 0.3575761, 0.1804375], rgb) / 0.95047);
        var y = F(Dot([0.2126729, 0.7151522, 0.0721750], rgb));
        var z = F(Dot([0.0193339, 0.1191920, 0.9503041], rgb) / 1.08883);
        return [(116 * y) - 16, 500 * (x - y), 200 * (y - z)];
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();
}
