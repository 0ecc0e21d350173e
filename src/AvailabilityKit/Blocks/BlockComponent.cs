using System.Text.Json.Serialization;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Blocks;

/// <summary>A physical component in a block diagram, known by its name. Made by <see cref="Block.Component(string, Availability)"/>.</summary>
[JsonConverter(typeof(EngineConverter))]
public sealed class BlockComponent : Block
{
    internal BlockComponent(string name, Availability availability, Duration? mtbf, Duration? mttr)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new ArgumentException(
                $"A component's name is {(name is null ? "null" : "empty or white space")}; give it one, for the same name means the same component.", nameof(name));
        }

        Name = name;
        OwnAvailability = availability;
        Mtbf = mtbf;
        Mttr = mttr;
    }

    /// <summary>The name, by which the component is the same wherever it stands.</summary>
    public string Name { get; }

    /// <summary>The share of time that the component is up.</summary>
    public Availability OwnAvailability { get; }

    /// <summary>Mean time between failures as vendors print it, the mean time up, or null when only the availability is known.</summary>
    public Duration? Mtbf { get; }

    /// <summary>Mean time to repair, or null when only the availability is known.</summary>
    public Duration? Mttr { get; }

    /// <summary>
    /// How often the component fails in steady state, A / MTTF = 1 / (MTTF + MTTR). Zero for one that is always or never up; null when
    /// only the availability is known.
    /// </summary>
    public Rate? FailureFrequency =>
        Mtbf is { } mtbf && Mttr is { } mttr ? (mtbf.IsInfinite || mttr.IsInfinite ? Rate.Zero : Rate.Per(mtbf + mttr))
        : OwnAvailability == AvailabilityKit.Availability.Perfect || OwnAvailability == AvailabilityKit.Availability.None ? Rate.Zero
        : null;

    internal BlockComponent Named(string name) => new(name, OwnAvailability, Mtbf, Mttr);

    internal bool HasSameNumbers(BlockComponent other) =>
        ReferenceEquals(this, other) || (OwnAvailability == other.OwnAvailability && Mtbf == other.Mtbf && Mttr == other.Mttr);

    internal string Numbers() => Mtbf is { } mtbf && Mttr is { } mttr ? $"MTTF {mtbf}, MTTR {mttr}" : $"availability {OwnAvailability}";
}
