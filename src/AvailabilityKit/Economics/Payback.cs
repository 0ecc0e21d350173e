using System.Text.Json.Serialization;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Economics;

/// <summary>When the dearer of two purchases has saved what it cost more, and what that money earns over the horizon.</summary>
/// <remarks>
/// <para>The investment I is what one alternative costs more to buy, in present values: what is paid once at the start in full, what is bought later or again
/// discounted from its year, less residual values where they count. The saving of a year is what it costs less to run, downtime at its price included.
/// That is how NIST Handbook 135 parts investment-related from operational costs in its savings-to-investment ratio; where all is bought at the start, I is what is paid more there.</para>
/// <para>Simple payback, not discounted, is the first month from whose end on the savings so far stay at or above what was paid more so far, until the end of the horizon: the saving of a year is
/// spread evenly over it, and what is bought later counts in full at the end of its year, so that a replacement can put it off. Where all is bought at the start and every year saves S, it is
/// I / S years in whole months. Discounted payback is the same with every year's amount in present value.</para>
/// <para>The return on investment is (PV of savings - I) / I: above zero exactly where the alternative that invests is the cheaper one (the savings-to-investment ratio minus one; NIST Handbook
/// 135, sections 6.3 and 6.5).</para>
/// </remarks>
[JsonConverter(typeof(ResultPartConverter))]
public sealed class Payback
{
    private Payback(TotalCostOfOwnership investor, TotalCostOfOwnership rival, Money investment)
    {
        Investor = investor;
        Rival = rival;
        Investment = investment;
        if (investor.IsLowerBound || rival.IsLowerBound)
        {
            return;
        }

        var prices = investor.Prices;
        var factors = Annuity.DecimalFactors(prices.DiscountRate, prices.Years);
        var paidMore = new decimal[factors.Length];
        var saved = new decimal[factors.Length];
        var worth = 0m;
        for (var year = 0; year < factors.Length; year++)
        {
            paidMore[year] = Bought(investor, year) - Bought(rival, year);
            saved[year] = Running(rival, year) - Running(investor, year);
            worth += saved[year] * factors[year];
        }

        YearlySaving = Money.Of(saved.AsSpan(1).IndexOfAnyExcept(saved[1]) < 0 ? saved[1] : worth / investor.AnnuityFactor, investor.Currency);
        ReturnOnInvestment = (worth - investment.Amount) / investment.Amount;
        Month = MonthOf(paidMore, saved);
        DiscountedMonth = MonthOf([.. paidMore.Zip(factors, decimal.Multiply)], [.. saved.Zip(factors, decimal.Multiply)]);
    }

    /// <summary>The alternative that costs more to buy.</summary>
    public TotalCostOfOwnership Investor { get; }

    /// <summary>The alternative that costs less to buy.</summary>
    public TotalCostOfOwnership Rival { get; }

    /// <summary>What <see cref="Investor"/> costs more to buy, in present value; above zero.</summary>
    public Money Investment { get; }

    /// <summary>
    /// What <see cref="Investor"/> costs less to run each year, where years differ the constant amount with the same present value; negative where it costs more;
    /// <see langword="null"/> where a priced loss of either is not known.
    /// </summary>
    public Money? YearlySaving { get; }

    /// <summary>
    /// The month from whose end on the savings have made up for what was paid more; 0 where at no month's end less was saved than paid more, because what is bought later was saved before.
    /// <see langword="null"/> where that is not within the horizon, or <see cref="YearlySaving"/> is not known.
    /// </summary>
    public int? Month { get; }

    /// <summary><see cref="Month"/> with every amount in present value: there is one exactly where <see cref="ReturnOnInvestment"/> is zero or more.</summary>
    public int? DiscountedMonth { get; }

    /// <summary>The net present value of investing, as a share of the investment: 0.5 for half as much again, -1 or less where nothing comes back; <see langword="null"/> where <see cref="YearlySaving"/> is not known.</summary>
    public decimal? ReturnOnInvestment { get; }

    /// <summary>Compares the payments of two alternatives.</summary>
    /// <param name="first">One alternative.</param>
    /// <param name="second">The other, costed over the same years, rate and calendar in the same currency.</param>
    /// <returns>The payback; <see langword="null"/> where both cost the same to buy, so that nothing is invested.</returns>
    /// <exception cref="ArgumentException">The two were not costed alike, or bear the same name.</exception>
    public static Payback? Between(TotalCostOfOwnership first, TotalCostOfOwnership second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        BreakEven.CheckAlike(first, second);
        var factors = Annuity.DecimalFactors(first.Prices.DiscountRate, first.Prices.Years);
        var investment = 0m;
        for (var year = 0; year < factors.Length; year++)
        {
            investment += (Bought(first, year) - Bought(second, year)) * factors[year];
        }

        return investment switch
        {
            0 => null,
            > 0 => new(first, second, Money.Of(investment, first.Currency)),
            _ => new(second, first, Money.Of(-investment, first.Currency)),
        };
    }

    private static int? MonthOf(ReadOnlySpan<decimal> paidMore, ReadOnlySpan<decimal> saved)
    {
        // Twelfths of a year's saving, so that nothing is divided and a month that just suffices does.
        var level = -12 * paidMore[0];
        var lastBehind = level < 0 ? 0 : -1;
        for (var year = 1; year < paidMore.Length; year++)
        {
            for (var month = 1; month <= 12; month++)
            {
                var after = level + (month * saved[year]) - (month == 12 ? 12 * paidMore[year] : 0);
                lastBehind = after < 0 ? (12 * (year - 1)) + month : lastBehind;
            }

            level += 12 * (saved[year] - paidMore[year]);
        }

        return level < 0 ? null : lastBehind + 1;
    }

    private static decimal Bought(TotalCostOfOwnership alternative, int year)
    {
        var sum = 0m;
        foreach (var line in alternative.Lines)
        {
            sum += line.Purchases[year].Amount;
        }

        return sum;
    }

    private static decimal Running(TotalCostOfOwnership alternative, int year)
    {
        var sum = 0m;
        foreach (var line in alternative.Lines)
        {
            sum += line.Nominal[year].Amount - line.Purchases[year].Amount;
        }

        return sum;
    }
}
