using AvailabilityKit.Behaviours;
using AvailabilityKit.Simulation;
using AvailabilityKit.Topologies.Islands;

namespace AvailabilityKit.Topologies.Lives;

/// <summary>Which activities of a whole topology are made frequent where its outages are rare.</summary>
/// <remarks>
/// What may happen while all is well is a failure or planned work, and takes the system away from there. What is as rare at the same
/// element is a failure too, such as that of the last module. Failovers that go wrong and faults that are not masked are made frequent among those that
/// go well. A choice that is not good costs time and biases nothing.
/// </remarks>
internal static class LikelyFailures
{
    /// <param name="whole">What the elements of the topology do.</param>
    public static FailureBiasing Of(IslandBehaviour whole)
    {
        var behaviour = whole.Behaviour!;
        var atFirst = new Trajectory(behaviour, seed: 0);
        var failures = behaviour.Activities.Where(activity => atFirst.Holds(activity.Guard)).Select(activity => activity.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var element in whole.Described)
        {
            var own = element.Steps.Where(step => failures.Contains(step.Name)).Select(step => step.After.Mean).ToArray();
            if (own.Length > 0)
            {
                failures.UnionWith(element.Steps.Where(step => step.After.Mean >= own.Min()).Select(step => step.Name));
            }
        }

        return FailureBiasing.OfActivities(failures) & FailureBiasing.OfTags(Uncovered(behaviour));
    }

    /// <summary>The outcomes of chance that go wrong, as far as they can happen.</summary>
    private static IEnumerable<Tag> Uncovered(Behaviour behaviour) => behaviour.Activities.Select(activity => activity.Outcomes)
        .Concat(behaviour.Reactions.Select(reaction => reaction.Outcomes))
        .SelectMany(outcomes => outcomes.Items)
        .Select(outcome => outcome.Tag)
        .OfType<Tag>()
        .Where(tag => tag == ClusterBehaviour.Uncovered(tag.Element) || tag.Name is FaultTolerantServer.UnmaskedFault or FaultTolerantServer.FailedRejoin)
        .Distinct();
}
