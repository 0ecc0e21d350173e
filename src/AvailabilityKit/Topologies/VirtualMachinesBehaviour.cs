using AvailabilityKit.Behaviours;
using AvailabilityKit.Topologies.Notation;
using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies;

/// <summary>What virtual machines do over time: a host that fails takes its even share of them down, and each restarts where there is room.</summary>
/// <remarks>
/// Their state is how many restart, how many wait for somebody after a restart that failed, how many stand still while they are moved, and how many hosts they have noticed to be up. The latter
/// follows the hosts at once; it is there to tell a host that went from one that came. Of m machines on h hosts a host takes m / h with it, and the rest of that division
/// makes one more of them in so many of h cases. A machine that stands still is under way between two hosts, and no failure of a host takes it but that of the last. While some are under
/// way no others are begun to be moved, which keeps the states few: a move takes a part of a second, and the next fault or repair is hours away.
/// </remarks>
internal sealed class VirtualMachinesBehaviour
{
    private const string TooFewHosts = "too few hosts left";
    private const string Migrates = "live migration";

    private readonly VirtualMachines _machines;
    private readonly ElementBehaviour _behaviour;
    private readonly int _hosts;
    private readonly StateVariable _restarting;
    private readonly StateVariable? _stuck;
    private readonly StateVariable? _moving;
    private readonly StateVariable? _movesByPlan;
    private readonly StateVariable? _severalGo;
    private readonly StateVariable _usable;
    private readonly StateVariable? _healthy;
    private readonly Amount _hostsUp;
    private readonly Amount? _hostsHealthy;
    private readonly Amount _running;
    private readonly Amount _placed;
    private readonly Condition _isManaged;

    private VirtualMachinesBehaviour(VirtualMachines machines, ElementBehaviour behaviour)
    {
        _machines = machines;
        _behaviour = behaviour;
        _hosts = machines.Hosts.Count;
        _restarting = behaviour.Counter("restarting", machines.Count);
        _stuck = machines.Restart.Coverage.Complement > 0 ? behaviour.Counter("failed to restart", machines.Count) : null;
        _moving = machines.Migration is null ? null : behaviour.Counter("moving", machines.Count);
        _severalGo = machines.Migration is { MovedInTime: > 0 } ? behaviour.Counter("several hosts go at once", 1) : null;
        _usable = behaviour.Counter("hosts in use", _hosts, _hosts);
        _hostsUp = Amount.Count([.. machines.Hosts.Select(behaviour.IsElementUp)]);
        if (behaviour.IsWorkedOnBelow != Condition.Never)
        {
            _healthy = behaviour.Counter("hosts but for work", _hosts, _hosts);
            _hostsHealthy = Amount.Count([.. machines.Hosts.Select(behaviour.IsElementUpButForWork)]);
            _movesByPlan = _moving is null ? null : behaviour.Counter("moving for work", 1);
        }

        _placed = machines.Count - (Amount)_restarting;
        _placed = _stuck is null ? _placed : _placed - _stuck;
        _running = _moving is null ? _placed : _placed - _moving;
        _isManaged = Condition.All([.. machines.Restart.Needed.Select(behaviour.IsElementUp)]);
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
        described.StopOnTheWay();
        described.GainHosts();
        described.Restart();
        described.EndMoves();
        behaviour.SpreadsWork(new MachineSpread(described._running, described._moving is { } moving ? (Amount)moving : null, machines.Count) { Missing = described.NameReasons() });
    }

    private IEnumerable<StateVariable> NotRunning() => new[] { _restarting, _stuck, _moving }.OfType<StateVariable>();

    /// <summary>Work on a host begins while all machines run: where there is room for all of them without it, else where there is room for as many as must run.</summary>
    private void LetWorkTakeTurns(Condition allRun)
    {
        var (forAll, forEnough) = (_machines.HostsFor(_machines.Count), _machines.HostsFor(_machines.AtLeast));
        _behaviour.TakesTurns(_machines.Hosts, forAll < _hosts ? forAll : forEnough, allRun);
        _behaviour.UpGiven(isUp => allRun & Condition.AtLeast(forEnough, [.. _machines.Hosts.Select(isUp)]));
    }

    private Condition HasRoom() => _machines.PerHost is { } most
        ? ((Amount)_usable * most).IsAtLeast(_placed + 1)
        : ((Amount)_usable).IsAtLeast(1);

    private void LoseHosts()
    {
        for (var hosts = _hosts; hosts >= 1; hosts--)
        {
            var isGone = _usable.Is(hosts) & _hostsUp.IsAtMost(hosts - 1);
            if (_healthy is null)
            {
                LoseHost(hosts, isGone, _usable.Becomes(hosts - 1));
                continue;
            }

            LoseHost(hosts, isGone & ((Amount)_healthy - 1).IsAtLeast(_hostsHealthy!), _usable.Becomes(hosts - 1) & _healthy.Becomes((Amount)_healthy - 1));
            EmptyHost(hosts, isGone, _usable.Becomes(hosts - 1));
        }

        if (_healthy is not null)
        {
            _behaviour.Reaction("a host fails under work", ((Amount)_healthy - 1).IsAtLeast(_hostsHealthy!), _healthy.Becomes((Amount)_healthy - 1));
        }
    }

    /// <remarks>What takes several hosts at once, such as their power, is no failure of one that its machines could have left for another.</remarks>
    private void LoseHost(int hosts, Condition when, Effect then)
    {
        if (_severalGo is not null && _machines.Migration is { MovedInTime: var inTime, Predicted: var predicted })
        {
            var isOne = _hostsUp.IsEqualTo(hosts - 1);
            var may = when & isOne & _severalGo.Is(0) & _moving!.Is(0);
            may = _machines.Restart.Needed.Count > 0 ? may & _isManaged : may;
            ForShare($"host {hosts} fails, predicted or not", hosts, may, share =>
            [
                (predicted.Value, then & Move(Amount.Min(share, inTime), hosts, share, byPlan: false)),
                (predicted.Complement, then & Stop(share)),
            ]);
            then &= _severalGo.Becomes(Amount.Count(!isOne));
        }

        ForShare($"host {hosts} fails", hosts, when, share => [(1, then & Stop(share))]);
    }

    /// <summary>A host that planned work begins on: its machines are moved away as far as there is room; the others stop.</summary>
    private void EmptyHost(int hosts, Condition when, Effect then)
    {
        var name = $"host {hosts} is emptied for work";
        if (_moving is null)
        {
            var left = _machines.PerHost is { } most ? Amount.Min(_running, (Amount)most * (hosts - 1)) : hosts > 1 ? _running : 0;
            _behaviour.Reaction(name, when, then & Stop(_running - left));
            return;
        }

        ForShare(name, hosts, when, share => [(1, then & Move(share, hosts, share, byPlan: true))]);
    }

    /// <summary>Machines that are under way stop where no host is left to run them.</summary>
    private void StopOnTheWay()
    {
        if (_moving is not null)
        {
            var stop = Stop(_moving) & _moving.Becomes(0);
            _behaviour.Reaction("no host is left for the machines that are moved", _usable.Is(0) & !_moving.Is(0), _movesByPlan is null ? stop : stop & _movesByPlan.Becomes(0));
        }
    }

    private Effect Stop(Amount machines) => _restarting.Becomes(_restarting + machines);

    /// <summary>Of the machines of a host some are moved, as far as the others have room; the rest of them stop.</summary>
    private Effect Move(Amount machines, int hosts, Amount share, bool byPlan)
    {
        var moved = hosts == 1 ? 0 : _machines.PerHost is { } most ? Amount.Min(machines, Amount.Max(0, ((Amount)most * (hosts - 1)) - (_placed - share))) : machines;
        return Stop(share - moved) & BeginMove(moved, byPlan);
    }

    private Effect BeginMove(Amount machines, bool byPlan)
    {
        var moves = _moving!.Becomes(_moving + machines);
        return _movesByPlan is null ? moves : moves & _movesByPlan.Becomes(Amount.If(machines.IsAtLeast(1), byPlan ? 1 : 0, _movesByPlan));
    }

    /// <summary>Says what happens to the machines that one of so many hosts has, or is to have.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="hosts">How many hosts have a share.</param>
    /// <param name="when">When it happens.</param>
    /// <param name="then">What it leads to with a share of so many machines, each with its weight.</param>
    private void ForShare(string name, int hosts, Condition when, Func<Amount, IEnumerable<(double Weight, Effect Effect)>> then)
    {
        var whole = Amount.WholeQuotient(_running, hosts);
        for (var rest = 0; rest < hosts; rest++)
        {
            var outcomes = rest == 0 ? Weighted(1, whole) : Weighted(rest, whole + 1).Concat(Weighted(hosts - rest, whole));
            _behaviour.Reaction(
                $"{name}, {rest} left over",
                hosts == 1 ? when : Amount.Remainder(_running, hosts).IsEqualTo(rest) & when,
                Outcomes.Weighted([.. outcomes]));
        }

        IEnumerable<(double, Effect, Tag?)> Weighted(double weight, Amount share) =>
            then(share).Where(outcome => outcome.Weight > 0).Select(outcome => (weight * outcome.Weight, outcome.Effect, (Tag?)null));
    }

    /// <summary>A host that is back has its share of the machines moved to it.</summary>
    private void GainHosts()
    {
        var isBack = (_hostsUp - 1).IsAtLeast(_usable);
        var isRepaired = _healthy is null ? Condition.Never : (_hostsHealthy! - 1).IsAtLeast(_healthy);
        for (var hosts = 2; _moving is not null && hosts <= _hosts; hosts++)
        {
            var (when, then) = (_usable.Is(hosts - 1) & _moving.Is(0) & isBack, _usable.Becomes(hosts));
            if (_healthy is not null)
            {
                ForShare($"host {hosts} is back and as it was", hosts, when & isRepaired, share => [(1, then & _healthy.Becomes((Amount)_healthy + 1) & BeginMove(share, byPlan: false))]);
            }

            ForShare($"host {hosts} is back", hosts, when, share => [(1, then & BeginMove(share, byPlan: _healthy is not null))]);
        }

        _behaviour.Reaction("a host is back", isBack, _usable.Becomes((Amount)_usable + 1));
        if (_healthy is not null)
        {
            _behaviour.Reaction("a host is repaired", isRepaired, _healthy.Becomes((Amount)_healthy + 1));
        }
    }

    private void Restart()
    {
        var runs = _restarting.Becomes((Amount)_restarting - 1);
        var restart = _machines.Restart;
        var outcome = _stuck is null
            ? Outcomes.Certain(runs, Restarted(_machines.Name))
            : Outcomes.With(restart.Coverage, runs, Restarted(_machines.Name)).Otherwise(runs & _stuck.Becomes((Amount)_stuck + 1), FailedToRestart(_machines.Name));
        var waits = !_restarting.Is(0) & HasRoom();
        After("a machine restarts", restart.Needed.Count > 0 ? waits & _isManaged : waits, restart.Delay, outcome, SideBySide());
        if (_stuck is not null)
        {
            _behaviour.Activity("a machine is recovered by hand", !_stuck.Is(0) & HasRoom(), restart.UncoveredRecovery, _stuck.Becomes((Amount)_stuck - 1), speed: _stuck);
        }
    }

    /// <summary>How many restart at once: all that wait, as far as there is room.</summary>
    private Amount SideBySide() => _machines.PerHost is { } most ? Amount.Min(_restarting, ((Amount)_usable * most) - _placed) : _restarting;

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
        var (machines, isShort) = (_machines, ((Amount)_usable).IsAtMost(_machines.HostsFor(_machines.AtLeast) - 1));
        var withoutRoom = machines.PerHost is { } most ? Amount.Max(0, _restarting - (((Amount)_usable * most) - _placed)) : 0;
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
