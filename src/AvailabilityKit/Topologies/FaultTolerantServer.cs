using System.Text.Json.Serialization;

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
    public int Count { get; init => field = CountedElements.Checked(value, Name); } = 1;

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

    internal override IEnumerable<(double PerSecond, double Seconds)> Recoveries() =>
        Faults.Select(fault => (Rate.Per(fault.Mtbf).ValuePerSecond, fault.Mttr.TotalSeconds))
            .Append((Modules * Coverage.Complement * (Rate.Per(ModuleMtbf) + Rate.Per(TransientMtbf)).ValuePerSecond, Restart.TotalSeconds));

    internal override int Copies => Count;

    internal override Element CopyNamed(string name) => this with { Name = name, Count = 1 };
}
