using System.Text.Json.Serialization;
using AvailabilityKit.Quantities;
using AvailabilityKit.Topologies.Notation;
using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies;

/// <summary>A high-availability cluster: nodes that take over one another's work after a failover delay.</summary>
/// <remarks>
/// Its nodes, everything they need, and its repair crews form one island and are solved jointly as a Markov chain. The cluster is up
/// while enough nodes carry the work and no failover, uncovered recovery or failback is under way. When too few nodes are left it is
/// down until one is repaired, and then up at once: the MTTR of a node counts until it can work again. Nodes fail and are repaired during
/// an interruption too; when it ends, the work goes on on what is up then.
/// </remarks>
[JsonConverter(typeof(ModelPartConverter))]
public sealed record Cluster : Element
{
    /// <summary>The most nodes a cluster may have.</summary>
    public const int MostNodes = 64;

    /// <summary>Describes a cluster.</summary>
    /// <param name="name">Its name, unique within the topology.</param>
    /// <param name="nodes">Its nodes, preferred ones first: two to <see cref="MostNodes"/> names of components, fault-tolerant servers or other clusters.</param>
    /// <param name="failover">What happens when an active node fails.</param>
    /// <exception cref="ArgumentException">A node is named twice, or a coverage below 1 without a recovery for the rest.</exception>
    public Cluster(string name, IEnumerable<string> nodes, Failover failover)
        : base(name)
    {
        Nodes = Sequence<string>.EachOnce(nodes, nameof(nodes), $"The cluster \"{name}\"", "a node");
        Failover = failover;
    }

    /// <summary>Its nodes, preferred ones first: two to <see cref="MostNodes"/>. A counted element stands for its copies.</summary>
    /// <exception cref="ArgumentException">A node is named twice.</exception>
    public IReadOnlyList<string> Nodes { get; init => field = Sequence<string>.EachOnce(value, "nodes", $"The cluster \"{Name}\"", "a node"); }

    /// <summary>What happens when an active node fails.</summary>
    /// <exception cref="ArgumentException">A coverage below 1 without a recovery for the rest.</exception>
    public Failover Failover { get; init => field = Complete(value, Name); }

    /// <summary>How many nodes must carry the work; 1 by default.</summary>
    /// <remarks>That there are so many is checked with the whole topology, since a counted element is several nodes.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int AtLeast { get; init => field = OneOrMore(value, "atLeast", $"The cluster \"{Name}\" needs at least {value} nodes"); } = 1;

    /// <summary>Which nodes carry work; active/passive by default.</summary>
    public ClusterMode Mode { get; init; }

    /// <summary>How often a node fails while it carries no work: as a standby, or because the cluster is down; as often as one that works by default (hot).</summary>
    /// <remarks>In an active/active cluster nothing stands by, and this changes nothing.</remarks>
    public Standby Standby { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = Standby.Hot;

    /// <summary>How many of its nodes can be under repair at once; <see langword="null"/> for one crew a node.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int? RepairCrews
    {
        get;
        init => field = value is null or >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), $"The cluster \"{Name}\" has {value} repair crews; give 1 or more, or leave it out for one crew a node.");
    }

    /// <summary>Announced work that stops the cluster as a whole: cluster tests, upgrades that nodes cannot take in turn.</summary>
    public IReadOnlyList<PlannedWork> Planned { get; init => field = Sequence<PlannedWork>.Of(value, nameof(Planned)); } = Sequence<PlannedWork>.Empty;

    internal override bool CarriesWork => true;

    internal override Lifetime? CommittedLag => Failover.Lag;

    /// <inheritdoc/>
    public override string Noun => "cluster";

    /// <summary>As many nodes as carry the work, whichever they are, none to take over, and as many crews as there were. How they share the work does not matter for whether they are up.</summary>
    internal override IEnumerable<LessRedundant> WithoutRedundancy(Topology topology) => NodeChoices.Of(this, topology).Select(Alone);

    private LessRedundant Alone(string[] carrying)
    {
        List<Element> elements = [new RedundancyGroup(Name, carrying, AtLeast) { Needs = Needs, Work = MemberWork.Mirrored }];
        if (RepairCrews is { } crews && crews < AtLeast)
        {
            elements.Add(new RepairCrew($"{Name} (crew)", carrying, crews));
        }

        return new(elements, $"{string.Join(", ", carrying.Select(node => $"\"{node}\""))} alone");
    }

    internal override IEnumerable<TopologyWarning> OwnWarnings()
    {
        if (Mode == ClusterMode.ActiveActive && Standby != Standby.Hot)
        {
            yield return new(
                TopologyWarningKind.NothingStandsBy,
                Name,
                $"Every node of the active/active cluster \"{Name}\" that is up carries work, so that its {Standby} changes nothing; make it active/passive, or leave standby out.");
        }
    }

    internal override IEnumerable<string> Assumptions(string name, EvaluationOptions options)
    {
        yield return options.Interruptions == Interruptions.NodesHoldStill
            ? "No node fails and no node's repair ends during a failover, an uncovered recovery, a failback or a planned switch-over; these are short."
            : "Nodes fail and are repaired during a failover as at any other time; it is carried through, and the cluster then goes on with what is up.";
        yield return "A cluster that ran out of nodes works again as soon as enough of them are repaired; the MTTR of a node lasts until it can carry work.";
        yield return options.Causes == CauseLevel.Root
            ? "Where too few nodes of a cluster are left, its downtime is that of what took them: what they need, or the nodes themselves."
            : "Where too few nodes of a cluster are left, its downtime is its own, whatever took them.";
        if (Mode == ClusterMode.ActivePassive)
        {
            yield return Standby == Standby.Hot
                ? "A node that stands by fails as often as one that works (hot standby), unless another standby is given."
                : Standby == Standby.Cold
                    ? $"A node of \"{name}\" that carries no work does not fail (cold standby); what it needs does."
                    : $"The faults of a node of \"{name}\" that carries no work strike at {Standby.Share} of their rates (warm standby); those of what it needs are not slowed.";
        }

        if (Failover.Needed.Count > 0)
        {
            yield return $"The work of \"{name}\" is moved only while {NameList.And([.. Failover.Needed.Select(needed => $"\"{needed}\"")])} {(Failover.Needed.Count == 1 ? "is" : "are")} up: a failover waits until then, and one under way stands still; an uncovered failure is recovered from by hand.";
        }

        if (Failover.Breaks > Rate.Zero)
        {
            var found = Failover.TestedBy is { } test ? $"the planned work \"{test}\", or by a failover that is not covered" : "a failover that is not covered";
            yield return $"Of the {NumberNotation.Exact(Failover.ChangesPerYear)} changes a year {Failover.Breaking} break the failover of \"{name}\", which is found and mended by {found}.";
        }

        if (Failover.Lag is { } behind)
        {
            yield return $"A failover of \"{name}\" loses what was committed in the time before it, {behind}; recovering by hand from an uncovered failure loses nothing committed.";
        }

        // Perfect coverage is what stands when nothing is said, and it decides most of the downtime of redundant systems.
        if (Failover.Coverage.Complement == 0)
        {
            yield return $"Every failover of \"{name}\" goes well: no coverage below 100 % is given.";
        }
    }

    internal override IReadOnlyList<PlannedWork> AnnouncedWork => Planned;

    internal override IReadOnlyList<string> Others => Nodes;

    internal override string OthersProperty => "nodes";

    internal override string MenProperty => "repairCrews";

    internal override string PartNoun => "node";

    internal override bool CanBeNode => true;

    internal override bool MovesWork => true;

    internal override Duration? LongestInterruption => Duration.Max(
        Duration.Max(Failover.Delay, Failover.Failback ?? Duration.Zero),
        Failover.Coverage.Complement > 0 ? Failover.UncoveredRecovery : Duration.Zero);

    internal override string? MistakeInOther(string name, Element other) => other.CanBeNode
        ? null
        : $"The cluster \"{Name}\" has the {other.Noun} \"{name}\" as a node; nodes are components, fault-tolerant servers or clusters. {other.InsteadOfNode}";

    internal override TopologyMistake? MistakeInNumber(IReadOnlyCollection<string> names) => names.Count switch
    {
        < 2 => new(Name, OthersProperty, -1, $"The cluster \"{Name}\" has {(names.Count == 1 ? "1 node" : $"{names.Count} nodes")}; a cluster needs at least two. Let what needs \"{Name}\" need {(names.Count == 1 ? $"\"{names.First()}\"" : "a server")} itself, or add a node."),
        > MostNodes => new(Name, OthersProperty, -1, $"The cluster \"{Name}\" has {names.Count} nodes; at most {MostNodes} are solved jointly. Make several clusters of them, or a group."),
        _ => base.MistakeInNumber(names),
    };

    /// <summary>A test that is no work of the cluster; crews for what nobody repairs as a whole; and nodes of which nobody can say whether they wait: those that are clusters, and those that work for another cluster too.</summary>
    internal override IEnumerable<TopologyMistake> MistakesAmongCopies(Topology topology)
    {
        if (Failover.TestedBy is { } test && !Planned.Any(work => work.Activity == test && work.Stops > Rate.Zero))
        {
            yield return new(Name, "failover", -1, $"The failover of \"{Name}\" is tested by \"{test}\", which is no planned work of the cluster that stops it; add planned: [PlannedWork.PerYear(\"{test}\", 4, 30.Minutes)] to it, or name what is.");
        }

        var nested = Nodes.FirstOrDefault(node => topology[node].MovesWork);
        if (RepairCrews is not null && nested is not null)
        {
            yield return new(Name, "repairCrews", -1, $"The cluster \"{Name}\" has repair crews, but its node \"{nested}\" is a cluster, which nobody repairs as a whole; give \"{nested}\" crews of its own, or name its nodes in a repair crew.");
        }

        if (Standby == Standby.Hot)
        {
            yield break;
        }

        if (nested is not null)
        {
            yield return new(Name, "standby", -1, $"The cluster \"{Name}\" has a {Standby}, but its node \"{nested}\" is a cluster, whose own nodes work while it waits; give \"{nested}\" a standby of its own, or leave it out here.");
        }
        else if (topology.Elements.OfType<Cluster>().FirstOrDefault(other => other != this && other.Nodes.Intersect(Nodes, StringComparer.Ordinal).Any()) is { } other)
        {
            yield return new(Name, "standby", -1, $"\"{other.Nodes.Intersect(Nodes, StringComparer.Ordinal).First()}\" is a node of \"{Name}\", which has a {Standby}, and of \"{other.Name}\", for which it may work while it waits; name it in one of them only, or leave the standby out.");
        }
    }

    internal override string Detail => $"{AtLeast} of {Nodes.Count}, {FailoverInWords}";

    internal override string InsideInWords => $"{NameList.Vote(AtLeast, Nodes)}; {FailoverInWords}";

    internal override bool StandsBy(string part) => Mode == ClusterMode.ActivePassive && Nodes.Take(AtLeast).All(node => node != part);

    /// <summary>How work moves: its mode where nothing stands by, how cold its standbys are, its delay, its coverage where that is not perfect, and what it needs.</summary>
    private string FailoverInWords
    {
        get
        {
            var mode = Mode == ClusterMode.ActiveActive ? "active/active, " : Standby != Standby.Hot ? $"{Standby}, " : "";
            var coverage = Failover.Coverage.Complement > 0 ? $", {Failover.Coverage} covered" : "";
            var decision = Failover.DecisionDelay > Duration.Zero ? $" after {Failover.DecisionDelay}" : "";
            var needs = Failover.Needed.Count > 0 ? $", needs {NameList.And(Failover.Needed)}" : "";
            var broken = Failover.Breaks > Rate.Zero ? $", broken by {Failover.Breaking} of changes" : "";
            return $"{mode}failover in {Failover.Delay}{decision}{coverage}{broken}{needs}";
        }
    }

    internal override int MembersNeeded => AtLeast;

    internal override int? Men => RepairCrews;

    internal override bool TakesTurns => true;

    internal override IReadOnlyList<string> NeededToReact => Failover.Needed;

    /// <inheritdoc/>
    protected internal override void Describe(ElementBehaviour behaviour) => ClusterBehaviour.Describe(this, behaviour);

    internal override IEnumerable<ElementReference> References() =>
        base.References()
            .Concat(Nodes.Select((name, index) => new ElementReference("nodes", index, name)))
            .Concat(Failover.Needed.Select((name, index) => new ElementReference(ElementReference.ToReact, index, name)));

    internal override Element WithReferences(Func<IReadOnlyList<string>, IEnumerable<string>> replace) =>
        (Cluster)base.WithReferences(replace) with
        {
            Nodes = Sequence<string>.Of(replace(Nodes), "nodes"),
            Failover = Failover.Needs([.. replace(Failover.Needed)]),
        };

    private static Failover Complete(Failover failover, string name)
    {
        ArgumentNullException.ThrowIfNull(failover);
        if (failover.Breaks > Rate.Zero && failover.UncoveredRecovery == Duration.Zero)
        {
            throw new ArgumentException($"Changes break the failover of \"{name}\"; say how long recovery takes where it is broken, for example .OtherwiseIn(15.Minutes).", nameof(failover));
        }

        return failover.Coverage.Complement > 0 && failover.UncoveredRecovery == Duration.Zero
            ? throw new ArgumentException($"The failover of \"{name}\" covers {failover.Coverage} of failures; say how long recovery takes in the other cases, for example .OtherwiseIn(15.Minutes).", nameof(failover))
            : failover;
    }
}

/// <summary>Which nodes of a cluster could carry its work alone: each choice that is not like an earlier one, those listed first first.</summary>
internal static class NodeChoices
{
    /// <summary>As many nodes as the cluster needs, in every way; of alike nodes it does not matter which.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="topology">The topology, every copy an element of its own.</param>
    public static IEnumerable<string[]> Of(Cluster cluster, Topology topology)
    {
        // Nodes are alike where they have the same figures and needs, and where nothing but this cluster tells one from the other.
        var kinds = new Dictionary<Node, List<string>>();
        List<List<string>> inOrder = [];
        foreach (var name in cluster.Nodes)
        {
            var node = new Node(topology[name].CopyNamed("node"), ReferrersOf(name, cluster, topology));
            if (!kinds.TryGetValue(node, out var alike))
            {
                kinds.Add(node, alike = []);
                inOrder.Add(alike);
            }

            alike.Add(name);
        }

        return Choices(inOrder, 0, cluster.AtLeast).Select(choice => choice.ToArray());
    }

    /// <summary>A node without its name, and who else refers to it.</summary>
    private sealed record Node(Element Figures, string Referrers);

    private static string ReferrersOf(string node, Cluster cluster, Topology topology) => string.Join('\0', topology.Elements
        .Where(element => element != cluster)
        .SelectMany(element => element.References().Where(reference => reference.Name == node).Select(reference => $"{reference.Property} {element.Name}")));

    private static IEnumerable<IEnumerable<string>> Choices(List<List<string>> kinds, int at, int wanted)
    {
        if (wanted == 0)
        {
            yield return [];
        }
        else if (kinds.Skip(at).Sum(kind => kind.Count) >= wanted)
        {
            for (var taken = Math.Min(wanted, kinds[at].Count); taken >= 0; taken--)
            {
                foreach (var rest in Choices(kinds, at + 1, wanted - taken))
                {
                    yield return kinds[at].Take(taken).Concat(rest);
                }
            }
        }
    }
}
