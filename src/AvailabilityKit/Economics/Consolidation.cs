using System.Globalization;
using System.Text.Json.Serialization;
using AvailabilityKit.Presentation;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Economics;

/// <summary>What moving workloads from servers of their own to virtual machines on few hosts saves in power, cooling and rack space.</summary>
/// <remarks>
/// The work stays the same: its share of the machines that do it is their mean utilization, by which they draw power
/// (<see cref="ServerModel.WattsAt"/>). Idle power is what consolidation saves, since every server draws it whether it works or not.
/// </remarks>
/// <example><code>
/// var consolidation = Consolidation.Of(
///     workloads: 40, meanShare: 0.06,
///     new ServerModel(idleWatts: 150, busyWatts: 250), servers: 40,
///     new ServerModel(idleWatts: 200, busyWatts: 500, rackUnits: 2, capacity: 4), hosts: 3, overhead: 0.1, pue: 1.8);
/// var costs = Costs.In("USD").Power(consolidation.After.Power).Space(consolidation.After.RackUnits, perRackUnit: 300);
/// </code></example>
[JsonConverter(typeof(ResultPartConverter))]
public sealed class Consolidation : ExhibitableResult
{
    private Consolidation(int workloads, double meanShare, double overhead, Fleet before, Fleet after)
    {
        Workloads = workloads;
        MeanShare = meanShare;
        Overhead = overhead;
        Before = before;
        After = after;
    }

    /// <summary>How many workloads there are.</summary>
    public int Workloads { get; }

    /// <summary>The mean share of one server of capacity 1 that a workload needs.</summary>
    public double MeanShare { get; }

    /// <summary>What virtualization adds to the work, as a share of it.</summary>
    public double Overhead { get; }

    /// <summary>The servers before.</summary>
    public Fleet Before { get; }

    /// <summary>The hosts after.</summary>
    public Fleet After { get; }

    /// <summary>Energy that is saved in a year of 8760 h, cooling and distribution in it, in kWh; negative where more is drawn.</summary>
    public double KilowattHoursSavedPerYear => Before.KilowattHoursPerYear - After.KilowattHoursPerYear;

    /// <summary>Rack units that become free; negative where more are taken.</summary>
    public double RackUnitsSaved => Before.RackUnits - After.RackUnits;

    /// <summary>Works out a consolidation.</summary>
    /// <param name="workloads">How many workloads there are, 1 or more.</param>
    /// <param name="meanShare">The mean share of one server of capacity 1 that a workload needs; above 0, at most 1.</param>
    /// <param name="server">The servers before.</param>
    /// <param name="servers">How many of them, 1 or more.</param>
    /// <param name="host">The hosts after.</param>
    /// <param name="hosts">How many of them, 1 or more; those that stand by for a failure count, since they run.</param>
    /// <param name="overhead">What virtualization adds to the work, as a share of it, 0 to 1.</param>
    /// <param name="pue">Power usage effectiveness of the building, 1 to 10.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    /// <exception cref="ArgumentException">The machines cannot do the work: they would be busy for more than all of the time.</exception>
    public static Consolidation Of(int workloads, double meanShare, ServerModel server, int servers, ServerModel host, int hosts, double overhead = 0, double pue = 1)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(host);
        AtLeastOne(workloads, "workloads", nameof(workloads));
        AtLeastOne(servers, "servers", nameof(servers));
        AtLeastOne(hosts, "hosts", nameof(hosts));
        if (!(meanShare > 0 && meanShare <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(meanShare), meanShare, $"The mean share of a workload is {CheckedAmounts.Print(meanShare)}; it is a part of one server above 0 and at most 1, so 6 % is written 0.06.");
        }

        if (!(overhead >= 0 && overhead <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(overhead), overhead, $"The overhead of virtualization is {CheckedAmounts.Print(overhead)}; it is a part of the work from 0 to 1, so 10 % is written 0.1.");
        }

        var work = workloads * meanShare;
        return new(
            workloads, meanShare, overhead,
            new Fleet(server, servers, Utilization(work, server, servers, "servers", nameof(servers)), pue),
            new Fleet(host, hosts, Utilization(work * (1 + overhead), host, hosts, "hosts", nameof(hosts)), pue));
    }

    /// <summary>What is saved in a year: electricity at its price, and rack units at theirs; equal to what <see cref="Costs"/> with both sides differ by in each year.</summary>
    /// <param name="prices">The price of a kWh, and the hours for which machines run.</param>
    /// <param name="perRackUnit">What a rack unit costs a year, 0 or more.</param>
    /// <returns>Negative where the hosts cost more.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The price of a rack unit is negative.</exception>
    public Money SavedPerYear(Prices prices, decimal perRackUnit = 0)
    {
        ArgumentNullException.ThrowIfNull(prices);
        return Yearly(Before) - Yearly(After);

        Money Yearly(Fleet fleet)
        {
            var costs = Costs.In(prices.Currency).Power(fleet.Power).Space(fleet.RackUnits, perRackUnit);
            return Money.Of(CostLedger.Of(costs, YearlyLosses.None, prices with { Years = 1 }).Flow()[1], prices.Currency);
        }
    }

    /// <inheritdoc/>
    public override Exhibit ToExhibit() =>
        Exhibit.Titled("Consolidation", $"{Workloads.ToString("#,0", CultureInfo.InvariantCulture)} workloads of {Percent(MeanShare)} of a server each")
            .Table("Before and after", table =>
            {
                table.Caption("Mean power by mean utilization; energy in a year of 8760 h.");
                table.Column("").Number("servers before").Number("hosts after").Number("saved", emphasised: true).EmphasisMeans("What is saved");
                Row("Machines", fleet => fleet.Count, "#,0");
                table.Row("Mean utilization", Percent(Before.Utilization), Percent(After.Utilization), "-");
                Row("Power of one, W", fleet => fleet.Power.Watts, "#,0");
                Row("Power of all, W", fleet => fleet.Watts, "#,0");
                Row("Cooling and distribution, W", fleet => fleet.CoolingWatts, "#,0");
                Row("Energy a year, kWh", fleet => fleet.KilowattHoursPerYear, "#,0");
                Row("Rack units", fleet => fleet.RackUnits, "#,0.##");

                void Row(string name, Func<Fleet, double> of, string format) =>
                    table.Row([name, .. ((double[])[of(Before), of(After), of(Before) - of(After)]).Select(value => value.ToString(format, CultureInfo.InvariantCulture))]);
            })
            .Notes("Assumptions", [
                "A server draws idle + (busy - idle) x utilization watts on average (Fan, Weber and Barroso 2007), round the clock.",
                $"The building draws {CheckedAmounts.Print(Before.Power.Pue)} times what the machines draw (PUE), before and after.",
                Overhead == 0 ? "Virtualization adds nothing to the work." : $"Virtualization adds {Percent(Overhead)} to the work."]);

    private static double Utilization(double work, ServerModel model, int count, string noun, string parameter)
    {
        var utilization = work / (count * model.Capacity);

        // As many as the work asks for are enough, whatever the last digit of their quotient.
        return utilization <= 1 + 1e-12
            ? Math.Min(utilization, 1)
            : throw new ArgumentException(
                $"The work of {CheckedAmounts.Print(work)} servers is too much for {count} {noun} of capacity {CheckedAmounts.Print(model.Capacity)}; it takes {Math.Ceiling(work / model.Capacity).ToString("#,0", CultureInfo.InvariantCulture)} or more.",
                parameter);
    }

    private static void AtLeastOne(int count, string what, string parameter)
    {
        if (count < 1)
        {
            throw new ArgumentOutOfRangeException(parameter, count, $"The number of {what} is {count}; it must be 1 or more.");
        }
    }

    private static string Percent(double share) => share.ToString("0.# %", CultureInfo.InvariantCulture);
}
