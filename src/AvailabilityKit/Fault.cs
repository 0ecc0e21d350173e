using System.Text.Json.Serialization;
using AvailabilityKit.Quantities;
using AvailabilityKit.Topologies;
using AvailabilityKit.Topologies.Notation;
using AvailabilityKit.Topologies.Rollbacks;

namespace AvailabilityKit;

/// <summary>One way in which a component goes down: how often, and how long it takes to come back.</summary>
/// <remarks>
/// Vendors print MTBF and mean MTTF, the mean time <em>up</em> before the failure; the parameter is called <c>mtbf</c> because that
/// is what is printed, and it is used as MTTF: A = MTTF / (MTTF + MTTR). Times are exponential unless a <see cref="Lifetime"/> is given in
/// their place. What ages does so while its component is up, and is as new when this fault has been repaired, not when another one has.
/// </remarks>
[JsonConverter(typeof(ModelPartConverter))]
public sealed record Fault
{
    private readonly Lifetime? _ageing;
    private readonly Lifetime? _repair;

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

    /// <summary>Describes a fault whose times are not exponential: what wears out, fails early, or is repaired by a schedule.</summary>
    /// <param name="kind">The class that reports sort it into.</param>
    /// <param name="timeToFailure">The time to this failure while up, for example <c>Lifetime.Weibull(2.5, mean: 8_760.Hours)</c>; a duration is the mean of an exponential one.</param>
    /// <param name="timeToRepair">The time from the failure until the component works again; finite.</param>
    /// <param name="name">What the report calls it; the kind's own word if left out.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public Fault(FaultKind kind, Lifetime timeToFailure, Lifetime timeToRepair, string? name = null)
        : this(kind, NotNull(timeToFailure, nameof(timeToFailure)).Mean, NotNull(timeToRepair, nameof(timeToRepair)).Mean, name, owner: null)
    {
        _ageing = timeToFailure.IsExponential ? null : timeToFailure;
        _repair = timeToRepair.IsExponential ? null : timeToRepair;
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

    /// <summary>The time to this failure while up, as a distribution; exponential unless another was given.</summary>
    public Lifetime TimeToFailure => _ageing ?? Mtbf;

    /// <summary>The time from the failure until the component works again, as a distribution; null for no time at all.</summary>
    public Lifetime? TimeToRepair => _repair ?? (Mttr > Duration.Zero ? Mttr : null);

    /// <summary>Whether a shared repair crew must come; by default true for hardware, common causes and environment, false for what restarts by itself.</summary>
    public bool NeedsCrew { get; init; }

    /// <summary>Whether its repair takes a spare part, where there is a stock of them for the element; by default true for permanent hardware faults alone.</summary>
    public bool NeedsSpare { get; init; }

    /// <summary>To which point in time data go back when this fault has come; <see langword="null"/>, the default, where they stay as they are and nothing committed is lost.</summary>
    /// <exception cref="ArgumentException">The fault is noticed after no less than its <see cref="Mtbf"/>, or takes no time to repair.</exception>
    public PointInTimeRecovery? Rollback { get; init => field = value is null ? null : Possible(value); }

    /// <summary>A permanent hardware fault.</summary>
    /// <inheritdoc cref="Fault(FaultKind, Duration, Duration, string?)"/>
    public static Fault Hardware(Duration mtbf, Duration mttr, string? name = null) => new(FaultKind.Hardware, mtbf, mttr, name);

    /// <inheritdoc cref="Hardware(Duration, Duration, string?)" path="/summary"/>
    /// <inheritdoc cref="Fault(FaultKind, Lifetime, Lifetime, string?)"/>
    public static Fault Hardware(Lifetime timeToFailure, Lifetime timeToRepair, string? name = null) => new(FaultKind.Hardware, timeToFailure, timeToRepair, name);

    /// <summary>A transient hardware fault, cleared by a restart.</summary>
    /// <inheritdoc cref="Fault(FaultKind, Duration, Duration, string?)"/>
    public static Fault Transient(Duration mtbf, Duration mttr, string? name = null) => new(FaultKind.Transient, mtbf, mttr, name);

    /// <inheritdoc cref="Transient(Duration, Duration, string?)" path="/summary"/>
    /// <inheritdoc cref="Fault(FaultKind, Lifetime, Lifetime, string?)"/>
    public static Fault Transient(Lifetime timeToFailure, Lifetime timeToRepair, string? name = null) => new(FaultKind.Transient, timeToFailure, timeToRepair, name);

    /// <summary>A fault of the operating system, a driver, the hypervisor or the application.</summary>
    /// <inheritdoc cref="Fault(FaultKind, Duration, Duration, string?)"/>
    public static Fault Software(Duration mtbf, Duration mttr, string? name = null) => new(FaultKind.Software, mtbf, mttr, name);

    /// <inheritdoc cref="Software(Duration, Duration, string?)" path="/summary"/>
    /// <inheritdoc cref="Fault(FaultKind, Lifetime, Lifetime, string?)"/>
    public static Fault Software(Lifetime timeToFailure, Lifetime timeToRepair, string? name = null) => new(FaultKind.Software, timeToFailure, timeToRepair, name);

    /// <summary>An error of an operator or administrator.</summary>
    /// <inheritdoc cref="Fault(FaultKind, Duration, Duration, string?)"/>
    public static Fault Operator(Duration mtbf, Duration mttr, string? name = null) => new(FaultKind.Operator, mtbf, mttr, name);

    /// <inheritdoc cref="Operator(Duration, Duration, string?)" path="/summary"/>
    /// <inheritdoc cref="Fault(FaultKind, Lifetime, Lifetime, string?)"/>
    public static Fault Operator(Lifetime timeToFailure, Lifetime timeToRepair, string? name = null) => new(FaultKind.Operator, timeToFailure, timeToRepair, name);

    /// <summary>Power, cooling, site or network outside the component.</summary>
    /// <inheritdoc cref="Fault(FaultKind, Duration, Duration, string?)"/>
    public static Fault Environment(Duration mtbf, Duration mttr, string? name = null) => new(FaultKind.Environment, mtbf, mttr, name);

    /// <inheritdoc cref="Environment(Duration, Duration, string?)" path="/summary"/>
    /// <inheritdoc cref="Fault(FaultKind, Lifetime, Lifetime, string?)"/>
    public static Fault Environment(Lifetime timeToFailure, Lifetime timeToRepair, string? name = null) => new(FaultKind.Environment, timeToFailure, timeToRepair, name);

    /// <summary>One event that defeats every redundant part of a server at once.</summary>
    /// <inheritdoc cref="Fault(FaultKind, Duration, Duration, string?)"/>
    public static Fault CommonCause(Duration mtbf, Duration mttr, string? name = null) => new(FaultKind.CommonCause, mtbf, mttr, name);

    /// <inheritdoc cref="CommonCause(Duration, Duration, string?)" path="/summary"/>
    /// <inheritdoc cref="Fault(FaultKind, Lifetime, Lifetime, string?)"/>
    public static Fault CommonCause(Lifetime timeToFailure, Lifetime timeToRepair, string? name = null) => new(FaultKind.CommonCause, timeToFailure, timeToRepair, name);

    /// <summary>Changes that fail, by what teams that deliver software measure: how often they deploy, which share of that fails, and how long it takes to restore service.</summary>
    /// <remarks>
    /// Of n changes a year while the component is up, n times the share fail: MTBF = 8760 h / (n share), and each takes the component down until it is restored. The three figures are the deployment frequency, the change
    /// failure rate and the time to restore service of N. Forsgren, J. Humble, G. Kim, <em>Accelerate</em>, IT Revolution 2018, chapter 2.
    /// </remarks>
    /// <param name="perYear">How many changes are made in 8760 h; above zero.</param>
    /// <param name="failing">The share of them that fails and takes the component down; 0 for none.</param>
    /// <param name="restoredIn">Mean time from the failure until the component works again.</param>
    /// <param name="name">What the report calls it; "failed change" if left out.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public static Fault Change(double perYear, Probability failing, Duration restoredIn, string? name = null) => perYear > 0 && double.IsFinite(perYear)
        ? new(FaultKind.Change, perYear * failing.Value is > 0 and var failures ? Duration.FromYears(1) / failures : Duration.Infinite, restoredIn, name)
        : throw new ArgumentOutOfRangeException(nameof(perYear), $"{NumberNotation.Exact(perYear)} changes are made a year; give a number above zero, for example 50.");

    /// <summary>Data that are corrupted by software, people or malice, in every replica, and go back to the last snapshot from before.</summary>
    /// <remarks>
    /// <para>The component is up until it is noticed, and down for the rollback. Corruptions strike at random, one in an <paramref name="mtbf"/> while it is up, and each is noticed after an exponential time of its own, so that they are
    /// noticed at random too and as often (displacement theorem; J. F. C. Kingman, Poisson Processes, Oxford 1993, section 5.5). One that strikes while another has not been noticed goes with it
    /// and is counted all the same, so that figures are upper bounds, by a share of <paramref name="noticedAfter"/> / <paramref name="mtbf"/>.</para>
    /// <para>What of the committed work is lost, see <see cref="PointInTimeRecovery"/>. Replicas take corrupted data over as good ones: give the fault to an element that all of them need, not to one replica.</para>
    /// </remarks>
    /// <param name="mtbf">Mean time to such a corruption while up; above zero.</param>
    /// <param name="noticedAfter">Mean time from the corruption until it is noticed; below the <paramref name="mtbf"/>, zero for at once.</param>
    /// <param name="rollback">Mean time to restore a snapshot, to replay what is kept apart, and to check it; finite.</param>
    /// <param name="snapshotsEvery">The time from one snapshot to the next; finite, zero for a log from which any point in time can be restored.</param>
    /// <param name="keptFor">How long each is kept: no less than the time from one to the next. For ever if left out.</param>
    /// <param name="name">What the report calls it; "corruption" if left out.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public static Fault Corruption(Duration mtbf, Duration noticedAfter, Duration rollback, Duration snapshotsEvery, Duration? keptFor = null, string? name = null) =>
        new(FaultKind.Corruption, mtbf, rollback, name) { Rollback = PointInTimeRecovery.Of(noticedAfter, snapshotsEvery, keptFor) };

    /// <summary>The time until the component works again and what runs on it has been restarted; together above zero.</summary>
    internal Lifetime RecoveryWith(Duration restart) =>
        _repair is null ? Mttr + restart : restart > Duration.Zero ? _repair.Then(restart) : _repair;

    /// <summary>How its data go back to a point in time, as a sentence; null where they do not.</summary>
    internal string? RollbackOf(string owner) => Rollback is null ? null
        : $"Each \"{Name}\" at \"{owner}\" is in every replica and takes the data back to the last snapshot from before it ({Rollback}); what was committed since is lost, and another one that is not yet noticed is counted by itself.";

    internal static Sequence<Fault> EachNamedOnce(IEnumerable<Fault> faults, string owner, string parameter)
    {
        var checkedFaults = Sequence<Fault>.Of(faults, parameter);
        var repeated = checkedFaults.GroupBy(fault => fault.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any());
        return repeated is null
            ? checkedFaults
            : throw new ArgumentException($"\"{owner}\" has two faults named \"{repeated.Key}\"; give each its own name so that the report can tell them apart.", parameter);
    }

    private PointInTimeRecovery Possible(PointInTimeRecovery rollback) =>
        rollback.NoticedAfter >= Mtbf ? throw new ArgumentException($"The fault \"{Name}\" comes every {Mtbf} and is noticed after {rollback.NoticedAfter}, so that data are hardly ever good; give a time below the mtbf.", nameof(rollback))
        : Mttr == Duration.Zero ? throw new ArgumentException($"The fault \"{Name}\" takes its data back to a point in time and has an mttr of 0 s; give the time of the rollback, for example 2 h.", nameof(rollback))
        : rollback;

    private static Lifetime NotNull(Lifetime lifetime, string parameter)
    {
        ArgumentNullException.ThrowIfNull(lifetime, parameter);
        return lifetime;
    }

    /// <summary>The only fault of an element, whose times are then the element's own.</summary>
    internal static Fault Of(string owner, FaultKind kind, Duration mtbf, Duration mttr) => new(kind, mtbf, mttr, name: null, owner);
}
