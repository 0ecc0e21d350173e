using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies.Naive;

/// <summary>
/// How fast repairs go on that need a crew. A crew of size s works on s jobs at once: of equal rank they get min(1, s / jobs) each, by
/// priority the parts listed first take what they can use. A job that rests during a failover keeps its place with the crew.
/// </summary>
internal sealed class NaiveCrews(NaiveSystem system, Func<NaiveState, NaivePart, int> jobsOf)
{
    /// <summary>The speed of a part's repairs, from 0 (they wait) to 1 (as if it had crews of its own).</summary>
    public double SpeedOf(NaiveState state, NaivePart part)
    {
        foreach (var element in system.Topology.Elements)
        {
            switch (element)
            {
                case RepairCrew crew when crew.Repairs.Contains(part.Name):
                    return crew.Discipline == CrewDiscipline.PriorityInOrder
                        ? ByPriority(state, part, crew)
                        : EqualShare(state, crew.Repairs, crew.Size);
                case Cluster { RepairCrews: { } crews } cluster when cluster.Nodes.Contains(part.Name):
                    return EqualShare(state, cluster.Nodes, crews);
            }
        }

        return 1;
    }

    private double EqualShare(NaiveState state, IReadOnlyList<string> repairs, int size) =>
        Math.Min(1, size / (double)repairs.Sum(name => Jobs(state, name)));

    private double ByPriority(NaiveState state, NaivePart part, RepairCrew crew)
    {
        var free = crew.Size - crew.Repairs.TakeWhile(name => name != part.Name).Sum(name => Jobs(state, name));
        return Math.Max(0, Math.Min(1, free / (double)Jobs(state, part.Name)));
    }

    private int Jobs(NaiveState state, string name) => jobsOf(state, system.Parts.Single(part => part.Name == name));
}
