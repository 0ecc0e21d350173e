using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using AvailabilityKit.Presentation;
using AvailabilityKit.Quantities;

namespace AvailabilityKit;

/// <summary>A probability, carried together with its complement so that both keep all their digits.</summary>
/// <remarks>
/// A double converts implicitly and is taken as the decimal it was written as: the complement of 0.95 is 0.05.
/// For a probability next to one use <see cref="FromComplement"/> or text such as <c>99.9999999 %</c>.
/// </remarks>
[JsonConverter(typeof(QuantityConverter<Probability>))]
[TypeFormatterSource(typeof(TextFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public readonly record struct Probability : IComparable<Probability>, ISpanParsable<Probability>, IFormattable
{
    private readonly Portion _portion;

    private Probability(Portion portion) => _portion = portion;

    /// <summary>of / (of + rest): both sides are kept to all their digits, and no rounding of the parts leaves the range.</summary>
    /// <param name="of">The weight of what the probability is of, zero or more.</param>
    /// <param name="rest">The weight of everything else, zero or more, and above zero if the other is not.</param>
    internal static Probability FromParts(double of, double rest) => new(Portion.Of(of / (of + rest), rest / (of + rest)));

    internal Portion Portion => _portion;

    /// <summary>What cannot happen; also the default value.</summary>
    public static Probability Zero => default;

    /// <summary>What is certain to happen.</summary>
    public static Probability One => new(new Portion(0, MostlyWhole: true));

    /// <summary>The probability, 0 to 1.</summary>
    public double Value => _portion.Value;

    /// <summary>One minus the probability, to full relative accuracy.</summary>
    public double Complement => _portion.Complement;

    /// <summary>Takes a number from 0 to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 0, over 1 or NaN.</exception>
    public static implicit operator Probability(double value) => new(Portion.FromDouble(Checked(value, nameof(value))));

    /// <summary>The probability whose complement is given: <c>FromComplement(1e-20)</c> is nearly certain.</summary>
    /// <param name="complement">0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 0, over 1 or NaN.</exception>
    public static Probability FromComplement(double complement) =>
        new(Portion.FromDouble(Checked(complement, nameof(complement))).Swapped);

    /// <summary>The probability of so many per cent, taken as the decimal that was written: 99.95 has the complement 0.0005.</summary>
    /// <param name="percent">0 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 0, over 100 or NaN.</exception>
    public static Probability FromPercent(double percent) =>
        percent is >= 0 and <= 100 && Portion.Read(percent.ToString("R", CultureInfo.InvariantCulture), shift: -2, out var portion) is null
            ? new(portion)
            : throw new ArgumentOutOfRangeException(nameof(percent), $"{NumberNotation.Exact(percent)} % is not a probability; give a number from 0 to 100.");

    /// <summary>The probability that it does not happen.</summary>
    public static Probability operator !(Probability probability) => new(probability._portion.Swapped);

    /// <summary>Whether the first is less likely.</summary>
    public static bool operator <(Probability left, Probability right) => left.CompareTo(right) < 0;

    /// <summary>Whether the first is more likely.</summary>
    public static bool operator >(Probability left, Probability right) => left.CompareTo(right) > 0;

    /// <summary>Whether the first is not more likely.</summary>
    public static bool operator <=(Probability left, Probability right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the first is not less likely.</summary>
    public static bool operator >=(Probability left, Probability right) => left.CompareTo(right) >= 0;

    /// <summary>Reads what people write: <c>0.95</c>, <c>95 %</c>, <c>1 - 5E-20</c>. Value and complement are both rounded from the decimal text itself.</summary>
    /// <param name="s">A number from 0 to 1 or a percentage from 0 to 100.</param>
    /// <param name="provider">Ignored: quantities are written in the invariant culture.</param>
    /// <exception cref="FormatException">The text is not a probability; the message says why.</exception>
    public static Probability Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static Probability Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        Read(s, out var portion) is { } wrong
            ? throw new FormatException($"{NumberNotation.Quote(s)} is not a probability: {wrong}; write 0 to 1, or 0 % to 100 %.")
            : new(portion);

    /// <summary>Reads a probability if the text is one; see <see cref="Parse(string, IFormatProvider?)"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Probability result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out Probability)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, out Probability result) => TryParse(s.AsSpan(), provider: null, out result);

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out Probability)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Probability result)
    {
        var read = Read(s, out var portion) is null;
        result = read ? new(portion) : default;
        return read;
    }

    /// <inheritdoc/>
    public int CompareTo(Probability other) => Portion.Compare(_portion, other._portion);

    /// <summary>Writes per cent, with three digits of the probability or of its complement, whichever is smaller: <c>95 %</c>.</summary>
    public override string ToString() => _portion.ToPercentText();

    /// <summary>Writes the probability.</summary>
    /// <param name="format">Null, empty, <c>G</c> or <c>P</c> for per cent; <c>R</c> for text that parses back to exactly the same value.</param>
    /// <param name="formatProvider">Ignored: quantities are written in the invariant culture.</param>
    /// <exception cref="FormatException">The format is none of these.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider = null) => format switch
    {
        null or "" or "G" or "P" => _portion.ToPercentText(),
        "R" => _portion.ToExactText(),
        _ => throw new FormatException($"\"{format}\" is not a format of probabilities: use G, P or R."),
    };

    private static string? Read(ReadOnlySpan<char> s, out Portion portion)
    {
        portion = default;
        return s.Length > NumberNotation.LongestText ? $"it is longer than {NumberNotation.LongestText} characters" : Portion.Read(s.Trim(), out portion);
    }

    private static double Checked(double value, string parameter) => value is >= 0 and <= 1
        ? value
        : throw new ArgumentOutOfRangeException(parameter, $"A probability of {NumberNotation.Exact(value)} cannot be; give a number from 0 to 1{PercentHint(value)}.");

    private static string PercentHint(double value) => value is > 1 and <= 100 ? $" ({NumberNotation.Exact(value)} % is {Figure.Plain(value / 100, 6)})" : "";
}
