using System.Globalization;
using AvailabilityKit.Blocks;

namespace AvailabilityKit.Documents;

/// <summary>Writes a block diagram as nodes: a component's numbers where it is met first, its name alone after that.</summary>
internal sealed class BlockWriter
{
    /// <summary>The most blocks that one diagram is written as: a block that stands in many places is written in each of them.</summary>
    public const int MostBlocks = 10_000;

    /// <summary>How deep a block stands that is all that the document is about: in the document alone.</summary>
    public const int InDocument = 2;

    /// <summary>How deep the block of an element stands: in the document, its topologies, the topology, its elements and the element.</summary>
    public const int InElement = 6;

    private readonly string _element;
    private readonly Dictionary<string, BlockComponent> _components = new(StringComparer.Ordinal);
    private int _blocks;

    private BlockWriter(string element) => _element = element;

    /// <exception cref="ModelException">The diagram is too large or too deep to be written, or one name stands for components with different numbers.</exception>
    /// <param name="element">The name of the element.</param>
    /// <param name="block">Its block.</param>
    /// <param name="depth">How deep lists and objects stand in one another where the block begins, itself counted.</param>
    public static DocumentNode Write(string element, Block block, int depth) => new BlockWriter(element).Write(block, depth);

    private DocumentNode Write(Block block, int depth)
    {
        Count();

        // The vertices of a network are objects in a list, whatever stands in them.
        if (depth + (block is NetworkBlock ? 2 : 0) > DocumentOptions.DeepestAllowed)
        {
            throw new ModelException(
                $"The blocks of \"{_element}\" stand so deep in one another that no limit of a document admits them ({nameof(DocumentOptions)}.{nameof(DocumentOptions.MaximumDepth)} is at most {DocumentOptions.DeepestAllowed}); make inner blocks elements of their own, in groups.", _element);
        }

        var node = DocumentNode.Object();
        switch (block)
        {
            case BlockComponent component:
                Add(node, component);
                break;
            case ConstantBlock constant:
                node.Add("type", DocumentNode.OfText(constant.IsUp ? DocumentWords.Always : DocumentWords.Never));
                break;
            case GateBlock gate:
                node.Add("type", DocumentNode.OfText(gate.IsSeries ? DocumentWords.Series : gate.IsParallel ? DocumentWords.Parallel : DocumentWords.AtLeast));
                if (!gate.IsSeries && !gate.IsParallel)
                {
                    node.Add("atLeast", DocumentNode.OfNumber(gate.Needed));
                }

                node.Add("blocks", DocumentNode.List(BlockParts.FlatMembersOf(gate).Select(member => Write(member, depth + 2))));
                break;
            case NotBlock negation:
                node.Add("type", DocumentNode.OfText(DocumentWords.Not));
                node.Add("block", Write(negation.Member, depth + 1));
                break;
            case XorBlock exclusive:
                node.Add("type", DocumentNode.OfText(DocumentWords.Xor));
                node.Add("blocks", DocumentNode.List(exclusive.Members.Select(member => Write(member, depth + 2))));
                break;
            case NetworkBlock network:
                Add(node, network, depth);
                break;
        }

        return node;
    }

    private void Add(DocumentNode node, BlockComponent component)
    {
        node.Add("type", DocumentNode.OfText(DocumentWords.BlockComponent));
        node.Add("name", DocumentNode.OfText(component.Name));
        if (!_components.TryAdd(component.Name, component))
        {
            var first = _components[component.Name];
            if (!first.HasSameNumbers(component))
            {
                throw new ModelException($"In the block diagram \"{_element}\" the name \"{component.Name}\" stands for components with different numbers: {first.Numbers()} and {component.Numbers()}; give one of them another name.", _element);
            }
        }
        else if (component is { Mtbf: { } mtbf, Mttr: { } mttr })
        {
            node.Add("mtbf", DocumentNode.OfText(ExactNotation.Of(mtbf)));
            node.Add("mttr", DocumentNode.OfText(ExactNotation.Of(mttr)));
        }
        else
        {
            node.Add("availability", DocumentNode.OfText(ExactNotation.Of(component.OwnAvailability)));
        }
    }

    // A network has forgotten what its vertices are called, if they were called anything; they are numbered from 1.
    private void Add(DocumentNode node, NetworkBlock network, int depth)
    {
        node.Add("type", DocumentNode.OfText(DocumentWords.NetworkBlock));
        if (network.Directed)
        {
            node.Add("directed", DocumentNode.OfFlag(true));
        }

        node.Add("terminals", DocumentNode.List(network.Terminals.Select(Name)));
        node.Add("vertices", DocumentNode.List(network.Vertices.Select((block, number) => End(block, depth, ("name", number)))));
        node.Add("links", DocumentNode.List(network.Edges.Select((block, i) => End(block, depth, ("from", network.Sources[i]), ("to", network.Targets[i])))));
    }

    private DocumentNode End(Block block, int depth, params (string Key, int Vertex)[] names)
    {
        var node = DocumentNode.Object();
        foreach (var (key, vertex) in names)
        {
            node.Add(key, Name(vertex));
        }

        if (block is ConstantBlock { IsUp: true })
        {
            Count();
        }
        else
        {
            node.Add("block", Write(block, depth + 3));
        }

        return node;
    }

    private void Count()
    {
        if (++_blocks > MostBlocks)
        {
            throw new ModelException(
                $"The block diagram \"{_element}\" takes more than {MostBlocks} blocks to write, as what stands in several places is written in each; make the parts that stand in many places elements of their own, in groups.", _element);
        }
    }

    private static DocumentNode Name(int vertex) => DocumentNode.OfText((vertex + 1).ToString(CultureInfo.InvariantCulture));
}
