using AvailabilityKit.Behaviours;
using AvailabilityKit.Topologies.Notation;
using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies;

/// <summary>What virtual machines do over time: a host that fails takes its even share of them down, and each restarts where there is room.</summary>
/// <remarks>
/// Their state is how many restart, how many wait for somebody after a restart that failed, and how many hosts they have noticed to be up. The latter
/// follows the hosts at once; it is there to tell a host that went from one that came. Of m machines on h hosts a host takes m / h with it, and the rest of that division
/// makes one more of them in so many of h cases.
/// </remarks>
internal sealed class VirtualMachinesBehaviour
{
    private const string TooFewHosts = "too few hosts left";

    private readonly VirtualMachines _machines;
    private readonly ElementBehaviour _behaviour;
    private readonly int _hosts;
    private readonly StateVariable _restarting;
    private readonly StateVariable? _stuck;
    private readonly StateVariable _usable;
    private readonly StateVariable? _healthy;
    private readonly Amount _hostsUp;
    private readonly Amount? _hostsHealthy;
    private readonly Amount _running;
    private readonly Condition _isManaged;

    private VirtualMachinesBehaviour(VirtualMachines machines, ElementBehaviour behaviour)
    {
        _machines = machines;
        _behaviour = behaviour;
        _hosts = machines.Hosts.Count;
        _restarting = behaviour.Counter("restarting", machines.Count);
        _stuck = machines.Restart.Coverage.Complement > 0 ? behaviour.Counter("failed to restart", machines.Count) : null;
        _usable = behaviour.Counter("hosts in use", _hosts, _hosts);
        _hostsUp = Amount.Count([.. machines.Hosts.Select(behaviour.IsElementUp)]);
        if (behaviour.IsWorkedOnBelow != Condition.Never)
        {
            _healthy = behaviour.Counter("hosts but for work", _hosts, _hosts);
            _hostsHealthy = Amount.Count([.. machines.Hosts.Select(behaviour.IsElementUpButForWork)]);
        }

        _running = machines.Count - (Amount)_restarting;
        _running = _stuck is null ? _running : _running - _stuck;
        _isManaged = Condition.All([.. machines.Restart.Needed.Select(behaviour.IsElementUp)]);
    }

    /// <summary>The event of a machine that runs again.</summary>
    public static Tag Restarted(string machines) => ClusterBehaviour.Covered(machines);

    /// <summary>The event of a machine whose restart failed.</summary>
    public static Tag FailedToRestart(string machines) => ClusterBehaviour.Uncovered(machines);

    public static void Describe(VirtualMachines machines, ElementBehaviour behaviour)
    {
        var described = new VirtualMachinesBehaviour(machines, behaviour);
        var isWell = described._restarting.Is(0);
        behaviour.UpWhile(described._running.IsAtLeast(machines.AtLeast));
        behaviour.SpreadsWork(new MachineSpread(described._running, machines.Count));
        behaviour.TakesTurns(machines.Hosts, machines.HostsFor(machines.Count), described._stuck is null ? isWell : isWell & described._stuck.Is(0));
        behaviour.ExchangesAlike(new NodePlaces(machines.Hosts, [], OrderDecides: false));
        behaviour.InterruptedWhile(!isWell);
        described.LoseHosts();
        described.GainHosts();
        described.Restart();
        described.NameReasons();
    }

    private Condition HasRoom() => _machines.PerHost is { } most
        ? ((Amount)_usable * most).IsAtLeast(_running + 1)
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
            var left = _machines.PerHost is { } most ? Amount.Min(_running, most * (hosts - 1)) : hosts > 1 ? _running : 0;
            _behaviour.Reaction($"host {hosts} is emptied for work", isGone, _usable.Becomes(hosts - 1) & _restarting.Becomes(_restarting + _running - left));
        }

        if (_healthy is not null)
        {
            _behaviour.Reaction("a host fails under work", ((Amount)_healthy - 1).IsAtLeast(_hostsHealthy!), _healthy.Becomes((Amount)_healthy - 1));
        }
    }

    private void LoseHost(int hosts, Condition when, Effect then)
    {
        var whole = Amount.WholeQuotient(_running, hosts);
        for (var rest = 0; rest < hosts; rest++)
        {
            var fewer = then & _restarting.Becomes(_restarting + whole);
            _behaviour.Reaction(
                $"host {hosts} fails, {rest} left over",
                hosts == 1 ? when : when & Amount.Remainder(_running, hosts).IsEqualTo(rest),
                rest == 0 ? fewer : Outcomes.Weighted((rest, then & _restarting.Becomes(_restarting + whole + 1), null), (hosts - rest, fewer, null)));
        }
    }

    private void GainHosts()
    {
        _behaviour.Reaction("a host is back", (_hostsUp - 1).IsAtLeast(_usable), _usable.Becomes((Amount)_usable + 1));
        if (_healthy is not null)
        {
            _behaviour.Reaction("a host is repaired", (_hostsHealthy! - 1).IsAtLeast(_healthy), _healthy.Becomes((Amount)_healthy + 1));
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
        waits = restart.Needed.Count > 0 ? waits & _isManaged : waits;
        if (restart.Delay == Duration.Zero)
        {
            _behaviour.Reaction("a machine restarts", waits, outcome);
        }
        else
        {
            _behaviour.Activity("a machine restarts", waits, restart.Delay, outcome, speed: SideBySide());
        }

        if (_stuck is not null)
        {
            _behaviour.Activity("a machine is recovered by hand", !_stuck.Is(0) & HasRoom(), restart.UncoveredRecovery, _stuck.Becomes((Amount)_stuck - 1), speed: _stuck);
        }
    }

    /// <summary>How many restart at once: all that wait, as far as there is room.</summary>
    private Amount SideBySide() => _machines.PerHost is { } most ? Amount.Min(_restarting, ((Amount)_usable * most) - _running) : _restarting;

    private void NameReasons()
    {
        var (machines, isShort) = (_machines, ((Amount)_usable).IsAtMost(_machines.HostsFor(_machines.AtLeast) - 1));
        _behaviour.DownForLackOfMembers(TooFewHosts, CauseKind.RedundancyLost, isShort);
        if (machines.Restart.Needed.Count > 0)
        {
            _behaviour.DownBy($"restart waits for {NameList.And(machines.Restart.Needed)}", CauseKind.Failover, !_restarting.Is(0) & !_isManaged);
        }

        _behaviour.DownBy("restart", CauseKind.Failover, !_restarting.Is(0));
        if (_stuck is not null)
        {
            _behaviour.DownBy("failed restart", CauseKind.Uncovered, !_stuck.Is(0));
        }
    }
}
