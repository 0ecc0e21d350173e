using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies.Naive;

/// <summary>
/// Planned work. Each kind begins at random moments among those at which it may, at a pace of its own; who solves the chain finds the
/// paces with which each is done as often as asked. It may begin while its element is perfect. Every cluster above it must be between
/// interruptions; and whoever stands above and could do without it, all else being up, must be able to do without it now, and to move its work, have no
/// other work below, and have the element up with what stands and falls with it.
/// </summary>
internal sealed class NaiveWork
{
    private const string Work = "at work";

    private readonly NaiveSystem _system;
    private readonly NaiveClusters _clusters;
    private readonly Func<NaiveState, string, bool> _isUpItself;
    private readonly Dictionary<(string Element, PlannedWork Work), double> _paces = [];

    public NaiveWork(NaiveSystem system, NaiveClusters clusters, Func<NaiveState, string, bool> isUpItself, bool included)
    {
        _system = system;
        _clusters = clusters;
        _isUpItself = isUpItself;
        foreach (var element in included ? system.Topology.Elements : [])
        {
            foreach (var work in PlannedFor(element).Where(work => Stops(work) > 0 && work.Lasting > Duration.Zero))
            {
                _paces.Add((element.Name, work), Stops(work));
            }
        }
    }

    /// <summary>Each kind of work at each element, and how often a second it is asked for.</summary>
    public IReadOnlyList<(string Element, PlannedWork Work, double Asked)> All => [.. _paces.Keys.Select(each => (each.Element, each.Work, Stops(each.Work)))];

    public bool IsPlanned(string name) => _paces.Keys.Any(each => each.Element == name);

    /// <summary>
    /// The first of the alike nodes that follow one another in the list of an active/passive cluster that does not fail back, need nothing, and are treated alike by
    /// all who refer to them, of which services do nothing to them: they are worked on as often as asked all together. The element itself, where there are none.
    /// </summary>
    public string FirstAlike(string name)
    {
        var first = name;
        foreach (var cluster in _system.Topology.Elements.OfType<Cluster>().Where(cluster => cluster.Failover.Failback is null && cluster.Nodes.Contains(name)))
        {
            for (var before = cluster.Nodes.TakeWhile(node => node != name).Count() - 1; before >= 0 && AreAlike(cluster.Nodes[before], name); before--)
            {
                first = cluster.Nodes[before];
            }
        }

        return first;
    }

    public double this[string element, PlannedWork work]
    {
        get => _paces[(element, work)];
        set => _paces[(element, work)] = value;
    }

    public IEnumerable<KeyValuePair<Variable, object?>> Initially() =>
        _system.Topology.Elements.Select(element => new KeyValuePair<Variable, object?>(new(element.Name, Work), null));

    /// <summary>The work that goes on at an element, or null.</summary>
    public static PlannedWork? At(NaiveState state, string name) => state.Get<PlannedWork?>(name, Work);

    public static NaiveState Ended(NaiveState state, string name) => state.With(name, Work, null);

    /// <summary>The work that may begin at an element that is perfect, and what the state is then.</summary>
    public IEnumerable<(PlannedWork Work, NaiveState Begun)> Beginnings(NaiveState state, string name) =>
        At(state, name) is null && IsPlanned(name) && MayBegin(state, name)
            ? _paces.Keys.Where(each => each.Element == name).Select(each => (each.Work, state.With(name, Work, each.Work)))
            : [];

    /// <summary>Whether anybody above could do without an element, all else being up, so that work on it waits its turn.</summary>
    public bool WaitsItsTurn(string name) => _system.TurnTakersAbove(name).Any(taker => CouldDoWithout(taker, name));

    /// <summary>Whether a cluster or group is up without an element, all else being up.</summary>
    public bool CouldDoWithout(Element taker, string name)
    {
        return _system.IsUp(taker.Name, IsUpItself, Said);

        bool? Said(string each) => each == name ? false : null;

        bool IsUpItself(string each) => _system[each] is not Cluster cluster || _system.MembersUp(cluster, IsUpItself, Said) >= cluster.AtLeast;
    }

    private bool AreAlike(string one, string other) => _system[one] is Component first && _system[other] is Component second
        && first.Faults.SequenceEqual(second.Faults) && first.Planned.SequenceEqual(second.Planned) && (first.Restart, first.Kind) == (second.Restart, second.Kind)
        && first.Needs.Count + second.Needs.Count == 0
        && _system.Topology.Elements.All(element => element switch
        {
            RepairCrew crew => crew.Repairs.Contains(one) == crew.Repairs.Contains(other)
                && (!crew.Repairs.Contains(one) || crew.Discipline is CrewDiscipline.EqualShare or CrewDiscipline.ByChance || (crew.Discipline is CrewDiscipline.FirstComeFirstServed && !IsStruck(one))),
            CommonCause cause => cause.Strikes.Contains(one) == cause.Strikes.Contains(other),
            Spares stock => stock.Replaces.Contains(one) == stock.Replaces.Contains(other),
            Cluster cluster when cluster.Nodes.Contains(one) => cluster.Nodes.Contains(other) && !cluster.Needs.Concat(cluster.Failover.Needed).Intersect([one, other]).Any(),
            Service => true,
            _ => !element.References().Any(reference => reference.Name == one || reference.Name == other),
        });

    /// <summary>Those that are struck at once begin to wait for a crew in the order of a list.</summary>
    private bool IsStruck(string name) => _system.Topology.Elements.OfType<CommonCause>().Any(cause => cause.Strikes.Contains(name));

    private bool MayBegin(NaiveState state, string name)
    {
        var above = _system.TurnTakersAbove(name).ToArray();
        return !above.OfType<Cluster>().Any(cluster => _clusters.IsInterrupted(state, cluster))
            && above.Where(taker => CouldDoWithout(taker, name)).All(taker => IsTurn(state, taker, name));
    }

    private bool IsTurn(NaiveState state, Element taker, string name)
    {
        var aside = _system.LeftAside(taker);
        return _system.BelowMembers(taker).All(other => At(state, other) is null)
            && _system.IsUp(_system.CarrierOf(name), each => aside.Contains(each) || _isUpItself(state, each))
            && IsServing(taker) && (taker is not Cluster movable || _clusters.MayMove(state, movable)) && _system.MembersUp(taker, IsUpItself, Out) >= NaiveSystem.MembersNeeded(taker);

        bool? Out(string each) => each == name ? false : null;

        bool IsUpItself(string each) => aside.Contains(each) || (_isUpItself(state, each) && (_system[each] is not Cluster cluster
            || _system.MembersUp(cluster, IsUpItself, Out) >= cluster.AtLeast));

        bool IsServing(Element asked) => asked is not Cluster cluster || _clusters.ActivityOf(state, cluster) == NaiveActivity.Serving;
    }

    private static IEnumerable<PlannedWork> PlannedFor(Element element) => element switch
    {
        Component component => component.Planned,
        FaultTolerantServer server => server.Planned,
        Cluster cluster => cluster.Planned,
        _ => [],
    };

    private static double Stops(PlannedWork work) => work.Online.Complement / work.Every.TotalSeconds;
}
