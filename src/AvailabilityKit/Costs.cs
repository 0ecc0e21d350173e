using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AvailabilityKit.Economics;
using AvailabilityKit.Presentation;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit;

/// <summary>What it costs to buy and run one architecture, downtime apart. Immutable: every method returns a new value.</summary>
/// <remarks>
/// Amounts are in the currency the costs were started with. What is never mentioned costs nothing. Methods that enter an
/// item may be called again and add up; <see cref="Maintenance"/> replaces what it said before.
/// </remarks>
/// <example><code>
/// var cluster = Costs.In("USD")
///     .Servers(2, each: 12_000).Storage(20_000).Implementation(15_000)
///     .Licences("operating system", perNode: 900, nodes: 2)
///     .Maintenance(0.12).Administration(0.5, each: 90_000)
///     .Power(watts: 450, count: 2, pue: 1.8);
/// </code></example>
[JsonConverter(typeof(ModelPartConverter))]
public sealed class Costs : ExhibitableResult, IEquatable<Costs>
{
    private Costs(string currency, ImmutableArray<CostItem> items, double maintenanceShare, ImmutableArray<PowerDraw> powerDraws)
    {
        Currency = currency;
        Items = items;
        MaintenanceShare = maintenanceShare;
        PowerDraws = powerDraws;
    }

    /// <summary>The currency of every amount.</summary>
    public string Currency { get; }

    /// <summary>Every priced entry, in the order it was made.</summary>
    public ImmutableArray<CostItem> Items { get; }

    /// <summary>The machines' power draws, in the order they were entered.</summary>
    public ImmutableArray<PowerDraw> PowerDraws { get; }

    /// <summary>The part of the hardware price (servers, storage, interconnect) that maintenance costs every year.</summary>
    public double MaintenanceShare { get; }

    /// <summary>The hardware bought at the start: servers, storage and interconnect paid once.</summary>
    public Money Hardware => Sum(static item =>
        item.Basis == CostBasis.Once && item.Category is CostCategory.Servers or CostCategory.Storage or CostCategory.Interconnect);

    /// <summary>Everything paid at the start.</summary>
    public Money Capital => Sum(static item => item.Basis == CostBasis.Once);

    /// <summary>Starts with no costs.</summary>
    /// <param name="currency">Label of the currency, such as "USD".</param>
    /// <exception cref="ArgumentException">The label is not one that <see cref="Money"/> takes.</exception>
    public static Costs In(string currency) => new(Money.Of(0, currency).Currency, [], 0, []);

    /// <summary>Adds machines.</summary>
    /// <param name="count">How many, 0 or more.</param>
    /// <param name="each">Price of one.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is negative.</exception>
    public Costs Servers(int count, decimal each) => Once(CostCategory.Servers, "Servers", In(each), count);

    /// <summary>Adds disks, arrays or storage network, bought once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The price is negative.</exception>
    public Costs Storage(decimal price) => Once(CostCategory.Storage, "Storage", In(price));

    /// <summary>Adds links and switches between nodes, bought once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The price is negative.</exception>
    public Costs Interconnect(decimal price) => Once(CostCategory.Interconnect, "Interconnect", In(price));

    /// <summary>Adds design, installation, scripts and acceptance, paid once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The price is negative.</exception>
    public Costs Implementation(decimal price) => Once(CostCategory.Implementation, "Implementation", In(price));

    /// <summary>Adds a licence that every node needs: a cluster of two pays the operating system twice.</summary>
    /// <param name="name">What is licensed.</param>
    /// <param name="perNode">Price for one node, once or a year.</param>
    /// <param name="nodes">Number of nodes, 0 or more.</param>
    /// <param name="basis">Bought once (the default) or paid every year.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is negative.</exception>
    public Costs Licences(string name, decimal perNode, int nodes, CostBasis basis = CostBasis.Once) =>
        With(new CostItem(CostCategory.Licences, name, In(perNode), nodes, basis));

    /// <summary>States yearly maintenance as a part of the hardware price (<see cref="Hardware"/>).</summary>
    /// <param name="share">0 to 1 a year; 12 % is 0.12. For a contract with a price of its own use <see cref="Yearly"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    public Costs Maintenance(double share) =>
        share >= 0 && share <= 1
            ? new(Currency, Items, share, PowerDraws)
            : throw new ArgumentOutOfRangeException(nameof(share), share, $"The maintenance share is {CheckedAmounts.Print(share)}; it is a part of the hardware price from 0 to 1, so 12 % is written 0.12.");

    /// <summary>Adds the people who run the system.</summary>
    /// <param name="fullTimeEquivalents">How many full-time people, 0 or more; 0.25 is a quarter of one.</param>
    /// <param name="each">What one of them costs a year.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is negative or not a number.</exception>
    public Costs Administration(double fullTimeEquivalents, decimal each) =>
        Yearly(CostCategory.Administration, "Administration", In(each), fullTimeEquivalents);

    /// <summary>Adds yearly training, and the tests that show that failover still works.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The price is negative.</exception>
    public Costs TrainingAndTesting(decimal perYear) => Yearly(CostCategory.TrainingAndTesting, "Training and testing", In(perYear));

    /// <summary>Adds yearly floor or rack space.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The price is negative.</exception>
    public Costs Space(decimal perYear) => Yearly(CostCategory.Space, "Space", In(perYear));

    /// <summary>Adds the electricity of machines, priced by <see cref="Prices.KilowattHour"/>.</summary>
    /// <param name="watts">Mean power of one machine in watts.</param>
    /// <param name="count">Number of machines.</param>
    /// <param name="pue">Power usage effectiveness of their building, 1 (no cooling or distribution counted) to 10.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public Costs Power(double watts, double count = 1, double pue = 1) =>
        new(Currency, Items, MaintenanceShare, PowerDraws.Add(new PowerDraw(watts, count, pue)));

    /// <summary>Adds anything paid once, under a category of your choice.</summary>
    /// <exception cref="ArgumentException">The currency differs, the name is empty, or the category is one of downtime.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is negative or not a number.</exception>
    public Costs Once(CostCategory category, string name, Money each, double count = 1) =>
        With(new CostItem(category, name, each, count, CostBasis.Once));

    /// <summary>Adds anything paid every year, under a category of your choice.</summary>
    /// <exception cref="ArgumentException">The currency differs, the name is empty, or the category is one of downtime.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is negative or not a number.</exception>
    public Costs Yearly(CostCategory category, string name, Money each, double count = 1) =>
        With(new CostItem(category, name, each, count, CostBasis.Yearly));

    /// <summary>Adds an entry.</summary>
    /// <exception cref="ArgumentException">Its currency differs from <see cref="Currency"/>.</exception>
    public Costs With(CostItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (!string.Equals(item.Each.Currency, Currency, StringComparison.Ordinal))
        {
            throw new ArgumentException($"\"{item.Name}\" is priced in {item.Each.Currency} but these costs are in {Currency}; convert it first.", nameof(item));
        }

        return new(Currency, Items.Add(item), MaintenanceShare, PowerDraws);
    }

    /// <inheritdoc/>
    public override Exhibit ToExhibit() => CostsExhibit.Of(this);

    /// <summary>Whether both hold the same entries in the same order.</summary>
    public bool Equals(Costs? other) =>
        other is not null
        && string.Equals(Currency, other.Currency, StringComparison.Ordinal)
        && MaintenanceShare == other.MaintenanceShare
        && Items.AsSpan().SequenceEqual(other.Items.AsSpan())
        && PowerDraws.AsSpan().SequenceEqual(other.PowerDraws.AsSpan());

    /// <summary>Whether two costs are equal in every item.</summary>
    public static bool operator ==(Costs? left, Costs? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two costs differ in an item.</summary>
    public static bool operator !=(Costs? left, Costs? right) => !(left == right);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Costs);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Currency, MaintenanceShare, Items.Length, PowerDraws.Length);

    private Money In(decimal amount) => Money.Of(amount, Currency);

    private Money Sum(Func<CostItem, bool> counts)
    {
        var sum = 0m;
        foreach (var item in Items)
        {
            sum = counts(item) ? CheckedAmounts.Plus(sum, item.Total.Amount, "The sum of the costs") : sum;
        }

        return In(sum);
    }
}
