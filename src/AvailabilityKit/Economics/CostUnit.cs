using System.Text.Json.Serialization;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Economics;

/// <summary>What costs are shared among: so many virtual machines, nodes or users.</summary>
[JsonConverter(typeof(ModelPartConverter))]
public sealed record CostUnit
{
    /// <summary>Makes a unit; <see cref="Costs.SharedBy"/> is shorter.</summary>
    /// <param name="name">What one is called, in the singular.</param>
    /// <param name="count">How many there are, above zero, finite.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number is not above zero and finite.</exception>
    public CostUnit(string name, double count)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new ArgumentException("What the costs are shared among has no name; say for example \"virtual machine\".", nameof(name));
        }

        Name = name;
        Count = double.IsFinite(count) && count > 0
            ? count
            : throw new ArgumentOutOfRangeException(nameof(count), count, $"The number of units \"{name}\" is {CheckedAmounts.Print(count)}; it must be a finite number above zero.");
    }

    /// <summary>What one is called, in the singular.</summary>
    public string Name { get; }

    /// <summary>How many there are.</summary>
    public double Count { get; }
}
