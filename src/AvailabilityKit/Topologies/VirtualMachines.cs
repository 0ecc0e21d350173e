using System.Text.Json.Serialization;
using AvailabilityKit.Behaviours;
using AvailabilityKit.Topologies.Notation;
using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies;

/// <summary>Virtual machines that are alike, on a pool of hosts: when a host fails, those that ran on it stop, and are restarted on the others.</summary>
/// <remarks>
/// They run spread evenly over the hosts that are up, so that a host which fails takes its even share with it; a host that is back gets its share by live
/// migration, which takes nothing down. Each machine restarts by itself, as <see cref="Restart"/> says, as soon as a host has room for it. Before planned work on a host its machines are
/// moved away live. The machines are up while at least so many of them run, and their level is the share that does.
/// </remarks>
[JsonConverter(typeof(ModelPartConverter))]
public sealed record VirtualMachines : Element
{
    /// <summary>The most hosts that a pool may have.</summary>
    public const int MostHosts = 64;

    /// <summary>Describes virtual machines.</summary>
    /// <param name="name">What they are called together, unique within the topology.</param>
    /// <param name="count">How many there are; 1 to <see cref="Element.MostCopies"/>.</param>
    /// <param name="hosts">What they run on: one to <see cref="MostHosts"/> names of components, fault-tolerant servers or clusters.</param>
    /// <param name="restart">What happens to a machine whose host fails: how long its restart takes, how often that succeeds, and what must be up for it.</param>
    /// <exception cref="ArgumentException">A host is named twice, none is, or the restart says more than a restart can do.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is out of its range.</exception>
    public VirtualMachines(string name, int count, IEnumerable<string> hosts, Failover restart)
        : base(name)
    {
        Count = count;
        Hosts = hosts is null ? throw new ArgumentNullException(nameof(hosts)) : [.. hosts];
        Restart = restart;
    }

    /// <summary>How many machines there are.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1 or above <see cref="Element.MostCopies"/>.</exception>
    public int Count { get; init => field = CountOf(value, Name); }

    /// <summary>What they run on. A counted element stands for its copies.</summary>
    /// <exception cref="ArgumentException">None, or one named twice.</exception>
    public IReadOnlyList<string> Hosts { get; init => field = Sequence<string>.EachOnce(value, "hosts", $"The virtual machines \"{Name}\"", "a host", "have no hosts; name at least one."); }

    /// <summary>What happens to a machine whose host fails.</summary>
    /// <exception cref="ArgumentException">A coverage below 1 without a recovery for the rest, or a failback, a switch-over, a delayed decision or a policy, which a restart has not.</exception>
    public Failover Restart { get; init => field = Checked(value, Name); }

    /// <summary>How many of the machines must run for what needs them; 1 by default. Their level is the share that runs in any case.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int AtLeast { get; init => field = OneOrMore(value, "atLeast", $"The virtual machines \"{Name}\" need at least {value} of them"); } = 1;

    /// <summary>How many of them one host can run; <see langword="null"/> by default for as many as there are. With 1 no two of them ever share a host (anti-affinity).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int? PerHost
    {
        get;
        init => field = value is null ? null : OneOrMore(value.Value, "perHost", $"A host of the virtual machines \"{Name}\" can run {value} of them");
    }

    /// <inheritdoc/>
    public override string Noun => "virtual machines";

    internal override bool CarriesWork => true;

    internal override bool MovesWork => true;

    internal override string MoveNoun => "restart";

    internal override string MovesInWords => $"the {Noun} \"{Name}\" restart on the hosts that are left";

    internal override bool TakesTurns => true;

    internal override IReadOnlyList<string> Others => Hosts;

    internal override string OthersProperty => "hosts";

    internal override string PartNoun => "host";

    internal override int MembersNeeded => HostsFor(AtLeast);

    internal override IReadOnlyList<string> NeededToReact => Restart.Needed;

    internal override string InsteadOfNode => $"Let clusters of virtual machines be groups of them, or name the hosts of \"{Name}\" as nodes.";

    internal override string Detail => $"{Count} on {Hosts.Count} hosts, restart in {Restart.Delay}";

    internal override string InsideInWords
    {
        get
        {
            var room = PerHost is { } most ? $", {most} a host at most" : "";
            var coverage = Restart.Coverage.Complement > 0 ? $", {Restart.Coverage} succeed" : "";
            var needs = Restart.Needed.Count > 0 ? $", needs {NameList.And(Restart.Needed)}" : "";
            return $"{AtLeast} of {Count} on {NameList.And(Hosts)}{room}; restart in {Restart.Delay}{coverage}{needs}";
        }
    }

    internal override Duration? LongestInterruption => Duration.Max(Restart.Delay, Restart.Coverage.Complement > 0 ? Restart.UncoveredRecovery : Duration.Zero);

    internal override IEnumerable<string> Assumptions(string name, EvaluationOptions options)
    {
        yield return $"The machines of \"{name}\" run spread evenly over the hosts that are up, and a host that is back has its share at once, by live migration without downtime.";
        yield return $"All machines of \"{name}\" that a host takes with it restart side by side, each for itself, as far as there is room{(Restart.Needed.Count > 0 ? $" and {NameList.And([.. Restart.Needed.Select(needed => $"\"{needed}\"")])} {(Restart.Needed.Count == 1 ? "is" : "are")} up" : "")}.";
        yield return "Before planned work on a host its virtual machines are moved away by live migration, which takes none of them down.";
        if (Restart.Coverage.Complement == 0)
        {
            yield return $"Every restart of a machine of \"{name}\" succeeds: no coverage below 100 % is given.";
        }
    }

    internal override string? MistakeInOther(string name, Element other) => other.CanBeNode
        ? null
        : $"The virtual machines \"{Name}\" have the {other.Noun} \"{name}\" as a host; hosts are components, fault-tolerant servers or clusters. {other.InsteadOfNode}";

    internal override TopologyMistake? MistakeInNumber(IReadOnlyCollection<string> names)
    {
        if (names.Count > MostHosts)
        {
            return new(Name, OthersProperty, -1, $"The virtual machines \"{Name}\" have {names.Count} hosts; at most {MostHosts} are solved jointly. Make several pools of them.");
        }

        if (PerHost is { } most && (long)most * names.Count < Count)
        {
            return new(Name, "perHost", -1, $"The {Count} virtual machines \"{Name}\" find room for {(long)most * names.Count} on {(names.Count == 1 ? "1 host" : $"{names.Count} hosts")} with {most} on each; add hosts, let each run more, or have fewer machines.");
        }

        return AtLeast > Count
            ? new(Name, "atLeast", -1, $"The virtual machines \"{Name}\" are {Count}, and at least {AtLeast} of them must run; give a number from 1 to {Count}.")
            : null;
    }

    internal override IEnumerable<ElementReference> References() =>
        base.References()
            .Concat(Hosts.Select((name, index) => new ElementReference("hosts", index, name)))
            .Concat(Restart.Needed.Select((name, index) => new ElementReference(ElementReference.ToReact, index, name)));

    internal override Element WithReferences(Func<IReadOnlyList<string>, IEnumerable<string>> replace) =>
        (VirtualMachines)base.WithReferences(replace) with
        {
            Hosts = Sequence<string>.Of(replace(Hosts), "hosts"),
            Restart = Restart.Needs([.. replace(Restart.Needed)]),
        };

    /// <inheritdoc/>
    protected internal override void Describe(ElementBehaviour behaviour) => VirtualMachinesBehaviour.Describe(this, behaviour);

    /// <summary>How many hosts it takes to run so many machines.</summary>
    internal int HostsFor(int machines) => PerHost is { } most ? 1 + ((machines - 1) / most) : 1;

    private static Failover Checked(Failover restart, string name)
    {
        ArgumentNullException.ThrowIfNull(restart);
        if (restart.Coverage.Complement > 0 && restart.UncoveredRecovery == Duration.Zero)
        {
            throw new ArgumentException($"A restart of the virtual machines \"{name}\" succeeds in {restart.Coverage} of cases; say how long recovery takes in the others, for example .OtherwiseIn(30.Minutes).", nameof(restart));
        }

        var extra = restart.Failback is not null ? "a failback" : restart.DecisionDelay > Duration.Zero ? "a delay of its decision" : restart.Policy is not null ? "a policy" : restart.SwitchOver != restart.Delay ? "a switch-over" : null;
        return extra is null
            ? restart
            : throw new ArgumentException($"The restart of the virtual machines \"{name}\" has {extra}, which only a cluster's failover has; give all of the time from the failure to the running machine as its delay.", nameof(restart));
    }
}

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
        described.LetWorkTakeTurns(described._stuck is null ? isWell : isWell & described._stuck.Is(0));
        behaviour.ExchangesAlike(new NodePlaces(machines.Hosts, [], OrderDecides: false));
        behaviour.InterruptedWhile(!isWell);
        described.LoseHosts();
        described.GainHosts();
        described.Restart();
        described.NameReasons();
    }

    /// <summary>Work on a host begins while all machines run: where there is room for all of them without it, else where there is room for as many as must run.</summary>
    private void LetWorkTakeTurns(Condition allRun)
    {
        var (forAll, forEnough) = (_machines.HostsFor(_machines.Count), _machines.HostsFor(_machines.AtLeast));
        _behaviour.TakesTurns(_machines.Hosts, forAll < _hosts ? forAll : forEnough, allRun);
        _behaviour.UpGiven(isUp => allRun & Condition.AtLeast(forEnough, [.. _machines.Hosts.Select(isUp)]));
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
