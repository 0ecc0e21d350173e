using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies.Naive;

/// <summary>Why an element is down, in the words of the report.</summary>
internal sealed record NaiveCause(string Element, string Label, CauseKind Kind)
{
    public bool IsPlanned => Kind == CauseKind.Planned;
}
