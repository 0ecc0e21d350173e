using AvailabilityKit.Presentation;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Topologies.Exhibits;

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
            foreach (var part in element.Parts)
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
            if (element.Parts.Count > 0 || element.InnerBlocks.Count > 0)
            {
                DrawFrame(drawing, element, frame);
            }
            else if (!element.ActsOnOthers && _alike.Drawn(element.Name) == element.Name)
            {
                DrawBlock(drawing, element, frame);
            }
        }

        AddEdges(drawing.Directed());
        drawing.InWords(TopologyWords.Of(_topology));
    }

    private void DrawFrame(DiagramBuilder drawing, Element element, string? frame)
    {
        drawing.Group(element.Name, element.Name, element.Detail, frame);
        for (var i = 0; i < element.InnerBlocks.Count; i++)
        {
            var (label, detail) = element.InnerBlocks[i];
            drawing.Node(InnerName(element, i + 1), label, detail, DiagramNodeKind.Plain, element.Name);
        }
    }

    private void DrawBlock(DiagramBuilder drawing, Element element, string? frame)
    {
        var set = _alike.SetOf(element.Name);
        var label = set.Count > 1 ? $"{NameList.Span(set)} × {set.Count}" : element.Name;
        var kind = element is Service ? DiagramNodeKind.Emphasised : IsSpare(element) ? DiagramNodeKind.Spare : DiagramNodeKind.Plain;
        drawing.Node(element.Name, label, element.Detail, kind, frame);
    }

    private void AddEdges(DiagramBuilder drawing)
    {
        var seen = new HashSet<(string, string)>();
        foreach (var element in _topology.Elements.Where(element => !element.ActsOnOthers))
        {
            // A part that stands in the frame of another cluster is led to by a line.
            var elsewhere = element.Parts.Where(part => _frameOf[part] != element.Name);
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
                drawing.Edge(element.Name, needed, element.MovesWork ? element.MoveNoun : "watches");
            }
        }
    }

    /// <summary>Where the line to a need starts: at the frame, where all its parts need the same, so that one line stands for theirs.</summary>
    private string Start(string name, string need)
    {
        while (_frameOf.TryGetValue(name, out var frame)
            && !StandsIn(need, frame)
            && _byName[frame].Parts.All(part => _frameOf[part] == frame && _byName[part].Needs.Contains(need)))
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

    /// <summary>What is drawn by itself, in the frame of what it stands by for.</summary>
    private bool IsSpare(Element element) =>
        element.IsDrawnWithAlike && _frameOf.TryGetValue(element.Name, out var frame) && _byName[frame].StandsBy(element.Name);

    /// <summary>A name for what is drawn inside an element that no element has.</summary>
    private string InnerName(Element element, int number)
    {
        var name = $"{element.Name}/{number}";
        while (_byName.ContainsKey(name))
        {
            name += "'";
        }

        return name;
    }
}
