using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies.Naive;

/// <summary>
/// Which elements that a service sees depend on one another, for the rule by which causes share downtime: those whose fates are
/// decided by something that both look at, however far below. The chain of the system does not know of it.
/// </summary>
internal sealed class NaiveIslands
{
    private readonly NaiveSystem _system;
    private readonly NaiveWork _work;
    private readonly bool _nodesHoldStill;
    private readonly List<HashSet<string>> _islands = [];

    /// <param name="system">The system.</param>
    /// <param name="work">The planned work.</param>
    /// <param name="nodesHoldStill">Whether nodes are left as they are while their cluster is interrupted.</param>
    /// <param name="seen">The elements that the service sees.</param>
    public NaiveIslands(NaiveSystem system, NaiveWork work, bool nodesHoldStill, IEnumerable<string> seen)
    {
        _system = system;
        _work = work;
        _nodesHoldStill = nodesHoldStill;
        HashSet<string> known = [];
        Stack<string> open = new(seen);
        while (open.TryPop(out var name))
        {
            if (known.Add(name))
            {
                var looksAt = LooksAt(name).ToList();
                Unite([name, .. looksAt]);
                looksAt.ForEach(open.Push);
            }
        }

        // What is struck at once is tied together, where both are looked at for other reasons.
        foreach (var cause in system.Topology.Elements.OfType<CommonCause>())
        {
            var struck = cause.Strikes.Where(known.Contains).ToHashSet();
            if (struck.Any(name => system.SharesOf(name).Any(share => share.Cause == cause)))
            {
                Unite(struck);
            }
        }
    }

    /// <summary>The first element of the island in which one stands, which serves as the island's name.</summary>
    public string IslandOf(string name) => _islands.Single(island => island.Contains(name)).Min(StringComparer.Ordinal)!;

    /// <summary>What decides what an element does next, among all that ever changes.</summary>
    private IEnumerable<string> LooksAt(string name)
    {
        var all = (_system[name] is Cluster cluster ? cluster.Nodes.Concat(cluster.Failover.Needed).SelectMany(_system.Below) : Before(name)).Concat(WaitsFor(name)).Concat(TakenOutWith(name)).Concat(RestsWith(name)).Concat(_system.SlowingFaultsOf(name).Select(slowing => slowing.Name)).Concat(DrawsWith(name));
        return Changes(name) ? all.Where(other => other != name && Changes(other)) : [];
    }

    /// <summary>What planned work at an element waits for: every cluster above, and all below whoever could do without the element.</summary>
    private IEnumerable<string> WaitsFor(string name) => _work.IsPlanned(name)
        ? _system.TurnTakersAbove(name).SelectMany(taker =>
            (taker is Cluster ? [taker.Name] : Array.Empty<string>()).Concat(_work.CouldDoWithout(taker, name) ? _system.BelowMembers(taker) : []))
        : [];

    /// <summary>What is taken out together with an element when any of it is worked on.</summary>
    private IEnumerable<string> TakenOutWith(string name) =>
        _system.TurnTakersAbove(name).Any() && _system.StackOf(name).Any(_work.IsPlanned) ? _system.StackOf(name) : [];

    /// <summary>The clusters during whose interruptions a node is left as it is.</summary>
    private IEnumerable<string> RestsWith(string name) => _nodesHoldStill
        ? _system.ClustersBelowFirst.Where(cluster => cluster.Nodes.Contains(name) && _system[name] is not Cluster).Select(cluster => cluster.Name)
        : [];

    /// <summary>Whose repairs take people away from those of a part.</summary>
    private IEnumerable<string> Before(string name)
    {
        foreach (var element in _system.Topology.Elements)
        {
            switch (element)
            {
                case RepairCrew crew when crew.Repairs.Contains(name) && Asks(name, crew) && !NobodyWaits(crew):
                    foreach (var other in (crew.Discipline == CrewDiscipline.PriorityInOrder ? crew.Repairs.TakeWhile(other => other != name) : crew.Repairs).Where(other => Asks(other, crew)))
                    {
                        yield return other;
                    }

                    break;
                case Cluster { RepairCrews: not null } cluster when cluster.Nodes.Contains(name) && AsksForTheRest(name):
                    foreach (var other in cluster.Nodes.Where(AsksForTheRest))
                    {
                        yield return other;
                    }

                    break;
            }
        }
    }

    /// <summary>What draws on the same stock of spares.</summary>
    private IEnumerable<string> DrawsWith(string name) => DrawsOnStock(name)
        ? _system.Stocks.Where(stock => stock.Replaces.Contains(name)).SelectMany(stock => stock.Replaces.Where(DrawsOnStock))
        : [];

    private bool DrawsOnStock(string name) => _system[name] is FaultTolerantServer || (_system[name] is Component component && Lasting(component).Any(fault => fault.NeedsSpare));

    /// <summary>Whether there is a man for each part, where one works at each.</summary>
    private bool NobodyWaits(RepairCrew crew) =>
        crew.Discipline is CrewDiscipline.FirstComeFirstServed or CrewDiscipline.PriorityWithoutPreemption or CrewDiscipline.ByChance && crew.Repairs.Count(name => Asks(name, crew)) <= crew.Size;

    /// <summary>Whether any fault of a part is for a crew.</summary>
    private bool Asks(string name, RepairCrew crew) =>
        crew.Faults.Count + crew.Kinds.Count > 0 ? FaultsOf(name).Any(fault => IsNamedFor(crew, fault.Fault)) : AsksForTheRest(name);

    /// <summary>Whether any fault of a part needs people and has no crew that is named for it.</summary>
    private bool AsksForTheRest(string name) => FaultsOf(name).Any(fault => fault.NeedsCrew
        && !_system.Topology.Elements.OfType<RepairCrew>().Any(crew => crew.Repairs.Contains(name) && IsNamedFor(crew, fault.Fault)));

    private static bool IsNamedFor(RepairCrew crew, NaiveFault fault) => crew.Faults.Contains(fault.Name) || crew.Kinds.Contains(fault.Kind);

    private IEnumerable<(NaiveFault Fault, bool NeedsCrew)> FaultsOf(string name) => _system.SharesOf(name).Select(share => (NaiveFault.Of(share.Cause), share.Cause.NeedsCrew))
        .Concat(_system[name] switch
        {
            Component component => Lasting(component).Select(fault => (NaiveFault.Of(fault), fault.NeedsCrew)),
            FaultTolerantServer server => server.Faults.Where(fault => fault.Mttr > Duration.Zero).Select(fault => (NaiveFault.Of(fault), fault.NeedsCrew)).Append((new NaiveFault("module", FaultKind.Hardware), true)),
            _ => [],
        });

    private bool Changes(string name) => _system[name] switch
    {
        Component component => _work.IsPlanned(name) || Lasting(component).Any() || _system.SharesOf(name).Any(),
        FaultTolerantServer or Cluster or IndependentElement => true,
        _ => false,
    };

    private static IEnumerable<Fault> Lasting(Component component) =>
        component.Faults.Where(fault => !fault.Mtbf.IsInfinite && fault.Mttr + component.Restart > Duration.Zero);

    private void Unite(HashSet<string> all)
    {
        var touched = _islands.Where(all.Overlaps).ToArray();
        foreach (var island in touched)
        {
            all.UnionWith(island);
            _islands.Remove(island);
        }

        _islands.Add(all);
    }
}
