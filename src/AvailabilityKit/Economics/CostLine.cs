using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Economics;

/// <summary>One category of a total cost of ownership, year by year. Amounts are unrounded.</summary>
/// <remarks>Where <see cref="IsKnown"/> is false, each amount is the least that it can be.</remarks>
[JsonConverter(typeof(ResultPartConverter))]
public sealed class CostLine
{
    internal CostLine(CostCategory category, string currency, ReadOnlySpan<decimal> bought, ReadOnlySpan<decimal> running, ReadOnlySpan<decimal> factors, bool isKnown)
    {
        Category = category;
        IsKnown = isKnown;
        var purchases = ImmutableArray.CreateBuilder<Money>(factors.Length);
        var nominal = ImmutableArray.CreateBuilder<Money>(factors.Length);
        var discounted = ImmutableArray.CreateBuilder<Money>(factors.Length);
        decimal total = 0, present = 0;
        for (var year = 0; year < factors.Length; year++)
        {
            var amount = CheckedAmounts.Plus(bought[year], running[year], Name);
            var value = amount * factors[year];
            total = CheckedAmounts.Plus(total, amount, Name);
            present = CheckedAmounts.Plus(present, value, Name);
            purchases.Add(Money.Of(bought[year], currency));
            nominal.Add(Money.Of(amount, currency));
            discounted.Add(Money.Of(value, currency));
        }

        Purchases = purchases.MoveToImmutable();
        Nominal = nominal.MoveToImmutable();
        Discounted = discounted.MoveToImmutable();
        Total = Money.Of(total, currency);
        PresentValue = Money.Of(present, currency);
    }

    /// <summary>What is paid for.</summary>
    public CostCategory Category { get; }

    /// <summary>What the category is called in print.</summary>
    public string Name => Category.Title();

    /// <summary>Whether the line follows from failures and downtime rather than from owning the system.</summary>
    public bool IsLoss => Category.IsLoss();

    /// <summary>Whether the model says how much it is: work lost in flight is not known where the number of outages is not.</summary>
    public bool IsKnown { get; }

    /// <summary>Paid in each year; index 0 is the start, index t the end of year t.</summary>
    public ImmutableArray<Money> Nominal { get; }

    /// <summary>The part of <see cref="Nominal"/> that buys something, once or again; below zero where more is left at the end than is bought there. The rest runs from year to year.</summary>
    public ImmutableArray<Money> Purchases { get; }

    /// <summary><see cref="Nominal"/> times (1 + r)^-t.</summary>
    public ImmutableArray<Money> Discounted { get; }

    /// <summary>Sum of <see cref="Nominal"/>.</summary>
    public Money Total { get; }

    /// <summary>Sum of <see cref="Discounted"/>.</summary>
    public Money PresentValue { get; }
}
