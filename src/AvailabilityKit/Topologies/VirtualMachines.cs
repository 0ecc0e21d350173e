using System.Text.Json.Serialization;
using AvailabilityKit.Quantities;
using AvailabilityKit.Topologies.Notation;
using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies;

/// <summary>Virtual machines that are alike, on a pool of hosts: when a host fails, those that ran on it stop, and are restarted on the others.</summary>
/// <remarks>
/// They run spread evenly over the hosts that are up, so that a host which fails takes its even share with it; a host that is back gets its share by live
/// migration. Each machine restarts by itself, as <see cref="Restart"/> says, as soon as a host has room for it. Before planned work on a host its machines are
/// moved away live. A machine that is moved is not taken down, unless <see cref="Migration"/> says how long it stands still. The machines are up while at least so many of them run, and their level is the share that does.
/// </remarks>
[JsonConverter(typeof(ModelPartConverter))]
public sealed record VirtualMachines : Element
{
    /// <summary>The most hosts that a pool may have.</summary>
    public const int MostHosts = 1_000;

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

    /// <summary>How machines are moved while they run; <see langword="null"/> by default for live migration that takes nothing down, always succeeds and predicts no failure.</summary>
    public LiveMigration? Migration { get; init; }

    /// <summary>What each machine takes of its host; <see langword="null"/> by default, where only <see cref="PerHost"/> limits how many a host runs.</summary>
    /// <remarks>
    /// Every host then says what it gives (<see cref="Topology.Capacity"/>), and sets of machines on the same hosts take room from one another: those of a higher <see cref="Priority"/> have theirs first, whether or not they
    /// run at the moment, and machines of a lower one that are in the way stop and wait.
    /// </remarks>
    public Resources? Demand { get; init; }

    /// <summary>Which of several sets with a <see cref="Demand"/> on the same hosts has its places first: that of the higher number, of equal ones that which was added first. 0 by default.</summary>
    public int Priority { get; init; }

    /// <summary>How many hosts may be down, whichever they are, with places for all machines on the others (admission control, N + 1 for 1): what is asked for, and a mistake of the topology if it is not so. 0 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0.</exception>
    public int SpareHosts
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), $"The virtual machines \"{Name}\" keep {value} hosts to spare; give 0 or more.");
    }

    /// <summary>Where they have their places; null for what is not within a topology in which every copy is an element of its own.</summary>
    internal HostPlaces? Places { get; private init; }

    /// <inheritdoc/>
    public override string Noun => "set of virtual machines";

    internal override bool CarriesWork => true;

    internal override bool MovesWork => true;

    internal override string MoveNoun => "restart";

    internal override string MovesInWords => $"the virtual machines \"{Name}\" restart on the hosts that are left";

    internal override bool TakesTurns => true;

    internal override IReadOnlyList<string> Others => Hosts;

    internal override string OthersProperty => "hosts";

    internal override string PartNoun => "host";

    internal override int MembersNeeded => Demand is null ? (PerHost is { } most ? 1 + ((AtLeast - 1) / most) : 1) : Places?.HostsFor(AtLeast) ?? 1;

    internal override MemberRoom? RoomOnMembers => Places is { Kinds.Count: > 1 } places ? new(places, AtLeast, Hosts) : null;

    internal override IReadOnlyList<string> NeededToReact => Restart.Needed;

    internal override string InsteadOfNode => $"Let clusters of virtual machines be groups of them, or name the hosts of \"{Name}\" as nodes.";

    internal override string Detail => $"{Count} on {Hosts.Count} hosts, restart in {Restart.Delay}";

    internal override string InsideInWords
    {
        get
        {
            var room = (PerHost is { } most ? $", {most} a host at most" : "") + (Demand is null ? "" : $", each takes {Demand}");
            var coverage = Restart.Coverage.Complement > 0 ? $", {Restart.Coverage} succeed" : "";
            var needs = Restart.Needed.Count > 0 ? $", needs {NameList.And(Restart.Needed)}" : "";
            var migration = Migration is { } moves ? $"; live migration {moves}" : "";
            return $"{AtLeast} of {Count} on {NameList.And(Hosts)}{room}; restart in {Restart.Delay}{coverage}{needs}{migration}";
        }
    }

    internal override Duration? LongestInterruption => Duration.Max(Restart.Delay, Restart.Coverage.Complement > 0 ? Restart.UncoveredRecovery : Duration.Zero);

    internal override IEnumerable<string> Assumptions(string name, EvaluationOptions options)
    {
        yield return $"The machines of \"{name}\" run spread {(Places?.CanShrink == true ? "by what is free " : "evenly ")}over the hosts that are up, and a host that is back has its share at once, by live migration{(Migration is null ? " without downtime" : $", for which each machine stands still for {Migration.Blackout}")}.";
        if (Demand is not null)
        {
            yield return $"Room on the hosts of \"{name}\" is kept for all machines that go first, whether or not they run at the moment; which machine is where is arranged anew whenever a host goes or comes.";
        }

        yield return $"All machines of \"{name}\" that a host takes with it restart side by side, each for itself, as far as there is room{(Restart.Needed.Count > 0 ? $" and {NameList.And([.. Restart.Needed.Select(needed => $"\"{needed}\"")])} {(Restart.Needed.Count == 1 ? "is" : "are")} up" : "")}.";
        yield return $"Before planned work on a host its virtual machines are moved away by live migration{(Migration is null ? ", which takes none of them down" : "")}.";
        if (Migration is { MovedInTime: > 0 and var moved, Predicted: var predicted })
        {
            yield return $"Of the failures of a host {predicted} are predicted, whatever the fault, and {(moved < Count ? $"at most {moved} of the machines of \"{name}\"" : $"the machines of \"{name}\"")} are moved away before.";
        }

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
            return new(Name, OthersProperty, -1, $"The virtual machines \"{Name}\" have {names.Count} hosts; at most {MostHosts} are allowed. Make several pools of them.");
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
            .Concat(Restart.Needed.Select((name, index) => new ElementReference(ElementReference.ToRestart, index, name)));

    internal override Element WithReferences(Func<IReadOnlyList<string>, IEnumerable<string>> replace) =>
        (VirtualMachines)base.WithReferences(replace) with
        {
            Hosts = Sequence<string>.Of(replace(Hosts), "hosts"),
            Restart = Restart.Needs([.. replace(Restart.Needed)]),
        };

    internal override Element Within(Topology topology) =>
        this with { Places = Demand is null ? HostPlaces.OnAlike(Hosts, Count, PerHost) : HostPlaces.Of(TenantsWith(GoingFirst(topology)), Hosts, GivenIn(topology)) };

    internal override IEnumerable<TopologyMistake> MistakesAmongCopies(Topology topology)
    {
        if (Demand is null)
        {
            return SpareHosts > 0 ? MistakesInPlaces(HostPlaces.OnAlike(Hosts, Count, PerHost)) : [];
        }

        if (Hosts.FirstOrDefault(host => topology[host].Giving(Demand) is null) is { } stranger)
        {
            return [new(Name, "demand", -1, $"Each of the virtual machines \"{Name}\" takes {Demand} of its host, and the {topology[stranger].Noun} \"{stranger}\" gives nothing of its own; name its nodes as hosts, or leave the demand out.")];
        }

        if (Hosts.FirstOrDefault(host => topology[host].Given is null) is { } unknown)
        {
            return [new(Name, "demand", -1, $"Each of the virtual machines \"{Name}\" takes {Demand} of its host, and what \"{unknown}\" gives is not said; give it a capacity, or leave the demand out.")];
        }

        if (!Hosts.Any(host => topology[host].Given!.HasRoomFor(Demand.Cpu, Demand.Memory.TotalBytes)))
        {
            return [new(Name, "demand", -1, $"Each of the virtual machines \"{Name}\" takes {Demand} of its host, and none gives so much; make the machines smaller or the hosts larger.")];
        }

        var first = GoingFirst(topology);
        if (first.Find(other => !other.Hosts.All(Hosts.Contains)) is { } guest)
        {
            return [new(Name, "hosts", -1, $"The virtual machines \"{guest.Name}\" have their places before \"{Name}\", on hosts of which \"{Name}\" names some and not all; name all hosts of \"{guest.Name}\" there as well, or none, or let \"{Name}\" go first.")];
        }

        var tenants = TenantsWith(first);
        var combinations = HostPlaces.Combinations(tenants, Hosts, GivenIn(topology));
        if (combinations <= HostPlaces.MostCombinations && combinations * tenants.Sum(set => (long)set.Count) > HostPlaces.MostPlacings)
        {
            return [new(Name, "hosts", -1, $"The virtual machines \"{Name}\" and those that go before them would have to be placed in {combinations} combinations of hosts that are up, which is more than {HostPlaces.MostPlacings} placings; let more of the hosts give the same, or make several pools.")];
        }

        return combinations > HostPlaces.MostCombinations
            ? [new(Name, "hosts", -1, $"The hosts of the virtual machines \"{Name}\" are of so many kinds that there are more than {HostPlaces.MostCombinations} combinations of those that are up; let more of them give the same, or make several pools.")]
            : MistakesInPlaces(HostPlaces.Of(tenants, Hosts, GivenIn(topology)));
    }

    private IEnumerable<TopologyMistake> MistakesInPlaces(HostPlaces places)
    {
        var most = places.Room[^1];
        var all = Count == 1 ? $"The virtual machine \"{Name}\" is" : $"The {Count} virtual machines \"{Name}\" are";
        if (most < Count)
        {
            yield return new(Name, "demand", -1, $"The {Count} virtual machines \"{Name}\" find places for {most} on their hosts, after those that go first; add hosts, make them larger, or have fewer machines.");
        }
        else if (SpareHosts >= Hosts.Count)
        {
            yield return new(Name, "spareHosts", -1, $"{all} to have places with {SpareHosts} of {(Hosts.Count == 1 ? "1 host" : $"{Hosts.Count} hosts")} down, which leaves none; give fewer than there are.");
        }
        else if (SpareHosts > 0 && places.HostsFor(Count) > Hosts.Count - SpareHosts)
        {
            yield return new(Name, "spareHosts", -1, $"{all} to have places with {(SpareHosts == 1 ? "any host" : $"any {SpareHosts} hosts")} down, and that is not so: it takes {places.HostsFor(Count)} of the {Hosts.Count} hosts; add hosts, make them larger, or ask for less.");
        }
    }

    private static Func<string, Resources> GivenIn(Topology topology) => host => topology[host].Given!;

    /// <summary>The other sets that have their places before it, each after those that go before itself.</summary>
    private List<VirtualMachines> GoingFirst(Topology topology)
    {
        var ranked = topology.Elements.OfType<VirtualMachines>().Where(other => other.Demand is not null).OrderByDescending(other => other.Priority).ToList();
        return [.. ranked.TakeWhile(other => other.Name != Name).Where(other => other.Hosts.Any(Hosts.Contains))];
    }

    private HostPlaces.Tenants[] TenantsWith(IEnumerable<VirtualMachines> first) =>
        [.. first.Append(this).Select(set => new HostPlaces.Tenants(set.Count, set.Hosts.ToHashSet(StringComparer.Ordinal), set.Demand!, set.PerHost))];

    /// <inheritdoc/>
    protected internal override void Describe(ElementBehaviour behaviour) => VirtualMachinesBehaviour.Describe(this, behaviour);

    private static Failover Checked(Failover restart, string name)
    {
        ArgumentNullException.ThrowIfNull(restart);
        if (restart.Coverage.Complement > 0 && restart.UncoveredRecovery == Duration.Zero)
        {
            throw new ArgumentException($"A restart of the virtual machines \"{name}\" succeeds in {restart.Coverage} of cases; say how long recovery takes in the others, for example .OtherwiseIn(30.Minutes).", nameof(restart));
        }

        var extra = restart.Failback is not null ? "a failback" : restart.DecisionDelay > Duration.Zero ? "a delay of its decision" : restart.Policy is not null ? "a policy" : restart.ChangesPerYear > 0 ? "changes that break it" : restart.SwitchOver != restart.Delay ? "a switch-over" : restart.Lag is not null ? "a lag" : null;
        return extra is null
            ? restart
            : throw new ArgumentException($"The restart of the virtual machines \"{name}\" has {extra}, which only a cluster's failover has; give all of the time from the failure to the running machine as its delay.", nameof(restart));
    }
}
