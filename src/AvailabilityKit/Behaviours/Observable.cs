using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Behaviours;

/// <summary>What others see of an element: how much of it works in a state, and why it is not all of it.</summary>
/// <remarks>Made by <see cref="BehaviourBuilder.Observe(string, Amount, double, IEnumerable{Reason})"/>.</remarks>
[JsonConverter(typeof(EngineConverter))]
public sealed class Observable
{
    internal Observable(string element, Condition isUp, Amount level, double full, double upFrom, ImmutableArray<Reason> reasons)
    {
        Element = element;
        IsUp = isUp;
        Level = level;
        Full = full;
        UpFrom = upFrom;
        Reasons = reasons;
    }

    /// <summary>The element, as people named it.</summary>
    public string Element { get; }

    /// <summary>How much of it works; 0 is nothing.</summary>
    public Amount Level { get; }

    /// <summary>The level at which all of it works; 1 for what is only up or down.</summary>
    public double Full { get; }

    /// <summary>When it counts as up: while it is full, unless it serves with a part of its capacity too, as an element of a topology may.</summary>
    public Condition IsUp { get; }

    /// <summary>The lowest level at which it is up.</summary>
    internal double UpFrom { get; }

    /// <summary>Why it may not be full, the first that holds counts.</summary>
    public IReadOnlyList<Reason> Reasons { get; }

    /// <summary>Whether all of it works in a state.</summary>
    public bool IsFull(BehaviourState state) => Level.In(state) >= Full;

    /// <summary>The cause that the element itself gives in a state; null where it is full or gives none.</summary>
    public Tag? CauseIn(BehaviourState state) => IsFull(state) ? null : Reasons.FirstOrDefault(reason => reason.While.Holds(state))?.Cause;

    /// <summary>The root cause in a state, followed through the elements that are blamed; null where it is full or gives none.</summary>
    public Tag? RootCauseIn(BehaviourState state)
    {
        var observable = this;
        while (!observable.IsFull(state) && observable.Reasons.FirstOrDefault(reason => reason.While.Holds(state)) is { } reason)
        {
            if (reason.Through is null)
            {
                return reason.Cause;
            }

            observable = reason.Through;
        }

        return null;
    }

    /// <summary>The element's name.</summary>
    public override string ToString() => Element;
}
