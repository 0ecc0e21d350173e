namespace AvailabilityKit.Topologies.Islands;

/// <summary>
/// How the state of an island is packed into 128 bits: the local state of every unit, then the phase and the active nodes of every
/// cluster. Equal states are equal numbers, which is what the exploration of the chain hashes.
/// </summary>
internal sealed class IslandState
{
    private const int PhaseBits = 3;

    private readonly int[] _unitBits;
    private readonly int[] _clusterNodes;

    /// <exception cref="SolverException">The island does not fit.</exception>
    public IslandState(Island island, int[] clusterNodes, string islandName)
    {
        _unitBits = [.. island.Units.Select(unit => BitsFor(unit.StateCount))];
        _clusterNodes = clusterNodes;
        var bits = _unitBits.Sum() + clusterNodes.Sum(nodes => PhaseBits + nodes);
        if (bits > 128)
        {
            throw new SolverException(new SolverLimit(
                Option: null,
                128,
                bits,
                $"The island {islandName} has {island.Units.Length} parts that depend on one another, too many for one joint chain ({bits} bits of state, 128 at most).",
                "model some of them apart: as a group, or with their own repair crews"));
        }

        Local = new int[island.Units.Length];
        Phase = new ClusterPhase[clusterNodes.Length];
        Active = new ulong[clusterNodes.Length];
    }

    /// <summary>The local state of every unit.</summary>
    public int[] Local { get; }

    /// <summary>The phase of every cluster.</summary>
    public ClusterPhase[] Phase { get; }

    /// <summary>The nodes that carry the work of every cluster, a bit each.</summary>
    public ulong[] Active { get; }

    public StateKey Pack()
    {
        var packed = default(StateKey);
        for (var unit = 0; unit < Local.Length; unit++)
        {
            packed = packed.Append((uint)Local[unit], _unitBits[unit]);
        }

        for (var cluster = 0; cluster < Phase.Length; cluster++)
        {
            packed = packed.Append((uint)Phase[cluster], PhaseBits);
            packed = packed.Append(Active[cluster], _clusterNodes[cluster]);
        }

        return packed;
    }

    public void Unpack(StateKey packed)
    {
        for (var cluster = Phase.Length - 1; cluster >= 0; cluster--)
        {
            packed = packed.Remove(_clusterNodes[cluster], out Active[cluster]).Remove(PhaseBits, out var phase);
            Phase[cluster] = (ClusterPhase)phase;
        }

        for (var unit = Local.Length - 1; unit >= 0; unit--)
        {
            packed = packed.Remove(_unitBits[unit], out var local);
            Local[unit] = (int)local;
        }
    }

    private static int BitsFor(int states) => states <= 1 ? 0 : 32 - int.LeadingZeroCount(states - 1);
}
