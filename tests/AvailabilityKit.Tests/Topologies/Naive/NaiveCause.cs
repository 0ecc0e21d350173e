using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies.Naive;

/// <summary>Why an element is down, in the words of the report.</summary>
internal sealed record NaiveCause(string Element, string Label, CauseKind Kind)
{
    /// <summary>The cause that a fault is: its class has the same name among the causes.</summary>
    public static NaiveCause Of(string element, Fault fault) => new(element, fault.Name, Enum.Parse<CauseKind>(fault.Kind.ToString()));

    public bool IsPlanned => Kind == CauseKind.Planned;
}
