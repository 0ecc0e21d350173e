using System.Text.Json.Serialization;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Behaviours;

/// <summary>Something that changes the state at once when it may: a cluster notices that its node is gone, a spare takes the place of a disk.</summary>
/// <remarks>
/// After every activity the first reaction whose guard holds happens, then again the first, until none can. They are tried in
/// the order in which they were added. Made by <see cref="BehaviourBuilder.Reaction"/>.
/// </remarks>
[JsonConverter(typeof(EngineConverter))]
public sealed class Reaction
{
    internal Reaction(string name, Condition guard, Outcomes outcomes)
    {
        Name = name;
        Guard = guard;
        Outcomes = outcomes;
    }

    /// <summary>The name, unique among the activities and reactions of its behaviour.</summary>
    public string Name { get; }

    /// <summary>When it happens.</summary>
    public Condition Guard { get; }

    /// <summary>What it leads to.</summary>
    public Outcomes Outcomes { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
