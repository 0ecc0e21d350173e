namespace AvailabilityKit.Topologies.Statements;

/// <summary>When enough of what an element is made of is up, where some of it counts for more: hosts by the machines that have a place on them.</summary>
internal sealed class MemberRoom
{
    private readonly HostPlaces _places;
    private readonly int _machines;
    private readonly int[] _strides;

    /// <param name="places">Where machines have their places.</param>
    /// <param name="machines">How many must have one.</param>
    /// <param name="hosts">The hosts in the order in which the element names them.</param>
    public MemberRoom(HostPlaces places, int machines, IReadOnlyList<string> hosts)
    {
        var strideOf = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var kind = 0; kind < places.Kinds.Count; kind++)
        {
            foreach (var host in places.Kinds[kind])
            {
                strideOf.Add(host, places.Strides[kind]);
            }
        }

        (_places, _machines, _strides) = (places, machines, [.. hosts.Select(host => strideOf[host])]);
    }

    /// <summary>What a member that is up adds to the number of a combination, which is 0 where none is.</summary>
    public int Adds(int member) => _strides[member];

    /// <summary>Whether those that are up are enough.</summary>
    public bool IsEnough(int combination) => _places.Room[combination] >= _machines;
}
