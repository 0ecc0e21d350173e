using System.Text.Json.Serialization;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Blocks;

/// <summary>A minimal path set: components that keep the system up when all of them are up, none of which can be left out.</summary>
[JsonConverter(typeof(EngineConverter))]
public sealed class PathSet
{
    internal PathSet(IReadOnlyList<BlockComponent> components, double probability)
    {
        Components = components;
        Probability = probability;
    }

    /// <summary>The components, in the order of the structure's.</summary>
    public IReadOnlyList<BlockComponent> Components { get; }

    /// <summary>How many there are.</summary>
    public int Order => Components.Count;

    /// <summary>The probability that all of them are up, 0 to 1: the product of their availabilities.</summary>
    public double Probability { get; }

    /// <summary>The names, such as <c>{switch 1, disk 2}</c>.</summary>
    public override string ToString() => $"{{{string.Join(", ", Components.Select(component => component.Name))}}}";
}
