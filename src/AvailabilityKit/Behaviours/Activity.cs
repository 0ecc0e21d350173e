using System.Text.Json.Serialization;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Behaviours;

/// <summary>Something that takes time and then changes the state: a failure, a repair, a failover.</summary>
/// <remarks>It runs while its guard holds, at its speed, and has its effect when its lifetime has run out. Made by <see cref="BehaviourBuilder.Activity"/>.</remarks>
[JsonConverter(typeof(EngineConverter))]
public sealed class Activity
{
    internal Activity(string name, Condition guard, Lifetime lifetime, Outcomes outcomes, Amount? speed, Memory memory)
    {
        Name = name;
        Guard = guard;
        Lifetime = lifetime;
        Outcomes = outcomes;
        Speed = speed;
        Memory = memory;
    }

    /// <summary>The name, unique among the activities and reactions of its behaviour.</summary>
    public string Name { get; }

    /// <summary>While this holds, the activity runs.</summary>
    public Condition Guard { get; }

    /// <summary>How long it runs at full speed.</summary>
    public Lifetime Lifetime { get; }

    /// <summary>What it leads to.</summary>
    public Outcomes Outcomes { get; }

    /// <summary>How fast it runs in a state: 1 is full speed, 0.5 half of it (a crew shared by two), 0 stands still; null for always 1.</summary>
    public Amount? Speed { get; }

    /// <summary>What becomes of its age when its guard ceases to hold.</summary>
    public Memory Memory { get; }

    /// <summary>The same activity with another lifetime.</summary>
    internal Activity After(Lifetime lifetime) => new(Name, Guard, lifetime, Outcomes, Speed, Memory);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
