using AvailabilityKit.Blocks;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>Turns one service into a structure over islands: which elements it refers to, which islands they stand in, and how they combine.</summary>
internal sealed class ServiceCompiler
{
    private readonly ResolvedTopology _topology;
    private readonly SolvedIslands _islands;
    private readonly EvaluationOptions _options;

    public ServiceCompiler(ResolvedTopology topology, SolvedIslands islands, EvaluationOptions options)
    {
        _topology = topology;
        _islands = islands;
        _options = options;
    }

    /// <summary>Where the up/down variable of an element stands: the view and the place within its patterns.</summary>
    private readonly record struct Place(int View, int Exposed);

    public (ServiceStructure Structure, IReadOnlyList<IslandView> Views) Compile(int service)
    {
        var visited = Visit(service);
        List<IslandView> views = [];
        var own = new Dictionary<int, Place>();
        var window = new Dictionary<int, Place>();
        foreach (var island in visited.Where(element => _islands.IndexOf(element) >= 0).GroupBy(_islands.IndexOf))
        {
            var exposed = island.ToArray();
            for (var i = 0; i < exposed.Length; i++)
            {
                own.Add(exposed[i], new Place(views.Count, i));
            }

            views.Add(IslandView.Of(IslandRules.NameOf(_topology, _islands.Islands[island.Key]), _islands[island.Key], exposed, _options.MaximumPatterns));
            foreach (var element in exposed)
            {
                if (_islands.WindowsOf(element) is { } windows)
                {
                    window.Add(element, new Place(views.Count, 0));
                    views.Add(IslandView.Of($"\"{_topology.Elements[element].Name}\"", windows, [element], _options.MaximumPatterns));
                }
            }
        }

        return (Join(views, service, (diagram, exposedUp) => Function(diagram, exposedUp, service, visited, own, window)), views);
    }

    /// <summary>Joins the islands, and words a limit that was reached as one of the evaluation.</summary>
    private ServiceStructure Join(List<IslandView> views, int service, Func<DecisionDiagram, Func<int, int, int>, int> function)
    {
        try
        {
            return new ServiceStructure(views, function, _options.MaximumNodes);
        }
        catch (SolverException tooLarge) when (tooLarge.Limit is { } limit)
        {
            throw new SolverException(
                limit with
                {
                    Option = $"{nameof(EvaluationOptions)}.{nameof(EvaluationOptions.MaximumNodes)}",
                    Reached = $"The decision diagram that joins the islands behind \"{_topology.Elements[service].Name}\" needs more than {limit.Value} nodes.",
                },
                tooLarge);
        }
    }

    /// <summary>The elements whose up or down the service sees, in depth-first order: clusters stand for their nodes.</summary>
    private List<int> Visit(int service)
    {
        List<int> visited = [];
        var seen = new bool[_topology.Elements.Length];
        var open = new Stack<int>([service]);
        while (open.TryPop(out var element))
        {
            if (!seen[element])
            {
                seen[element] = true;
                visited.Add(element);
                foreach (var child in Below(element).Reverse())
                {
                    open.Push(child);
                }
            }
        }

        return visited;
    }

    private IEnumerable<int> Below(int element) =>
        _topology.Elements[element] is RedundancyGroup ? _topology.Members[element].Concat(_topology.Needs[element]) : _topology.Needs[element];

    private int Function(
        DecisionDiagram diagram,
        Func<int, int, int> exposedUp,
        int service,
        List<int> visited,
        Dictionary<int, Place> own,
        Dictionary<int, Place> window)
    {
        var isVisited = visited.ToHashSet();
        var function = new Dictionary<int, int>();
        foreach (var element in _topology.Order.Where(isVisited.Contains))
        {
            var up = _topology.Elements[element] is RedundancyGroup group
                ? diagram.AtLeast(group.AtLeast, _topology.Members[element].Select(member => function[member]).ToArray())
                : DecisionDiagram.True;
            if (own.TryGetValue(element, out var place))
            {
                up = diagram.And(up, exposedUp(place.View, place.Exposed));
            }

            if (window.TryGetValue(element, out var windows))
            {
                up = diagram.And(up, exposedUp(windows.View, windows.Exposed));
            }

            function.Add(element, diagram.And(up, diagram.And(_topology.Needs[element].Select(need => function[need]).ToArray())));
        }

        return function[service];
    }
}
