using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AvailabilityKit.Economics;
using AvailabilityKit.Presentation;
using AvailabilityKit.Topologies;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit;

/// <summary>What one architecture costs over a horizon, the consequences of its downtime included, by category and by year.</summary>
/// <remarks>
/// Life-cycle cost as NIST Handbook 135 defines it: what is paid at the start counts in full, what is paid in year t is
/// divided by (1 + r)^t. Costs are positive, so the cheaper alternative has the lower present value. Arithmetic is decimal
/// and nothing is rounded before it is printed: the present value is the sum of its lines, and each line of its years.
/// The failure-related lines make it what TechWise Research called a reliability-adjusted total cost of ownership.
/// Where a loss has a price and its amount is not known, <see cref="IsLowerBound"/> says that the totals are the least they can be.
/// </remarks>
[JsonConverter(typeof(ResultPartConverter))]
public sealed class TotalCostOfOwnership : ExhibitableResult
{
    private TotalCostOfOwnership(string name, Costs costs, YearlyLosses losses, Prices prices, ImmutableArray<CostLine> lines)
    {
        Name = name;
        Costs = costs;
        Losses = losses;
        Prices = prices;
        Lines = lines;

        var nominal = ImmutableArray.CreateBuilder<Money>(prices.Years + 1);
        var discounted = ImmutableArray.CreateBuilder<Money>(prices.Years + 1);
        decimal paid = 0, present = 0;
        for (var year = 0; year <= prices.Years; year++)
        {
            foreach (var line in lines)
            {
                paid = CheckedAmounts.Plus(paid, line.Nominal[year].Amount, $"The total cost of \"{name}\"");
                present = CheckedAmounts.Plus(present, line.Discounted[year].Amount, $"The total cost of \"{name}\"");
            }

            nominal.Add(Amount(paid));
            discounted.Add(Amount(present));
        }

        CumulativeNominal = nominal.MoveToImmutable();
        CumulativePresentValue = discounted.MoveToImmutable();
        Total = Sum(static line => line.Total);
        PresentValue = Sum(static line => line.PresentValue);
        OwnershipPresentValue = Sum(static line => line.IsLoss ? default(Money?) : line.PresentValue);
        LossPresentValue = Sum(static line => line.IsLoss ? line.PresentValue : default(Money?));
        EquivalentAnnualCost = Amount(PresentValue.Amount / AnnuityFactor);
        Assumptions = CostAssumptions.Of(costs, losses, prices);
        Units = [.. costs.Units.Select(unit => new UnitCost(this, unit))];
    }

    /// <summary>What the alternative is called.</summary>
    public string Name { get; }

    /// <summary>What it costs to buy and run.</summary>
    public Costs Costs { get; }

    /// <summary>What it loses in a year.</summary>
    public YearlyLosses Losses { get; }

    /// <summary>What it was costed at.</summary>
    public Prices Prices { get; }

    /// <summary>The currency of every amount.</summary>
    public string Currency => Prices.Currency;

    /// <summary>Every category that costs something, in the order of <see cref="CostCategory"/>; both lines of downtime are always there.</summary>
    public ImmutableArray<CostLine> Lines { get; }

    /// <summary>
    /// Whether a priced loss is in no total, because its amount is not known: then <see cref="Total"/>, <see cref="PresentValue"/>,
    /// <see cref="LossPresentValue"/>, <see cref="EquivalentAnnualCost"/> and the cumulative amounts are lower bounds.
    /// </summary>
    public bool IsLowerBound => Losses.LeaveOpen(Prices);

    /// <summary>Sum of everything paid, not discounted.</summary>
    public Money Total { get; }

    /// <summary>Net present value of everything paid, as a positive cost: the figure to compare alternatives by.</summary>
    public Money PresentValue { get; }

    /// <summary>The part of <see cref="PresentValue"/> that buying and running costs.</summary>
    public Money OwnershipPresentValue { get; }

    /// <summary>The part of <see cref="PresentValue"/> that downtime and failovers cost.</summary>
    public Money LossPresentValue { get; }

    /// <summary>The constant yearly payment with the same present value: <see cref="PresentValue"/> over the annuity factor.</summary>
    public Money EquivalentAnnualCost { get; }

    /// <summary>What one of each unit costs that <see cref="Costs.SharedBy"/> named, in its order.</summary>
    public ImmutableArray<UnitCost> Units { get; }

    /// <summary>Paid up to and including each year, not discounted; index 0 is the start.</summary>
    public ImmutableArray<Money> CumulativeNominal { get; }

    /// <summary>Present value of what is paid up to and including each year; index 0 is the start.</summary>
    public ImmutableArray<Money> CumulativePresentValue { get; }

    /// <summary>What the figures rest on, and which losses were not priced.</summary>
    public ImmutableArray<string> Assumptions { get; }

    /// <summary>Present value of one unit paid each year of the horizon: the sum of the factors used, exactly.</summary>
    internal decimal AnnuityFactor
    {
        get
        {
            var sum = 0m;
            foreach (var factor in Annuity.DecimalFactors(Prices.DiscountRate, Prices.Years).AsSpan(1))
            {
                sum += factor;
            }

            return sum;
        }
    }

    /// <summary>Costs one alternative.</summary>
    /// <param name="name">What it is called in tables and messages.</param>
    /// <param name="costs">What it costs to buy and run.</param>
    /// <param name="losses">What it loses in a year, from an availability model or from experience.</param>
    /// <param name="prices">Horizon, discount rate and what losses cost.</param>
    /// <exception cref="ArgumentException">The name is empty, the currencies differ, or the downtime is longer than the year.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An amount is too large for money.</exception>
    public static TotalCostOfOwnership Of(string name, Costs costs, YearlyLosses losses, Prices prices)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new ArgumentException("The alternative has no name; give it one, it stands in the table and in the break-even.", nameof(name));
        }

        ArgumentNullException.ThrowIfNull(costs);
        ArgumentNullException.ThrowIfNull(losses);
        ArgumentNullException.ThrowIfNull(prices);
        if (!string.Equals(costs.Currency, prices.Currency, StringComparison.Ordinal))
        {
            throw new ArgumentException($"The costs of \"{name}\" are in {costs.Currency} but the prices are in {prices.Currency}; use one currency.", nameof(prices));
        }

        if (losses.Calendar is { } counted && counted != prices.Calendar)
        {
            throw new ArgumentException($"The losses of \"{name}\" are counted by the {counted} but the prices by the {prices.Calendar}; use one calendar.", nameof(prices));
        }

        var down = losses.UnplannedDowntime + losses.PlannedDowntime;
        // A share of rounding on top of the year: a system that is always down is down for the whole of it.
        if (down.TotalHours > prices.Calendar.Year.TotalHours * (1 + 1e-9))
        {
            throw new ArgumentException(
                $"\"{name}\" is down {CheckedAmounts.Print(down.TotalHours)} h a year, planned and unplanned, but the calendar \"{prices.Calendar.Name}\" has {CheckedAmounts.Print(prices.Calendar.Year.TotalHours)} h.",
                nameof(losses));
        }

        return new(name, costs, losses, prices, CostLedger.Of(costs, losses, prices).Lines(losses));
    }

    /// <summary>Costs a topology that was evaluated, under its own name and with the losses of its only service.</summary>
    /// <param name="evaluation">The evaluated topology.</param>
    /// <param name="costs">What it costs to buy and run.</param>
    /// <param name="prices">Horizon, discount rate and what losses cost.</param>
    /// <exception cref="InvalidOperationException">The topology has several services; cost one with <see cref="YearlyLosses.From(ServiceEvaluation)"/>.</exception>
    /// <exception cref="ArgumentException">The currencies or calendars differ.</exception>
    public static TotalCostOfOwnership Of(Evaluation evaluation, Costs costs, Prices prices)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        return Of(evaluation.Topology.Name, costs, YearlyLosses.From(evaluation.Service), prices);
    }

    /// <summary>The present value of one category; zero where nothing is paid for it, or where it is not known how much (<see cref="CostLine.IsKnown"/>).</summary>
    public Money PresentValueOf(CostCategory category)
    {
        foreach (var line in Lines)
        {
            if (line.Category == category)
            {
                return line.PresentValue;
            }
        }

        return Amount(0);
    }

    /// <summary>What one unit costs, where the whole is shared by so many.</summary>
    /// <param name="count">How many there are, above zero, finite.</param>
    /// <param name="unit">What one is called, in the singular, such as "virtual machine".</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number is not above zero and finite.</exception>
    public UnitCost PerUnit(double count, string unit) => new(this, new CostUnit(unit, count));

    /// <summary>The price of an hour of downtime at which this alternative and another cost the same.</summary>
    /// <param name="other">The other alternative, costed over the same years, rate and calendar in the same currency.</param>
    /// <param name="hours">Which hours carry the price; unplanned downtime only when left out.</param>
    /// <exception cref="ArgumentException">The two were not costed alike.</exception>
    public BreakEven BreakEvenAgainst(TotalCostOfOwnership other, PricedHours hours = PricedHours.Unplanned) =>
        BreakEven.Between(this, other, hours);

    /// <summary>Alternatives side by side, with the break-even price of an hour for each two of them.</summary>
    /// <param name="alternatives">Two or more, costed over the same years, rate and calendar in the same currency, each under a name of its own.</param>
    /// <exception cref="ArgumentException">There are fewer than two, or they were not costed alike.</exception>
    public static CostComparison Compare(params ReadOnlySpan<TotalCostOfOwnership> alternatives) => CostComparison.Of(alternatives);

    /// <summary>The same alternative at other prices.</summary>
    /// <exception cref="ArgumentException">The prices are in another currency, or of another calendar than the losses.</exception>
    public TotalCostOfOwnership At(Prices prices) => Of(Name, Costs, Losses, prices);

    /// <inheritdoc/>
    public override Exhibit ToExhibit() => TotalCostOfOwnershipExhibit.Of(this);

    private Money Amount(decimal amount) => Money.Of(amount, Prices.Currency);

    private Money Sum(Func<CostLine, Money?> part)
    {
        var sum = 0m;
        foreach (var line in Lines)
        {
            sum = CheckedAmounts.Plus(sum, part(line)?.Amount ?? 0, $"The total cost of \"{Name}\"");
        }

        return Amount(sum);
    }
}
