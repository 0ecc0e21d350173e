using AvailabilityKit.Quantities;
using AvailabilityKit.Topologies;

namespace AvailabilityKit;

public sealed partial class Topology
{
    /// <summary>Adds virtual machines that are alike, on a pool of hosts that restart what one of them takes with it.</summary>
    /// <param name="name">What they are called together.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="hosts">What they run on.</param>
    /// <param name="restart">What happens to a machine whose host fails.</param>
    /// <param name="atLeast">How many must run for what needs them.</param>
    /// <param name="perHost">How many one host can run; <see langword="null"/> for as many as there are.</param>
    /// <param name="needs">The elements they cannot work without besides.</param>
    /// <param name="migration">How they are moved while they run; <see langword="null"/> where that takes none of them down.</param>
    /// <param name="demand">What each takes of its host, of which <see cref="Capacity"/> says what it gives; <see langword="null"/> where only <paramref name="perHost"/> limits them.</param>
    /// <param name="priority">Which of several sets with a demand on the same hosts has its places first: that of the higher number.</param>
    /// <param name="spareHosts">How many hosts may be down, whichever they are, with places for all: N + 1 is 1. It is a mistake of the topology if it is not so.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    /// <exception cref="ModelException">There is an element of that name already.</exception>
    public Topology VirtualMachines(
        string name,
        int count,
        IEnumerable<string> hosts,
        Failover restart,
        int atLeast = 1,
        int? perHost = null,
        IEnumerable<string>? needs = null,
        LiveMigration? migration = null,
        Resources? demand = null,
        int priority = 0,
        int spareHosts = 0) =>
        With(new VirtualMachines(name, count, hosts, restart)
        {
            AtLeast = atLeast, PerHost = perHost, Migration = migration, Demand = demand, Priority = priority, SpareHosts = spareHosts, Needs = [.. needs ?? []],
        });

    /// <summary>Says what a host gives to virtual machines that have a demand.</summary>
    /// <param name="host">A component or a fault-tolerant server that is there already; all of its copies.</param>
    /// <param name="cpu">Processing power, in the unit in which the demands are given: cores, or GHz.</param>
    /// <param name="memory">Memory.</param>
    /// <exception cref="KeyNotFoundException">There is no element of that name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    /// <exception cref="ModelException">The element is no host that could give something.</exception>
    public Topology Capacity(string host, double cpu, DataSize memory)
    {
        var element = _table[host];
        return element.Giving(Resources.Of(cpu, memory)) is { } giving
            ? Replace(giving)
            : throw new ModelException($"The {element.Noun} \"{host}\" gives no room to virtual machines; say what components or fault-tolerant servers give.", host);
    }
}
