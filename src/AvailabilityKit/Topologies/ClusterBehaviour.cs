using AvailabilityKit.Behaviours;

namespace AvailabilityKit.Topologies;

/// <summary>What a cluster does over time: it serves with some of its nodes, is interrupted when it loses one, and stops when too few are left.</summary>
/// <remarks>
/// Its state is what it is doing, and which of its nodes carry the work. Nodes carry it as long as they are up; what they leave is taken
/// by the first in the list that are up (active/passive), or all that are up carry it (active/active). A node that carries work and is
/// not up any more has been lost: that is what the reactions look for, in this order: the cluster stops, switches over from planned
/// work, or fails over.
/// </remarks>
internal sealed class ClusterBehaviour
{
    private const string Serving = "serving";
    private const string Undecided = "waiting for the decision to fail over";
    private const string FailingOver = "failing over";
    private const string RecoveringUncovered = "recovering from an uncovered failure";
    private const string TooFewNodes = "too few nodes left";
    private const string FailingBack = "failing back";
    private const string SwitchingOver = "switching over for planned work";
    private const string StoppedForWork = "stopped for planned work";

    private readonly Cluster _cluster;
    private readonly ElementBehaviour _behaviour;
    private readonly StateVariable _phase;
    private readonly StateVariable[] _carries;
    private readonly Condition[] _isUp;
    private readonly Condition[] _carriesOn;
    private readonly Condition _isEnough;
    private readonly Condition _isServing;
    private readonly Condition _isWorkedOn;
    private readonly bool _mayBeWorkedOn;
    private readonly bool _firstReadyServes;

    private ClusterBehaviour(Cluster cluster, ElementBehaviour behaviour)
    {
        _cluster = cluster;
        _behaviour = behaviour;
        _phase = behaviour.Variable("phase", Serving, FailingOver, RecoveringUncovered, TooFewNodes, FailingBack, SwitchingOver, StoppedForWork, Undecided);
        _firstReadyServes = cluster.Failover.Policy is { } policy ? policy == FailoverPolicy.FirstReady : cluster.Nodes.Any(behaviour.FailsOverItself);
        _carries = [.. cluster.Nodes.Select(node => behaviour.Counter($"work on {node}", 1))];
        _isUp = [.. cluster.Nodes.Select(behaviour.IsElementUp)];
        _carriesOn = [.. _carries.Select((carries, place) => carries.Is(1) & _isUp[place])];
        _isEnough = Condition.AtLeast(cluster.AtLeast, _isUp);
        _isServing = _phase.Is(Serving);
        _mayBeWorkedOn = behaviour.IsWorkedOnBelow != Condition.Never;
        _isWorkedOn = behaviour.IsWorkedOn == Condition.Never ? behaviour.IsWorkedOnBelow
            : _mayBeWorkedOn ? behaviour.IsWorkedOn | behaviour.IsWorkedOnBelow
            : behaviour.IsWorkedOn;
    }

    /// <summary>The event of a failover that goes as it should.</summary>
    public static Tag Covered(string cluster) => new(cluster, "covered failover");

    /// <summary>The event of a failover that does not.</summary>
    public static Tag Uncovered(string cluster) => new(cluster, "uncovered failover");

    public static void Describe(Cluster cluster, ElementBehaviour behaviour)
    {
        var described = new ClusterBehaviour(cluster, behaviour);
        behaviour.UpWhile(described._isServing, orAtWork: described._phase.IsAnyOf(Serving, SwitchingOver, StoppedForWork));
        behaviour.TakesTurns(cluster.Nodes, cluster.AtLeast, described._isServing);
        behaviour.AsNewWhile(described._isServing);
        behaviour.InterruptedWhile(described._phase.IsAnyOf(FailingOver, RecoveringUncovered, FailingBack, SwitchingOver, Undecided));
        if (cluster.Failover.Failback is null)
        {
            behaviour.ExchangesAlike(new NodePlaces(cluster.Nodes, described._carries, cluster.Mode == ClusterMode.ActivePassive && cluster.AtLeast < cluster.Nodes.Count));
        }

        if (cluster.Mode == ClusterMode.ActivePassive && cluster.Standby != Standby.Hot)
        {
            described.SlowFaultsOfStandbys();
        }

        if (cluster.RepairCrews is { } crews)
        {
            behaviour.SharesRepairs(new SharedRepairs(cluster.Nodes, crews, CrewDiscipline.EqualShare));
        }

        if (cluster.Mode == ClusterMode.ActivePassive)
        {
            behaviour.Reaction("begins", described._isServing & Condition.All([.. described._carries.Select(carries => carries.Is(0))]), described.Resume(keep: null));
        }

        described.LoseNodes();
        described.GainNodes();
        described.EndInterruptions();
        described.NameReasons();
    }

    private void SlowFaultsOfStandbys()
    {
        for (var place = 0; place < _carries.Length; place++)
        {
            _behaviour.SlowsFaultsOf(_cluster.Nodes[place], Amount.If(_carries[place].Is(1), 1, _cluster.Standby.Share.Value));
        }
    }

    private void LoseNodes()
    {
        if (_behaviour.IsWorkedOn != Condition.Never)
        {
            _behaviour.Reaction("stops for work on it", _isServing & _behaviour.IsWorkedOn, Stop(StoppedForWork));
        }

        var lost = _isServing & Condition.Any([.. _carries.Select((carries, place) => carries.Is(1) & !_isUp[place])]);
        var lostToFault = Condition.Any([.. _cluster.Nodes.Select((node, place) => _carries[place].Is(1) & !_behaviour.IsElementUpButForWork(node))]);
        if (_mayBeWorkedOn)
        {
            _behaviour.Reaction("stops for planned work", lost & !_isEnough & !lostToFault, Stop(StoppedForWork));
        }

        _behaviour.Reaction("has too few nodes left", lost & !_isEnough, Stop(TooFewNodes));
        if (_mayBeWorkedOn)
        {
            _behaviour.Reaction("switches over", lost & !lostToFault, Interrupt(SwitchingOver, _cluster.Failover.SwitchOver));
        }

        if (_cluster.Failover.DecisionDelay > Duration.Zero)
        {
            _behaviour.Reaction("waits for the decision", lost, _phase.Becomes(Undecided));
            _behaviour.Activity("the decision to fail over is made", _phase.Is(Undecided), _cluster.Failover.DecisionDelay, FailOver());
        }
        else
        {
            _behaviour.Reaction("fails over", lost, FailOver());
        }
    }

    private Outcomes FailOver()
    {
        // What carried the work is kept where it may come back and go on.
        var covered = _firstReadyServes && _cluster.Failover.Delay > Duration.Zero ? _phase.Becomes(FailingOver) : Interrupt(FailingOver, _cluster.Failover.Delay);
        return _cluster.Failover.Coverage.Complement == 0
            ? Outcomes.Certain(covered, Covered(_cluster.Name))
            : Outcomes.With(_cluster.Failover.Coverage, covered, Covered(_cluster.Name))
                .Otherwise(Interrupt(RecoveringUncovered, _cluster.Failover.UncoveredRecovery), Uncovered(_cluster.Name));
    }

    private void GainNodes()
    {
        string[] givenUp = [.. new[] { Undecided }.Where(_ => _cluster.Failover.DecisionDelay > Duration.Zero), .. new[] { FailingOver }.Where(_ => _firstReadyServes)];
        if (givenUp.Length > 0)
        {
            var areBack = Condition.All([.. _carries.Select((carries, place) => carries.Is(0) | _isUp[place])]);
            _behaviour.Reaction("goes on where it was", _phase.IsAnyOf(givenUp) & areBack, _phase.Becomes(Serving));
        }

        var isStopped = _phase.IsAnyOf(TooFewNodes, StoppedForWork);
        _behaviour.Reaction("has enough nodes again", _behaviour.IsWorkedOn == Condition.Never ? isStopped & _isEnough : isStopped & _isEnough & !_behaviour.IsWorkedOn, _phase.Becomes(Serving) & Carry(Chosen(keep: null)));
        if (_isWorkedOn != Condition.Never)
        {
            _behaviour.Reaction("stays down after the work", _phase.Is(StoppedForWork) & !_isWorkedOn, _phase.Becomes(TooFewNodes));
        }

        if (_cluster.Mode == ClusterMode.ActiveActive)
        {
            var joins = Condition.Any([.. _carries.Select((carries, place) => carries.Is(0) & _isUp[place])]);
            _behaviour.Reaction("nodes join", _isServing & joins, Carry(_isUp));
        }
        else if (_cluster.Failover.Failback is { } delay)
        {
            var preferred = Chosen(keep: null);
            var elsewhere = Condition.Any([.. _carries.Select((carries, place) => carries.Is(0) & preferred[place])]);
            _behaviour.Reaction("fails back", _isServing & elsewhere, delay == Duration.Zero ? Carry(preferred) : _phase.Becomes(FailingBack));
        }
    }

    private void EndInterruptions()
    {
        End("failover", FailingOver, _cluster.Failover.Delay);
        End("uncovered recovery", RecoveringUncovered, _cluster.Failover.UncoveredRecovery);
        End("switch-over", SwitchingOver, _mayBeWorkedOn ? _cluster.Failover.SwitchOver : Duration.Zero);
        End("failback", FailingBack, _cluster.Failover.Failback ?? Duration.Zero);
    }

    private void End(string interruption, string phase, Duration lasts)
    {
        if (lasts > Duration.Zero)
        {
            _behaviour.Activity($"{interruption} ends", _phase.Is(phase), lasts, Resume(phase == FailingBack ? null : _carriesOn));
        }
    }

    private void NameReasons()
    {
        if (_cluster.Failover.DecisionDelay > Duration.Zero)
        {
            _behaviour.DownBy("failover not decided", CauseKind.Failover, _phase.Is(Undecided));
        }

        _behaviour.DownBy("failover", CauseKind.Failover, _phase.Is(FailingOver));
        _behaviour.DownBy("uncovered failure", CauseKind.Uncovered, _phase.Is(RecoveringUncovered));
        _behaviour.DownForLackOfMembers(TooFewNodes, CauseKind.RedundancyLost, _phase.Is(TooFewNodes));
        _behaviour.DownBy("failback", CauseKind.Failover, _phase.Is(FailingBack));
        _behaviour.DownBy("planned switch-over", CauseKind.Planned, _phase.Is(SwitchingOver));
        _behaviour.DownForLackOfMembers(CauseKind.Planned.Title(), CauseKind.Planned, _phase.Is(StoppedForWork));
    }

    private Effect Stop(string phase) => _phase.Becomes(phase) & Carry([.. _carries.Select(_ => Condition.Never)]);

    /// <summary>Begins an interruption, or is past it where it takes no time. The nodes that are lost carry nothing any more.</summary>
    private Effect Interrupt(string phase, Duration lasts) => lasts > Duration.Zero
        ? _phase.Becomes(phase) & Carry(_carriesOn)
        : Resume(_carriesOn);

    /// <summary>Serves with what is up, if that is enough.</summary>
    private Effect Resume(Condition[]? keep) =>
        _phase.Becomes(Amount.If(_isEnough, _phase.ValueOf(Serving), _phase.ValueOf(TooFewNodes)))
        & Carry([.. Chosen(keep).Select(chosen => _isEnough & chosen)]);

    /// <summary>The nodes that carry the work: those that are to keep it, then the first in the list that are up.</summary>
    private Condition[] Chosen(Condition[]? keep)
    {
        if (_cluster.Mode == ClusterMode.ActiveActive)
        {
            return _isUp;
        }

        var chosen = new Condition[_isUp.Length];
        for (var place = 0; place < chosen.Length; place++)
        {
            List<Condition> before = [];
            for (var other = 0; other < chosen.Length; other++)
            {
                if (keep is not null && other != place)
                {
                    before.Add(other < place ? _isUp[other] | keep[other] : keep[other]);
                }
                else if (other < place)
                {
                    before.Add(_isUp[other]);
                }
            }

            var hasRoom = before.Count < _cluster.AtLeast ? Condition.Always : !Condition.AtLeast(_cluster.AtLeast, before);
            chosen[place] = _isUp[place] & (keep is null ? hasRoom : keep[place] | hasRoom);
        }

        return chosen;
    }

    private Effect Carry(Condition[] nodes)
    {
        var effect = Effect.None;
        for (var place = 0; place < nodes.Length; place++)
        {
            effect &= _carries[place].Becomes(Amount.Count(nodes[place]));
        }

        return effect;
    }
}
