using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies.Naive;

/// <summary>What share of the work in flight behind an element a step interrupts.</summary>
/// <remarks>
/// Work is spread evenly over what serves. What fails interrupts what ran on it; planned work drains first and interrupts nothing. All work passes what is needed: two
/// needs that are hit leave what neither hit. Of a group whose members share the work each that is up has an equal part; where they mirror one
/// another, only the loss of the group interrupts anything, and all of it. A cluster's nodes have equal parts too: a failover interrupts those of the nodes
/// that were lost, anything else that takes the cluster down unplanned interrupts all. A failover that takes no time interrupts one node's part.
/// </remarks>
internal sealed class NaiveLosses(NaiveInterpreter interpreter)
{
    private readonly NaiveSystem _system = interpreter.System;

    /// <summary>The share of an element's work that a step interrupts, 0 to 1.</summary>
    public double Of(string name, NaiveState before, NaiveStep step)
    {
        if (!interpreter.IsUp(before, name))
        {
            return 0;
        }

        var element = _system[name];
        var itself = element switch
        {
            RedundancyGroup group => Of(group, before, step),
            Service => 0,
            _ => Itself(element, before, step),
        };
        return 1 - element.Needs.Aggregate(1 - itself, (left, need) => left * (1 - Of(need, before, step)));
    }

    private double Of(RedundancyGroup group, NaiveState before, NaiveStep step)
    {
        var hit = group.Members.Select(member => Of(member, before, step)).ToArray();
        if (SharesWork(group))
        {
            return hit.Sum() / group.Members.Count(member => interpreter.IsUp(before, member));
        }

        return group.AtLeast == group.Members.Count ? 1 - hit.Aggregate(1.0, (left, share) => left * (1 - share))
            : hit.Any(share => share > 0) && group.Members.Count(member => interpreter.IsUp(step.To, member)) < group.AtLeast ? 1
            : 0;
    }

    private double Itself(Element element, NaiveState before, NaiveStep step)
    {
        var cause = interpreter.DownBy(step.To, element.Name);
        if (cause is { IsPlanned: true })
        {
            return 0;
        }

        if (element is not Cluster cluster)
        {
            return cause is null ? 0 : 1;
        }

        var carrying = cluster.Nodes.Where(node => before.Get<bool>(cluster.Name, $"work on {node}")).ToArray();
        if (cause is null)
        {
            return (double)step.Events.Count(counted => counted == new NaiveEvent(NaiveEventKind.CoveredFailover, cluster.Name)) / carrying.Length;
        }

        var isFailover = step.To.Get<NaiveActivity>(cluster.Name, "activity") is NaiveActivity.FailingOver or NaiveActivity.Undecided or NaiveActivity.Waiting;
        return isFailover ? (double)carrying.Count(node => !interpreter.WouldBeUp(step.To, node)) / carrying.Length : 1;
    }

    public bool SharesWork(RedundancyGroup group) => group.Work switch
    {
        MemberWork.Shared => true,
        MemberWork.Mirrored => false,
        _ => group.Members.All(member => _system[member] is Component { Kind: ComponentKind.Server } or FaultTolerantServer or Cluster || (_system[member] is RedundancyGroup below && SharesWork(below))),
    };
}
