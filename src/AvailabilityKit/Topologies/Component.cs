using System.Text.Json.Serialization;

namespace AvailabilityKit.Topologies;

/// <summary>A part that is up or down as one: a conventional server, a disk array, a switch, a piece of software.</summary>
/// <remarks>
/// <para>While up, each of its faults strikes at its own rate 1/MTBF; while down no further fault strikes. With faults i the
/// unavailability is U = sum(rho_i) / (1 + sum(rho_i)), rho_i = MTTR_i / MTTF_i, whatever the distribution of the repair times
/// (alternating renewal process; Birolini, Reliability Engineering, section 6.2).</para>
/// <para>A conventional server is a component of the kind <see cref="ComponentKind.Server"/> with one fault for each of permanent
/// hardware, transient hardware, software and operator; all virtual machines on it stop with it, and <see cref="Restart"/> is the
/// time to bring them back, added to every recovery.</para>
/// </remarks>
[JsonConverter(typeof(ModelPartConverter))]
public sealed record Component : Element
{
    /// <summary>Describes a component.</summary>
    /// <param name="name">Its name, unique within the topology.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="faults">The ways it goes down; none for a part that never fails.</param>
    /// <exception cref="ArgumentException">The name is blank or two faults have the same name.</exception>
    public Component(string name, ComponentKind kind, IEnumerable<Fault> faults)
        : base(name)
    {
        Kind = kind;
        Faults = Sequence<Fault>.Of(faults, nameof(faults));
        var repeated = Faults.GroupBy(fault => fault.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any());
        if (repeated is not null)
        {
            throw new ArgumentException($"\"{name}\" has two faults named \"{repeated.Key}\"; give each its own name so that the report can tell them apart.", nameof(faults));
        }
    }

    /// <summary>What it is.</summary>
    public ComponentKind Kind { get; }

    /// <summary>The ways it goes down.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    /// <summary>Announced work that stops it.</summary>
    public IReadOnlyList<PlannedWork> Planned { get; init => field = Sequence<PlannedWork>.Of(value, nameof(Planned)); } = Sequence<PlannedWork>.Empty;

    /// <summary>Time to bring back what runs on it, added to every recovery: the restart of all virtual machines of a host. Finite.</summary>
    public Duration Restart { get; init => field = Fault.Finite(value, "restart", Name); }

    internal override IEnumerable<TopologyWarning> OwnWarnings() =>
        Faults.Where(fault => fault.Mttr + Restart > fault.Mtbf).Select(fault => new TopologyWarning(
            TopologyWarningKind.RepairLongerThanUptime,
            Name,
            $"\"{Name}\" recovers from \"{fault.Name}\" in {fault.Mttr + Restart}, which is longer than the {fault.Mtbf} until it comes again; were the mtbf and the mttr swapped?"));

    /// <inheritdoc/>
    public override string Noun => Kind switch
    {
        ComponentKind.Server => "server",
        ComponentKind.Storage => "storage",
        ComponentKind.Network => "network",
        ComponentKind.Power => "power",
        ComponentKind.Software => "software",
        ComponentKind.Hypervisor => "hypervisor",
        ComponentKind.VirtualMachine => "virtual machine",
        _ => "component",
    };
}
