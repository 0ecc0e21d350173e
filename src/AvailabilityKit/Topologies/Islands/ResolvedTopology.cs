using System.Globalization;
using AvailabilityKit.Topologies.Checks;
using AvailabilityKit.Topologies.Statements;
using QuikGraph;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>A topology without mistakes, its references turned into positions, ready to be cut into islands.</summary>
internal sealed class ResolvedTopology
{
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private IslandPlans? _plans;

    private ResolvedTopology(Topology topology)
    {
        Topology = topology;
        Graph = topology.ToGraph();
        Elements = [.. topology.Elements.Select(element => element.Within(topology))];
        for (var i = 0; i < Elements.Length; i++)
        {
            _index.Add(Elements[i].Name, i);
        }

        Needs = [.. Elements.Select(element => Positions(element.Needs))];
        Members = [.. Elements.Select(element => Positions(element.Others))];
        NeededToReact = [.. Elements.Select(element => Positions(element.NeededToReact))];
        SharedFaults = Elements.SelectMany(element => element.SharedFaults(topology)).ToLookup(shared => shared.Element, StringComparer.Ordinal);
        (References, ReferencesOfServices) = (new int[Elements.Length], new int[Elements.Length]);
        foreach (var element in Elements)
        {
            foreach (var reference in element.References())
            {
                var counted = reference.IsDependence ? 1 : 0;
                References[_index[reference.Name]] += counted;
                ReferencesOfServices[_index[reference.Name]] += element is Service ? counted : 0;
            }
        }

        Order = Positions(DependencyOrder.Of(Graph).Order);
        List<int> nodes = [];
        for (var i = 0; i < Elements.Length; i++)
        {
            nodes.AddRange(Elements[i].MovesWork ? Members[i] : []);
            nodes.AddRange(NeededToReact[i]);
        }

        IsUnderCluster = Closure(nodes);
    }

    public Topology Topology { get; }

    /// <summary>What depends on what, by name.</summary>
    public IVertexAndEdgeListGraph<string, Dependency> Graph { get; }

    public Element[] Elements { get; }

    /// <summary>For each element the positions of what it needs.</summary>
    public int[][] Needs { get; }

    /// <summary>For each cluster, group, crew, stock and common cause the positions of its members; empty for the others.</summary>
    public int[][] Members { get; }

    /// <summary>For each element that common causes strike, by its name, the faults that it has from them.</summary>
    public ILookup<string, SharedFault> SharedFaults { get; }

    /// <summary>For each element the positions of what must be up for it to react.</summary>
    public int[][] NeededToReact { get; }

    /// <summary>For each element whether its members share its work.</summary>
    public bool[] SharesWork => field ??= WhoSharesWork();

    /// <summary>The positions of all elements, every one after what it depends on.</summary>
    public int[] Order { get; }

    /// <summary>For each element whether a cluster looks at it: it is a node, or needed for a failover, or something that one of these depends on.</summary>
    public bool[] IsUnderCluster { get; }

    /// <summary>The clusters and groups below which planned work takes turns.</summary>
    public TurnTakers Turns => field ??= new TurnTakers(this);

    /// <exception cref="ModelException">The topology has a mistake; the first is reported.</exception>
    public static ResolvedTopology Of(Topology topology)
    {
        var mistakes = TopologyCheck.MistakesIn(topology);
        return mistakes.Count == 0
            ? new ResolvedTopology(topology.Expanded())
            : throw new ModelException(mistakes[0].Message, mistakes[0].Element);
    }

    /// <summary>How it falls into islands on a basis; whoever asks again on the basis of the last question gets the same, with what is known of its islands by then.</summary>
    public IslandPlans PlansOn(BehaviourBasis basis)
    {
        var plans = _plans;
        if (plans is null || !plans.Basis.Equals(basis))
        {
            _plans = plans = new IslandPlans(this, basis);
        }

        return plans;
    }

    /// <summary>For each element how many others need it or are made of it.</summary>
    public int[] References { get; }

    /// <summary>How many of those are services, which see an element and do nothing to it.</summary>
    public int[] ReferencesOfServices { get; }

    public int PositionOf(string name) => _index[name];

    /// <summary>Every service, and everything that one depends on, or that something waits for on which it depends.</summary>
    public bool[] ClosureOfServices()
    {
        List<int> services = [];
        for (var i = 0; i < Elements.Length; i++)
        {
            if (Elements[i] is Service)
            {
                services.Add(i);
            }
        }

        return Closure(services, withNeededToReact: true);
    }

    /// <summary>For each element who of some refers to it, and whether as a member or as what is needed: what the same refer to in the same way may be exchanged, if nothing else tells it apart.</summary>
    /// <remarks>What is needed and what is a member are not the same to whoever refers to it: the one stops it alone.</remarks>
    /// <param name="among">Positions of those whose references count, in the order in which they are listed.</param>
    /// <param name="isMadeOf">Of which of them the members count, too; of all by default.</param>
    /// <returns>For each element a text, equal where the same refer to it in the same way.</returns>
    public string[] ReferencesFrom(IEnumerable<int> among, Func<Element, bool>? isMadeOf = null)
    {
        var referring = Array.ConvertAll(Elements, static _ => string.Empty);
        foreach (var element in among)
        {
            foreach (var below in Needs[element])
            {
                referring[below] += $"{element.ToString(CultureInfo.InvariantCulture)} needs ";
            }

            foreach (var below in isMadeOf?.Invoke(Elements[element]) == false ? [] : Members[element])
            {
                referring[below] += $"{element.ToString(CultureInfo.InvariantCulture)} has ";
            }
        }

        return referring;
    }

    /// <summary>Everything that <paramref name="roots"/> depend on, themselves included: what is needed and what groups and clusters are made of.</summary>
    /// <param name="roots">Where it begins.</param>
    /// <param name="withNeededToReact">Whether what failovers wait for is among it.</param>
    public bool[] Closure(IEnumerable<int> roots, bool withNeededToReact = false)
    {
        var seen = new bool[Elements.Length];
        var open = new Stack<int>(roots);
        while (open.TryPop(out var element))
        {
            if (seen[element])
            {
                continue;
            }

            seen[element] = true;
            Array.ForEach(Needs[element], open.Push);
            if (withNeededToReact)
            {
                Array.ForEach(NeededToReact[element], open.Push);
            }

            if (!Elements[element].ActsOnOthers)
            {
                Array.ForEach(Members[element], open.Push);
            }
        }

        return seen;
    }

    /// <summary>The elements whose up or down an element sees, itself included, in depth-first order: clusters stand for their nodes.</summary>
    public List<int> SeenBy(int element)
    {
        List<int> visited = [];
        var seen = new bool[Elements.Length];
        var open = new Stack<int>([element]);
        while (open.TryPop(out var next))
        {
            if (!seen[next])
            {
                seen[next] = true;
                visited.Add(next);
                PushLastFirst(Needs[next]);
                if (!Elements[next].HasState)
                {
                    PushLastFirst(Members[next]);
                }
            }
        }

        return visited;

        void PushLastFirst(int[] below)
        {
            for (var i = below.Length - 1; i >= 0; i--)
            {
                open.Push(below[i]);
            }
        }
    }

    private bool[] WhoSharesWork()
    {
        var (carries, shares) = (new bool[Elements.Length], new bool[Elements.Length]);
        foreach (var element in Order)
        {
            shares[element] = Elements[element].SharesWork(name => carries[_index[name]]);
            carries[element] = shares[element] || Elements[element].CarriesWork;
        }

        return shares;
    }

    public int[] Positions(IReadOnlyList<string> names)
    {
        var positions = new int[names.Count];
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = _index[names[i]];
        }

        return positions;
    }
}
