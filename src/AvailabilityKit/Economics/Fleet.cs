using System.Text.Json.Serialization;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Economics;

/// <summary>So many servers of a type at a mean utilization: what they draw and how much rack they take. One side of a <see cref="Consolidation"/>.</summary>
[JsonConverter(typeof(ResultPartConverter))]
public sealed class Fleet
{
    internal Fleet(ServerModel model, int count, double utilization, double pue)
    {
        Model = model;
        Utilization = utilization;
        Power = new PowerDraw(model.WattsAt(utilization), count, pue);
    }

    /// <summary>Their type.</summary>
    public ServerModel Model { get; }

    /// <summary>How many there are.</summary>
    public int Count => (int)Power.Count;

    /// <summary>Their mean utilization, 0 to 1.</summary>
    public double Utilization { get; }

    /// <summary>What they draw; <see cref="Costs.Power(PowerDraw)"/> takes it.</summary>
    public PowerDraw Power { get; }

    /// <summary>Rack units that they take; <see cref="Costs.Space(double, decimal)"/> takes them.</summary>
    public double RackUnits => Model.RackUnits * Count;

    /// <summary>Mean power of all of them, in watts.</summary>
    public double Watts => Power.Watts * Count;

    /// <summary>Mean power that their building draws for cooling and distribution, in watts: (PUE - 1) times theirs.</summary>
    public double CoolingWatts => Watts * (Power.Pue - 1);

    /// <summary>Energy in a year of 8760 h with cooling and distribution, in kWh.</summary>
    public double KilowattHoursPerYear => Watts * Power.Pue * Calendar.Standard.Year.TotalHours / 1000;
}
