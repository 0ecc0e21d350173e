using AvailabilityKit.Presentation;

namespace AvailabilityKit.Topologies;

/// <summary>Draws a topology: services at the left, what they stand on to the right, clusters and groups as frames around their parts.</summary>
internal sealed class TopologyDrawing
{
    /// <summary>The most blocks that are drawn; beyond, a drawing cannot be read.</summary>
    private const int MostBlocks = 60;

    private readonly Topology _topology;
    private readonly Dictionary<string, Element> _byName;
    private readonly Dictionary<string, string> _frameOf = new(StringComparer.Ordinal);
    private readonly AlikeParts _alike;

    private TopologyDrawing(Topology topology)
    {
        _topology = topology;
        _byName = topology.Elements.ToDictionary(element => element.Name, StringComparer.Ordinal);

        // An element stands in the first cluster or group that has it as a part.
        foreach (var element in topology.Elements)
        {
            foreach (var part in TopologyWords.Parts(element))
            {
                _frameOf.TryAdd(part, element.Name);
            }
        }

        _alike = new AlikeParts(topology, component => (_frameOf.GetValueOrDefault(component.Name), IsSpare(component)));
    }

    public static Exhibit AddTo(Exhibit exhibit, Topology topology, string title)
    {
        var copies = topology.Expanded();
        var drawing = new TopologyDrawing(copies);
        var blocks = copies.Elements.Count(element => drawing._alike.Drawn(element.Name) == element.Name);
        return blocks > MostBlocks ? exhibit : exhibit.Diagram(title, drawing.Draw);
    }

    private void Draw(DiagramBuilder drawing)
    {
        foreach (var element in _topology.Elements)
        {
            var frame = _frameOf.GetValueOrDefault(element.Name);
            switch (element)
            {
                case Cluster cluster:
                    drawing.Group(cluster.Name, cluster.Name, $"{cluster.AtLeast} of {cluster.Nodes.Count}, {TopologyWords.Failover(cluster)}", frame);
                    break;
                case RedundancyGroup group:
                    drawing.Group(group.Name, group.Name, $"{group.AtLeast} of {group.Members.Count}", frame);
                    break;
                case FaultTolerantServer server:
                    drawing.Group(server.Name, server.Name, "lockstep, hot swap", frame);
                    for (var module = 1; module <= server.Modules; module++)
                    {
                        drawing.Node(Module(server, module), $"module {module}", $"MTBF {server.ModuleMtbf}", DiagramNodeKind.Plain, server.Name);
                    }

                    break;
                case Service:
                    drawing.Node(element.Name, element.Name, "service", DiagramNodeKind.Emphasised, frame);
                    break;
                case IndependentElement independent:
                    drawing.Node(element.Name, element.Name, independent.Detail, DiagramNodeKind.Plain, frame);
                    break;
                case CustomElement own:
                    drawing.Node(own.Name, own.Name, own.Noun, DiagramNodeKind.Plain, frame);
                    break;
                case Component component when _alike.Drawn(component.Name) == component.Name:
                    DrawComponent(drawing, component, frame);
                    break;
            }
        }

        AddEdges(drawing.Directed());
        drawing.InWords(TopologyWords.Of(_topology));
    }

    private void DrawComponent(DiagramBuilder drawing, Component component, string? frame)
    {
        var set = _alike.SetOf(component.Name);
        var label = set.Count > 1 ? $"{NameList.Span(set)} × {set.Count}" : component.Name;
        drawing.Node(component.Name, label, Detail(component), IsSpare(component) ? DiagramNodeKind.Spare : DiagramNodeKind.Plain, frame);
    }

    private void AddEdges(DiagramBuilder drawing)
    {
        var seen = new HashSet<(string, string)>();
        foreach (var element in _topology.Elements.Where(element => !element.ActsOnOthers))
        {
            // A part that stands in the frame of another cluster is led to by a line.
            var elsewhere = TopologyWords.Parts(element).Where(part => _frameOf[part] != element.Name);
            foreach (var need in element.Needs.Concat(elsewhere))
            {
                var (from, to) = (Start(element.Name, need), _alike.Drawn(need));
                if (from != to && seen.Add((from, to)))
                {
                    drawing.Edge(from, to);
                }
            }

            foreach (var needed in element.NeededToReact.Select(_alike.Drawn).Where(needed => !StandsIn(needed, element.Name) && seen.Add((element.Name, needed))))
            {
                drawing.Edge(element.Name, needed, element is Cluster ? "failover" : "watches");
            }
        }
    }

    /// <summary>Where the line to a need starts: at the frame, where all its parts need the same, so that one line stands for theirs.</summary>
    private string Start(string name, string need)
    {
        while (_frameOf.TryGetValue(name, out var frame)
            && !StandsIn(need, frame)
            && TopologyWords.Parts(_byName[frame]).All(part => _frameOf[part] == frame && _byName[part].Needs.Contains(need)))
        {
            name = frame;
        }

        return _alike.Drawn(name);
    }

    private bool StandsIn(string name, string frame)
    {
        for (var at = name; at is not null; at = _frameOf.GetValueOrDefault(at))
        {
            if (at == frame)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsSpare(Component component) =>
        _frameOf.TryGetValue(component.Name, out var frame)
        && _byName[frame] is Cluster { Mode: ClusterMode.ActivePassive } cluster
        && cluster.Nodes.Take(cluster.AtLeast).All(node => node != component.Name);

    private static string Detail(Component component) => component.Faults.Count switch
    {
        0 => $"{component.Noun}, never fails",
        1 => $"MTBF {component.Faults[0].Mtbf}, MTTR {component.Faults[0].Mttr}",
        var count => $"{component.Noun}, {count} kinds of fault",
    };

    /// <summary>A name for a module that no element has.</summary>
    private string Module(FaultTolerantServer server, int module)
    {
        var name = $"{server.Name}/{module}";
        while (_byName.ContainsKey(name))
        {
            name += "'";
        }

        return name;
    }
}
