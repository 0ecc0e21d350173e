using System.Text.Json.Serialization;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Economics;

/// <summary>What machines draw from the mains, and what their building adds for cooling and distribution.</summary>
/// <remarks>Energy of a year in kWh is watts x PUE x hours / 1000; the machines run round the clock, whatever the service hours are.</remarks>
[JsonConverter(typeof(ModelPartConverter))]
public sealed record PowerDraw
{
    /// <summary>Makes a power draw.</summary>
    /// <param name="watts">Mean electrical power of one machine in watts, 0 or more, finite.</param>
    /// <param name="count">How many machines, 0 or more.</param>
    /// <param name="pue">Power usage effectiveness: energy of the whole facility over that of its IT equipment; 1 (no overhead) to 10.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public PowerDraw(double watts, double count = 1, double pue = 1)
    {
        Watts = CheckedAmounts.NotNegative(watts, "The power in watts", nameof(watts));
        Count = CheckedAmounts.NotNegative(count, "The number of machines drawing power", nameof(count));
        if (!(pue >= 1 && pue <= 10))
        {
            throw new ArgumentOutOfRangeException(nameof(pue), pue, $"The PUE is {CheckedAmounts.Print(pue)}; it is the facility's energy over that of its IT equipment, from 1 to 10 (usual: 1.1 to 2).");
        }

        Pue = pue;
    }

    /// <summary>Mean power of one machine in watts.</summary>
    public double Watts { get; }

    /// <summary>How many machines.</summary>
    public double Count { get; }

    /// <summary>Energy of the facility over energy of the IT equipment.</summary>
    public double Pue { get; }
}
