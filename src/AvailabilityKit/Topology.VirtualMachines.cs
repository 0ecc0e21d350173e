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
        LiveMigration? migration = null) =>
        With(new VirtualMachines(name, count, hosts, restart) { AtLeast = atLeast, PerHost = perHost, Migration = migration, Needs = [.. needs ?? []] });
}
