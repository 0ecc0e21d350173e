using System.Text.Json.Serialization;
using AvailabilityKit.Presentation;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Economics;

/// <summary>
/// At which price of an hour of downtime two alternatives cost the same: <see cref="AtPrice"/>, <see cref="AlwaysCheaper"/>
/// (no price changes the order), <see cref="NeverDiffers"/>, or <see cref="NotKnown"/> where a priced loss of one of them is not known.
/// </summary>
/// <remarks>
/// The present value of an alternative is F + c a h: F what does not depend on the price c, a the annuity factor, h its hours
/// of downtime a year. Both cost the same at c* = (F2 - F1) / (a (h1 - h2)), which is an answer only where the alternative
/// with fewer hours costs more otherwise. Hours within 1e-12 of each other relatively count as equal, and so does money
/// within 1e-15: no availability model resolves less, and dividing rounding by rounding would make up a price.
/// </remarks>
[JsonConverter(typeof(ResultPartConverter))]
public abstract class BreakEven : ExhibitableResult
{
    internal const decimal QuantityResolution = 1e-12m;
    internal const decimal MoneyResolution = 1e-15m;

    private BreakEven(TotalCostOfOwnership first, TotalCostOfOwnership second, PricedHours hours, string reason)
    {
        First = first;
        Second = second;
        Hours = hours;
        Reason = reason;
    }

    /// <summary>One alternative.</summary>
    public TotalCostOfOwnership First { get; }

    /// <summary>The other.</summary>
    public TotalCostOfOwnership Second { get; }

    /// <summary>Which hours carry the price.</summary>
    public PricedHours Hours { get; }

    /// <summary>The answer and why, in a sentence or two.</summary>
    public string Reason { get; }

    /// <summary>Which hours carry the price, and how everything else was counted, in a sentence.</summary>
    public string Basis => Hours == PricedHours.Unplanned
        ? "The price belongs to hours of unplanned downtime; planned downtime, failovers and lost or refused work count at the prices given for them."
        : "The price belongs to every hour of downtime, planned and unplanned; failovers and lost or refused work count at the prices given for them.";

    /// <summary>Compares two alternatives.</summary>
    /// <param name="first">One alternative.</param>
    /// <param name="second">The other, costed over the same years, rate and calendar in the same currency.</param>
    /// <param name="hours">Which hours carry the price.</param>
    /// <exception cref="ArgumentException">The two were not costed alike, or bear the same name.</exception>
    public static BreakEven Between(TotalCostOfOwnership first, TotalCostOfOwnership second, PricedHours hours = PricedHours.Unplanned)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (hours is not (PricedHours.Unplanned or PricedHours.All))
        {
            throw new ArgumentOutOfRangeException(nameof(hours), hours, $"{(int)hours} does not say which hours are priced; use {nameof(PricedHours.Unplanned)} or {nameof(PricedHours.All)}.");
        }

        CheckAlike(first, second);
        if (first.IsLowerBound || second.IsLowerBound)
        {
            var open = first.IsLowerBound && second.IsLowerBound ? $"\"{first.Name}\" and \"{second.Name}\" lose" : $"\"{(first.IsLowerBound ? first : second).Name}\" loses";
            return new NotKnown(first, second, hours, $"At which price of an hour both cost the same is not known: how much work in flight {open} is not known, and each item of it has a price.");
        }

        // What the other costs more before the price counts, and the hours by which it is down less.
        var dearer = Difference(FixedPart(second, hours), FixedPart(first, hours), MoneyResolution);
        var fewer = Difference(DownHours(first, hours), DownHours(second, hours), QuantityResolution);
        var what = hours == PricedHours.Unplanned ? "unplanned downtime" : "downtime";

        if (fewer == 0)
        {
            return dearer == 0
                ? new NeverDiffers(first, second, hours, $"\"{first.Name}\" and \"{second.Name}\" cost the same and have the same {what}, so they cost the same at every price of an hour.")
                : Always(dearer > 0 ? first : second, $"both have the same {what}, so its price changes nothing");
        }

        // From here on the one with fewer hours down is what the price speaks for.
        var (sturdy, frail) = fewer > 0 ? (second, first) : (first, second);
        var extra = fewer > 0 ? dearer : -dearer;
        if (extra < 0)
        {
            return Always(sturdy, $"it has less {what} and costs less even where an hour of it is free");
        }

        if (extra == 0)
        {
            return Always(sturdy, $"it has less {what}, and without the price of an hour both cost the same");
        }

        try
        {
            var price = Money.Of(extra / (first.AnnuityFactor * Math.Abs(fewer)), first.Currency);
            return new AtPrice(sturdy, frail, first, second, hours, price,
                $"\"{sturdy.Name}\" is cheaper when an hour of {what} costs more than {price.ToString("N2")}; below that \"{frail.Name}\" is.");
        }
        catch (OverflowException)
        {
            return Always(frail, $"the difference in {what} is so small that no price an amount of money can hold makes up for it");
        }

        AlwaysCheaper Always(TotalCostOfOwnership cheaper, string because) =>
            new(cheaper, first, second, hours, $"\"{cheaper.Name}\" is cheaper than \"{(cheaper == first ? second : first).Name}\" at every price of an hour: {because}.");
    }

    /// <inheritdoc/>
    public override Exhibit ToExhibit() => BreakEvenExhibit.Of(this);

    internal static void CheckAlike(TotalCostOfOwnership first, TotalCostOfOwnership second)
    {
        if (string.Equals(first.Name, second.Name, StringComparison.Ordinal))
        {
            throw new ArgumentException($"Both alternatives are called \"{first.Name}\"; give them different names, or the answer cannot say which is cheaper.", nameof(second));
        }

        Same(first.Currency, second.Currency, "in", "currency");
        Same(first.Prices.Horizon, second.Prices.Horizon, "over", "horizon");
        Same(CheckedAmounts.Print(first.Prices.DiscountRate), CheckedAmounts.Print(second.Prices.DiscountRate), "at a discount rate of", "discount rate");
        Same(first.Prices.ResidualValue.ToString(), second.Prices.ResidualValue.ToString(), "with the residual value", "rule for residual values");
        Same($"\"{first.Prices.Calendar.Name}\"", $"\"{second.Prices.Calendar.Name}\"", "by the calendar", "calendar");

        void Same(string one, string other, string how, string noun)
        {
            if (!string.Equals(one, other, StringComparison.Ordinal))
            {
                throw new ArgumentException($"\"{first.Name}\" is costed {how} {one} but \"{second.Name}\" {how} {other}; use the same {noun} for both.", nameof(second));
            }
        }
    }

    internal static decimal Difference(decimal one, decimal other, decimal resolution) =>
        Math.Abs(one - other) <= resolution * Math.Max(one, other) ? 0 : one - other;

    private static bool CarriesThePrice(CostCategory category, PricedHours hours) =>
        category == CostCategory.UnplannedDowntime || (hours == PricedHours.All && category == CostCategory.PlannedDowntime);

    private static decimal FixedPart(TotalCostOfOwnership alternative, PricedHours hours)
    {
        var sum = 0m;
        foreach (var line in alternative.Lines)
        {
            sum += CarriesThePrice(line.Category, hours) ? 0 : line.PresentValue.Amount;
        }

        return sum;
    }

    private static decimal DownHours(TotalCostOfOwnership alternative, PricedHours hours)
    {
        var losses = alternative.Losses;
        var unplanned = CheckedAmounts.Exact(losses.UnplannedDowntime.TotalHours, "The unplanned downtime");
        return hours == PricedHours.All ? unplanned + CheckedAmounts.Exact(losses.PlannedDowntime.TotalHours, "The planned downtime") : unplanned;
    }

    /// <summary>There is a price above which one alternative is cheaper and below which the other is.</summary>
    [JsonConverter(typeof(ResultPartConverter))]
    public sealed class AtPrice : BreakEven
    {
        internal AtPrice(TotalCostOfOwnership above, TotalCostOfOwnership below, TotalCostOfOwnership first, TotalCostOfOwnership second, PricedHours hours, Money price, string reason)
            : base(first, second, hours, reason)
        {
            CheaperAbove = above;
            CheaperBelow = below;
            PricePerHour = price;
        }

        /// <summary>The price of an hour at which both cost the same; above zero, unrounded.</summary>
        public Money PricePerHour { get; }

        /// <summary>The alternative that is cheaper where an hour costs more: the one that is down for less of the year.</summary>
        public TotalCostOfOwnership CheaperAbove { get; }

        /// <summary>The alternative that is cheaper where an hour costs less.</summary>
        public TotalCostOfOwnership CheaperBelow { get; }
    }

    /// <summary>One alternative is cheaper at every price above zero.</summary>
    [JsonConverter(typeof(ResultPartConverter))]
    public sealed class AlwaysCheaper : BreakEven
    {
        internal AlwaysCheaper(TotalCostOfOwnership cheaper, TotalCostOfOwnership first, TotalCostOfOwnership second, PricedHours hours, string reason)
            : base(first, second, hours, reason) => Cheaper = cheaper;

        /// <summary>The alternative that is always cheaper.</summary>
        public TotalCostOfOwnership Cheaper { get; }
    }

    /// <summary>A priced loss of one of them, or of both, is not known, and with it at which price they cost the same.</summary>
    [JsonConverter(typeof(ResultPartConverter))]
    public sealed class NotKnown : BreakEven
    {
        internal NotKnown(TotalCostOfOwnership first, TotalCostOfOwnership second, PricedHours hours, string reason)
            : base(first, second, hours, reason)
        {
        }
    }

    /// <summary>Both cost the same at every price.</summary>
    [JsonConverter(typeof(ResultPartConverter))]
    public sealed class NeverDiffers : BreakEven
    {
        internal NeverDiffers(TotalCostOfOwnership first, TotalCostOfOwnership second, PricedHours hours, string reason)
            : base(first, second, hours, reason)
        {
        }
    }
}
