using System.Text.Json.Serialization;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Economics;

/// <summary>One entry of a <see cref="Costs"/>: so many of something at a price each, paid once or every year.</summary>
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
}
