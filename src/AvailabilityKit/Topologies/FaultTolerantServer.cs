using System.Globalization;
using System.Text.Json.Serialization;
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
/// <para>Without repair, three modules of which two must agree are the triad, and two that check themselves the self-checking pair, of R. W. Butler, S. C. Johnson, <em>Techniques for Modeling the
/// Reliability of Fault-Tolerant Systems With the Markov State-Space Approach</em>, NASA Reference Publication 1348, 1995, sections 6.2 to 6.4.</para>
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

    /// <summary>Describes a fault-tolerant server whose modules have several classes of faults.</summary>
    /// <param name="name">Its name, unique within the topology.</param>
    /// <param name="moduleFaults">The classes of faults that each module has; at least one, each named once. Those after which equally long swaps follow cost no states of their own.</param>
    /// <exception cref="ArgumentException">There is no class, or two have the same name.</exception>
    public FaultTolerantServer(string name, IEnumerable<ModuleFault> moduleFaults)
        : base(name)
    {
        var classes = Sequence<ModuleFault>.Of(moduleFaults, nameof(moduleFaults));
        if (classes.Count == 0)
        {
            throw new ArgumentException($"\"{name}\" has no class of module faults; give at least one, such as those of the memory.", nameof(moduleFaults));
        }

        if (classes.GroupBy(fault => fault.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
        {
            throw new ArgumentException($"\"{name}\" has two classes of module faults named \"{twice.Key}\"; give each its own name so that the report can tell them apart.", nameof(moduleFaults));
        }

        ModuleFault[] permanent = [.. classes.Where(fault => fault.HotSwap is not null)];
        var (fails, all) = (RateOf(permanent), RateOf(classes));
        (ModuleMtbf, TransientMtbf) = (Duration.FromSeconds(1 / fails), Duration.FromSeconds(1 / RateOf(classes.Where(fault => fault.HotSwap is null))));
        if (permanent.Length > 0)
        {
            HotSwap = permanent.Length == 1 || fails == 0 ? permanent[0].HotSwap!.Value : Duration.FromSeconds(permanent.Sum(fault => RateOf([fault]) / fails * fault.HotSwap!.Value.TotalSeconds));
        }

        Coverage = classes.Count == 1 || all == 0 ? classes[0].Coverage : Probability.FromParts(classes.Sum(fault => RateOf([fault]) * fault.Coverage.Value), classes.Sum(fault => RateOf([fault]) * fault.Coverage.Complement));
        ModuleFaults = classes;
    }

    /// <summary>The classes of faults that each module has; empty where <see cref="ModuleMtbf"/>, <see cref="HotSwap"/>, <see cref="TransientMtbf"/> and <see cref="Coverage"/> say all of them.</summary>
    public IReadOnlyList<ModuleFault> ModuleFaults { get; } = Sequence<ModuleFault>.Empty;

    /// <summary>Modules in lockstep: 2 (a pair) by default, or 3 (a triple, which votes).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Neither 2 nor 3.</exception>
    public int Modules
    {
        get;
        init => field = value is 2 or 3
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), $"\"{Name}\" has {value} modules; a lockstep server has 2 or 3.");
    } = 2;

    /// <summary>How many modules must run in lockstep for the server to work: 1 by default; 2 where three vote and two must agree.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int AtLeast { get; init => field = OneOrMore(value, nameof(value), $"\"{Name}\" works while {value} modules run"); } = 1;

    /// <summary>Whether each module is a pair that checks itself: two halves whose outputs are compared; false by default.</summary>
    /// <remarks>
    /// Every MTBF is then that of one half, and a fault of either halts the pair. The outputs of one pair are used while the others follow it (pair and spare), so that a fault which is not covered takes
    /// the server down only where it is in the pair that is used: <see cref="Coverage"/> is the probability of a fail-stop.
    /// </remarks>
    public bool SelfChecking { get; init; }

    /// <summary>Mean time between permanent faults of one module; of all classes of <see cref="ModuleFaults"/> together, where these are given.</summary>
    /// <exception cref="ArgumentException">Zero, or the faults are given by class.</exception>
    public Duration ModuleMtbf { get; init => field = IfNotByClass(Times.Positive(value, "moduleMtbf", $"\"{Name}\""), "moduleMtbf"); }

    /// <summary>Mean time from a module's permanent fault until its replacement is in the server; of all classes of <see cref="ModuleFaults"/> on average, and zero where none is permanent.</summary>
    /// <exception cref="ArgumentException">Zero or infinite, or the faults are given by class.</exception>
    public Duration HotSwap { get; init => field = IfNotByClass(Times.PositiveAndFinite(value, "hotSwap", $"\"{Name}\""), "hotSwap"); }

    /// <summary>Mean time between transient faults of one module; infinite (never) by default.</summary>
    /// <exception cref="ArgumentException">Zero, or the faults are given by class.</exception>
    public Duration TransientMtbf { get; init => field = IfNotByClass(Times.Positive(value, "transientMtbf", $"\"{Name}\""), "transientMtbf"); } = Duration.Infinite;

    /// <summary>Mean time for a swapped or transiently disturbed module to copy memory and rejoin the lockstep; 10 min by default.</summary>
    public Duration Resynchronization { get; init => field = Times.PositiveAndFinite(value, "resynchronization", $"\"{Name}\""); } = Duration.FromMinutes(10);

    /// <summary>The probability that a module which has copied memory does not get into lockstep; 0 by default. It then counts as failed, and is swapped: after a fault by class, as for the first class that is permanent.</summary>
    /// <remarks>What only tries again needs nothing here: where a rejoin of the mean time r fails with the probability p and begins anew, the <see cref="Resynchronization"/> takes r / (1 - p).</remarks>
    /// <exception cref="ArgumentException">No class of module faults is permanent, so that nothing is swapped.</exception>
    public Probability RejoinFailure
    {
        get;
        init => field = value.Value == 0 || Classes.Any(fault => fault.HotSwap is not null)
            ? value
            : throw new ArgumentException($"A module of \"{Name}\" whose rejoin fails is swapped, and no class of its faults says how long that takes; give one that is permanent, or leave rejoinFailure out.", nameof(value));
    }

    /// <summary>How long the server stands still on average when a module that has copied memory joins the others; zero by default, finite.</summary>
    public Duration RejoinBlackout { get; init => field = Times.Finite(value, "rejoinBlackout", $"\"{Name}\""); }

    /// <summary>The share of module faults that the comparison detects and isolates while another module runs on; 1 by default. The mean over <see cref="ModuleFaults"/>, where these are given.</summary>
    /// <exception cref="ArgumentException">The faults are given by class.</exception>
    public Probability Coverage { get; init => field = IfNotByClass(value, "coverage"); } = 1.0;

    /// <summary>Mean time to restart the server when a fault was not covered or the last module was lost; 15 min by default.</summary>
    public Duration Restart { get; init => field = Times.PositiveAndFinite(value, "restart", $"\"{Name}\""); } = Duration.FromMinutes(15);

    /// <summary>What stops the server whatever its modules do: common causes, software, operators.</summary>
    /// <exception cref="ArgumentException">Two faults have the same name, or one has that of a class of module faults.</exception>
    public IReadOnlyList<Fault> Faults
    {
        get;
        init
        {
            field = Fault.EachNamedOnce(value, Name, "faults");
            if (field.FirstOrDefault(fault => ModuleFaults.Any(ofModule => ofModule.Name == fault.Name)) is { } both)
            {
                throw new ArgumentException($"\"{both.Name}\" is a fault of \"{Name}\" and a class of the faults of its modules; give each its own name so that crews and the report can tell them apart.", nameof(value));
            }
        }
    } = Sequence<Fault>.Empty;

    /// <summary>Announced work; the share that is done on line stops nothing, and what is done half by half (<see cref="PlannedWork.HalfByHalf"/>) only the switch-over.</summary>
    public IReadOnlyList<PlannedWork> Planned { get; init => field = Sequence<PlannedWork>.Of(value, nameof(Planned)); } = Sequence<PlannedWork>.Empty;

    /// <summary>How many alike copies there are, 1 by default. With 10 the name <c>web</c> stands for ten elements, <c>web-1</c> to <c>web-10</c>, in every list that names it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1 or above <see cref="Element.MostCopies"/>.</exception>
    public int Count { get; init => field = CountOf(value, Name); } = 1;

    /// <summary>What it gives to virtual machines as their host; <see langword="null"/> by default, where it is not said.</summary>
    public Resources? Capacity { get; init; }

    internal override Resources? Given => Capacity;

    internal override Element Giving(Resources capacity) => this with { Capacity = capacity };

    internal override bool CarriesWork => true;

    /// <summary>Its modules are no elements that could be told as what failed: what it lost with them is hardware.</summary>
    internal override Layer LayerOf(CauseKind kind) => kind is CauseKind.RedundancyLost or CauseKind.CommonCause ? Layer.Hardware : Layers.Of(kind, whole: null);

    internal override bool CanBeNode => true;

    internal override bool CanBeRepaired => true;

    internal override bool CanBeStruck => true;

    internal override bool CanTakeParts => true;

    internal override bool TakesParts => Classes.Any(fault => fault.HotSwap is not null);

    internal override IReadOnlyList<Fault> OwnFaults => Faults;

    internal override bool MasksFaults => true;

    internal override bool HasHalves => Modules == 2 && AtLeast == 1;

    internal override string Detail => SelfChecking ? "self-checking pairs in lockstep, hot swap" : "lockstep, hot swap";

    internal override string InsideInWords => $"{Modules} modules in lockstep";

    internal override IReadOnlyList<(string Label, string Detail)> InnerBlocks =>
        [.. Enumerable.Range(1, Modules).Select(module => (string.Create(CultureInfo.InvariantCulture, $"module {module}"), $"MTBF {ModuleMtbf}"))];

    /// <inheritdoc/>
    public override string Noun => "fault-tolerant server";

    internal override IEnumerable<TopologyMistake> OwnMistakes()
    {
        if (AtLeast > Modules)
        {
            yield return new(Name, "atLeast", -1, $"The fault-tolerant server \"{Name}\" of {Modules} modules needs at least {AtLeast} of them; give a number from 1 to {Modules}.");
        }
        else if (SelfChecking && AtLeast > 1)
        {
            yield return new(Name, "atLeast", -1, $"The modules of \"{Name}\" check themselves, so that one is enough, and {AtLeast} are asked for; leave atLeast or selfChecking out.");
        }
    }

    internal override IEnumerable<TopologyWarning> OwnWarnings()
    {
        foreach (var fault in Classes.Where(fault => fault.HotSwap > fault.Mtbf))
        {
            yield return new(
                TopologyWarningKind.RepairLongerThanUptime,
                Name,
                $"The modules of \"{Name}\" are swapped in {fault.HotSwap}, which is longer than the {fault.Mtbf} until one fails; were {(ModuleFaults.Count == 0 ? "moduleMtbf" : $"the mtbf of \"{fault.Name}\"")} and hotSwap swapped?");
        }
    }

    /// <summary>A server of one module: what its modules mask would stop it.</summary>
    internal override IEnumerable<LessRedundant> WithoutRedundancy(Topology topology) => AtLeast == Modules ? [] :
    [
        new(
        [
            new Component(Name, ComponentKind.Server,
            [
                .. Classes.Select(fault => fault.HotSwap is { } swap
                    ? Fault.Hardware(MtbfOf(fault), swap + Restart, $"{Alone(fault)} of the only module")
                    : Fault.Transient(MtbfOf(fault), Restart, $"{Alone(fault)} of the only module")),
                .. Faults,
            ]) { Needs = Needs, Planned = [.. Planned.Select(work => work.SwitchOver is null ? work : new PlannedWork(work.Activity, work.Every, work.Lasting))] },
        ],
        "a single module"),
    ];

    /// <summary>What the fault of a module is where there is only one.</summary>
    private string Alone(ModuleFault fault) => ModuleFaults.Count > 0 ? $"{fault.Name} fault" : fault.HotSwap is null ? "transient fault" : "fault";

    internal override IEnumerable<Recovery> Recoveries() =>
        Faults.Select(fault => new Recovery(Rate.Per(fault.Mtbf).ValuePerSecond, fault.Mttr.TotalSeconds))
            .Append(new Recovery((SelfChecking ? 2 : Modules) * Classes.Sum(fault => fault.Coverage.Complement * RateOf([fault])), Restart.TotalSeconds));

    internal override string WhyAlone => "its modules take over from one another in lockstep";

    internal override IEnumerable<string> Assumptions(string name, EvaluationOptions options)
    {
        foreach (var rollback in base.Assumptions(name, options))
        {
            yield return rollback;
        }

        yield return "A covered fault of a lockstep module does not interrupt work and loses nothing in flight; nothing else fails while the server restarts.";

        // Perfect coverage is what stands when nothing is said, and it decides most of the downtime of redundant systems.
        if (Coverage.Complement == 0)
        {
            yield return $"Every fault of a module of \"{name}\" is masked: no coverage below 100 % is given.";
        }

        if (options.Planned == PlannedDowntime.Included && Planned.Any(work => work.SwitchOver is not null))
        {
            yield return $"Work on \"{name}\" that is done half by half begins while all modules are in lockstep, and waits for nothing else; a fault of the half that serves ends it, and what is worked on does not fail.";
        }
    }

    internal override IReadOnlyList<PlannedWork> AnnouncedWork => Planned;

    /// <inheritdoc/>
    protected internal override void Describe(ElementBehaviour behaviour) => LockstepBehaviour.Describe(this, behaviour);

    /// <summary>The classes of faults that a module has, also where they are not given as such.</summary>
    internal IReadOnlyList<ModuleFault> Classes => ModuleFaults.Count > 0 ? ModuleFaults
        : TransientMtbf.IsInfinite ? [ModuleFault.Permanent(Swap.Name, ModuleMtbf, HotSwap, Coverage)]
        : [ModuleFault.Permanent(Swap.Name, ModuleMtbf, HotSwap, Coverage), ModuleFault.Transient("transient", TransientMtbf, Coverage)];

    /// <summary>What the downtime after a fault of a class is called that should have been masked.</summary>
    internal string UncoveredBy(ModuleFault fault) => ModuleFaults.Count == 0 ? "uncovered module fault" : $"uncovered {fault.Name} fault";

    /// <summary>Mean time between faults of a class in one module, of two halves where it checks itself.</summary>
    internal Duration MtbfOf(ModuleFault fault) => SelfChecking ? fault.Mtbf / 2 : fault.Mtbf;

    /// <summary>How often per second faults of some classes come, at what their MTBF is that of.</summary>
    private static double RateOf(IEnumerable<ModuleFault> faults) => faults.Sum(fault => Rate.Per(fault.Mtbf).ValuePerSecond);

    /// <exception cref="ArgumentException">The faults of the modules are given by class.</exception>
    private T IfNotByClass<T>(T value, string parameter) => ModuleFaults.Count == 0
        ? value
        : throw new ArgumentException($"The faults of the modules of \"{Name}\" are given by class; say there what {parameter} is to be.", parameter);

    /// <summary>What its crews call the fault of a module.</summary>
    private static readonly RepairedFault Swap = new("module", nameof(FaultKind.Hardware));

    /// <summary>What its crews know a permanent fault of a module as.</summary>
    internal RepairedFault RepairOf(ModuleFault fault) => ModuleFaults.Count == 0 ? Swap : Swap with { Name = fault.Name };

    internal override IEnumerable<RepairedFault> FaultsForCrews =>
        [.. Classes.Where(fault => fault.HotSwap is not null).Select(RepairOf), .. Faults.Where(fault => fault.Mttr > Duration.Zero).Select(RepairedFault.Of)];

    /// <summary>What the event of a fault that has no effect is called.</summary>
    internal const string MaskedFault = "masked fault";

    /// <summary>What the event of a rejoin that fails is called.</summary>
    internal const string FailedRejoin = "failed rejoin";

    /// <summary>What the event of a fault that the comparison does not cover is called.</summary>
    internal const string UnmaskedFault = "uncovered fault";

    internal override int Copies => Count;

    internal override Element CopyNamed(string name) => this with { Name = name, Count = 1 };
}
