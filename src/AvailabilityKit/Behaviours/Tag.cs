using System.Text.Json.Serialization;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Behaviours;

/// <summary>Names an event for those who count it, and a cause for those who account for downtime: what happened, and to which element.</summary>
/// <param name="Element">The element it happens to, as people named it.</param>
/// <param name="Name">What happens: "hardware", "failover", "covered failover".</param>
[JsonConverter(typeof(EngineConverter))]
public sealed record Tag(string Element, string Name)
{
    /// <summary>Such as <c>db: failover</c>.</summary>
    public override string ToString() => $"{Element}: {Name}";
}
