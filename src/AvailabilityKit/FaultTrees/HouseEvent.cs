using System.Text.Json.Serialization;

namespace AvailabilityKit.FaultTrees;

/// <summary>A switch of the model: what is known to have happened, or not to have, such as a train being out for maintenance.</summary>
/// <param name="name">The name.</param>
/// <param name="happens">Whether it has happened.</param>
/// <exception cref="ArgumentException">The name is blank.</exception>
[JsonConverter(typeof(FaultTreeConverter))]
public sealed class HouseEvent(string name, bool happens) : TreeEvent(name)
{
    /// <summary>Whether it has happened.</summary>
    public bool Happens { get; } = happens;
}
