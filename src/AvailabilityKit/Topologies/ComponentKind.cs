namespace AvailabilityKit.Topologies;

/// <summary>What a <see cref="Component"/> is; it decides words, drawings and the default kind of fault; no figure depends on it otherwise.</summary>
public enum ComponentKind
{
    /// <summary>Anything else.</summary>
    Other,

    /// <summary>A conventional physical server.</summary>
    Server,

    /// <summary>A disk array, a SAN or a NAS.</summary>
    Storage,

    /// <summary>A switch, a link or a load balancer.</summary>
    Network,

    /// <summary>A power feed, a UPS or cooling.</summary>
    Power,

    /// <summary>An operating system, a database or an application.</summary>
    Software,

    /// <summary>A hypervisor: the layer that every virtual machine on a host shares.</summary>
    Hypervisor,

    /// <summary>A virtual machine.</summary>
    VirtualMachine,
}
