using AvailabilityKit.Presentation;

namespace AvailabilityKit.Topologies;

/// <summary>Draws a topology: services at the left, what they stand on to the right, clusters and groups as frames around their parts.</summary>
internal static class TopologyDrawing
{
    /// <summary>The most elements that are drawn; beyond, a drawing cannot be read.</summary>
    private const int MostElements = 60;

    public static Exhibit AddTo(Exhibit exhibit, Topology topology, string title) =>
        topology.Elements.Count > MostElements ? exhibit : exhibit.Diagram(title, drawing => Draw(topology, drawing));

    private static void Draw(Topology topology, DiagramBuilder drawing)
    {
        var byName = topology.Elements.ToDictionary(element => element.Name, StringComparer.Ordinal);
        var frameOf = Frames(topology);
        foreach (var element in topology.Elements)
        {
            frameOf.TryGetValue(element.Name, out var frame);
            switch (element)
            {
                case Cluster or RedundancyGroup:
                    drawing.Group(element.Name, element.Name, FrameDetail(element), frame);
                    break;
                case FaultTolerantServer server:
                    drawing.Group(server.Name, server.Name, "lockstep, hot swap", frame);
                    for (var module = 1; module <= server.Modules; module++)
                    {
                        drawing.Node(Module(server, module, byName), $"module {module}", $"MTBF {server.ModuleMtbf}", DiagramNodeKind.Plain, server.Name);
                    }

                    break;
                case Service:
                    drawing.Node(element.Name, element.Name, "service", DiagramNodeKind.Emphasised, frame);
                    break;
                case IndependentElement independent:
                    drawing.Node(element.Name, element.Name, independent.Detail, DiagramNodeKind.Plain, frame);
                    break;
                case Component component:
                    drawing.Node(component.Name, component.Name, Detail(component), IsSpare(component, frame, byName) ? DiagramNodeKind.Spare : DiagramNodeKind.Plain, frame);
                    break;
            }
        }

        AddEdges(topology, byName, drawing.Directed());
    }

    /// <summary>The frame each element stands in: the first cluster or group that has it as a part.</summary>
    private static Dictionary<string, string> Frames(Topology topology)
    {
        var frameOf = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var element in topology.Elements)
        {
            foreach (var part in Parts(element))
            {
                frameOf.TryAdd(part, element.Name);
            }
        }

        return frameOf;
    }

    private static void AddEdges(Topology topology, Dictionary<string, Element> byName, DiagramBuilder drawing)
    {
        var seen = new HashSet<(string, string)>();
        foreach (var element in topology.Elements)
        {
            foreach (var need in element.Needs)
            {
                foreach (var from in Blocks(element, byName))
                {
                    foreach (var to in Blocks(byName[need], byName))
                    {
                        if (seen.Add((from, to)))
                        {
                            drawing.Edge(from, to);
                        }
                    }
                }
            }
        }
    }

    /// <summary>The blocks that stand for an element: itself, or what its frame holds, each once however many frames it is named in.</summary>
    private static List<string> Blocks(Element element, Dictionary<string, Element> byName)
    {
        List<string> blocks = [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Add(element);
        return blocks;

        void Add(Element next)
        {
            if (!seen.Add(next.Name))
            {
                return;
            }

            switch (next)
            {
                case Cluster or RedundancyGroup:
                    foreach (var part in Parts(next))
                    {
                        Add(byName[part]);
                    }

                    break;
                case FaultTolerantServer server:
                    blocks.AddRange(Enumerable.Range(1, server.Modules).Select(module => Module(server, module, byName)));
                    break;
                case not RepairCrew:
                    blocks.Add(next.Name);
                    break;
            }
        }
    }

    private static IReadOnlyList<string> Parts(Element element) => element switch
    {
        Cluster cluster => cluster.Nodes,
        RedundancyGroup group => group.Members,
        _ => [],
    };

    private static bool IsSpare(Component component, string? frame, Dictionary<string, Element> byName) =>
        frame is not null
        && byName[frame] is Cluster { Mode: ClusterMode.ActivePassive } cluster
        && cluster.Nodes.Take(cluster.AtLeast).All(node => node != component.Name);

    private static string FrameDetail(Element element) => element switch
    {
        Cluster cluster => $"{cluster.AtLeast} of {cluster.Nodes.Count}, failover in {cluster.Failover.Delay}",
        RedundancyGroup group => $"{group.AtLeast} of {group.Members.Count}",
        _ => string.Empty,
    };

    private static string Detail(Component component) => component.Faults.Count switch
    {
        0 => $"{component.Noun}, never fails",
        1 => $"MTBF {component.Faults[0].Mtbf}, MTTR {component.Faults[0].Mttr}",
        var count => $"{component.Noun}, {count} kinds of fault",
    };

    /// <summary>A name for a module that no element has.</summary>
    private static string Module(FaultTolerantServer server, int module, Dictionary<string, Element> byName)
    {
        var name = $"{server.Name}/{module}";
        while (byName.ContainsKey(name))
        {
            name += "'";
        }

        return name;
    }
}
