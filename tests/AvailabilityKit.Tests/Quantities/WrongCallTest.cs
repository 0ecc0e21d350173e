namespace AvailabilityKit.Tests.Quantities;

/// <summary>What cannot be meant, each with the message it gets: the value is in it, and what would be right.</summary>
public class WrongCallTest
{
    private static readonly Dictionary<string, (Func<object> Call, string Message)> Calls = new(StringComparer.Ordinal)
    {
        ["a negative MTTF"] = (() => Duration.FromHours(-4), "A duration of -4 h cannot be; give zero or more, or Duration.Infinite."),
        ["NaN seconds"] = (() => double.NaN.Seconds, "A duration of NaN s cannot be; give zero or more, or Duration.Infinite."),
        ["negative days by extension"] = (() => (-1).Days, "A duration of -1 d cannot be; give zero or more, or Duration.Infinite."),
        ["a negative time span"] = (() => (Duration)TimeSpan.FromSeconds(-1), "A duration of -1 s cannot be; give zero or more, or Duration.Infinite."),
        ["a longer time taken away"] = (() => 1.Hours - 2.Hours, "1 h - 2 h is not a duration; take away something shorter than 1 h."),
        ["infinite less infinite"] = (() => Duration.Infinite - Duration.Infinite, "infinite - infinite is not a duration; take away something shorter than infinite."),
        ["a negative multiple"] = (() => 1.Hours * -2, "1 h x -2 is not a duration; the factor must be zero or more, and not zero times infinite."),
        ["no times infinite"] = (() => Duration.Infinite * 0, "infinite x 0 is not a duration; the factor must be zero or more, and not zero times infinite."),
        ["a duration over zero"] = (() => 1.Hours / 0, "1 h / 0 is not a duration; the divisor must be above zero."),
        ["zero over zero"] = (() => Duration.Zero / Duration.Zero, "0 s / 0 s has no value; the two may not both be zero or both be infinite."),
        ["once in no time"] = (() => Rate.Per(Duration.Zero), "1 per 0 s is not a rate; give a count that is zero or more and finite, and a time above zero."),
        ["a negative count per time"] = (() => -3 / 1.Hours, "-3 per 1 h is not a rate; give a count that is zero or more and finite, and a time above zero."),
        ["a negative rate"] = (() => (-4).PerYear, "A rate of -4 per y cannot be; give zero or more, and finite."),
        ["an infinite rate"] = (() => Rate.PerHour(double.PositiveInfinity), "A rate of Infinity per h cannot be; give zero or more, and finite."),
        ["a larger rate taken away"] = (() => 1.PerYear - 2.PerYear, "1/y - 2/y is not a rate; take away something smaller than 1/y."),
        ["a negative multiple of a rate"] = (() => -1 * 4.PerYear, "-1 x 4/y is not a rate; the factor must be zero or more and finite."),
        ["a rate over zero"] = (() => 4.PerYear / 0, "4/y / 0 is not a rate; the divisor must be above zero."),
        ["never, for ever"] = (() => Rate.Zero * Duration.Infinite, "0/y x infinite has no value; give a finite time for an event that never comes."),
        ["no rate over no rate"] = (() => Rate.Zero / Rate.Zero, "0/y / 0/y has no value; the two may not both be zero."),
        ["a probability over one"] = (() => (Probability)1.5, "A probability of 1.5 cannot be; give a number from 0 to 1 (1.5 % is 0.015)."),
        ["a probability in per cent"] = (() => (Probability)95, "A probability of 95 cannot be; give a number from 0 to 1 (95 % is 0.95)."),
        ["a negative probability"] = (() => (Probability)(-0.1), "A probability of -0.1 cannot be; give a number from 0 to 1."),
        ["a NaN probability"] = (() => (Probability)double.NaN, "A probability of NaN cannot be; give a number from 0 to 1."),
        ["a complement over one"] = (() => Probability.FromComplement(2e3), "A probability of 2000 cannot be; give a number from 0 to 1."),
        ["an availability in per cent"] = (() => Availability.FromAvailability(99.95), "An availability of 99.95 cannot be; give a number from 0 to 1 (99.95 % is 0.9995)."),
        ["a negative unavailability"] = (() => Availability.FromUnavailability(-1e-9), "An unavailability of -1E-09 cannot be; give a number from 0 to 1."),
        ["a NaN availability"] = (() => Availability.FromAvailability(double.NaN), "An availability of NaN cannot be; give a number from 0 to 1."),
        ["negative nines"] = (() => Availability.FromNines(-1), "-1 nines cannot be; give zero or more (5 nines are 99.999 %)."),
        ["no MTTF and no MTTR"] = (() => Availability.FromMtbf(Duration.Zero, Duration.Zero), "An MTTF of 0 s with an MTTR of 0 s has no steady state; give an MTTF above zero and a finite MTTR."),
        ["neither failing nor repaired"] = (() => Availability.FromMtbf(Duration.Infinite, Duration.Infinite), "An MTTF of infinite with an MTTR of infinite has no steady state; give an MTTF above zero and a finite MTTR."),
        ["a negative weight up"] = (() => Availability.FromParts(-1, 1), "A weight of -1 for being up cannot be; give zero or more, and finite."),
        ["an infinite weight down"] = (() => Availability.FromParts(1, double.PositiveInfinity), "A weight of Infinity for being down cannot be; give zero or more, and finite."),
        ["no weights at all"] = (() => Availability.FromParts(0, 0), "The weights of being up and of being down are both 0; at least one must be above zero."),
        ["a currency with digits"] = (() => Money.Of(1, "30000"), "\"30000\" is not a currency; give a label such as USD, of up to 12 letters and currency signs."),
        ["no currency"] = (() => Money.Of(1, ""), "\"\" is not a currency; give a label such as USD, of up to 12 letters and currency signs."),
        ["dollars and euros"] = (() => Money.Of(5, "USD") + Money.Of(5, "EUR"), "5 USD and 5 EUR are not of one currency; convert one of them first."),
        ["dollars against euros"] = (() => Money.Of(5, "USD") < Money.Of(5, "EUR"), "5 USD and 5 EUR are not of one currency; convert one of them first."),
        ["NaN dollars"] = (() => Money.Of(5, "USD") * double.NaN, "5 USD x NaN is not an amount; the factor must be finite and the product below 7.9e28."),
        ["more money than there is"] = (() => Money.Of(5, "USD") * 1e29, "5 USD x 1E+29 is not an amount; the factor must be finite and the product below 7.9e28."),
        ["dollars over nothing"] = (() => Money.Of(5, "USD") / 0.0, "5 USD / 0 is not an amount; the divisor must be finite and not zero."),
        ["dollars over no dollars"] = (() => Money.Of(5, "USD") / Money.Zero("USD"), "5 USD / 0 USD has no value; the second amount must not be zero."),
        ["a service year of no hours"] = (() => Calendar.ServiceHours(Duration.Zero, "night"), "Service hours of 0 h a year for \"night\" cannot be; give more than zero and at most 8784 h."),
        ["a service year of two years"] = (() => Calendar.ServiceHours(2.Years, "always"), "Service hours of 17520 h a year for \"always\" cannot be; give more than zero and at most 8784 h."),
        ["a format nobody knows"] = (() => 1.Hours.ToString("parsecs"), "\"parsecs\" is not a format of durations: use G, R or a unit such as s, min, h or y."),
        ["a rate in a format nobody knows"] = (() => 1.PerHour.ToString("Q"), "\"Q\" is not a format of rates: use G, R or a unit of time such as s, h or y."),
        ["an availability in a format nobody knows"] = (() => Availability.Perfect.ToString("Q"), "\"Q\" is not a format of availabilities: use G, P, N or R."),
        ["a probability in a format nobody knows"] = (() => Probability.One.ToString("Q"), "\"Q\" is not a format of probabilities: use G, P or R."),
        ["text: no unit"] = (() => Duration.Parse("30"), "\"30\" is not a duration: 30 has no unit; write ns, us, ms, s, min, h, d, w or y (a year is 8760 h)."),
        ["text: an unknown unit"] = (() => Duration.Parse("30 parsecs"), "\"30 parsecs\" is not a duration: the unit \"parsecs\" is not known; write ns, us, ms, s, min, h, d, w or y (a year is 8760 h)."),
        ["text: minutes or months"] = (() => Duration.Parse("5 m"), "\"5 m\" is not a duration: \"m\" may be minutes or months; write min, or a number of days."),
        ["text: months"] = (() => Duration.Parse("3 months"), "\"3 months\" is not a duration: a month has no fixed length; write a number of days."),
        ["text: ISO months"] = (() => Duration.Parse("P3M"), "\"P3M\" is not a duration: a month has no fixed length; write a number of days."),
        ["text: ISO out of order"] = (() => Duration.Parse("PT3S4H"), "\"PT3S4H\" is not a duration: an ISO 8601 duration reads like PT30S or P1DT12H."),
        ["text: a negative time"] = (() => Duration.Parse("-4 h"), "\"-4 h\" is not a duration: -4 h is negative; a duration is zero or more."),
        ["text: a decimal comma"] = (() => Duration.Parse("1,5 h"), "\"1,5 h\" is not a duration: \",5 h\" after 1 is not understood; write ns, us, ms, s, min, h, d, w or y (a year is 8760 h)."),
        ["text: nothing"] = (() => Duration.Parse(""), "\"\" is not a duration: it is empty; write for example 30 s or 4 h."),
        ["text: too long a time"] = (() => Duration.Parse("1e400 y"), "\"1e400 y\" is not a duration: it is too long to be held; write infinite for a time that never comes."),
        ["text: a rate per nothing"] = (() => Rate.Parse("4"), "\"4\" is not a rate: it does not say per what time; write for example 4/y, 4 per year or 500 FIT."),
        ["text: a rate per fortnight"] = (() => Rate.Parse("4 per fortnight"), "\"4 per fortnight\" is not a rate: the unit \"fortnight\" is not known; write ns, us, ms, s, min, h, d, w or y (a year is 8760 h)."),
        ["text: a negative rate"] = (() => Rate.Parse("-4/y"), "\"-4/y\" is not a rate: -4 is negative; a rate is zero or more."),
        ["text: a rate per no time"] = (() => Rate.Parse("4 per 0 h"), "\"4 per 0 h\" is not a rate: it is too large to be held, or per no time at all."),
        ["text: over one hundred per cent"] = (() => Availability.Parse("101 %"), "\"101 %\" is not an availability: it is over one; write for example 99.95 %, 5 nines or 0.9995."),
        ["text: per cent without its sign"] = (() => Availability.Parse("99.95"), "\"99.95\" is not an availability: it is over one; write for example 99.95 %, 5 nines or 0.9995."),
        ["text: many nines"] = (() => Availability.Parse("many nines"), "\"many nines\" is not an availability: the number of nines is not a number; write for example 99.95 %, 5 nines or 0.9995."),
        ["text: a probability below zero"] = (() => Probability.Parse("-5 %"), "\"-5 %\" is not a probability: it is below zero; write 0 to 1, or 0 % to 100 %."),
        ["text: a probability in words"] = (() => Probability.Parse("likely"), "\"likely\" is not a probability: it does not begin with a number; write 0 to 1, or 0 % to 100 %."),
        ["text: an exponent at the end of integers"] = (() => Availability.Parse("1e-2147483648"), "\"1e-2147483648\" is not an availability: its exponent is out of all bounds; write for example 99.95 %, 5 nines or 0.9995."),
        ["text: money without a currency"] = (() => Money.Parse("30000"), "\"30000\" is not an amount of money: it names no currency; write for example 30000 USD."),
        ["text: money with a decimal comma"] = (() => Money.Parse("1,5 EUR"), "\"1,5 EUR\" is not an amount of money: \"1,5\" is not an amount; write for example 30000 USD."),
        ["text: money in two currencies"] = (() => Money.Parse("$5 EUR"), "\"$5 EUR\" is not an amount of money: it names a currency before and behind the number; write for example 30000 USD."),
    };

    public static TheoryData<string> Names => [.. Calls.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_refused_with_the_value_and_what_would_be_right(string name)
    {
        var (call, message) = Calls[name];

        var exception = Record.Exception(call);

        Assert.True(exception is ArgumentException or FormatException or DivideByZeroException, exception?.ToString() ?? "nothing was thrown");
        var parameter = exception is ArgumentException { ParamName: { } named } ? $" (Parameter '{named}')" : "";
        Assert.Equal(message + parameter, exception!.Message);
    }
}
