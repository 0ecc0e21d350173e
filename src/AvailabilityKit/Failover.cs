using System.Text.Json.Serialization;
using AvailabilityKit.Quantities;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit;

/// <summary>What happens when an active node of a cluster fails and another can take over.</summary>
/// <remarks>
/// <c>Failover.In(30.Seconds).Covering(0.95).OtherwiseIn(15.Minutes)</c>: 95 % of failures are detected and the work is running
/// elsewhere after 30 s on average (detection, fencing, restart, log replay); the others, where the failover itself goes wrong,
/// take 15 min.
/// </remarks>
[JsonConverter(typeof(ModelPartConverter))]
public sealed record Failover
{
    private Failover(Duration delay)
    {
        Delay = Times.Finite(delay, nameof(delay), "a failover");
        SwitchOver = Delay;
    }

    /// <summary>Mean time until the work runs on another node after a covered failure.</summary>
    public Duration Delay { get; }

    /// <summary>The share of failures whose failover works as designed; 1 by default.</summary>
    public Probability Coverage { get; private init; } = 1.0;

    /// <summary>Mean time to recover when the failover itself fails.</summary>
    public Duration UncoveredRecovery { get; private init; }

    /// <summary>The interruption when the work moves back to the preferred nodes once they are repaired; <see langword="null"/> if it stays where it is.</summary>
    public Duration? Failback { get; private init; }

    /// <summary>The interruption of a planned switch-over before rolling maintenance; the failover's own delay by default.</summary>
    public Duration SwitchOver { get; private init; }

    /// <summary>How long the work must have been interrupted on average before the failover begins; zero by default.</summary>
    public Duration DecisionDelay { get; private init; }

    /// <summary>What becomes of a failover under way when the nodes that failed are back; <see langword="null"/>, the default, carries it through between servers and lets the first that is ready serve between clusters.</summary>
    public FailoverPolicy? Policy { get; private init; }

    /// <summary>How many changes are made in a year of 8760 h, each of which may break the failover; 0 by default.</summary>
    public double ChangesPerYear { get; private init; }

    /// <summary>The share of changes that break the failover.</summary>
    public Probability Breaking { get; private init; }

    /// <summary>The planned work of the cluster that finds a broken failover and mends it; <see langword="null"/> where only a failure finds it.</summary>
    public string? TestedBy { get; private init; }

    /// <summary>How far the place that the work moves to is behind what was committed, the recovery point: that is lost at every failover. <see langword="null"/>, the default, for shared storage and synchronous replication, which lose nothing committed.</summary>
    public Lifetime? Lag { get; private init; }

    /// <summary>How often a failover that works is broken.</summary>
    internal Rate Breaks => Rate.Per(Duration.FromYears(1)) * (ChangesPerYear * Breaking.Value);

    /// <summary>The elements without which work cannot be moved: while one of them is down, failovers wait; none by default.</summary>
    public IReadOnlyList<string> Needed { get; private init; } = Sequence<string>.Empty;

    /// <summary>A failover that takes this long on average, covers every failure and does not fail back.</summary>
    /// <param name="delay">From the failure until the work runs elsewhere; finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The delay is infinite.</exception>
    public static Failover In(Duration delay) => new(delay);

    /// <summary>The share of failures whose failover works as designed (coverage).</summary>
    /// <param name="coverage">0 to 1.</param>
    public Failover Covering(Probability coverage) => this with { Coverage = coverage };

    /// <summary>How long recovery takes when the failover itself fails.</summary>
    /// <param name="uncoveredRecovery">Mean time; finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The recovery is infinite.</exception>
    public Failover OtherwiseIn(Duration uncoveredRecovery) => this with { UncoveredRecovery = Times.Finite(uncoveredRecovery, nameof(uncoveredRecovery), "a failover") };

    /// <summary>The work moves back to the nodes listed first once they are repaired, and is interrupted for this long. In an active/active cluster a node rejoins without an interruption, and this changes nothing.</summary>
    /// <param name="failback">Mean time; finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The interruption is infinite.</exception>
    public Failover FailingBackIn(Duration failback) => this with { Failback = Times.Finite(failback, nameof(failback), "a failover") };

    /// <summary>How long a planned switch-over interrupts the work.</summary>
    /// <param name="switchOver">Mean time; finite; zero for a live migration without a blackout.</param>
    /// <exception cref="ArgumentOutOfRangeException">The interruption is infinite.</exception>
    public Failover SwitchingOverIn(Duration switchOver) => this with { SwitchOver = Times.Finite(switchOver, nameof(switchOver), "a failover") };

    /// <summary>The failover begins only when the work has been interrupted for a time: a site whose own cluster recovers meanwhile is not left.</summary>
    /// <param name="decisionDelay">Mean time until somebody, or something, decides; finite. It comes before the delay of the failover.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is infinite.</exception>
    public Failover DecidedAfter(Duration decisionDelay) => this with { DecisionDelay = Times.Finite(decisionDelay, nameof(decisionDelay), "a failover") };

    /// <summary>Changes to nodes, applications and storage break failover scripts now and then, and nobody sees it before a test, or before the failure that is then not covered.</summary>
    /// <remarks>
    /// From a change that breaks it on, no failover is covered: recovery takes as long as <see cref="OtherwiseIn"/> says, and mends it. So does each piece of the planned work that tests it, which
    /// costs its own planned downtime. A planned switch-over is done by people, and works.
    /// </remarks>
    /// <param name="perYear">How many changes are made in 8760 h; above zero.</param>
    /// <param name="breaking">The share of them that break it.</param>
    /// <param name="testedBy">The name of a planned work of the cluster, such as "cluster test"; if left out, only a failure shows that it is broken.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public Failover BrokenByChanges(double perYear, Probability breaking, string? testedBy = null) => perYear > 0 && double.IsFinite(perYear)
        ? this with { ChangesPerYear = perYear, Breaking = breaking, TestedBy = testedBy is null || !string.IsNullOrWhiteSpace(testedBy) ? testedBy : throw new ArgumentException("The work that tests the failover has no name; give that of a planned work of the cluster, for example \"cluster test\", or leave it out.", nameof(testedBy)) }
        : throw new ArgumentOutOfRangeException(nameof(perYear), $"{NumberNotation.Exact(perYear)} changes a year break the failover; give a number above zero, for example 50.");

    /// <summary>The work moves to a place to which what is committed is replicated asynchronously: what was committed in the last while is lost.</summary>
    /// <param name="lag">How far the replica is behind on average, exponentially distributed; finite. With zero nothing committed is lost.</param>
    /// <exception cref="ArgumentOutOfRangeException">The lag is infinite.</exception>
    public Failover LaggingBy(Duration lag) => Times.Finite(lag, nameof(lag), "a failover") == Duration.Zero ? this with { Lag = null } : LaggingBy(Lifetime.Exponential(lag));

    /// <summary>The work moves to a place to which what is committed is replicated asynchronously, by a lag of any distribution.</summary>
    /// <param name="lag">How far the replica is behind, such as <see cref="Lifetime.Exactly"/> where that is always the same; of a finite mean.</param>
    /// <exception cref="ArgumentOutOfRangeException">The mean is infinite.</exception>
    public Failover LaggingBy(Lifetime lag)
    {
        ArgumentNullException.ThrowIfNull(lag);
        _ = Times.Finite(lag.Mean, nameof(lag), "a failover");
        return this with { Lag = lag };
    }

    /// <summary>The work is restored from the last snapshot, so that what was committed since is lost: anything up to the interval, all equally likely, and the time to copy it.</summary>
    /// <remarks>A snapshot counts from when it was taken and is of use once it has been copied, so that the loss is uniform from <paramref name="copiedIn"/> to <paramref name="copiedIn"/> + <paramref name="every"/>.</remarks>
    /// <param name="every">The time from one snapshot to the next; above zero, finite.</param>
    /// <param name="copiedIn">How long it takes until a snapshot can be restored from; zero by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time is out of its range.</exception>
    public Failover FromSnapshots(Duration every, Duration copiedIn = default) =>
        this with { Lag = Lifetime.Uniform(Times.Finite(copiedIn, nameof(copiedIn), "a failover"), copiedIn + Times.PositiveAndFinite(every, nameof(every), "a failover")) };

    /// <summary>Work can be moved only while these are up: failovers, failbacks and planned switch-overs wait for the management server, the quorum disk, the network between the sites.</summary>
    /// <remarks>
    /// One that has not begun waits, and the work goes on where it was if what failed is back meanwhile. One that has begun stands still until all of them are
    /// up again. The recovery from an uncovered failure is done by hand, and waits for none of them.
    /// </remarks>
    /// <param name="elements">Names of elements, each once; none of them may depend on the cluster. They replace those said before.</param>
    /// <exception cref="ArgumentException">One is named twice.</exception>
    public Failover Needs(params IReadOnlyList<string> elements) => this with { Needed = Sequence<string>.EachOnce(elements, nameof(elements), "The failover", "an element") };

    /// <summary>Once begun, the failover is carried through, whatever comes back meanwhile.</summary>
    public Failover CarriedThrough() => this with { Policy = FailoverPolicy.CarryThrough };

    /// <summary>The first that is ready serves: where the nodes that failed are back before the failover is done, it is given up. An uncovered recovery is carried through.</summary>
    public Failover FirstReadyServes() => this with { Policy = FailoverPolicy.FirstReady };
}
