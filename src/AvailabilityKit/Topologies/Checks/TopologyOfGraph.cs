using AvailabilityKit.Quantities;

namespace AvailabilityKit.Topologies.Checks;

/// <summary>A topology made of a graph: its vertices are elements, and an edge leads from each to what it refers to.</summary>
/// <remarks>
/// What makes an element what it is (the nodes of a cluster, the members of a group, what a crew repairs, in their order) is the
/// element's own; edges say who needs whom. So an edge to what an element names already agrees with it, any other edge is a need of
/// it, and a name without an edge is a mistake: the graph of the topology has the edges that were given, no more and no fewer.
/// </remarks>
internal static class TopologyOfGraph
{
    /// <param name="name">The name of the topology.</param>
    /// <param name="elements">The elements, in their order.</param>
    /// <param name="edges">From and to names of elements; the property that the edge stands for, or null where the graph does not say.</param>
    /// <exception cref="ModelException">Two elements have one name, an edge ends nowhere, or edges and elements contradict one another.</exception>
    public static Topology Of(string name, IEnumerable<Element> elements, IEnumerable<(string Source, string Target, string? Property)> edges)
    {
        var listed = elements.ToList();
        var names = listed.Select(element => element.Name).ToHashSet(StringComparer.Ordinal);
        var from = new Dictionary<string, List<(string Target, string? Property)>>(StringComparer.Ordinal);
        foreach (var (source, target, property) in edges)
        {
            foreach (var end in (ReadOnlySpan<string>)[source, target])
            {
                if (!names.Contains(end))
                {
                    throw new ModelException($"An edge leads from \"{source}\" to \"{target}\", and \"{end}\" is not among the {names.Count} vertices.{NearestName.Hint(end, names)}", end);
                }
            }

            if (!from.TryGetValue(source, out var leaving))
            {
                from.Add(source, leaving = []);
            }

            leaving.Add((target, property));
        }

        return listed.Aggregate(Topology.Named(name), (topology, element) => topology.With(WithEdges(element, from.GetValueOrDefault(element.Name, []))));
    }

    /// <summary>The elements behind the names that are the vertices of a graph; elements without a vertex are left out.</summary>
    /// <exception cref="ModelException">A vertex has no element, or two.</exception>
    public static IEnumerable<Element> Named(IEnumerable<string> vertices, IEnumerable<Element> elements)
    {
        ArgumentNullException.ThrowIfNull(elements);
        var byName = elements.ToLookup(element => element.Name, StringComparer.Ordinal);
        foreach (var vertex in vertices)
        {
            var bearers = byName[vertex].Take(2).ToList();
            yield return bearers.Count switch
            {
                1 => bearers[0],
                0 => throw new ModelException($"The vertex \"{vertex}\" has no element of that name.{NearestName.Hint(vertex, byName.Select(group => group.Key))}", vertex),
                _ => throw new ModelException($"Two elements are named \"{vertex}\", a {bearers[0].Noun} and a {bearers[1].Noun}; give one of them another name.", vertex),
            };
        }
    }

    /// <summary>Makes the elements of the vertices of a graph that knows none, each with the names of what its edges lead to.</summary>
    /// <exception cref="ModelException">Two vertices have one name, an edge ends at no vertex, or an element has another name than its vertex.</exception>
    public static Topology Of<TVertex, TEdge>(
        string name,
        IEnumerable<TVertex> vertices,
        IEnumerable<TEdge> edges,
        Func<TEdge, TVertex> source,
        Func<TEdge, TVertex> target,
        Func<TVertex, string> nameOf,
        Func<TVertex, IReadOnlyList<string>, Element> element)
        where TVertex : notnull
    {
        ArgumentNullException.ThrowIfNull(vertices);
        ArgumentNullException.ThrowIfNull(edges);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(nameOf);
        ArgumentNullException.ThrowIfNull(element);
        var listed = vertices.ToList();
        var dependsOn = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var vertex in listed)
        {
            var own = nameOf(vertex) ?? throw new ModelException($"The name of the vertex \"{vertex}\" is null; give it one.");
            if (!dependsOn.TryAdd(own, []))
            {
                throw new ModelException($"Two vertices are named \"{own}\"; give one of them another name.", own);
            }
        }

        List<(string Source, string Target, string? Property)> named = [];
        foreach (var edge in edges)
        {
            var (one, other) = (nameOf(source(edge)), nameOf(target(edge)));
            named.Add((one, other, null));
            if (dependsOn.TryGetValue(one, out var others))
            {
                others.Add(other);
            }
        }

        return Of(name, listed.Select(vertex => Made(nameOf(vertex), element(vertex, [.. dependsOn[nameOf(vertex)].Distinct(StringComparer.Ordinal)]))), named);
    }

    private static Element Made(string name, Element? element) =>
        element is null ? throw new ModelException($"The element of the vertex \"{name}\" is null; make one for every vertex.", name)
        : element.Name != name ? throw new ModelException($"The element of the vertex \"{name}\" is named \"{element.Name}\"; give it the name of its vertex.", name)
        : element;

    private static Element WithEdges(Element element, List<(string Target, string? Property)> edges)
    {
        var references = element.References().Select(reference => (reference.Property, reference.Name)).ToHashSet();
        var referredTo = references.Select(reference => reference.Name).ToHashSet(StringComparer.Ordinal);
        List<string> needs = [];
        foreach (var (target, property) in edges)
        {
            if (property is null ? referredTo.Contains(target) : references.Contains((property, target)))
            {
                continue;
            }

            if (property is not (null or "needs"))
            {
                throw new ModelException($"An edge says that the {element.Noun} \"{element.Name}\" names \"{target}\" in \"{property}\", and it does not; name it there, or take the edge out.", element.Name);
            }

            references.Add(("needs", target));
            referredTo.Add(target);
            needs.Add(target);
        }

        var said = edges.ToHashSet();
        foreach (var (property, name) in references)
        {
            if (!said.Contains((name, null)) && !said.Contains((name, property)))
            {
                throw new ModelException($"The {element.Noun} \"{element.Name}\" names \"{name}\" in \"{property}\", and no edge of the graph says so; add the edge, or take the name out.", element.Name);
            }
        }

        return needs.Count == 0 ? element : element with { Needs = [.. element.Needs, .. needs] };
    }
}
