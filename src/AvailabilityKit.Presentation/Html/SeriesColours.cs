namespace AvailabilityKit.Presentation;

/// <summary>
/// Gives the series of an exhibit their colours. A name has the same colour wherever it appears; bars and lines each begin with
/// the first colours of the palette, since they show different things (causes, systems) and should both look their best.
/// </summary>
internal sealed class SeriesColours
{
    private readonly Dictionary<string, int> _numbers;

    private SeriesColours(Dictionary<string, int> numbers) => _numbers = numbers;

    /// <summary>The colours of all bars of the exhibit.</summary>
    public static SeriesColours ForBars(Exhibit exhibit)
    {
        var names = exhibit.Panels.OfType<BarsPanel>().SelectMany(bars => bars.Scale == ChartScale.Logarithmic ? DotRows.Marks(bars) : bars.Series).Distinct();
        return new SeriesColours(names.Index().ToDictionary(name => name.Item, name => name.Index, StringComparer.Ordinal));
    }

    /// <summary>The colours of all lines of the exhibit: those that are bars too keep theirs, the others take what is free.</summary>
    public static SeriesColours ForLines(Exhibit exhibit, SeriesColours bars)
    {
        string[] names = [.. exhibit.Panels.OfType<LinesPanel>().SelectMany(lines => lines.Series).Select(line => line.Name).Distinct()];
        var chosen = names.Where(bars._numbers.ContainsKey).ToDictionary(name => name, name => bars._numbers[name], StringComparer.Ordinal);
        var taken = chosen.Values.ToHashSet();
        var free = 0;
        foreach (var name in names.Where(name => !bars._numbers.ContainsKey(name)))
        {
            while (!taken.Add(free))
            {
                free++;
            }

            chosen.Add(name, free);
        }

        return new SeriesColours(chosen);
    }

    /// <summary>The place of a series in the palette, which starts anew after its last colour.</summary>
    public int this[string series] => _numbers[series] % Palette.Colours.Count;

    /// <summary>Whether the palette was used up before this series, so that a paler tint tells it from its predecessor.</summary>
    public bool IsTint(string series) => _numbers[series] / Palette.Colours.Count % 2 == 1;

    /// <summary>The style class of a series.</summary>
    public string Class(string series, string prefix) => $"{prefix}{this[series]}{(IsTint(series) ? " ak-tint" : "")}";

    /// <summary>The colour for hosts that drop styles.</summary>
    public string Fill(string series) => Palette.Colours[this[series]].Light;
}
