using System.Globalization;
using System.Text.Json.Serialization;
using AvailabilityKit.Behaviours;
using AvailabilityKit.Quantities;
using AvailabilityKit.Topologies.Notation;
using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies;

/// <summary>A fault-tolerant server: two or three modules in lockstep that look like one server, with hot swap.</summary>
/// <remarks>
/// <para>A covered fault of a module has no effect on the work: the module leaves the lockstep, is swapped while the others run (a
/// permanent fault) or rejoins by itself (a transient one). What remains is what replication cannot mask: faults that the comparison
/// does not cover, the loss of the last module, common causes, and the software, of which there is only one image.</para>
/// <para>The model is a Markov chain over modules in lockstep, waiting for a swap, and resynchronizing; while the server is down for
/// a restart nothing else fails and no module is swapped.</para>
/// </remarks>
[JsonConverter(typeof(ModelPartConverter))]
public sealed record FaultTolerantServer : Element
{
    /// <summary>Describes a fault-tolerant server.</summary>
    /// <param name="name">Its name, unique within the topology.</param>
    /// <param name="moduleMtbf">Mean time between permanent faults of one module; above zero.</param>
    /// <param name="hotSwap">Mean time from a module's permanent fault until its replacement is in the server; finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public FaultTolerantServer(string name, Duration moduleMtbf, Duration hotSwap)
        : base(name)
    {
        ModuleMtbf = moduleMtbf;
        HotSwap = hotSwap;
    }

    /// <summary>Modules in lockstep: 2 (a pair) by default, or 3 (a triple, which votes).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Neither 2 nor 3.</exception>
    public int Modules
    {
        get;
        init => field = value is 2 or 3
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), $"\"{Name}\" has {value} modules; a lockstep server has 2 or 3.");
    } = 2;

    /// <summary>Mean time between permanent faults of one module.</summary>
    public Duration ModuleMtbf { get; init => field = Times.Positive(value, "moduleMtbf", $"\"{Name}\""); }

    /// <summary>Mean time from a module's permanent fault until its replacement is in the server.</summary>
    public Duration HotSwap { get; init => field = Times.PositiveAndFinite(value, "hotSwap", $"\"{Name}\""); }

    /// <summary>Mean time between transient faults of one module; infinite (never) by default.</summary>
    public Duration TransientMtbf { get; init => field = Times.Positive(value, "transientMtbf", $"\"{Name}\""); } = Duration.Infinite;

    /// <summary>Mean time for a swapped or transiently disturbed module to copy memory and rejoin the lockstep; 10 min by default.</summary>
    public Duration Resynchronization { get; init => field = Times.PositiveAndFinite(value, "resynchronization", $"\"{Name}\""); } = Duration.FromMinutes(10);

    /// <summary>The share of module faults that the comparison detects and isolates while another module runs on; 1 by default.</summary>
    public Probability Coverage { get; init; } = 1.0;

    /// <summary>Mean time to restart the server when a fault was not covered or the last module was lost; 15 min by default.</summary>
    public Duration Restart { get; init => field = Times.PositiveAndFinite(value, "restart", $"\"{Name}\""); } = Duration.FromMinutes(15);

    /// <summary>What stops the server whatever its modules do: common causes, software, operators.</summary>
    /// <exception cref="ArgumentException">Two faults have the same name.</exception>
    public IReadOnlyList<Fault> Faults { get; init => field = Fault.EachNamedOnce(value, Name, "faults"); } = Sequence<Fault>.Empty;

    /// <summary>Announced work; the share that is done on line stops nothing.</summary>
    public IReadOnlyList<PlannedWork> Planned { get; init => field = Sequence<PlannedWork>.Of(value, nameof(Planned)); } = Sequence<PlannedWork>.Empty;

    /// <summary>How many alike copies there are, 1 by default. With 10 the name <c>web</c> stands for ten elements, <c>web-1</c> to <c>web-10</c>, in every list that names it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1 or above <see cref="Element.MostCopies"/>.</exception>
    public int Count { get; init => field = CountOf(value, Name); } = 1;

    /// <summary>What it gives to virtual machines as their host; <see langword="null"/> by default, where it is not said.</summary>
    public Resources? Capacity { get; init; }

    internal override Resources? Given => Capacity;

    internal override Element Giving(Resources capacity) => this with { Capacity = capacity };

    internal override bool CarriesWork => true;

    internal override bool CanBeNode => true;

    internal override bool CanBeRepaired => true;

    internal override bool CanBeStruck => true;

    internal override bool CanTakeParts => true;

    internal override IReadOnlyList<Fault> OwnFaults => Faults;

    internal override bool MasksFaults => true;

    internal override string Detail => "lockstep, hot swap";

    internal override string InsideInWords => $"{Modules} modules in lockstep";

    internal override IReadOnlyList<(string Label, string Detail)> InnerBlocks =>
        [.. Enumerable.Range(1, Modules).Select(module => (string.Create(CultureInfo.InvariantCulture, $"module {module}"), $"MTBF {ModuleMtbf}"))];

    /// <inheritdoc/>
    public override string Noun => "fault-tolerant server";

    internal override IEnumerable<TopologyWarning> OwnWarnings()
    {
        if (HotSwap > ModuleMtbf)
        {
            yield return new(
                TopologyWarningKind.RepairLongerThanUptime,
                Name,
                $"The modules of \"{Name}\" are swapped in {HotSwap}, which is longer than the {ModuleMtbf} until one fails; were moduleMtbf and hotSwap swapped?");
        }
    }

    /// <summary>A server of one module: what its modules mask would stop it.</summary>
    internal override IEnumerable<LessRedundant> WithoutRedundancy(Topology topology) =>
    [
        new(
        [
            new Component(Name, ComponentKind.Server,
            [
                Fault.Hardware(ModuleMtbf, HotSwap + Restart, "fault of the only module"),
                Fault.Transient(TransientMtbf, Restart, "transient fault of the only module"),
                .. Faults,
            ]) { Needs = Needs, Planned = Planned },
        ],
        "a single module"),
    ];

    internal override IEnumerable<Recovery> Recoveries() =>
        Faults.Select(fault => new Recovery(Rate.Per(fault.Mtbf).ValuePerSecond, fault.Mttr.TotalSeconds))
            .Append(new Recovery(Modules * Coverage.Complement * (Rate.Per(ModuleMtbf) + Rate.Per(TransientMtbf)).ValuePerSecond, Restart.TotalSeconds));

    internal override string WhyAlone => "its modules take over from one another in lockstep";

    internal override IEnumerable<string> Assumptions(string name, EvaluationOptions options)
    {
        yield return "A covered fault of a lockstep module does not interrupt work and loses nothing in flight; nothing else fails while the server restarts.";

        // Perfect coverage is what stands when nothing is said, and it decides most of the downtime of redundant systems.
        if (Coverage.Complement == 0)
        {
            yield return $"Every fault of a module of \"{name}\" is masked: no coverage below 100 % is given.";
        }
    }

    internal override IReadOnlyList<PlannedWork> AnnouncedWork => Planned;

    /// <inheritdoc/>
    protected internal override void Describe(ElementBehaviour behaviour)
    {
        const string Up = "up";
        const string Uncovered = "uncovered module fault";
        const string Transient = "transient fault without a partner";
        const string LastModule = "last module lost";
        Fault[] own = [.. Faults.Where(fault => fault.Mttr > Duration.Zero), .. behaviour.SharedFaults.Select(shared => shared.Fault)];
        var struck = own.Length - behaviour.SharedFaults.Count;
        var server = behaviour.Variable("server", [Up, Uncovered, Transient, LastModule, .. own.Select(fault => $"down by {fault.Name}")]);
        var failed = behaviour.Counter("modules failed", Modules);
        var joining = behaviour.Counter("modules joining", Modules);
        var running = Modules - ((Amount)failed + joining);
        var isUp = server.Is(Up);
        var isSimplex = isUp & running.IsEqualTo(1);
        var isLockstep = isUp & running.IsAtLeast(2);
        var masked = behaviour.Event(MaskedFault);
        var unmasked = behaviour.Event(UnmaskedFault);
        var fails = failed.Becomes((Amount)failed + 1);

        behaviour.UpWhile(isUp);
        behaviour.Fault("a module fails", isLockstep, ModuleMtbf, Outcomes.With(Coverage, fails, masked).Otherwise(fails & server.Becomes(Uncovered), unmasked), running);
        behaviour.CalledAsFault(Swap.Name);
        behaviour.Fault("the last module fails", isSimplex, ModuleMtbf, fails & joining.Becomes(0) & server.Becomes(LastModule));
        behaviour.CalledAsFault(Swap.Name);
        if (!TransientMtbf.IsInfinite)
        {
            behaviour.Fault("a module is disturbed", isLockstep, TransientMtbf, Outcomes.With(Coverage, joining.Becomes((Amount)joining + 1), masked).Otherwise(server.Becomes(Uncovered), unmasked), running);
            behaviour.CalledAsFault(null);
            behaviour.Fault("the last module is disturbed", isSimplex, TransientMtbf, joining.Becomes(0) & server.Becomes(Transient));
            behaviour.CalledAsFault(null);
        }

        behaviour.Repair("a module is swapped", Swap, isUp & failed.IsNot(0), HotSwap, failed.Becomes((Amount)failed - 1) & joining.Becomes((Amount)joining + 1), jobs: failed);
        behaviour.TakesPart();
        behaviour.WantsParts(failed, Modules);
        behaviour.Activity("a module rejoins", isUp & joining.IsNot(0), Resynchronization, joining.Becomes((Amount)joining - 1), joining);

        // A restart brings every working module up together, those that were joining too. Without any, one must be swapped first.
        var restarted = joining.Becomes(0) & server.Becomes(Up);
        var isWithoutModules = server.Is(LastModule) & failed.Is(Modules);
        behaviour.Repair("a first module is swapped", Swap, isWithoutModules, HotSwap, failed.Becomes((Amount)failed - 1), jobs: failed);
        behaviour.TakesPart();
        behaviour.Activity("it is restarted", server.IsAnyOf(Uncovered, Transient, LastModule) & !isWithoutModules, Restart, restarted);
        for (var i = 0; i < own.Length; i++)
        {
            var fault = own[i];
            var label = $"down by {fault.Name}";
            if (i < struck)
            {
                behaviour.Fault($"{fault.Name} strikes", isUp, fault.TimeToFailure, server.Becomes(label));
                behaviour.CalledAsFault(fault.Name);
            }
            else
            {
                behaviour.Struck(fault, isUp, server, server.ValueOf(label));
            }

            behaviour.Recovery(fault, server.Is(label), fault.RecoveryWith(Duration.Zero), restarted);
        }

        behaviour.DownBy(Uncovered, CauseKind.Uncovered, server.Is(Uncovered));
        behaviour.DownBy(Transient, CauseKind.RedundancyLost, server.Is(Transient));
        behaviour.DownBy(LastModule, CauseKind.RedundancyLost, server.Is(LastModule));
        foreach (var fault in own)
        {
            behaviour.DownBy(fault.Name, fault.Kind.AsCause(), server.Is($"down by {fault.Name}"));
        }
    }

    /// <summary>What its crews call the fault of a module.</summary>
    private static readonly RepairedFault Swap = new("module", nameof(FaultKind.Hardware));

    internal override IEnumerable<RepairedFault> FaultsForCrews => Faults.Where(fault => fault.Mttr > Duration.Zero).Select(RepairedFault.Of).Prepend(Swap);

    /// <summary>What the event of a fault that has no effect is called.</summary>
    internal const string MaskedFault = "masked fault";

    /// <summary>What the event of a fault that the comparison does not cover is called.</summary>
    internal const string UnmaskedFault = "uncovered fault";

    internal override int Copies => Count;

    internal override Element CopyNamed(string name) => this with { Name = name, Count = 1 };
}
