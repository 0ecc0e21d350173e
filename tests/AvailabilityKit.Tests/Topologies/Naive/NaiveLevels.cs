using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies.Naive;

/// <summary>With which share of its capacity an element serves in a state.</summary>
/// <remarks>Of members that share work the mean of theirs; of a cluster the nodes that carry work over those that should; what so many must do as a whole: the level that so many of them reach. What is down: none.</remarks>
internal sealed class NaiveLevels(NaiveInterpreter interpreter)
{
    private readonly NaiveLosses _losses = new(interpreter);

    /// <summary>The share, 0 to 1.</summary>
    public double Of(string name, NaiveState state)
    {
        if (!interpreter.IsUp(state, name))
        {
            return 0;
        }

        var element = interpreter.System[name];
        var itself = element switch
        {
            RedundancyGroup group when _losses.SharesWork(group) => group.Members.Average(member => Of(member, state)),
            RedundancyGroup group => group.Members.Select(member => Of(member, state)).OrderDescending().ElementAt(group.AtLeast - 1),
            Cluster cluster => Math.Min(1, (double)cluster.Nodes.Count(node => state.Get<bool>(cluster.Name, $"work on {node}") && interpreter.WouldBeUp(state, node)) / (cluster.Mode == ClusterMode.ActiveActive ? cluster.Nodes.Count : cluster.AtLeast)),
            _ => 1,
        };
        return element.Needs.Select(need => Of(need, state)).Append(itself).Min();
    }
}
