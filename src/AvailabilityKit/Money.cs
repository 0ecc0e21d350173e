using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using AvailabilityKit.Presentation;
using AvailabilityKit.Quantities;

namespace AvailabilityKit;

/// <summary>An amount of money: a decimal and the label of its currency.</summary>
/// <remarks>
/// The label only keeps unlike amounts apart; nothing is converted. The default value is nothing of no currency, and adds to any.
/// </remarks>
[JsonConverter(typeof(QuantityConverter<Money>))]
[TypeFormatterSource(typeof(TextFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public readonly record struct Money : IComparable<Money>, ISpanParsable<Money>, IFormattable
{
    private readonly string? _currency;

    private Money(decimal amount, string? currency)
    {
        Amount = amount;
        _currency = currency;
    }

    /// <summary>The amount; negative for what is saved or owed.</summary>
    public decimal Amount { get; }

    /// <summary>The label of the currency; empty for the default value.</summary>
    public string Currency => _currency ?? "";

    /// <summary>An amount of a currency.</summary>
    /// <param name="amount">Any decimal.</param>
    /// <param name="currency">A label such as USD, EUR or kr: up to 12 letters and currency signs.</param>
    /// <exception cref="ArgumentException">The label is not one.</exception>
    public static Money Of(decimal amount, string currency)
    {
        ArgumentNullException.ThrowIfNull(currency);
        return IsLabel(currency)
            ? new(amount, currency)
            : throw new ArgumentException($"{NumberNotation.Quote(currency)} is not a currency; give a label such as USD, of up to 12 letters and currency signs.", nameof(currency));
    }

    /// <summary>Nothing, in a currency.</summary>
    /// <exception cref="ArgumentException">The label is not one.</exception>
    public static Money Zero(string currency) => Of(0, currency);

    /// <summary>The sum of two amounts of one currency.</summary>
    /// <exception cref="ArgumentException">The currencies differ.</exception>
    /// <exception cref="OverflowException">The sum is too large to be held.</exception>
    public static Money operator +(Money left, Money right) => new(left.Amount + right.Amount, Common(left, right));

    /// <summary>The difference of two amounts of one currency.</summary>
    /// <exception cref="ArgumentException">The currencies differ.</exception>
    /// <exception cref="OverflowException">The difference is too large to be held.</exception>
    public static Money operator -(Money left, Money right) => new(left.Amount - right.Amount, Common(left, right));

    /// <summary>The amount owed the other way.</summary>
    public static Money operator -(Money money) => new(-money.Amount, money._currency);

    /// <summary>So many times the amount.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The factor is infinite, NaN or too large.</exception>
    public static Money operator *(Money money, double factor) => new(Product(money, factor), money._currency);

    /// <summary>So many times the amount.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The factor is infinite, NaN or too large.</exception>
    public static Money operator *(double factor, Money money) => money * factor;

    /// <summary>The amount shared out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The divisor is zero, infinite, NaN or too small.</exception>
    public static Money operator /(Money money, double divisor) => divisor != 0 && double.IsFinite(divisor)
        ? Quotient(money, divisor)
        : throw new ArgumentOutOfRangeException(nameof(divisor), $"{money} / {NumberNotation.Exact(divisor)} is not an amount; the divisor must be finite and not zero.");

    /// <summary>How many times the second amount goes into the first.</summary>
    /// <exception cref="ArgumentException">The currencies differ.</exception>
    /// <exception cref="DivideByZeroException">The second is zero.</exception>
    public static double operator /(Money left, Money right)
    {
        _ = Common(left, right);
        return (double)left.Amount / (right.Amount == 0
            ? throw new DivideByZeroException($"{left} / {right} has no value; the second amount must not be zero.")
            : (double)right.Amount);
    }

    /// <summary>Whether the first is less.</summary>
    /// <exception cref="ArgumentException">The currencies differ.</exception>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>Whether the first is more.</summary>
    /// <exception cref="ArgumentException">The currencies differ.</exception>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>Whether the first is not more.</summary>
    /// <exception cref="ArgumentException">The currencies differ.</exception>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the first is not less.</summary>
    /// <exception cref="ArgumentException">The currencies differ.</exception>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <summary>Reads what people write: <c>30000 USD</c>, <c>30,000.50 EUR</c>, <c>$30,000</c>.</summary>
    /// <param name="s">An amount and a label, in either order; commas may part the thousands.</param>
    /// <param name="provider">Ignored: quantities are written in the invariant culture.</param>
    /// <exception cref="FormatException">The text is not an amount of money; the message says why.</exception>
    public static Money Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static Money Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        MoneyNotation.Read(s, out var amount, out var currency) is { } wrong
            ? throw new FormatException($"{NumberNotation.Quote(s)} is not an amount of money: {wrong}; write for example 30000 USD.")
            : new(amount, currency);

    /// <summary>Reads an amount if the text is one; see <see cref="Parse(string, IFormatProvider?)"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Money result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out Money)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, out Money result) => TryParse(s.AsSpan(), provider: null, out result);

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out Money)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Money result)
    {
        var read = MoneyNotation.Read(s, out var amount, out var currency) is null;
        result = read ? new(amount, currency) : default;
        return read;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The currencies differ.</exception>
    public int CompareTo(Money other)
    {
        _ = Common(this, other);
        return Amount.CompareTo(other.Amount);
    }

    /// <summary>The amount rounded to so many decimals, halves to the even digit.</summary>
    /// <param name="decimals">0 to 28.</param>
    public Money Round(int decimals = 2) => new(Math.Round(Amount, decimals, MidpointRounding.ToEven), _currency);

    /// <summary>Writes the amount with parted thousands and at most two decimals: <c>30,000 USD</c>.</summary>
    public override string ToString() => ToString(format: null);

    /// <summary>Writes the amount.</summary>
    /// <param name="format">Null, empty or <c>G</c> for reading; <c>R</c> for text that parses back to exactly the same value; or a numeric format for the amount, such as <c>N0</c>.</param>
    /// <param name="formatProvider">Ignored: quantities are written in the invariant culture.</param>
    /// <exception cref="FormatException">The format is none of these.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider = null)
    {
        var amount = format switch
        {
            null or "" or "G" => Amount.ToString(Amount == Math.Round(Amount) ? "#,0" : "#,0.00", CultureInfo.InvariantCulture),
            "R" => Amount.ToString(CultureInfo.InvariantCulture),
            _ => Amount.ToString(format, CultureInfo.InvariantCulture),
        };
        return _currency is null ? amount : $"{amount} {_currency}";
    }

    internal static bool IsLabel(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsLetter(character) && char.GetUnicodeCategory(character) != UnicodeCategory.CurrencySymbol)
            {
                return false;
            }
        }

        return text.Length is > 0 and <= 12;
    }

    private static string? Common(Money left, Money right)
    {
        if (left._currency is null || right._currency is null)
        {
            return left._currency ?? right._currency;
        }

        return string.Equals(left._currency, right._currency, StringComparison.Ordinal)
            ? left._currency
            : throw new ArgumentException($"{left} and {right} are not of one currency; convert one of them first.", nameof(right));
    }

    private static decimal Product(Money money, double factor)
    {
        if (TryExact(factor, out var exact))
        {
            try
            {
                return money.Amount * exact;
            }
            catch (OverflowException)
            {
                // The message below says it better.
            }
        }

        throw new ArgumentOutOfRangeException(nameof(factor), $"{money} x {NumberNotation.Exact(factor)} is not an amount; the factor must be finite and the product below 7.9e28.");
    }

    private static Money Quotient(Money money, double divisor)
    {
        if (TryExact(divisor, out var exact) && exact != 0)
        {
            try
            {
                return new(money.Amount / exact, money._currency);
            }
            catch (OverflowException)
            {
                // As for a divisor out of a decimal's range: the product with its inverse says what is wrong.
            }
        }

        return money * (1 / divisor);
    }

    // The decimal that a double was written as: a share of 0.07 is seven per cent, not the binary number nearest to it.
    private static bool TryExact(double value, out decimal exact) =>
        decimal.TryParse(NumberNotation.Exact(value), NumberStyles.Float, CultureInfo.InvariantCulture, out exact);
}
