namespace AvailabilityKit.Topologies.Islands;

/// <summary>A shared repair crew within an island: who it repairs (positions of units) and how many at once.</summary>
internal sealed record CrewModel(int[] Units, int Size, CrewDiscipline Discipline);

/// <summary>
/// Elements that depend on one another beyond what an up/down structure says, and so are solved jointly: a cluster with everything
/// below its nodes, and all that a shared crew repairs. An element tied to nothing is an island of its own.
/// </summary>
internal sealed class Island
{
    /// <summary>Positions in the topology of the elements with a state of their own, in the order of the units.</summary>
    public required int[] UnitElements { get; init; }

    /// <summary>The automata of those elements.</summary>
    public required ElementAutomaton[] Units { get; init; }

    /// <summary>Positions in the topology of the clusters, those below first.</summary>
    public required int[] Clusters { get; init; }

    public required CrewModel[] Crews { get; init; }

    /// <summary>Units that may be exchanged without changing anything, as lists of unit positions; each list has at least two.</summary>
    public required int[][] Twins { get; init; }

    /// <summary>Whether the island is one element whose state depends on nothing else.</summary>
    public bool IsSingle => Units.Length == 1 && Clusters.Length == 0 && Crews.Length == 0;
}
