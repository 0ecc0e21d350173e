namespace AvailabilityKit.Topologies;

/// <summary>The layers of a system on which downtime is booked, from the hardware up to the people: for whoever asks which of them to mend, and not which element.</summary>
/// <remarks>
/// <para>The class of a cause decides first (<see cref="DowntimeCause.Kind"/>): an operator error is of <see cref="People"/>, a failed change of <see cref="Change"/>, planned work of <see cref="PlannedWork"/>,
/// what comes from outside of the <see cref="Site"/>, and a failover, an uncovered failure and redundancy lost of the <see cref="Architecture"/>, at whatever element. What is left, faults of hardware and
/// software, common causes and what is told of an element as a whole, goes by what the element is (<see cref="Component.Kind"/>): at a storage all of it is storage, and a server parts it in hardware and software.</para>
/// <para>The definition is the library's own.</para>
/// </remarks>
public enum Layer
{
    /// <summary>Servers: permanent and transient faults of their hardware, common causes that strike them, and fault-tolerant servers that run out of modules.</summary>
    Hardware,

    /// <summary>Disk arrays, data that were lost with their disks, and other storage.</summary>
    Storage,

    /// <summary>Switches, links and load balancers.</summary>
    Network,

    /// <summary>Power, cooling and the site, and whatever else comes from outside an element.</summary>
    Site,

    /// <summary>Hypervisors that are elements of their own (<see cref="ComponentKind.Hypervisor"/>).</summary>
    Hypervisor,

    /// <summary>Virtual machines that are elements of their own (<see cref="ComponentKind.VirtualMachine"/>), with what is in them.</summary>
    VirtualMachine,

    /// <summary>Operating systems, databases and applications; software faults of a server, which are those of its hypervisor too where that is no element of its own, and data that are corrupted.</summary>
    Software,

    /// <summary>Errors of operators and administrators.</summary>
    People,

    /// <summary>Changes that failed.</summary>
    Change,

    /// <summary>Announced work.</summary>
    PlannedWork,

    /// <summary>What redundancy costs by itself: failovers, restarts elsewhere, failovers that go wrong, and too few redundant elements where it is not told what took them.</summary>
    Architecture,

    /// <summary>What is told of no layer: an availability, a block diagram or a Markov chain of something as a whole.</summary>
    Other,
}

/// <summary>To which layer a cause belongs, and what a reader calls that.</summary>
internal static class Layers
{
    public static string Title(this Layer layer) => layer switch
    {
        Layer.Hardware => "hardware",
        Layer.Storage => "storage",
        Layer.Network => "network",
        Layer.Site => "power and site",
        Layer.Hypervisor => "hypervisor",
        Layer.VirtualMachine => "virtual machine",
        Layer.Software => "software",
        Layer.People => "people",
        Layer.Change => "change",
        Layer.PlannedWork => "planned work",
        Layer.Architecture => "architecture",
        Layer.Other => "other",
        _ => throw new ArgumentOutOfRangeException(nameof(layer), layer, "Unknown layer."),
    };

    /// <summary>The layer of a cause that lies in some element.</summary>
    /// <param name="kind">Its class.</param>
    /// <param name="whole">The layer of an element that has only one, whatever fails in it; null for one that has several.</param>
    public static Layer Of(CauseKind kind, Layer? whole) => kind switch
    {
        CauseKind.Operator => Layer.People,
        CauseKind.Change => Layer.Change,
        CauseKind.Planned => Layer.PlannedWork,
        CauseKind.Environment => Layer.Site,
        CauseKind.Failover or CauseKind.Uncovered or CauseKind.RedundancyLost => Layer.Architecture,
        _ when whole is { } layer => layer,
        CauseKind.Hardware or CauseKind.Transient => Layer.Hardware,
        CauseKind.Software or CauseKind.Corruption => Layer.Software,
        CauseKind.CommonCause or CauseKind.Unspecified => Layer.Other,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of cause."),
    };
}
