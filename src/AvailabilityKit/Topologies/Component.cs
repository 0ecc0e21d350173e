using System.Text.Json.Serialization;
using AvailabilityKit.Behaviours;
using AvailabilityKit.Quantities;
using AvailabilityKit.Topologies.Notation;
using AvailabilityKit.Topologies.Statements;

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
        Faults = Fault.EachNamedOnce(faults, name, nameof(faults));
    }

    /// <summary>What it is.</summary>
    public ComponentKind Kind { get; init; }

    /// <summary>The ways it goes down; none for a part that never fails.</summary>
    /// <exception cref="ArgumentException">Two faults have the same name.</exception>
    public IReadOnlyList<Fault> Faults { get; init => field = Fault.EachNamedOnce(value, Name, "faults"); }

    /// <summary>Announced work that stops it.</summary>
    public IReadOnlyList<PlannedWork> Planned { get; init => field = Sequence<PlannedWork>.Of(value, nameof(Planned)); } = Sequence<PlannedWork>.Empty;

    /// <summary>Time to bring back what runs on it, added to every recovery: the restart of all virtual machines of a host. Finite.</summary>
    public Duration Restart { get; init => field = Times.Finite(value, "restart", $"\"{Name}\""); }

    /// <summary>What it gives to virtual machines as their host; <see langword="null"/> by default, where it is not said.</summary>
    public Resources? Capacity { get; init; }

    internal override Resources? Given => Capacity;

    internal override Element Giving(Resources capacity) => this with { Capacity = capacity };

    internal override IEnumerable<TopologyWarning> OwnWarnings() =>
        Faults.Where(fault => fault.Mttr + Restart > fault.Mtbf).Select(fault => new TopologyWarning(
            TopologyWarningKind.RepairLongerThanUptime,
            Name,
            $"\"{Name}\" recovers from \"{fault.Name}\" in {fault.Mttr + Restart}, which is longer than the {fault.Mtbf} until it comes again; were the mtbf and the mttr swapped?"));

    internal override IEnumerable<Recovery> Recoveries() =>
        Faults.Select(fault => new Recovery(Rate.Per(fault.Mtbf).ValuePerSecond, (fault.Mttr + Restart).TotalSeconds));

    /// <summary>How many alike copies there are, 1 by default. With 10 the name <c>web</c> stands for ten elements, <c>web-1</c> to <c>web-10</c>, in every list that names it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1 or above <see cref="Element.MostCopies"/>.</exception>
    public int Count { get; init => field = CountOf(value, Name); } = 1;

    internal override string WhyMeansSuffice => "A component that stands alone has no further fault while it is down; only the means of its up and down times matter.";

    internal override IReadOnlyList<PlannedWork> AnnouncedWork => Planned;

    /// <summary>The faults that come, and take time.</summary>
    private IEnumerable<Fault> LastingFaults => Faults.Where(fault => !fault.Mtbf.IsInfinite && fault.Mttr + Restart > Duration.Zero);

    /// <inheritdoc/>
    protected internal override void Describe(ElementBehaviour behaviour)
    {
        // What it has in common with others is taken out of its own faults, and comes with the shocks.
        var own = LastingFaults.ToArray();
        Fault[] lasting = [.. own, .. behaviour.SharedFaults.Select(shared => shared.Fault)];
        var share = behaviour.SharedFaults.Aggregate(1.0, (left, shared) => left * shared.Taken.Complement);
        if (lasting.Length == 0)
        {
            return;
        }

        var state = behaviour.Variable("state", ["up", .. lasting.Select(fault => $"down by {fault.Name}")]);
        behaviour.UpWhile(state.Is(0));
        List<Condition> waits = [];
        for (var i = 0; i < lasting.Length; i++)
        {
            var fault = lasting[i];
            var down = state.Is(i + 1);
            if (i >= own.Length)
            {
                behaviour.Struck(fault, state.Is(0), state, i + 1);
            }
            else if (share > 0)
            {
                behaviour.Fault($"{fault.Name} strikes", state.Is(0), share == 1 ? fault.TimeToFailure : fault.Mtbf / share, state.Becomes(i + 1));
                behaviour.CalledAsFault(fault.Name);
            }

            behaviour.Recovery(fault, down, fault.RecoveryWith(Restart), state.Becomes(0));
            if (fault.NeedsSpare)
            {
                behaviour.TakesPart();
                waits.Add(down);
            }

            behaviour.DownBy(fault.Name, fault.Kind.AsCause(), down);
        }

        if (waits.Count > 0)
        {
            behaviour.WantsParts(Amount.Count([.. waits]), most: 1);
        }
    }

    internal override bool CarriesWork => Kind == ComponentKind.Server;

    /// <summary>What strikes servers together strikes machines; of a part of no kind that is not told.</summary>
    internal override Layer LayerOf(CauseKind kind) => Kind == ComponentKind.Server && kind == CauseKind.CommonCause ? Layer.Hardware : Layers.Of(kind, Whole);

    /// <summary>The layer of all that fails in it; null where its faults are of several.</summary>
    private Layer? Whole => Kind switch
    {
        ComponentKind.Storage => Layer.Storage,
        ComponentKind.Network => Layer.Network,
        ComponentKind.Power => Layer.Site,
        ComponentKind.Software => Layer.Software,
        ComponentKind.Hypervisor => Layer.Hypervisor,
        ComponentKind.VirtualMachine => Layer.VirtualMachine,
        _ => null,
    };

    internal override bool CanBeNode => true;

    internal override bool CanBeRepaired => true;

    internal override bool CanBeStruck => true;

    internal override bool CanTakeParts => true;

    internal override IReadOnlyList<Fault> OwnFaults => Faults;

    internal override bool TakesParts => Faults.Any(fault => fault.NeedsSpare);

    internal override IEnumerable<RepairedFault> FaultsForCrews => LastingFaults.Select(RepairedFault.Of);

    internal override IEnumerable<Fault> FaultsToShare => LastingFaults;

    internal override bool FailsLike(Element other) => other is Component component && (Faults, Restart).Equals((component.Faults, component.Restart));

    internal override string Detail => Faults.Count switch
    {
        0 => $"{Noun}, never fails",
        1 => $"MTBF {Faults[0].Mtbf}, MTTR {Faults[0].Mttr}",
        var count => $"{Noun}, {count} kinds of fault",
    };

    internal override bool IsDrawnWithAlike => true;

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

    internal override int Copies => Count;

    internal override Element CopyNamed(string name) => this with { Name = name, Count = 1 };
}
