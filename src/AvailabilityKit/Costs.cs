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
    private Costs(string currency, ImmutableArray<CostItem> items, double maintenanceShare, ImmutableArray<PowerDraw> powerDraws, ImmutableArray<CostUnit> units)
    {
        Currency = currency;
        Items = items;
        MaintenanceShare = maintenanceShare;
        PowerDraws = powerDraws;
        Units = units;
    }

    /// <summary>The currency of every amount.</summary>
    public string Currency { get; }

    /// <summary>Every priced entry, in the order it was made.</summary>
    public ImmutableArray<CostItem> Items { get; }

    /// <summary>The machines' power draws, in the order they were entered.</summary>
    public ImmutableArray<PowerDraw> PowerDraws { get; }

    /// <summary>The part of the hardware price (servers, storage, interconnect) that maintenance costs every year.</summary>
    public double MaintenanceShare { get; }

    /// <summary>What the whole is shared among, in the order it was said: 24 virtual machines, 4 nodes.</summary>
    public ImmutableArray<CostUnit> Units { get; }

    /// <summary>The hardware bought at the start: servers, storage and interconnect paid once, in year 0.</summary>
    public Money Hardware => HardwareBoughtBefore(1);

    /// <summary>Everything paid at the start.</summary>
    public Money Capital => Sum(static item => item.Basis == CostBasis.Once && item.InYear == 0);

    /// <summary>Starts with no costs.</summary>
    /// <param name="currency">Label of the currency, such as "USD".</param>
    /// <exception cref="ArgumentException">The label is not one that <see cref="Money"/> takes.</exception>
    public static Costs In(string currency) => new(Money.Of(0, currency).Currency, [], 0, [], []);

    /// <summary>Adds machines.</summary>
    /// <param name="count">How many, 0 or more.</param>
    /// <param name="each">Price of one.</param>
    /// <param name="inYear">The year at whose end they are bought; 0, the start, by default.</param>
    /// <param name="lifeYears">After how many years they are replaced, at the same price; <see langword="null"/> (by default) for never.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is negative, or a year is outside its range.</exception>
    public Costs Servers(int count, decimal each, int inYear = 0, int? lifeYears = null) => Once(CostCategory.Servers, "Servers", In(each), count, inYear, lifeYears);

    /// <summary>Adds disks, arrays or storage network.</summary>
    /// <param name="price">What they cost.</param>
    /// <param name="inYear">The year at whose end they are bought; 0, the start, by default.</param>
    /// <param name="lifeYears">After how many years they are replaced, at the same price; <see langword="null"/> (by default) for never.</param>
    /// <exception cref="ArgumentOutOfRangeException">The price is negative, or a year is outside its range.</exception>
    public Costs Storage(decimal price, int inYear = 0, int? lifeYears = null) => Once(CostCategory.Storage, "Storage", In(price), 1, inYear, lifeYears);

    /// <summary>Adds links and switches between nodes.</summary>
    /// <param name="price">What they cost.</param>
    /// <param name="inYear">The year at whose end they are bought; 0, the start, by default.</param>
    /// <param name="lifeYears">After how many years they are replaced, at the same price; <see langword="null"/> (by default) for never.</param>
    /// <exception cref="ArgumentOutOfRangeException">The price is negative, or a year is outside its range.</exception>
    public Costs Interconnect(decimal price, int inYear = 0, int? lifeYears = null) => Once(CostCategory.Interconnect, "Interconnect", In(price), 1, inYear, lifeYears);

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

    /// <summary>Adds a licence that is sold by the core: every host pays for all of its cores, whatever of them is used.</summary>
    /// <param name="name">What is licensed.</param>
    /// <param name="perCore">Price for one core, once or a year.</param>
    /// <param name="cores">Cores of one host, 1 or more.</param>
    /// <param name="hosts">Number of hosts, 0 or more.</param>
    /// <param name="basis">Bought once (the default) or paid every year.</param>
    /// <param name="leastCores">How many cores of a host are paid for at least, 0 or more; Windows Server asks for 16.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is negative, there are no cores, or there are too many.</exception>
    public Costs LicencesPerCore(string name, decimal perCore, int cores, int hosts, CostBasis basis = CostBasis.Once, int leastCores = 0)
    {
        if (cores < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(cores), cores, $"A host of \"{name}\" has {cores} cores; it must be 1 or more.");
        }

        if (leastCores < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(leastCores), leastCores, $"The least number of cores that \"{name}\" is paid for is {leastCores}; it must be 0 or more.");
        }

        return With(new CostItem(CostCategory.Licences, name, In(perCore), (double)Math.Max(cores, leastCores) * hosts, basis));
    }

    /// <summary>States yearly maintenance as a part of the hardware price: of each year's, what was bought before it (<see cref="Hardware"/> and what followed).</summary>
    /// <param name="share">0 to 1 a year; 12 % is 0.12. For a contract with a price of its own use <see cref="Yearly"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    public Costs Maintenance(double share) =>
        share >= 0 && share <= 1
            ? new(Currency, Items, share, PowerDraws, Units)
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

    /// <summary>Adds training of the people who run the system, apart from testing.</summary>
    /// <param name="price">What it costs, once or a year.</param>
    /// <param name="basis">Paid every year (the default) or once.</param>
    /// <exception cref="ArgumentOutOfRangeException">The price is negative.</exception>
    public Costs Training(decimal price, CostBasis basis = CostBasis.Yearly) => With(new CostItem(CostCategory.TrainingAndTesting, "Training", In(price), 1, basis));

    /// <summary>Adds the tests that show that failover still works, apart from training; the downtime they need is planned work of the topology.</summary>
    /// <param name="each">What one test costs.</param>
    /// <param name="perYear">Tests a year, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is negative or not a number.</exception>
    public Costs Testing(decimal each, double perYear = 1) => Yearly(CostCategory.TrainingAndTesting, "Testing", In(each), perYear);

    /// <summary>Adds yearly floor or rack space.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The price is negative.</exception>
    public Costs Space(decimal perYear) => Yearly(CostCategory.Space, "Space", In(perYear));

    /// <summary>Adds yearly rack space by the rack unit.</summary>
    /// <param name="rackUnits">Rack units that are taken, 0 or more.</param>
    /// <param name="perRackUnit">What one costs a year.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is negative or not a number.</exception>
    public Costs Space(double rackUnits, decimal perRackUnit) => Yearly(CostCategory.Space, "Space", In(perRackUnit), rackUnits);

    /// <summary>Adds the electricity of machines, priced by <see cref="Prices.KilowattHour"/>.</summary>
    /// <param name="watts">Mean power of one machine in watts.</param>
    /// <param name="count">Number of machines.</param>
    /// <param name="pue">Power usage effectiveness of their building, 1 (no cooling or distribution counted) to 10.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public Costs Power(double watts, double count = 1, double pue = 1) => Power(new PowerDraw(watts, count, pue));

    /// <summary>Adds the electricity of machines, priced by <see cref="Prices.KilowattHour"/>.</summary>
    /// <param name="draw">What they draw, such as <see cref="Fleet.Power"/> of one side of a <see cref="Consolidation"/>.</param>
    public Costs Power(PowerDraw draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        return new(Currency, Items, MaintenanceShare, PowerDraws.Add(draw), Units);
    }

    /// <summary>Shares the whole among units, so that reports say what one of them costs; changes no total.</summary>
    /// <param name="count">How many there are, above zero, finite.</param>
    /// <param name="unit">What one is called, in the singular: "virtual machine", "node", "user".</param>
    /// <exception cref="ArgumentException">The name is empty, or was given before.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number is not above zero and finite.</exception>
    public Costs SharedBy(double count, string unit)
    {
        var shared = new CostUnit(unit, count);
        foreach (var before in Units)
        {
            if (string.Equals(before.Name, unit, StringComparison.Ordinal))
            {
                throw new ArgumentException($"These costs are shared by \"{unit}\" twice; say it once, with how many there are in all.", nameof(unit));
            }
        }

        return new(Currency, Items, MaintenanceShare, PowerDraws, Units.Add(shared));
    }

    /// <summary>Adds anything paid once, under a category of your choice.</summary>
    /// <param name="category">A category of owning the system.</param>
    /// <param name="name">What is paid for.</param>
    /// <param name="each">Price of one.</param>
    /// <param name="count">How many, 0 or more.</param>
    /// <param name="inYear">The year at whose end it is bought; 0, the start, by default.</param>
    /// <param name="lifeYears">After how many years it is bought again, at the same price; <see langword="null"/> (by default) for never.</param>
    /// <exception cref="ArgumentException">The currency differs, the name is empty, or the category is one of downtime.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is negative or not a number, or a year is outside its range.</exception>
    public Costs Once(CostCategory category, string name, Money each, double count = 1, int inYear = 0, int? lifeYears = null) =>
        With(new CostItem(category, name, each, count, CostBasis.Once) { InYear = inYear, LifeYears = lifeYears });

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

        return new(Currency, Items.Add(item), MaintenanceShare, PowerDraws, Units);
    }

    /// <inheritdoc/>
    public override Exhibit ToExhibit() => CostsExhibit.Of(this);

    /// <summary>Whether both hold the same entries in the same order.</summary>
    public bool Equals(Costs? other) =>
        other is not null
        && string.Equals(Currency, other.Currency, StringComparison.Ordinal)
        && MaintenanceShare == other.MaintenanceShare
        && Items.AsSpan().SequenceEqual(other.Items.AsSpan())
        && PowerDraws.AsSpan().SequenceEqual(other.PowerDraws.AsSpan())
        && Units.AsSpan().SequenceEqual(other.Units.AsSpan());

    /// <summary>Whether two costs are equal in every item.</summary>
    public static bool operator ==(Costs? left, Costs? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two costs differ in an item.</summary>
    public static bool operator !=(Costs? left, Costs? right) => !(left == right);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Costs);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Currency, MaintenanceShare, Items.Length, PowerDraws.Length);

    /// <summary>The hardware that stands there in a year: servers, storage and interconnect paid once before it; what replaces them costs the same.</summary>
    internal Money HardwareBoughtBefore(int year) => Sum(item =>
        item.Basis == CostBasis.Once && item.InYear < year && item.Category is CostCategory.Servers or CostCategory.Storage or CostCategory.Interconnect);

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
