using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using AvailabilityKit.Presentation;
using AvailabilityKit.Quantities;

namespace AvailabilityKit;

/// <summary>The share of time that something is up, carried together with its unavailability so that both keep all their digits.</summary>
/// <remarks>
/// <para><c>a &amp; b</c> is series (both must be up), <c>a | b</c> is parallel (one is enough), for independent parts.</para>
/// <para>Nothing here is ever computed as one minus a number near one; nines and downtime come from the unavailability.</para>
/// </remarks>
[JsonConverter(typeof(QuantityConverter<Availability>))]
[TypeFormatterSource(typeof(TextFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public readonly record struct Availability : IComparable<Availability>, ISpanParsable<Availability>, IFormattable
{
    // The unavailability, so that the default value is a part that never fails.
    private readonly Portion _down;

    private Availability(Portion down) => _down = down;

    /// <summary>Always up; also the default value.</summary>
    public static Availability Perfect => default;

    /// <summary>Never up.</summary>
    public static Availability None => new(new Portion(0, MostlyWhole: true));

    /// <summary>The availability A, 0 to 1.</summary>
    public double Value => _down.Complement;

    /// <summary>The unavailability U, 0 to 1, to full relative accuracy.</summary>
    public double Unavailability => _down.Value;

    /// <summary>The number of nines, -log10(U): 3 for 99.9 %, infinite for <see cref="Perfect"/>.</summary>
    public double Nines => Unavailability == 1 ? 0 : -Math.Log10(Unavailability);

    /// <summary>The probability to be up, as an availability: <c>99.95.Percent</c>.</summary>
    public static implicit operator Availability(Probability up) => new(up.Portion.Swapped);

    /// <summary>The availability whose unavailability is given.</summary>
    /// <param name="unavailability">0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 0, over 1 or NaN.</exception>
    public static Availability FromUnavailability(double unavailability) =>
        new(Portion.FromDouble(Checked(unavailability, "An unavailability", nameof(unavailability))));

    /// <summary>The availability given as a number, taken as the decimal it was written as: 0.99999 has the unavailability 1e-5.</summary>
    /// <param name="availability">0 to 1. Next to one a double has few digits left for U; use <see cref="FromUnavailability"/> there.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 0, over 1 or NaN.</exception>
    public static Availability FromAvailability(double availability) =>
        new(Portion.FromDouble(Checked(availability, "An availability", nameof(availability))).Swapped);

    /// <summary>The steady-state availability MTTF / (MTTF + MTTR) of a part that fails and is repaired.</summary>
    /// <param name="mtbf">The mean time to failure (what vendors print as MTBF); infinite for a part that never fails.</param>
    /// <param name="mttr">The mean time to repair; infinite for a part that is never repaired.</param>
    /// <exception cref="ArgumentOutOfRangeException">Both are zero or both are infinite.</exception>
    public static Availability FromMtbf(Duration mtbf, Duration mttr)
    {
        if (mtbf.IsInfinite != mttr.IsInfinite)
        {
            return mtbf.IsInfinite ? Perfect : None;
        }

        return mtbf.IsInfinite || mtbf + mttr == Duration.Zero
            ? throw new ArgumentOutOfRangeException(nameof(mttr), $"An MTTF of {mtbf} with an MTTR of {mttr} has no steady state; give an MTTF above zero and a finite MTTR.")
            : FromParts(mtbf.TotalSeconds, mttr.TotalSeconds);
    }

    /// <summary>The availability of so many nines, U = 10^-n.</summary>
    /// <param name="nines">Zero or more; 5 gives 99.999 %.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative or NaN.</exception>
    public static Availability FromNines(double nines)
    {
        if (!(nines >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(nines), $"{NumberNotation.Exact(nines)} nines cannot be; give zero or more (5 nines are 99.999 %).");
        }

        // A power of ten read as text is correctly rounded, which Math.Pow does not promise.
        var unavailability = nines == Math.Floor(nines) && nines < 400
            ? double.Parse(string.Create(CultureInfo.InvariantCulture, $"1E-{nines + 0.0:0}"), CultureInfo.InvariantCulture)
            : Math.Pow(10, -nines);
        return FromUnavailability(unavailability);
    }

    /// <summary>The availability up / (up + down), from any two weights: times, probabilities, counts.</summary>
    /// <param name="up">The weight of being up, zero or more and finite.</param>
    /// <param name="down">The weight of being down, zero or more and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative, infinite or NaN, or both are zero.</exception>
    public static Availability FromParts(double up, double down)
    {
        if (!(up >= 0 && double.IsFinite(up)))
        {
            throw new ArgumentOutOfRangeException(nameof(up), $"A weight of {NumberNotation.Exact(up)} for being up cannot be; give zero or more, and finite.");
        }

        if (!(down >= 0 && double.IsFinite(down)))
        {
            throw new ArgumentOutOfRangeException(nameof(down), $"A weight of {NumberNotation.Exact(down)} for being down cannot be; give zero or more, and finite.");
        }

        var sum = up + down;
        if (sum == 0)
        {
            throw new ArgumentOutOfRangeException(nameof(up), "The weights of being up and of being down are both 0; at least one must be above zero.");
        }

        return double.IsFinite(sum) ? new(Portion.Of(down / sum, up / sum)) : FromParts(up / 2, down / 2);
    }

    /// <summary>Series: up when both independent parts are up. A = A1 A2 and U = U1 + A1 U2.</summary>
    public static Availability operator &(Availability left, Availability right) => new(Either(left._down, right._down));

    /// <summary>Parallel: up when one of two independent parts is up. U = U1 U2 and A = A1 + U1 A2.</summary>
    public static Availability operator |(Availability left, Availability right) =>
        new(Either(left._down.Swapped, right._down.Swapped).Swapped);

    /// <summary>The opposite: up when this is down. Swaps A and U.</summary>
    public static Availability operator !(Availability availability) => new(availability._down.Swapped);

    /// <summary>Whether the first is less available.</summary>
    public static bool operator <(Availability left, Availability right) => left.CompareTo(right) < 0;

    /// <summary>Whether the first is more available.</summary>
    public static bool operator >(Availability left, Availability right) => left.CompareTo(right) > 0;

    /// <summary>Whether the first is not more available.</summary>
    public static bool operator <=(Availability left, Availability right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the first is not less available.</summary>
    public static bool operator >=(Availability left, Availability right) => left.CompareTo(right) >= 0;

    /// <summary>Reads what people write: <c>99.95 %</c>, <c>5 nines</c>, <c>five nines</c>, <c>0.9995</c>, <c>1 - 5E-20</c>. A and U are both rounded from the decimal text itself.</summary>
    /// <param name="s">A percentage from 0 to 100, a number of nines, or a number from 0 to 1.</param>
    /// <param name="provider">Ignored: quantities are written in the invariant culture.</param>
    /// <exception cref="FormatException">The text is not an availability; the message says why.</exception>
    public static Availability Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static Availability Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        AvailabilityNotation.Read(s, out var result) is { } wrong
            ? throw new FormatException($"{NumberNotation.Quote(s)} is not an availability: {wrong}; write for example 99.95 %, 5 nines or 0.9995.")
            : result;

    /// <summary>Reads an availability if the text is one; see <see cref="Parse(string, IFormatProvider?)"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Availability result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out Availability)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, out Availability result) => TryParse(s.AsSpan(), provider: null, out result);

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out Availability)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Availability result) =>
        AvailabilityNotation.Read(s, out result) is null;

    /// <summary>The expected downtime in a year.</summary>
    /// <param name="calendar">Which year; <see cref="Calendar.Standard"/> (8760 h) when null.</param>
    public Duration DowntimePerYear(Calendar? calendar = null) => (calendar ?? Calendar.Standard).Year * Unavailability;

    /// <inheritdoc/>
    public int CompareTo(Availability other) => Portion.Compare(other._down, _down);

    /// <summary>Writes per cent with enough digits that the unavailability shows, and the nines: <c>99.9949 % (4.3 nines)</c>.</summary>
    public override string ToString() => AvailabilityNotation.Write(_down.Swapped, Nines);

    /// <summary>Writes the availability.</summary>
    /// <param name="format">Null, empty or <c>G</c> for per cent and nines; <c>P</c> for per cent alone; <c>N</c> for nines alone; <c>R</c> for text that parses back to exactly the same value.</param>
    /// <param name="formatProvider">Ignored: quantities are written in the invariant culture.</param>
    /// <exception cref="FormatException">The format is none of these.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider = null) => format switch
    {
        null or "" or "G" => ToString(),
        "P" => _down.Swapped.ToPercentText(),
        "N" => AvailabilityNotation.WriteNines(Nines),
        "R" => _down.Swapped.ToExactText(),
        _ => throw new FormatException($"\"{format}\" is not a format of availabilities: use G, P, N or R."),
    };

    internal static Availability FromPortionUp(Portion up) => new(up.Swapped);

    // The larger operand goes first, so that the order in which a user names the parts cannot show in the last digit.
    private static Portion Either(Portion one, Portion two)
    {
        var (larger, smaller) = Portion.Compare(one, two) >= 0 ? (one, two) : (two, one);
        return Portion.Of(larger.Value + (larger.Complement * smaller.Value), larger.Complement * smaller.Complement);
    }

    private static double Checked(double value, string noun, string parameter)
    {
        if (value is >= 0 and <= 1)
        {
            return value;
        }

        var hint = value is > 1 and <= 100 ? $" ({NumberNotation.Exact(value)} % is {Figure.Plain(value / 100, 6)})" : "";
        throw new ArgumentOutOfRangeException(parameter, $"{noun} of {NumberNotation.Exact(value)} cannot be; give a number from 0 to 1{hint}.");
    }
}
