using System.Text.Json.Serialization;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Economics;

/// <summary>When the dearer of two purchases has saved what it cost more, and what that money earns over the horizon.</summary>
/// <remarks>
/// <para>The investment I is what one alternative costs more at the start; the saving S is what it costs less each year, downtime at its
/// price included. Simple payback, not discounted: I / S years, counted in whole months with the saving spread evenly over the year.
/// The return on investment is (a S - I) / I with the annuity factor a, in present values: above zero exactly where the alternative
/// that invests is the cheaper one (the savings-to-investment ratio minus one; NIST Handbook 135, sections 6.3 and 6.5).</para>
/// </remarks>
[JsonConverter(typeof(ResultPartConverter))]
public sealed class Payback
{
    private Payback(TotalCostOfOwnership investor, TotalCostOfOwnership rival, Money investment, Money? yearlySaving)
    {
        Investor = investor;
        Rival = rival;
        Investment = investment;
        YearlySaving = yearlySaving;
        if (yearlySaving is { Amount: var saved })
        {
            ReturnOnInvestment = ((investor.AnnuityFactor * saved) - investment.Amount) / investment.Amount;
            Month = saved > 0 && investment.Amount <= saved * investor.Prices.Years
                ? (int)decimal.Ceiling(12 * investment.Amount / saved)
                : null;
        }
    }

    /// <summary>The alternative that costs more at the start.</summary>
    public TotalCostOfOwnership Investor { get; }

    /// <summary>The alternative that costs less at the start.</summary>
    public TotalCostOfOwnership Rival { get; }

    /// <summary>What <see cref="Investor"/> costs more at the start; above zero.</summary>
    public Money Investment { get; }

    /// <summary>What <see cref="Investor"/> costs less each year; negative where it costs more then too; <see langword="null"/> where a priced loss of either is not known.</summary>
    public Money? YearlySaving { get; }

    /// <summary>The month, from 1, by whose end the savings have made up for the investment; <see langword="null"/> where that is not within the horizon, or <see cref="YearlySaving"/> is not known.</summary>
    public int? Month { get; }

    /// <summary>The net present value of investing, as a share of the investment: 0.5 for half as much again, -1 or less where nothing comes back; <see langword="null"/> where <see cref="YearlySaving"/> is not known.</summary>
    public decimal? ReturnOnInvestment { get; }

    /// <summary>Compares the payments of two alternatives.</summary>
    /// <param name="first">One alternative.</param>
    /// <param name="second">The other, costed over the same years, rate and calendar in the same currency.</param>
    /// <returns>The payback; <see langword="null"/> where both cost the same at the start, so that nothing is invested.</returns>
    /// <exception cref="ArgumentException">The two were not costed alike, or bear the same name.</exception>
    public static Payback? Between(TotalCostOfOwnership first, TotalCostOfOwnership second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        BreakEven.CheckAlike(first, second);
        var investment = first.CumulativeNominal[0] - second.CumulativeNominal[0];
        return investment.Amount switch
        {
            0 => null,
            > 0 => new(first, second, investment, Saving(first, second)),
            _ => new(second, first, -investment, Saving(second, first)),
        };
    }

    private static Money? Saving(TotalCostOfOwnership investor, TotalCostOfOwnership rival) =>
        investor.IsLowerBound || rival.IsLowerBound ? null : EachYear(rival) - EachYear(investor);

    private static Money EachYear(TotalCostOfOwnership alternative) => alternative.CumulativeNominal[1] - alternative.CumulativeNominal[0];
}
