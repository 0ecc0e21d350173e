using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies.Naive;

/// <summary>A topology with what the rules ask of it: what stands below what, who repairs whom, what is up.</summary>
internal sealed class NaiveSystem
{
    private readonly Dictionary<string, Element> _byName;

    public NaiveSystem(Topology topology)
    {
        _byName = topology.Elements.ToDictionary(element => element.Name, StringComparer.Ordinal);
        Topology = topology;
        Parts = [.. topology.Elements.Select(PartOf).OfType<NaivePart>()];
        ClustersBelowFirst = InOrder([.. topology.Elements.OfType<Cluster>()]);
    }

    public Topology Topology { get; }

    public IReadOnlyList<NaivePart> Parts { get; }

    public IReadOnlyList<Spares> Stocks => [.. Topology.Elements.OfType<Spares>()];

    /// <summary>The faults that a part has from common causes.</summary>
    public IReadOnlyList<NaiveShare> SharesOf(string name)
    {
        List<NaiveShare> shares = [];
        foreach (var cause in Topology.Elements.OfType<CommonCause>().Where(cause => cause.Strikes.Contains(name)))
        {
            if (cause.Beta is not { } beta)
            {
                shares.Add(new(cause, 1 / cause.Mtbf!.Value.TotalSeconds, cause.Mttr!.Value, 0));
                continue;
            }

            var component = (Component)this[name];
            var (rate, time) = (0.0, Duration.Zero);
            foreach (var fault in component.Faults.Where(fault => !fault.Mtbf.IsInfinite && fault.Mttr + component.Restart > Duration.Zero))
            {
                rate += 1 / fault.Mtbf.TotalSeconds;
                time += Duration.FromSeconds(fault.Mttr / fault.Mtbf);
            }

            if (rate > 0)
            {
                shares.Add(new(cause, beta.Value * rate, cause.Mttr ?? Duration.FromSeconds(time.TotalSeconds / rate), beta.Value));
            }
        }

        return shares;
    }

    /// <summary>The clusters, each after those that its nodes and its failover depend on.</summary>
    public IReadOnlyList<Cluster> ClustersBelowFirst { get; }

    public Element this[string name] => _byName[name];

    /// <summary>An element and all that it depends on: what it needs, and what it is made of.</summary>
    public HashSet<string> Below(string name)
    {
        HashSet<string> below = new(StringComparer.Ordinal) { name };
        foreach (var next in this[name].Needs.Concat(MembersOf(this[name])))
        {
            below.UnionWith(Below(next));
        }

        return below;
    }

    /// <summary>The clusters that have an element as a node, or have a node that depends on it.</summary>
    public IEnumerable<Cluster> Above(string name) =>
        ClustersBelowFirst.Where(cluster => cluster.Nodes.Any(node => Below(node).Contains(name)));

    /// <summary>The clusters for which an element stands by less often failing than at work.</summary>
    public IEnumerable<Cluster> SlowingFaultsOf(string name) =>
        ClustersBelowFirst.Where(cluster => cluster.Mode == ClusterMode.ActivePassive && cluster.Standby != Standby.Hot && cluster.Nodes.Contains(name));

    /// <summary>The clusters, and the groups that serve with fewer than all members and whose work takes turns, that have an element below their members.</summary>
    public IEnumerable<Element> TurnTakersAbove(string name) => Topology.Elements.Where(IsTurnTaker).Where(taker => BelowMembers(taker).Contains(name));

    private static bool IsTurnTaker(Element element) =>
        element is Cluster || (element is RedundancyGroup { PlannedTurns: PlannedTurns.OneAtATime } group && group.AtLeast < group.Members.Count);

    /// <summary>What stands below the members of a cluster or group, without what is left aside.</summary>
    public HashSet<string> BelowMembers(Element taker) => [.. MembersOf(taker).SelectMany(Below).Except(LeftAside(taker))];

    /// <summary>What all members of a group depend on, and what is known only as a whole; nothing, for a cluster, which reacts to everything.</summary>
    public HashSet<string> LeftAside(Element taker) => taker is RedundancyGroup group
        ? [.. group.Members.Select(Below).Aggregate((all, next) => [.. all.Intersect(next)]), .. group.Members.SelectMany(Below).Where(name => this[name] is IndependentElement)]
        : [];

    public static int MembersNeeded(Element taker) => taker is Cluster cluster ? cluster.AtLeast : ((RedundancyGroup)taker).AtLeast;

    public int MembersUp(Element taker, Func<string, bool> isUpItself, Func<string, bool?> isSaid) =>
        MembersOf(taker).Count(member => IsUp(member, isUpItself, isSaid));

    /// <summary>The element that stands and falls with one: what alone needs it, and so on up to what a cluster or group is made of.</summary>
    public string CarrierOf(string name)
    {
        var above = Topology.Elements.Where(element => element.Needs.Concat(MembersOf(element)).Contains(name))
            .Where(element => IsTurnTaker(element) || TurnTakersAbove(element.Name).Any()).ToArray();
        return above is [var only] && only.Needs.Contains(name) && !MembersOf(only).Contains(name) && TurnTakersAbove(only.Name).Any()
            ? CarrierOf(only.Name)
            : name;
    }

    /// <summary>What stands and falls together below a cluster or group, one element among it; what is left aside stands alone.</summary>
    public IEnumerable<string> StackOf(string name) => !TurnTakersAbove(name).Any() ? [name] : Topology.Elements.Select(element => element.Name)
        .Where(other => TurnTakersAbove(other).Any() && CarrierOf(other) == CarrierOf(name));

    /// <summary>Whether an element and all that it needs are up, told of every element with a state of its own whether that is up.</summary>
    public bool IsUp(string name, Func<string, bool> isUpItself) => IsUp(name, isUpItself, _ => null);

    /// <summary>The same, where of some elements it is said that they are up or down, whatever they are.</summary>
    public bool IsUp(string name, Func<string, bool> isUpItself, Func<string, bool?> isSaid)
    {
        if (isSaid(name) is { } said)
        {
            return said;
        }

        var element = this[name];
        var itself = element switch
        {
            RedundancyGroup group => group.Members.Count(member => IsUp(member, isUpItself, isSaid)) >= group.AtLeast,
            Service => true,
            _ => isUpItself(name),
        };
        return itself && element.Needs.All(need => IsUp(need, isUpItself, isSaid));
    }

    /// <summary>The elements with a state of their own of which a service learns: those it reaches through needs and groups. A cluster stands for its nodes.</summary>
    public IReadOnlyList<string> SeenBy(string name)
    {
        var further = this[name].Needs.Concat(this[name] is RedundancyGroup group ? group.Members : []).SelectMany(SeenBy);
        var itself = this[name] is RedundancyGroup or Service ? Array.Empty<string>() : [name];
        return [.. itself.Concat(further).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Whether an element can be down by itself, rather than only as others are.</summary>
    public bool HasStateOf(string name) => this[name] is Cluster || Parts.Any(part => part.Name == name);

    private static IEnumerable<string> MembersOf(Element element) => element switch
    {
        Cluster cluster => cluster.Nodes,
        RedundancyGroup group => group.Members,
        _ => [],
    };

    private NaivePart? PartOf(Element element) => element switch
    {
        Component component => new NaiveComponent(component, SharesOf(component.Name)),
        FaultTolerantServer server => new NaiveLockstep(server, SharesOf(server.Name)),
        KnownElement known => new NaiveKnown(known),
        ChainElement chain => new NaiveStates(chain),
        BlockElement diagram => new NaiveDiagram(diagram),
        Cluster or RedundancyGroup or RepairCrew or Spares or CommonCause or Service => null,
        _ => throw new NotSupportedException($"The naive interpreter knows no {element.Noun}; give it a {nameof(NaivePart)}."),
    };

    private List<Cluster> InOrder(List<Cluster> open)
    {
        List<Cluster> ordered = [];
        while (open.Count > 0)
        {
            var next = open.First(cluster => open.All(other => other == cluster || !cluster.Failover.Needed.Prepend(cluster.Name).SelectMany(Below).Contains(other.Name)));
            ordered.Add(next);
            open.Remove(next);
        }

        return ordered;
    }
}
