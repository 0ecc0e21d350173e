using AvailabilityKit.Behaviours;
using AvailabilityKit.Topologies.Notation;
using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies;

/// <summary>What virtual machines do over time: a host that fails takes its even share of them down, and each restarts where there is room.</summary>
/// <remarks>
/// Their state is how many restart, how many wait for somebody after a restart that failed, how many stand still while they are moved, and how many hosts of each kind they have noticed to be up. The latter
/// follow the hosts at once; they are there to tell a host that went from one that came. Of m machines on h hosts that are alike a host takes m / h with it, and the rest of that division
/// makes one more of them in so many of h cases; of hosts that are not, each has the part of the machines that it would have if all of them ran. A machine that stands still is under way between two hosts, and no failure of a host takes it but that of the last. While some are under
/// way no others are begun to be moved, which keeps the states few: a move takes a part of a second, and the next fault or repair is hours away.
/// </remarks>
internal sealed class VirtualMachinesBehaviour
{
    private const string TooFewHosts = "too few hosts left";
    private const string Migrates = "live migration";

    private readonly VirtualMachines _machines;
    private readonly ElementBehaviour _behaviour;
    private readonly HostPlaces _places;
    private readonly StateVariable _restarting;
    private readonly StateVariable? _stuck;
    private readonly StateVariable? _moving;
    private readonly StateVariable? _movesByPlan;
    private readonly StateVariable? _severalGo;
    private readonly HostKind[] _kinds;
    private readonly Amount _inUse;
    private readonly Amount _combination;
    private readonly Amount _room;
    private readonly Amount _running;
    private readonly Amount _placed;
    private readonly Condition _isManaged;

    private VirtualMachinesBehaviour(VirtualMachines machines, ElementBehaviour behaviour)
    {
        _machines = machines;
        _behaviour = behaviour;
        _places = machines.Places ?? throw new InvalidOperationException($"Where \"{machines.Name}\" have their places is not known.");
        _restarting = behaviour.Counter("restarting", machines.Count);
        _stuck = machines.Restart.Coverage.Complement > 0 ? behaviour.Counter("failed to restart", machines.Count) : null;
        _moving = machines.Migration is null ? null : behaviour.Counter("moving", machines.Count);
        _severalGo = machines.Migration is { MovedInTime: > 0 } ? behaviour.Counter("several hosts go at once", 1) : null;
        var isWorkedOn = behaviour.IsWorkedOnBelow != Condition.Never;
        _kinds = [.. _places.Kinds.Select((hosts, kind) => new HostKind(behaviour, _places.Kinds.Count > 1 ? $" of kind {kind + 1}" : "", hosts, isWorkedOn))];
        _movesByPlan = isWorkedOn && _moving is not null ? behaviour.Counter("moving for work", 1) : null;
        _inUse = Sum(kind => kind.InUse);
        _combination = _kinds.Select((kind, index) => _places.Strides[index] == 1 ? kind.InUse : _places.Strides[index] * (Amount)kind.InUse).Aggregate((sum, next) => sum + next);
        _room = RoomAt(_combination);
        _placed = machines.Count - (Amount)_restarting;
        _placed = _stuck is null ? _placed : _placed - _stuck;
        _running = _moving is null ? _placed : _placed - _moving;
        _isManaged = Condition.All([.. machines.Restart.Needed.Select(behaviour.IsElementUp)]);
    }

    /// <summary>Hosts that give the same, and what the machines have noticed of them.</summary>
    private sealed class HostKind
    {
        public HostKind(ElementBehaviour behaviour, string title, IReadOnlyList<string> hosts, bool isWorkedOn)
        {
            Title = title;
            InUse = behaviour.Counter($"hosts{title} in use", hosts.Count, hosts.Count);
            Up = Amount.Count([.. hosts.Select(behaviour.IsElementUp)]);
            if (isWorkedOn)
            {
                Healthy = behaviour.Counter($"hosts{title} but for work", hosts.Count, hosts.Count);
                HealthyNow = Amount.Count([.. hosts.Select(behaviour.IsElementUpButForWork)]);
            }
        }

        public string Title { get; }

        /// <summary>How many the machines have noticed to be up.</summary>
        public StateVariable InUse { get; }

        /// <summary>How many are.</summary>
        public Amount Up { get; }

        /// <summary>How many they have noticed to be up, or only worked on; null where none ever is.</summary>
        public StateVariable? Healthy { get; }

        /// <summary>How many are.</summary>
        public Amount? HealthyNow { get; }

        /// <summary>One is gone.</summary>
        public Condition IsGone => ((Amount)InUse - 1).IsAtLeast(Up);

        /// <summary>One is back.</summary>
        public Condition IsBack => (Up - 1).IsAtLeast(InUse);

        /// <summary>One has failed, whether or not it was worked on.</summary>
        public Condition HasFailed => Healthy is null ? Condition.Always : ((Amount)Healthy - 1).IsAtLeast(HealthyNow!);

        /// <summary>One is repaired.</summary>
        public Condition IsRepaired => Healthy is null ? Condition.Never : (HealthyNow! - 1).IsAtLeast(Healthy);
    }

    /// <summary>The event of a machine that runs again.</summary>
    public static Tag Restarted(string machines) => ClusterBehaviour.Covered(machines);

    /// <summary>The event of a machine whose restart failed.</summary>
    public static Tag FailedToRestart(string machines) => ClusterBehaviour.Uncovered(machines);

    /// <summary>The event of a machine that was moved while it ran, whatever became of it.</summary>
    public static Tag Migrated(string machines) => new(machines, Migrates);

    public static void Describe(VirtualMachines machines, ElementBehaviour behaviour)
    {
        var described = new VirtualMachinesBehaviour(machines, behaviour);
        var isUp = described._running.IsAtLeast(machines.AtLeast);
        behaviour.UpWhile(isUp, described._movesByPlan is { } plan ? isUp | (plan.Is(1) & described._placed.IsAtLeast(machines.AtLeast)) : isUp);
        behaviour.MovesWorkWhile(described._isManaged);
        var allRun = Condition.All([.. described.NotRunning().Select(count => count.Is(0))]);
        described.LetWorkTakeTurns(allRun);
        behaviour.ExchangesAlike(new NodePlaces(machines.Hosts, [], OrderDecides: false));
        behaviour.InterruptedWhile(!allRun);
        described.LoseHosts();
        described.StopWithoutPlace();
        described.StopOnTheWay();
        described.GainHosts();
        described.Restart();
        described.EndMoves();
        behaviour.SpreadsWork(new MachineSpread(described._running, described._moving is { } moving ? (Amount)moving : null, machines.Count, described._inUse, described._kinds[0].Healthy is null ? null : described.Sum(kind => kind.Healthy!)) { Missing = described.NameReasons() });
    }

    private IEnumerable<StateVariable> NotRunning() => new[] { _restarting, _stuck, _moving }.OfType<StateVariable>();

    /// <summary>Work on a host begins while all machines run: where there is room for all of them without it, else where there is room for as many as must run.</summary>
    private void LetWorkTakeTurns(Condition allRun)
    {
        var (forAll, forEnough) = (_places.HostsFor(_machines.Count), _places.HostsFor(_machines.AtLeast));
        _behaviour.TakesTurns(_machines.Hosts, forAll < _machines.Hosts.Count ? forAll : forEnough, allRun);
        _behaviour.UpGiven(isUp => allRun & (_kinds.Length > 1 ? HaveRoom(isUp) : Condition.AtLeast(forEnough, [.. _machines.Hosts.Select(isUp)])));
    }

    /// <summary>Whether hosts that are not alike have room for all machines; or all but one of them are up, and have room for as many as must run.</summary>
    private Condition HaveRoom(Func<string, Condition> isUp)
    {
        Amount[] up = [.. _places.Kinds.Select(hosts => Amount.Count([.. hosts.Select(isUp)]))];
        var room = RoomAt(up.Select((count, kind) => _places.Strides[kind] * count).Aggregate((sum, next) => sum + next));
        return room.IsAtLeast(_machines.Count) | (room.IsAtLeast(_machines.AtLeast) & up.Aggregate((sum, next) => sum + next).IsAtLeast(_machines.Hosts.Count - 1));
    }

    private Amount Sum(Func<HostKind, Amount> of) => _kinds.Select(of).Aggregate((sum, next) => sum + next);

    /// <summary>How many machines have a place with some combination of hosts.</summary>
    private Amount RoomAt(Amount combination) => Amount.Listed(combination, _places.Room);

    private void LoseHosts()
    {
        for (var kind = 0; kind < _kinds.Length; kind++)
        {
            var hosts = _kinds[kind];
            var goes = hosts.InUse.Becomes((Amount)hosts.InUse - 1);
            if (hosts.Healthy is null)
            {
                LoseHost(kind, hosts.IsGone, goes);
                continue;
            }

            LoseHost(kind, hosts.IsGone & hosts.HasFailed, goes & hosts.Healthy.Becomes((Amount)hosts.Healthy - 1));
            EmptyHost(kind, hosts.IsGone, goes);
        }

        foreach (var hosts in _kinds.Where(hosts => hosts.Healthy is not null))
        {
            _behaviour.Reaction($"a host{hosts.Title} fails under work", hosts.HasFailed, hosts.Healthy!.Becomes((Amount)hosts.Healthy! - 1));
        }
    }

    /// <remarks>What takes several hosts at once, such as their power, is no failure of one that its machines could have left for another.</remarks>
    private void LoseHost(int kind, Condition when, Effect then)
    {
        var name = $"a host{_kinds[kind].Title} fails";
        if (_severalGo is not null && _machines.Migration is { MovedInTime: var inTime, Predicted: var predicted })
        {
            var isOne = (_inUse - Sum(hosts => hosts.Up)).IsEqualTo(1);
            var may = when & isOne & _severalGo.Is(0) & _moving!.Is(0);
            may = _machines.Restart.Needed.Count > 0 ? may & _isManaged : may;
            _behaviour.Reaction($"{name}, predicted or not", may, ForShare(kind, share =>
                Outcomes.With(predicted, then & Move(kind, Amount.Min(share, inTime), share, byPlan: false)).Otherwise(then & Stop(share))));
            then &= _severalGo.Becomes(Amount.Count(!isOne));
        }

        _behaviour.Reaction(name, when, ForShare(kind, share => then & Stop(share)));
    }

    /// <summary>A host that planned work begins on: its machines are moved away as far as there is room; the others stop.</summary>
    private void EmptyHost(int kind, Condition when, Effect then)
    {
        var name = $"a host{_kinds[kind].Title} is emptied for work";
        if (_moving is null)
        {
            _behaviour.Reaction(name, when, then & Stop(_running - Amount.Min(_running, RoomWithout(kind))));
            return;
        }

        _behaviour.Reaction(name, when, ForShare(kind, share => then & Move(kind, share, share, byPlan: true)));
    }

    /// <summary>The room without one of the hosts of a kind.</summary>
    private Amount RoomWithout(int kind) => RoomAt(_combination - _places.Strides[kind]);

    /// <summary>Machines that run where others need the room, or that find none on the hosts that are left, stop and wait.</summary>
    private void StopWithoutPlace()
    {
        if (_places.CanShrink)
        {
            _behaviour.Reaction("machines lose their place", _placed.IsAtLeast(_room + 1) & _running.IsAtLeast(1), Stop(Amount.Min(_running, _placed - _room)));
        }
    }

    /// <summary>Machines that are under way stop where no host is left to run them.</summary>
    private void StopOnTheWay()
    {
        if (_moving is not null)
        {
            var stop = Stop(_moving) & _moving.Becomes(0);
            _behaviour.Reaction("no host is left for the machines that are moved", _inUse.IsAtMost(0) & !_moving.Is(0), _movesByPlan is null ? stop : stop & _movesByPlan.Becomes(0));
        }
    }

    private Effect Stop(Amount machines) => _restarting.Becomes(_restarting + machines);

    /// <summary>Of the machines of a host some are moved, as far as the others have room; the rest of them stop.</summary>
    private Effect Move(int kind, Amount machines, Amount share, bool byPlan)
    {
        var moved = Amount.Min(machines, Amount.Max(0, RoomWithout(kind) - (_placed - share)));
        return Stop(share - moved) & BeginMove(moved, byPlan);
    }

    private Effect BeginMove(Amount machines, bool byPlan)
    {
        var moves = _moving!.Becomes(_moving + machines);
        return _movesByPlan is null ? moves : moves & _movesByPlan.Becomes(Amount.If(machines.IsAtLeast(1), byPlan ? 1 : 0, _movesByPlan));
    }

    /// <summary>What happens to the machines that one of the hosts of a kind has: of those that run its part, rounded down or up by chance.</summary>
    /// <param name="kind">The kind of host.</param>
    /// <param name="then">What it leads to with a share of so many machines.</param>
    /// <param name="isBack">Whether the host is not yet among those in use.</param>
    private Outcomes ForShare(int kind, Func<Amount, Outcomes> then, bool isBack = false)
    {
        Amount hosts = _kinds[kind].InUse;
        var (part, whole) = (_running, isBack ? hosts + 1 : hosts);
        if (_kinds.Length > 1)
        {
            // Of the machines that have a place so many are on all hosts of the kind; where none has, none is lost.
            var combination = isBack ? _combination + _places.Strides[kind] : _combination;
            (part, whole) = (_running * Amount.Listed(combination, _places.On[kind]), Amount.Max(1, whole * RoomAt(combination)));
        }

        var (share, rest) = (Amount.WholeQuotient(part, whole), Amount.Remainder(part, whole));
        return Outcomes.Drawn((rest / whole, then(share + 1)), ((whole - rest) / whole, then(share)));
    }

    /// <summary>A host that is back has its share of the machines moved to it.</summary>
    private void GainHosts()
    {
        for (var kind = 0; _moving is not null && kind < _kinds.Length; kind++)
        {
            var hosts = _kinds[kind];
            var (when, then) = (hosts.IsBack & _moving.Is(0), hosts.InUse.Becomes((Amount)hosts.InUse + 1));
            if (hosts.Healthy is not null)
            {
                _behaviour.Reaction(
                    $"a host{hosts.Title} is back and as it was",
                    when & hosts.IsRepaired,
                    ForShare(kind, share => then & hosts.Healthy.Becomes((Amount)hosts.Healthy + 1) & BeginMove(share, byPlan: false), isBack: true));
            }

            _behaviour.Reaction($"a host{hosts.Title} is back and has its share", when, ForShare(kind, share => then & BeginMove(share, byPlan: hosts.Healthy is not null), isBack: true));
        }

        foreach (var hosts in _kinds)
        {
            _behaviour.Reaction($"a host{hosts.Title} is back", hosts.IsBack, hosts.InUse.Becomes((Amount)hosts.InUse + 1));
            if (hosts.Healthy is not null)
            {
                _behaviour.Reaction($"a host{hosts.Title} is repaired", hosts.IsRepaired, hosts.Healthy.Becomes((Amount)hosts.Healthy + 1));
            }
        }
    }

    private void Restart()
    {
        var runs = _restarting.Becomes((Amount)_restarting - 1);
        var restart = _machines.Restart;
        var outcome = _stuck is null
            ? Outcomes.Certain(runs, Restarted(_machines.Name))
            : Outcomes.With(restart.Coverage, runs, Restarted(_machines.Name)).Otherwise(runs & _stuck.Becomes((Amount)_stuck + 1), FailedToRestart(_machines.Name));
        var waits = !_restarting.Is(0) & _room.IsAtLeast(_placed + 1);
        After("a machine restarts", restart.Needed.Count > 0 ? waits & _isManaged : waits, restart.Delay, outcome, SideBySide());
        if (_stuck is not null)
        {
            _behaviour.Activity("a machine is recovered by hand", !_stuck.Is(0) & _room.IsAtLeast(_placed + 1), restart.UncoveredRecovery, _stuck.Becomes((Amount)_stuck - 1), speed: _stuck);
        }
    }

    /// <summary>How many restart at once: all that wait, as far as there is room.</summary>
    private Amount SideBySide() => Amount.Min(_restarting, _room - _placed);

    /// <summary>Each machine that is moved stands still for its blackout, and runs on, or stops and is restarted.</summary>
    private void EndMoves()
    {
        if (_moving is null || _machines.Migration is not { } migration)
        {
            return;
        }

        var moved = Migrated(_machines.Name);
        var ends = _moving.Becomes((Amount)_moving - 1);
        ends = _movesByPlan is null ? ends : ends & _movesByPlan.Becomes(Amount.If(_moving.Is(1), 0, _movesByPlan));
        var outcome = migration.Success.Complement == 0 ? Outcomes.Certain(ends, moved) : Outcomes.With(migration.Success, ends, moved).Otherwise(ends & Stop(1), moved);
        After("a machine is moved", !_moving.Is(0), migration.Blackout, outcome, _moving);
    }

    private void After(string name, Condition when, Duration delay, Outcomes then, Amount speed)
    {
        if (delay == Duration.Zero)
        {
            _behaviour.Reaction(name, when, then);
        }
        else
        {
            _behaviour.Activity(name, when, delay, then, speed: speed);
        }
    }

    /// <summary>Says why they are down; and why each is that does not run, of which there may be several reasons at once: what counts while enough of them have a host.</summary>
    private List<MissingWork> NameReasons()
    {
        var (machines, isShort) = (_machines, _room.IsAtMost(_machines.AtLeast - 1));
        var withoutRoom = Amount.Max(0, _restarting - Amount.Max(0, _room - _placed));
        var mayRestart = _restarting - withoutRoom;
        List<MissingWork> missing = [];
        _behaviour.DownForLackOfMembers(TooFewHosts, CauseKind.RedundancyLost, isShort);
        Misses(withoutRoom);
        if (machines.Restart.Needed.Count > 0)
        {
            _behaviour.DownBy($"restart waits for {NameList.And(machines.Restart.Needed)}", CauseKind.Failover, !_restarting.Is(0) & !_isManaged);
            Misses(Amount.If(_isManaged, 0, mayRestart));
        }

        _behaviour.DownBy("restart", CauseKind.Failover, !_restarting.Is(0));
        Misses(Amount.If(_isManaged, mayRestart, 0));
        if (_stuck is not null)
        {
            _behaviour.DownBy("failed restart", CauseKind.Uncovered, !_stuck.Is(0));
            Misses(_stuck);
        }

        if (_movesByPlan is not null)
        {
            _behaviour.DownBy($"{Migrates} for work", CauseKind.Planned, _movesByPlan.Is(1) & !_moving!.Is(0));
            Misses(Amount.If(_movesByPlan.Is(1), _moving!, 0));
        }

        if (_moving is not null)
        {
            _behaviour.DownBy(Migrates, CauseKind.Failover, !_moving.Is(0));
            Misses(_movesByPlan is null ? _moving : Amount.If(_movesByPlan.Is(1), 0, _moving));
        }

        return missing;

        void Misses(Amount count) => missing.Add(new(count, _behaviour.Reasons.Count - 1));
    }
}
