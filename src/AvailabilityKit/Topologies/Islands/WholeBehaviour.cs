using AvailabilityKit.Behaviours;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>A whole topology as one behaviour: all of its elements, their windows of planned work, and what can be observed of each.</summary>
internal static class WholeBehaviour
{
    /// <exception cref="ModelException">Nothing in the topology ever changes, or how often an element goes down is not known.</exception>
    public static Behaviour Of(ResolvedTopology topology, bool withPlanned)
    {
        var whole = IslandBehaviour.Of(topology, topology.Order, topology.Topology.Name, withPlanned, Complete);
        return whole.Behaviour ?? throw new ModelException($"Nothing in \"{topology.Topology.Name}\" ever fails or is worked on, so it has no behaviour.");

        void Complete(IslandBehaviour island, BehaviourBuilder builder)
        {
            var observables = new Dictionary<string, Observable>(StringComparer.Ordinal);
            foreach (var position in topology.Order)
            {
                var element = island[position];
                if (withPlanned && !topology.IsUnderCluster[position])
                {
                    AddWindows(element, builder);
                }

                if (element.SharedRepairs is null || element.Element.HasState)
                {
                    observables.Add(element.Name, builder.Observe(element.Name, element.IsUp, Reasons(topology, island, position, observables)));
                }
            }
        }
    }

    /// <summary>A window begins every so often and lasts so long, on average, whatever else happens.</summary>
    private static void AddWindows(ElementBehaviour element, BehaviourBuilder builder)
    {
        var planned = element.Element.AnnouncedWork.Where(work => work.Stops * work.Lasting > 0).ToArray();
        if (planned.Length == 0)
        {
            return;
        }

        var rest = IslandSolution.RestOf(element.Name, planned);
        var window = builder.Counter(element.Titled("window"), planned.Length);
        for (var i = 0; i < planned.Length; i++)
        {
            var open = window.Is(i + 1);
            builder.Activity(element.Titled($"window {i + 1} opens"), window.Is(0), Duration.FromSeconds(rest / planned[i].Stops.ValuePerSecond), window.Becomes(i + 1))
                .Activity(element.Titled($"window {i + 1} closes"), open, planned[i].Lasting, window.Becomes(0));
            element.StoppedBy(planned[i].Activity, open);
        }
    }

    /// <summary>What it needs first, and what it is made of, since they are nearer to the root; then its own reasons.</summary>
    private static List<Reason> Reasons(ResolvedTopology topology, IslandBehaviour island, int position, Dictionary<string, Observable> observables)
    {
        var element = island[position];
        List<Reason> reasons = [];
        foreach (var need in topology.Needs[position].Select(need => island[need]))
        {
            reasons.Add(Reason.Because(observables[need.Name], new Tag(element.Name, $"needs {need.Name}"), !need.IsUp));
        }

        foreach (var own in element.Reasons)
        {
            // Too few of what it is made of are left: the first of these that is down knows why.
            if (own.Cause.Kind == CauseKind.RedundancyLost)
            {
                AddMembers(own.While);
            }

            reasons.Add(Reason.Itself(new Tag(element.Name, own.Cause.Label), own.While));
        }

        if (!element.Element.HasState)
        {
            AddMembers(Condition.Always);
        }

        return reasons;

        void AddMembers(Condition condition)
        {
            foreach (var member in topology.Members[position].Select(member => island[member]).Where(member => observables.ContainsKey(member.Name)))
            {
                reasons.Add(Reason.Because(observables[member.Name], new Tag(element.Name, $"too few left: {member.Name}"), condition == Condition.Always ? !member.IsUp : condition & !member.IsUp));
            }
        }
    }
}
