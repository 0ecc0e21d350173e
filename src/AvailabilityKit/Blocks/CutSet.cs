using System.Text.Json.Serialization;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Blocks;

/// <summary>A minimal cut set: components that take the system down when all of them are down, none of which can be left out.</summary>
[JsonConverter(typeof(EngineConverter))]
public sealed class CutSet
{
    internal CutSet(IReadOnlyList<BlockComponent> components, double probability)
    {
        Components = components;
        Probability = probability;
    }

    /// <summary>The components, in the order of the structure's.</summary>
    public IReadOnlyList<BlockComponent> Components { get; }

    /// <summary>How many there are.</summary>
    public int Order => Components.Count;

    /// <summary>The probability that all of them are down, 0 to 1: the product of their unavailabilities.</summary>
    public double Probability { get; }

    /// <summary>The names, such as <c>{disk 1, disk 2}</c>.</summary>
    public override string ToString() => $"{{{string.Join(", ", Components.Select(component => component.Name))}}}";
}
