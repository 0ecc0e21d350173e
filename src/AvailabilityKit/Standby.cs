using System.Text.Json.Serialization;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit;

/// <summary>How often the faults of a node strike while it carries no work and waits to take over.</summary>
/// <remarks>
/// <c>standby: Standby.Cold</c> is a machine that is switched off, <c>standby: Standby.Warm(0.25)</c> one whose faults strike at a quarter of
/// their rates. All faults of the node itself are slowed, whatever their kind; what the node needs fails as it does.
/// </remarks>
[JsonConverter(typeof(ModelPartConverter))]
public sealed record Standby
{
    private Standby(Probability share) => Share = share;

    /// <summary>A node that waits fails as often as one that works.</summary>
    public static Standby Hot { get; } = new(Probability.One);

    /// <summary>A node that waits does not fail.</summary>
    public static Standby Cold { get; } = new(Probability.Zero);

    /// <summary>How often the faults of a node strike while it waits, as a share of how often they do while it works: 1 is hot, 0 is cold.</summary>
    public Probability Share { get; }

    /// <summary>A node that waits fails less often than one that works.</summary>
    /// <param name="share">How often, as a share of how often one that works does, 0 to 1; one that fails once in 216.9 h while it waits and once
    /// in 180.7 h while it works is <c>Standby.Warm(180.7 / 216.9)</c>.</param>
    public static Standby Warm(Probability share) => new(share);

    /// <summary>Such as <c>cold standby</c>.</summary>
    public override string ToString() =>
        this == Hot ? "hot standby" : this == Cold ? "cold standby" : $"warm standby ({Share})";
}
