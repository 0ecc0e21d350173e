using AvailabilityKit.Behaviours;
using AvailabilityKit.Topologies.Notation;
using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies;

/// <summary>What a cluster does over time: it serves with some of its nodes, is interrupted when it loses one, and stops when too few are left.</summary>
/// <remarks>
/// Its state is what it is doing, and which of its nodes carry the work. Nodes carry it as long as they are up; what they leave is taken
/// by the first in the list that are up (active/passive), or all that are up carry it (active/active). A node that carries work and is
/// not up any more has been lost: that is what the reactions look for, in this order: the cluster stops, switches over from planned
/// work, or fails over. Where its failover needs something that is down, none of the latter begins: it waits, looks at its nodes as it does
/// while it serves, and goes on where it was if they are back.
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
    private const string Waiting = "waiting for what a failover needs";

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
    private readonly bool _mayHaveToWait;
    private readonly Condition _mayMove;
    private readonly StateVariable? _isBroken;

    private ClusterBehaviour(Cluster cluster, ElementBehaviour behaviour)
    {
        _cluster = cluster;
        _behaviour = behaviour;
        _mayHaveToWait = cluster.Failover.Needed.Count > 0;
        _mayMove = _mayHaveToWait ? Condition.All([.. cluster.Failover.Needed.Select(behaviour.IsElementUp)]) : Condition.Always;
        string[] phases = [Serving, FailingOver, RecoveringUncovered, TooFewNodes, FailingBack, SwitchingOver, StoppedForWork, Undecided];
        _phase = behaviour.Variable("phase", _mayHaveToWait ? [.. phases, Waiting] : phases);
        _isBroken = cluster.Failover.Breaks > Rate.Zero ? behaviour.Counter("failover is broken", 1) : null;
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
        var isAtWork = described._phase.IsAnyOf(Serving, SwitchingOver, StoppedForWork);
        behaviour.UpWhile(described._isServing, described._mayHaveToWait ? isAtWork | described.WaitsForWorkAlone() : isAtWork);
        behaviour.MovesWorkWhile(described._mayMove);
        behaviour.SpreadsWork(described.Spread());
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
            behaviour.SharesRepairs(new SharedRepairs(cluster.Name, cluster.Nodes, crews, CrewDiscipline.EqualShare, Duration.Zero));
        }

        if (cluster.Mode == ClusterMode.ActivePassive)
        {
            behaviour.Reaction("begins", described._isServing & Condition.All([.. described._carries.Select(carries => carries.Is(0))]), described.Resume(keep: null));
        }

        described.BreakFailover();
        described.LoseNodes();
        described.GainNodes();
        described.EndInterruptions();
        described.NameReasons();
    }

    /// <remarks>A failover interrupts what ran on the nodes that were lost. What stops the cluster, or leaves it hanging, interrupts everything.</remarks>
    private NodeSpread Spread() => new(
        Array.ConvertAll(_carries, carries => carries.Is(1)),
        [.. _cluster.Nodes.Select(_behaviour.IsElementUpButForWork)],
        _mayHaveToWait ? _phase.IsAnyOf(FailingOver, Undecided, Waiting) : _phase.IsAnyOf(FailingOver, Undecided),
        _cluster.Mode == ClusterMode.ActiveActive ? _cluster.Nodes.Count : _cluster.AtLeast,
        Covered(_cluster.Name));

    private void SlowFaultsOfStandbys()
    {
        for (var place = 0; place < _carries.Length; place++)
        {
            _behaviour.SlowsFaultsOf(_cluster.Nodes[place], Amount.If(_carries[place].Is(1), 1, _cluster.Standby.Share.Value));
        }
    }

    /// <summary>Changes break the failover, and work that tests it mends it.</summary>
    private void BreakFailover()
    {
        if (_isBroken is null)
        {
            return;
        }

        _behaviour.Activity("a change breaks the failover", _isBroken.Is(0), Duration.FromSeconds(1 / _cluster.Failover.Breaks.ValuePerSecond), _isBroken.Becomes(1));
        foreach (var reason in _behaviour.Reasons.Where(reason => reason.IsWork && reason.Cause.Label == _cluster.Failover.TestedBy))
        {
            _behaviour.Reaction("a test finds the failover broken", _isBroken.Is(1) & reason.While, _isBroken.Becomes(0));
        }
    }

    private void LoseNodes()
    {
        if (_behaviour.IsWorkedOn != Condition.Never)
        {
            _behaviour.Reaction("stops for work on it", _isServing & _behaviour.IsWorkedOn, Stop(StoppedForWork));
        }

        var anyLost = Condition.Any([.. _carries.Select((carries, place) => carries.Is(1) & !_isUp[place])]);
        var lost = (_mayHaveToWait ? _phase.IsAnyOf(Serving, Waiting) : _isServing) & anyLost;
        var lostToFault = IsLostToFault();
        if (_mayBeWorkedOn)
        {
            _behaviour.Reaction("stops for planned work", lost & !_isEnough & !lostToFault, Stop(StoppedForWork));
        }

        _behaviour.Reaction("has too few nodes left", lost & !_isEnough, Stop(TooFewNodes));
        if (_mayBeWorkedOn)
        {
            _behaviour.Reaction("switches over", WhileMovable(lost & !lostToFault), Interrupt(SwitchingOver, _cluster.Failover.SwitchOver));
        }

        var decidesAtOnce = _cluster.Failover.DecisionDelay == Duration.Zero;
        if (_mayHaveToWait && (decidesAtOnce || _mayBeWorkedOn))
        {
            var waits = _isServing & anyLost & !_mayMove;
            _behaviour.Reaction("waits for what a failover needs", decidesAtOnce ? waits : waits & !lostToFault, _phase.Becomes(Waiting));
        }

        if (decidesAtOnce)
        {
            WhereItWorks("fails over", WhileMovable(lost), _behaviour.Reaction);
            return;
        }

        _behaviour.Reaction("waits for the decision", _isServing & anyLost, _phase.Becomes(Undecided));
        WhereItWorks("the decision to fail over is made", WhileMovable(_phase.Is(Undecided)), (name, when, then) => _behaviour.Activity(name, when, _cluster.Failover.DecisionDelay, then));
        if (_mayHaveToWait)
        {
            _behaviour.Activity("the decision to fail over is made and has to wait", _phase.Is(Undecided) & !_mayMove, _cluster.Failover.DecisionDelay, _phase.Becomes(Waiting));
            WhereItWorks("fails over as decided", _phase.Is(Waiting) & anyLost & _mayMove, _behaviour.Reaction);
        }
    }

    private Condition WhileMovable(Condition condition) => _mayHaveToWait ? condition & _mayMove : condition;

    private Condition IsLostToFault() => Condition.Any([.. _cluster.Nodes.Select((node, place) => _carries[place].Is(1) & !_behaviour.IsElementUpButForWork(node))]);

    /// <summary>When it waits only because of planned work at its nodes and at what its failover needs.</summary>
    private Condition WaitsForWorkAlone() => _mayHaveToWait && _mayBeWorkedOn
        ? _phase.Is(Waiting) & !IsLostToFault() & Condition.All([.. _cluster.Failover.Needed.Select(_behaviour.IsElementUpButForWork)])
        : Condition.Never;

    /// <summary>Says that a failover begins: as designed, and never covered where a change broke it, which the recovery mends.</summary>
    private void WhereItWorks(string name, Condition when, Action<string, Condition, Outcomes> say)
    {
        if (_isBroken is null)
        {
            say(name, when, FailOver());
            return;
        }

        say(name, when & _isBroken.Is(0), FailOver());
        say($"{name}, broken as it is", when & _isBroken.Is(1), Outcomes.Certain(Interrupt(RecoveringUncovered, _cluster.Failover.UncoveredRecovery) & _isBroken.Becomes(0), Uncovered(_cluster.Name)));
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
        List<string> givenUp = [];
        AddIf(_cluster.Failover.DecisionDelay > Duration.Zero, Undecided);
        AddIf(_firstReadyServes, FailingOver);
        AddIf(_mayHaveToWait, Waiting);
        if (givenUp.Count > 0)
        {
            var areBack = Condition.All([.. _carries.Select((carries, place) => carries.Is(0) | _isUp[place])]);
            _behaviour.Reaction("goes on where it was", _phase.IsAnyOf([.. givenUp]) & areBack, _phase.Becomes(Serving));
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
            _behaviour.Reaction("fails back", WhileMovable(_isServing & elsewhere), delay == Duration.Zero ? Carry(preferred) : _phase.Becomes(FailingBack));
        }

        void AddIf(bool condition, string phase)
        {
            if (condition)
            {
                givenUp.Add(phase);
            }
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
            _behaviour.Activity($"{interruption} ends", phase == RecoveringUncovered ? _phase.Is(phase) : WhileMovable(_phase.Is(phase)), lasts, Resume(phase == FailingBack ? null : _carriesOn));
        }
    }

    private void NameReasons()
    {
        if (_cluster.Failover.DecisionDelay > Duration.Zero)
        {
            _behaviour.DownBy("failover not decided", CauseKind.Failover, _phase.Is(Undecided));
        }

        if (_mayHaveToWait)
        {
            _behaviour.DownBy("planned switch-over", CauseKind.Planned, WaitsForWorkAlone());
            _behaviour.DownBy($"failover waits for {NameList.And(_cluster.Failover.Needed)}", CauseKind.Failover, _phase.Is(Waiting) | (_phase.Is(FailingOver) & !_mayMove));
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
