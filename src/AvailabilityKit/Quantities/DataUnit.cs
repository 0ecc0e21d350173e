namespace AvailabilityKit.Quantities;

/// <summary>A unit that people write after an amount of data: its symbol and how many bytes it is.</summary>
/// <remarks>
/// Symbols are read in any case, but for "Gb" and its like, which are taken for bits by some and for bytes by others; bits, which networks are sold by, are
/// written out: "Gbit".
/// </remarks>
internal sealed record DataUnit(string Symbol, double Bytes)
{
    public static readonly DataUnit Byte = new("B", 1);

    /// <summary>What an error message offers.</summary>
    public const string Choices = "write B, kB, MB, GB, TB (of 1000), KiB, MiB, GiB, TiB (of 1024), or kbit, Mbit, Gbit, Tbit";

    /// <summary>Powers of two from the smallest to the largest: how memory is counted, and how amounts are printed.</summary>
    private static readonly DataUnit[] Binary =
    [
        new("KiB", 1L << 10), new("MiB", 1L << 20), new("GiB", 1L << 30), new("TiB", 1L << 40), new("PiB", 1L << 50),
    ];

    private static readonly DataUnit[] All =
    [
        Byte, .. Binary,
        new("kB", 1e3), new("MB", 1e6), new("GB", 1e9), new("TB", 1e12), new("PB", 1e15),
        new("bit", 1 / 8d), new("kbit", 1e3 / 8), new("Mbit", 1e6 / 8), new("Gbit", 1e9 / 8), new("Tbit", 1e12 / 8),
    ];

    /// <summary>The largest unit of 1024s of which there is at least one.</summary>
    public static DataUnit NaturalFor(double bytes)
    {
        var natural = Byte;
        foreach (var unit in Binary)
        {
            natural = bytes >= unit.Bytes ? unit : natural;
        }

        return natural;
    }

    /// <summary>Finds the unit by its symbol, in any case; null when there is none, or when it could be one of two.</summary>
    public static DataUnit? Named(ReadOnlySpan<char> name)
    {
        if (IsBitsOrBytes(name))
        {
            return null;
        }

        foreach (var unit in All)
        {
            if (name.Equals(unit.Symbol, StringComparison.OrdinalIgnoreCase))
            {
                return unit;
            }
        }

        return null;
    }

    /// <summary>Why a name is not a unit, with the way out.</summary>
    public static string WhyNot(ReadOnlySpan<char> name) => IsBitsOrBytes(name)
        ? $"the unit {NumberNotation.Quote(name)} may be bits or bytes; write {name[..^1]}B or {name[0]}bit"
        : $"the unit {NumberNotation.Quote(name)} is not known; {Choices}";

    private static bool IsBitsOrBytes(ReadOnlySpan<char> name) => name.Length is 2 or 3 && name[^1] == 'b' && char.IsAsciiLetterUpper(name[0]);
}
