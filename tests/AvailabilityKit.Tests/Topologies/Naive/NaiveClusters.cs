using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies.Naive;

/// <summary>What a cluster is doing; all but serving is downtime.</summary>
internal enum NaiveActivity
{
    Serving,
    Undecided,
    FailingOver,
    RecoveringUncovered,
    FailingBack,
    SwitchingOver,
    TooFewNodes,
    StoppedForWork,
    Waiting,
}

/// <summary>How clusters react to what is up below them, and how their interruptions end.</summary>
/// <remarks>
/// <para>Active/passive: as many nodes as needed carry the work; those that do keep it, and the first in the list that are up take what
/// is to be taken. Active/active: every node that is up carries it.</para>
/// <para>When a node that carries work goes down: too few left, and the cluster is down until enough are up, and then up at once;
/// else a switch-over if planned work took the node, else a failover that is covered or not. When nodes come up: they join, or call
/// the work back where the cluster fails back.</para>
/// <para>A cluster sees its nodes only between interruptions: they go on during one, and are looked at when it ends. While the cluster itself
/// is worked on it does nothing; when that ends it serves with what is up.</para>
/// <para>A node of an active/passive cluster that carries no work, for whatever reason, has its own faults slowed to the share that the
/// cluster's standby says.</para>
/// <para>Failovers, failbacks and switch-overs that need something do not begin while it is down, and what has begun does not end. A cluster that
/// waits to begin looks at its nodes as if it served: all of those back that carried the work, it goes on; too few left, it stops. An
/// uncovered recovery needs nothing.</para>
/// </remarks>
internal sealed class NaiveClusters(NaiveSystem system, Func<NaiveState, string, bool> isUpItself, Func<NaiveState, string, bool> isDownForWork)
{
    private const string Activity = "activity";

    public IEnumerable<KeyValuePair<Variable, object?>> Initially() => system.ClustersBelowFirst.SelectMany(cluster => cluster.Nodes
        .Select(node => new KeyValuePair<Variable, object?>(new(cluster.Name, Carries(node)), false))
        .Append(new(new(cluster.Name, Activity), NaiveActivity.Serving)));

    /// <summary>The work put on the preferred nodes, everything being up.</summary>
    public NaiveState Start(NaiveState state) =>
        system.ClustersBelowFirst.Aggregate(state, (now, cluster) => Carry(now, cluster, Choose(now, cluster, keep: [])));

    public NaiveActivity ActivityOf(NaiveState state, Cluster cluster) => state.Get<NaiveActivity>(cluster.Name, Activity);

    public bool IsInterrupted(NaiveState state, Cluster cluster) => ActivityOf(state, cluster)
        is NaiveActivity.Undecided or NaiveActivity.FailingOver or NaiveActivity.RecoveringUncovered or NaiveActivity.FailingBack or NaiveActivity.SwitchingOver;

    public List<string> NodesUp(NaiveState state, Cluster cluster) =>
        [.. cluster.Nodes.Where(node => system.IsUp(node, name => isUpItself(state, name)))];

    /// <summary>Why a cluster is down by itself, or null while it serves.</summary>
    public NaiveCause? DownBy(NaiveState state, Cluster cluster) => ActivityOf(state, cluster) switch
    {
        NaiveActivity.Serving => null,
        NaiveActivity.Waiting when IsLostToWork(state, cluster) && cluster.Failover.Needed.All(name => WouldBeUp(state, name)) => new(cluster.Name, "planned switch-over", CauseKind.Planned),
        NaiveActivity.Waiting => WaitsBy(cluster),
        NaiveActivity.FailingOver when !MayMove(state, cluster) => WaitsBy(cluster),
        NaiveActivity.Undecided => new(cluster.Name, "failover not decided", CauseKind.Failover),
        NaiveActivity.FailingOver => new(cluster.Name, "failover", CauseKind.Failover),
        NaiveActivity.RecoveringUncovered => new(cluster.Name, "uncovered failure", CauseKind.Uncovered),
        NaiveActivity.FailingBack => new(cluster.Name, "failback", CauseKind.Failover),
        NaiveActivity.SwitchingOver => new(cluster.Name, "planned switch-over", CauseKind.Planned),
        NaiveActivity.TooFewNodes => new(cluster.Name, "too few nodes left", CauseKind.RedundancyLost),
        _ => new(cluster.Name, "planned work", CauseKind.Planned),
    };

    /// <summary>Whether all is up that the work of a cluster needs to be moved.</summary>
    public bool MayMove(NaiveState state, Cluster cluster) => cluster.Failover.Needed.All(name => system.IsUp(name, each => isUpItself(state, each)));

    /// <summary>How often the own faults of a part strike, as a share of their rates.</summary>
    public double PaceOfFaults(NaiveState state, string node) => system.SlowingFaultsOf(node)
        .Where(cluster => !Carrying(state, cluster).Contains(node)).Aggregate(1.0, (pace, cluster) => pace * cluster.Standby.Share.Value);

    /// <summary>Stops a cluster: no node carries work.</summary>
    public NaiveState Stop(NaiveState state, Cluster cluster, NaiveActivity activity) => Carry(Doing(state, cluster, activity), cluster, []);

    /// <summary>Every cluster reacts to a step, those below first; each failover makes two steps of one.</summary>
    public IEnumerable<NaiveStep> Reactions(NaiveStep step, bool byWork)
    {
        IEnumerable<NaiveStep> steps = [step];
        foreach (var cluster in system.ClustersBelowFirst)
        {
            steps = steps.SelectMany(each => ReactionsOf(cluster, each, byWork));
        }

        return steps;
    }

    /// <summary>How the interruption of a cluster ends: it serves with what is up, if that is enough; or a failover is decided on.</summary>
    public IEnumerable<NaiveStep> EndInterruption(NaiveState state, Cluster cluster)
    {
        if (ActivityOf(state, cluster) == NaiveActivity.Undecided)
        {
            NaiveStep decided = new(state, 1 / cluster.Failover.DecisionDelay.TotalSeconds);
            return MayMove(state, cluster) ? FailOver(cluster, decided) : [decided with { To = Doing(state, cluster, NaiveActivity.Waiting) }];
        }

        if (ActivityOf(state, cluster) != NaiveActivity.RecoveringUncovered && !MayMove(state, cluster))
        {
            return [];
        }

        var (lasts, keep) = ActivityOf(state, cluster) switch
        {
            NaiveActivity.FailingOver => (cluster.Failover.Delay, Carrying(state, cluster)),
            NaiveActivity.RecoveringUncovered => (cluster.Failover.UncoveredRecovery, Carrying(state, cluster)),
            NaiveActivity.FailingBack => (cluster.Failover.Failback!.Value, []),
            _ => (cluster.Failover.SwitchOver, Carrying(state, cluster)),
        };
        return [new(Resume(state, cluster, keep), 1 / lasts.TotalSeconds)];
    }

    private static string Carries(string node) => $"work on {node}";

    private static NaiveState Doing(NaiveState state, Cluster cluster, NaiveActivity activity) => state.With(cluster.Name, Activity, activity);

    private static List<string> Carrying(NaiveState state, Cluster cluster) =>
        [.. cluster.Nodes.Where(node => state.Get<bool>(cluster.Name, Carries(node)))];

    private static NaiveState Carry(NaiveState state, Cluster cluster, IReadOnlyList<string> nodes) =>
        cluster.Nodes.Aggregate(state, (now, node) => now.With(cluster.Name, Carries(node), nodes.Contains(node)));

    /// <summary>The nodes that carry the work: of those that did, the ones that are up, and the first in the list for the rest.</summary>
    private List<string> Choose(NaiveState state, Cluster cluster, IReadOnlyList<string> keep)
    {
        var up = NodesUp(state, cluster);
        if (cluster.Mode == ClusterMode.ActiveActive)
        {
            return up;
        }

        var kept = keep.Where(up.Contains).ToList();
        return [.. kept, .. up.Except(kept).Take(cluster.AtLeast - kept.Count)];
    }

    private NaiveState Resume(NaiveState state, Cluster cluster, IReadOnlyList<string> keep)
    {
        if (NodesUp(state, cluster).Count >= cluster.AtLeast)
        {
            return Carry(Doing(state, cluster, NaiveActivity.Serving), cluster, Choose(state, cluster, keep));
        }

        return StopForLackOfNodes(state, cluster, isForWork: ActivityOf(state, cluster) == NaiveActivity.StoppedForWork);
    }

    /// <summary>What stops for work is down for work as long as any goes on below it.</summary>
    private NaiveState StopForLackOfNodes(NaiveState state, Cluster cluster, bool isForWork)
    {
        var goesOn = cluster.Nodes.SelectMany(system.Below).Any(below => NaiveWork.At(state, below) is not null);
        return Stop(state, cluster, isForWork && goesOn ? NaiveActivity.StoppedForWork : NaiveActivity.TooFewNodes);
    }

    private IEnumerable<NaiveStep> ReactionsOf(Cluster cluster, NaiveStep step, bool byWork)
    {
        var state = step.To;
        if (IsInterrupted(state, cluster))
        {
            // Those that carried the work are back before anybody else took it over.
            var mayReturn = ActivityOf(state, cluster) == NaiveActivity.Undecided || (ActivityOf(state, cluster) == NaiveActivity.FailingOver && FirstReadyServes(cluster));
            return [mayReturn && Carrying(state, cluster).All(NodesUp(state, cluster).Contains) ? step with { To = Rejoin(Doing(state, cluster, NaiveActivity.Serving), cluster) } : step];
        }

        if (NaiveWork.At(state, cluster.Name) is not null)
        {
            return [step with { To = Stop(state, cluster, NaiveActivity.StoppedForWork) }];
        }

        var waits = ActivityOf(state, cluster) == NaiveActivity.Waiting;
        if (!waits && ActivityOf(state, cluster) != NaiveActivity.Serving)
        {
            return [step with { To = Resume(state, cluster, keep: []) }];
        }

        var up = NodesUp(state, cluster);
        var failover = cluster.Failover;
        if (Carrying(state, cluster).All(up.Contains))
        {
            return [step with { To = Rejoin(Doing(state, cluster, NaiveActivity.Serving), cluster) }];
        }

        var isForWork = waits ? IsLostToWork(state, cluster) : byWork;
        if (up.Count < cluster.AtLeast)
        {
            return [step with { To = StopForLackOfNodes(state, cluster, isForWork) }];
        }

        NaiveStep waiting = step with { To = Doing(state, cluster, NaiveActivity.Waiting) };
        if (isForWork)
        {
            return [!MayMove(state, cluster) ? waiting : step with { To = Interrupt(state, cluster, NaiveActivity.SwitchingOver, failover.SwitchOver) }];
        }

        if (failover.DecisionDelay > Duration.Zero && !waits)
        {
            return [step with { To = Doing(state, cluster, NaiveActivity.Undecided) }];
        }

        return MayMove(state, cluster) ? FailOver(cluster, step) : [waiting];
    }

    private static NaiveCause WaitsBy(Cluster cluster) =>
        new(cluster.Name, $"failover waits for {(cluster.Failover.Needed.Count > 1 ? string.Join(", ", cluster.Failover.Needed.SkipLast(1)) + " and " : "")}{cluster.Failover.Needed[^1]}", CauseKind.Failover);

    private bool IsLostToWork(NaiveState state, Cluster cluster) => Carrying(state, cluster).All(node => WouldBeUp(state, node));

    /// <summary>Whether an element would be up if nobody worked on anything.</summary>
    private bool WouldBeUp(NaiveState state, string name) => system.IsUp(name, each => isUpItself(state, each) || isDownForWork(state, each));

    private bool FirstReadyServes(Cluster cluster) =>
        cluster.Failover.Policy is { } policy ? policy == FailoverPolicy.FirstReady : cluster.Nodes.Any(node => system[node] is Cluster);

    private IEnumerable<NaiveStep> FailOver(Cluster cluster, NaiveStep step)
    {
        var (state, failover) = (step.To, cluster.Failover);
        NaiveStep covered = new(
            FirstReadyServes(cluster) && failover.Delay > Duration.Zero ? Doing(state, cluster, NaiveActivity.FailingOver) : Interrupt(state, cluster, NaiveActivity.FailingOver, failover.Delay),
            step.Rate * failover.Coverage.Value,
            [.. step.Events, new(NaiveEventKind.CoveredFailover, cluster.Name)]);
        NaiveStep uncovered = new(
            Interrupt(state, cluster, NaiveActivity.RecoveringUncovered, failover.UncoveredRecovery),
            step.Rate * failover.Coverage.Complement,
            [.. step.Events, new(NaiveEventKind.UncoveredFailover, cluster.Name)]);
        return new[] { covered, uncovered }.Where(each => each.Rate > 0);
    }

    /// <summary>Nodes that are up again join an active/active cluster at once; one that fails back is interrupted for it.</summary>
    private NaiveState Rejoin(NaiveState state, Cluster cluster)
    {
        if (cluster.Mode == ClusterMode.ActiveActive)
        {
            return Carry(state, cluster, Choose(state, cluster, keep: []));
        }

        var preferred = Choose(state, cluster, keep: []);
        if (cluster.Failover.Failback is not { } interruption || !MayMove(state, cluster) || preferred.ToHashSet().SetEquals(Carrying(state, cluster)))
        {
            return state;
        }

        return interruption == Duration.Zero
            ? Carry(state, cluster, preferred)
            : Doing(state, cluster, NaiveActivity.FailingBack);
    }

    /// <summary>An interruption begins, or is over at once where it takes no time. Nodes that are down lose their work.</summary>
    private NaiveState Interrupt(NaiveState state, Cluster cluster, NaiveActivity activity, Duration lasts)
    {
        var up = NodesUp(state, cluster);
        List<string> left = [.. Carrying(state, cluster).Where(up.Contains)];
        return lasts == Duration.Zero
            ? Resume(state, cluster, left)
            : Carry(Doing(state, cluster, activity), cluster, left);
    }
}
