namespace AvailabilityKit.Presentation;

/// <summary>
/// Colours what a terminal shows, with the sixteen colours that every terminal has in shades that its owner can read; or leaves it as it
/// is. Colour only repeats what the words and signs say, and is put on cleaned text that has its place already.
/// </summary>
internal sealed class TextInk(bool isOn)
{
    private const string Bold = "1";
    private const string Faint = "2";
    private const string Chosen = "1;32";
    private const string Warning = "1;33";

    // As far apart as terminals show them; the signs of the series tell them apart too.
    private static readonly string[] Series = ["34", "33", "36", "35", "32", "31", "94", "93"];

    /// <summary>A title, a heading or a sum.</summary>
    public string Strong(string text) => Paint(Bold, text);

    /// <summary>A rule between lines.</summary>
    public string Rule(char sign, int cells) => Paint(Faint, new string(sign, cells));

    /// <summary>The column or row to look at.</summary>
    public string Emphasis(string text) => Paint(Chosen, text);

    /// <summary>The sign before what the reader should not miss.</summary>
    public string Alarm(string text) => Paint(Warning, text);

    /// <summary>The sign or the stretch of a series of a chart.</summary>
    public string OfSeries(int number, string text) => Paint(Series[number % Series.Length], text);

    private string Paint(string code, string text) => isOn && !string.IsNullOrWhiteSpace(text) ? $"\e[{code}m{text}\e[0m" : text;
}
