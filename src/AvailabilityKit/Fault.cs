using System.Text.Json.Serialization;
using AvailabilityKit.Topologies;

namespace AvailabilityKit;

/// <summary>One way in which a component goes down: how often, and how long it takes to come back.</summary>
/// <remarks>
/// Vendors print MTBF and mean MTTF, the mean time <em>up</em> before the failure; the parameter is called <c>mtbf</c> because that
/// is what is printed, and it is used as MTTF: A = MTTF / (MTTF + MTTR).
/// </remarks>
[JsonConverter(typeof(ModelPartConverter))]
public sealed record Fault
{
    /// <summary>Describes a fault.</summary>
    /// <param name="kind">The class that reports sort it into.</param>
    /// <param name="mtbf">Mean time to this failure while up; above zero, <see cref="Duration.Infinite"/> for never.</param>
    /// <param name="mttr">Mean time from the failure until the component works again; finite. Zero means no interruption at all.</param>
    /// <param name="name">What the report calls it; the kind's own word if left out.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public Fault(FaultKind kind, Duration mtbf, Duration mttr, string? name = null)
        : this(kind, mtbf, mttr, name, owner: null)
    {
    }

    private Fault(FaultKind kind, Duration mtbf, Duration mttr, string? name, string? owner)
    {
        if (name is not null && string.IsNullOrWhiteSpace(name))
        {
            throw new ArgumentException("The name of a fault is blank; leave it out or write for example \"disk controller\".", nameof(name));
        }

        Kind = kind;
        var usualName = kind.AsCause().Title();
        Name = name ?? usualName;
        var whose = owner is null ? $"the fault \"{Name}\"" : $"\"{owner}\"";
        Mtbf = Times.Positive(mtbf, nameof(mtbf), whose);
        Mttr = Times.Finite(mttr, nameof(mttr), whose);
        NeedsCrew = kind is FaultKind.Hardware or FaultKind.CommonCause or FaultKind.Environment;
        NeedsSpare = kind is FaultKind.Hardware;
    }

    /// <summary>The class that reports sort it into.</summary>
    public FaultKind Kind { get; }

    /// <summary>What the report calls it.</summary>
    public string Name { get; }

    /// <summary>Mean time to this failure while up.</summary>
    public Duration Mtbf { get; }

    /// <summary>Mean time from the failure until the component works again, restarts of what runs on it not counted.</summary>
    public Duration Mttr { get; }

    /// <summary>Whether a shared repair crew must come; by default true for hardware, common causes and environment, false for what restarts by itself.</summary>
    public bool NeedsCrew { get; init; }

    /// <summary>Whether its repair takes a spare part, where there is a stock of them for the element; by default true for permanent hardware faults alone.</summary>
    public bool NeedsSpare { get; init; }

    /// <summary>A permanent hardware fault.</summary>
    /// <inheritdoc cref="Fault(FaultKind, Duration, Duration, string?)"/>
    public static Fault Hardware(Duration mtbf, Duration mttr, string? name = null) => new(FaultKind.Hardware, mtbf, mttr, name);

    /// <summary>A transient hardware fault, cleared by a restart.</summary>
    /// <inheritdoc cref="Fault(FaultKind, Duration, Duration, string?)"/>
    public static Fault Transient(Duration mtbf, Duration mttr, string? name = null) => new(FaultKind.Transient, mtbf, mttr, name);

    /// <summary>A fault of the operating system, a driver, the hypervisor or the application.</summary>
    /// <inheritdoc cref="Fault(FaultKind, Duration, Duration, string?)"/>
    public static Fault Software(Duration mtbf, Duration mttr, string? name = null) => new(FaultKind.Software, mtbf, mttr, name);

    /// <summary>An error of an operator or administrator.</summary>
    /// <inheritdoc cref="Fault(FaultKind, Duration, Duration, string?)"/>
    public static Fault Operator(Duration mtbf, Duration mttr, string? name = null) => new(FaultKind.Operator, mtbf, mttr, name);

    /// <summary>Power, cooling, site or network outside the component.</summary>
    /// <inheritdoc cref="Fault(FaultKind, Duration, Duration, string?)"/>
    public static Fault Environment(Duration mtbf, Duration mttr, string? name = null) => new(FaultKind.Environment, mtbf, mttr, name);

    /// <summary>One event that defeats every redundant part of a server at once.</summary>
    /// <inheritdoc cref="Fault(FaultKind, Duration, Duration, string?)"/>
    public static Fault CommonCause(Duration mtbf, Duration mttr, string? name = null) => new(FaultKind.CommonCause, mtbf, mttr, name);

    internal static Sequence<Fault> EachNamedOnce(IEnumerable<Fault> faults, string owner, string parameter)
    {
        var checkedFaults = Sequence<Fault>.Of(faults, parameter);
        var repeated = checkedFaults.GroupBy(fault => fault.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any());
        return repeated is null
            ? checkedFaults
            : throw new ArgumentException($"\"{owner}\" has two faults named \"{repeated.Key}\"; give each its own name so that the report can tell them apart.", parameter);
    }

    /// <summary>The only fault of an element, whose times are then the element's own.</summary>
    internal static Fault Of(string owner, FaultKind kind, Duration mtbf, Duration mttr) => new(kind, mtbf, mttr, name: null, owner);
}
