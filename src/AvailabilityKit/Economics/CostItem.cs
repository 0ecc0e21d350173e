using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Economics;

/// <summary>One entry of a <see cref="Costs"/>: so many of something at a price each, paid once, every few years, or every year.</summary>
/// <remarks>
/// Payments fall on the start (year 0) or on the end of a year, as those of NIST Handbook 135. What wears out has <see cref="LifeYears"/>
/// and is bought again at its end, as long as the horizon goes on after it: one of 5 years is bought in the years 0 and 5 of a horizon of 8,
/// and once in a horizon of 5.
/// </remarks>
[JsonConverter(typeof(ModelPartConverter))]
public sealed record CostItem
{
    /// <summary>Makes an entry; <see cref="Costs"/> has a shorter way for each usual one.</summary>
    /// <param name="category">A category of owning the system; what downtime costs is computed, not entered.</param>
    /// <param name="name">What it is, as the reader of the table should see it.</param>
    /// <param name="each">Price of one, zero or more.</param>
    /// <param name="count">How many: nodes, machines, full-time equivalents; zero or more, finite.</param>
    /// <param name="basis">Paid once or every year.</param>
    /// <exception cref="ArgumentException">The name is empty, or the category is one of downtime.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A price or count is negative or not a number, or their product is too large for money.</exception>
    public CostItem(CostCategory category, string name, Money each, double count, CostBasis basis)
    {
        var title = category.Title();
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new ArgumentException($"A cost of {title} has no name; say what is paid for.", nameof(name));
        }

        if (category.IsLoss())
        {
            throw new ArgumentException(
                $"\"{name}\" is entered as {title}, which is computed from downtime and prices; enter it under a category of owning the system, such as {nameof(CostCategory.Other)}.",
                nameof(category));
        }

        if (basis is not (CostBasis.Once or CostBasis.Yearly))
        {
            throw new ArgumentOutOfRangeException(nameof(basis), basis, $"\"{name}\" is paid on basis {(int)basis}; use {nameof(CostBasis.Once)} or {nameof(CostBasis.Yearly)}.");
        }

        if (each.Currency.Length == 0)
        {
            throw new ArgumentException($"The price of \"{name}\" has no currency; make it with Money.Of(amount, \"USD\").", nameof(each));
        }

        Name = name;
        Category = category;
        Basis = basis;
        Each = Money.Of(CheckedAmounts.NotNegative(each.Amount, $"The price of \"{name}\"", nameof(each)), each.Currency);
        Count = CheckedAmounts.NotNegative(count, $"The count of \"{name}\"", nameof(count));
        Total = Money.Of(CheckedAmounts.Times(each.Amount, CheckedAmounts.Exact(count, $"The count of \"{name}\""), $"\"{name}\""), each.Currency);
    }

    /// <summary>What kind of cost it is.</summary>
    public CostCategory Category { get; }

    /// <summary>What is paid for.</summary>
    public string Name { get; }

    /// <summary>The price of one.</summary>
    public Money Each { get; }

    /// <summary>How many.</summary>
    public double Count { get; }

    /// <summary>Paid once or every year.</summary>
    public CostBasis Basis { get; }

    /// <summary><see cref="Each"/> times <see cref="Count"/>, unrounded.</summary>
    public Money Total { get; }

    /// <summary>The year at whose end it is first bought, 0 (the start, by default) to 100; where it is paid every year, 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 0 to 100.</exception>
    /// <exception cref="ArgumentException">It is paid every year.</exception>
    public int InYear { get; init => field = value == 0 ? value : OnlyOnce(value, 0, "bought in year", nameof(InYear)); }

    /// <summary>After how many years it is bought again, 1 to 100; <see langword="null"/> (by default) where once is enough for the whole horizon, or where it is paid every year.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 1 to 100.</exception>
    /// <exception cref="ArgumentException">It is paid every year.</exception>
    public int? LifeYears { get; init => field = value is { } years ? OnlyOnce(years, 1, "bought again every so many years:", nameof(LifeYears)) : null; }

    /// <summary>The years in which it is bought within a horizon, in order; none where it is paid every year.</summary>
    /// <param name="horizon">1 to 100 years.</param>
    /// <returns>
    /// <see cref="InYear"/> where it is not beyond the horizon, and from there on every <see cref="LifeYears"/> years before its end: what would be
    /// replaced at the very end serves nobody.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is outside its range.</exception>
    public ImmutableArray<int> YearsBought(int horizon)
    {
        _ = Annuity.CheckYears(horizon, nameof(horizon));
        if (Basis != CostBasis.Once || InYear > horizon)
        {
            return [];
        }

        var years = ImmutableArray.CreateBuilder<int>();
        years.Add(InYear);
        for (var year = InYear + LifeYears; year < horizon; year += LifeYears)
        {
            years.Add(year.Value);
        }

        return years.ToImmutable();
    }

    /// <summary>What is left of its price at the end of a horizon, straight line over its life; nothing where it has no life of its own.</summary>
    internal decimal ResidualAt(int horizon)
    {
        var bought = YearsBought(horizon);
        return bought.IsEmpty || LifeYears is not { } life ? 0 : Total.Amount * Math.Max(0, bought[^1] + life - horizon) / life;
    }

    private int OnlyOnce(int years, int least, string what, string parameter)
    {
        if (years < least || years > Annuity.LongestHorizon)
        {
            throw new ArgumentOutOfRangeException(parameter, years, $"\"{Name}\" is {what} {years}; it must be {least} to {Annuity.LongestHorizon}.");
        }

        return Basis == CostBasis.Once
            ? years
            : throw new ArgumentException($"\"{Name}\" is paid every year, and {what} {years} besides; say that only of what is paid once.", parameter);
    }
}
