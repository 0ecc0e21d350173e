using System.Text.Json.Serialization;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Behaviours;

/// <summary>Why an element does not work in full: a cause of its own, or another element that it rests on.</summary>
[JsonConverter(typeof(EngineConverter))]
public sealed class Reason
{
    private Reason(Condition holdsWhile, Tag cause, Observable? through)
    {
        While = holdsWhile;
        Cause = cause;
        Through = through;
    }

    /// <summary>The states in which it is the reason.</summary>
    public Condition While { get; }

    /// <summary>What the element itself says: its own fault, or that it noticed something below it.</summary>
    public Tag Cause { get; }

    /// <summary>The element below that knows the root; null where the cause is the root.</summary>
    public Observable? Through { get; }

    /// <summary>The element's own cause.</summary>
    /// <param name="cause">What to name.</param>
    /// <param name="when">The states in which it is the reason.</param>
    public static Reason Itself(Tag cause, Condition when)
    {
        ArgumentNullException.ThrowIfNull(cause);
        ArgumentNullException.ThrowIfNull(when);
        return new(when, cause, null);
    }

    /// <summary>An element below, which was made observable before; it is asked for the root.</summary>
    /// <param name="below">The element that is blamed.</param>
    /// <param name="cause">What the element itself says of it.</param>
    /// <param name="when">The states in which it is the reason.</param>
    public static Reason Because(Observable below, Tag cause, Condition when)
    {
        ArgumentNullException.ThrowIfNull(below);
        ArgumentNullException.ThrowIfNull(cause);
        ArgumentNullException.ThrowIfNull(when);
        return new(when, cause, below);
    }
}
