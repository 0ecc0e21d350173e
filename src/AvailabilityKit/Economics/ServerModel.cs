using System.Text.Json.Serialization;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Economics;

/// <summary>A type of server: what it draws idle and busy, how much rack it takes, and how much work it does.</summary>
[JsonConverter(typeof(ModelPartConverter))]
public sealed record ServerModel
{
    /// <summary>Makes a type of server.</summary>
    /// <param name="idleWatts">What it draws from the mains while it does nothing, in watts, 0 or more.</param>
    /// <param name="busyWatts">What it draws at full load; <paramref name="idleWatts"/> or more, finite.</param>
    /// <param name="rackUnits">Rack units that it takes, 0 or more.</param>
    /// <param name="capacity">The work that it does at full load, in servers of the kind by which workloads are measured; above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public ServerModel(double idleWatts, double busyWatts, double rackUnits = 1, double capacity = 1)
    {
        IdleWatts = CheckedAmounts.NotNegative(idleWatts, "The power of an idle server in watts", nameof(idleWatts));
        BusyWatts = CheckedAmounts.NotNegative(busyWatts, "The power of a busy server in watts", nameof(busyWatts));
        RackUnits = CheckedAmounts.NotNegative(rackUnits, "The number of rack units of a server", nameof(rackUnits));
        if (busyWatts < idleWatts)
        {
            throw new ArgumentOutOfRangeException(nameof(busyWatts), busyWatts, $"A busy server draws {CheckedAmounts.Print(busyWatts)} W and an idle one {CheckedAmounts.Print(idleWatts)} W; busy, it must draw as much or more.");
        }

        Capacity = double.IsFinite(capacity) && capacity > 0
            ? capacity
            : throw new ArgumentOutOfRangeException(nameof(capacity), capacity, $"The capacity of a server is {CheckedAmounts.Print(capacity)}; it must be a finite number above zero, 4 for one that does the work of four.");
    }

    /// <summary>Power while it does nothing, in watts.</summary>
    public double IdleWatts { get; }

    /// <summary>Power at full load, in watts.</summary>
    public double BusyWatts { get; }

    /// <summary>Rack units that one takes.</summary>
    public double RackUnits { get; }

    /// <summary>The work that one does at full load, in servers of the kind by which workloads are measured.</summary>
    public double Capacity { get; }

    /// <summary>Mean power at a mean utilization: idle + (busy - idle) u.</summary>
    /// <remarks>
    /// The linear model of Fan, Weber and Barroso, Power provisioning for a warehouse-sized computer (ISCA 2007), who found that it tracks measured power closely. Since it is linear, the
    /// mean utilization is all that is needed of a load that comes and goes.
    /// </remarks>
    /// <param name="utilization">0 to 1.</param>
    /// <returns>Watts.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The utilization is outside 0 to 1.</exception>
    public double WattsAt(double utilization) => utilization >= 0 && utilization <= 1
        ? (IdleWatts * (1 - utilization)) + (BusyWatts * utilization)
        : throw new ArgumentOutOfRangeException(nameof(utilization), utilization, $"The utilization is {CheckedAmounts.Print(utilization)}; it must be 0 to 1.");
}
