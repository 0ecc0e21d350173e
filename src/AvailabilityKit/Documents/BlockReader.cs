using AvailabilityKit.Blocks;

namespace AvailabilityKit.Documents;

/// <summary>Reads one block diagram, in which a name stands for one component wherever it is met.</summary>
internal sealed class BlockReader(MistakeList mistakes)
{
    private readonly Dictionary<string, BlockComponent> _components = new(StringComparer.Ordinal);

    // A component whose numbers are wrong is not missing as well where it is named again.
    private readonly HashSet<string> _broken = new(StringComparer.Ordinal);

    /// <summary>Reads a block and those in it.</summary>
    /// <returns>Null, and at least one mistake, where it is no block.</returns>
    public Block? Read(DocumentNode node)
    {
        if (node.Kind != NodeKind.Object)
        {
            mistakes.Add(node, $"{DocumentFields.Describe(node)} stands where a block is expected; write for example {DocumentShape.Example("block")}.");
            return null;
        }

        if (node["type"] is not { } type)
        {
            mistakes.Add(node, $"\"type\" is missing here; add for example \"type\": \"{DocumentWords.BlockComponent}\".");
            return null;
        }

        return (type.Kind == NodeKind.Text ? type.Text : "") switch
        {
            DocumentWords.BlockComponent => Read(node, DocumentShape.BlockComponent, Component),
            DocumentWords.Series => Read(node, DocumentShape.Gate, fields => Gate(fields, Block.Series)),
            DocumentWords.Parallel => Read(node, DocumentShape.Gate, fields => Gate(fields, Block.Parallel)),
            DocumentWords.AtLeast => Read(node, DocumentShape.AtLeast, AtLeast),
            DocumentWords.Not => Read(node, DocumentShape.Not, fields => Read(fields["block"]!) is { } member ? Block.Not(member) : null),
            DocumentWords.Xor => Read(node, DocumentShape.Gate, fields => Gate(fields, Block.Xor)),
            DocumentWords.NetworkBlock => Read(node, DocumentShape.NetworkBlock, Network),
            DocumentWords.Always => Read(node, DocumentShape.ConstantBlock, _ => Block.Always),
            DocumentWords.Never => Read(node, DocumentShape.ConstantBlock, _ => Block.Never),
            _ => UnknownType(type),
        };
    }

    private Block? Read(DocumentNode node, DocumentShape shape, Func<DocumentFields, Block?> read)
    {
        var before = mistakes.Count;
        var block = DocumentFields.Of(node, shape, mistakes) is { } fields ? read(fields) : null;
        return mistakes.Count == before ? block : null;
    }

    private Block? UnknownType(DocumentNode type)
    {
        mistakes.Add(type, type is { Kind: NodeKind.Text, Text: DocumentWords.Block }
            ? "\"block\" is the type of an element; put here what stands in its \"block\"."
            : type.Kind == NodeKind.Text ? $"{MessageExcerpt.Quoted(type.Text)} is not a type of block.{mistakes.Hint(MessageExcerpt.Shortened(type.Text, 100), DocumentWords.BlockTypes)}"
            : $"{DocumentFields.Describe(type)} is the value of \"type\", where a text is expected; write for example \"{DocumentWords.Series}\".");
        return null;
    }

    private Block? Component(DocumentFields fields)
    {
        var before = mistakes.Count;
        var name = fields.Text("name");
        var given = Given(fields, name);
        if (name is null)
        {
            return null;
        }

        if (mistakes.Count > before)
        {
            _broken.Add(name);
            return null;
        }

        var first = _components.GetValueOrDefault(name);
        if (given is null && first is null && !_broken.Contains(name))
        {
            var said = $"{MessageExcerpt.Quoted(name)} has neither \"mtbf\" and \"mttr\" nor \"availability\" here, where it stands first; give its numbers, after which its name is enough.";
            mistakes.Add(fields.Node, said + mistakes.Hint(name, _components.Keys));
            _broken.Add(name);
        }
        else if (given is not null && first is not null && !first.HasSameNumbers(given))
        {
            mistakes.Add(fields["mtbf"] ?? fields["availability"]!, $"{MessageExcerpt.Quoted(name)} has {Numbers(given)} here and {Numbers(first)} before; one name is one component, so leave the numbers out here or give this one another name.");
        }
        else if (given is not null)
        {
            _components.TryAdd(name, given);
        }

        // Whatever stands for a component of which a mistake is told already is right: the document is refused for that one.
        return first ?? given ?? Block.Always;
    }

    /// <summary>The component with the numbers that stand here; null where there are none, or a mistake.</summary>
    private BlockComponent? Given(DocumentFields fields, string? name)
    {
        var (mtbf, mttr, availability) = (fields.Duration("mtbf"), fields.Duration("mttr"), fields.Availability("availability"));
        var hasTimes = (fields["mtbf"] ?? fields["mttr"]) is not null;
        if (hasTimes && fields["availability"] is { } extra)
        {
            mistakes.AddAtKey(extra, "Both \"availability\" and \"mtbf\" or \"mttr\" are given; keep the availability alone, or the two times.");
            return null;
        }

        if (hasTimes && (fields["mtbf"] is null || fields["mttr"] is null))
        {
            fields.Missing(fields["mtbf"] is null ? "mtbf" : "mttr");
            return null;
        }

        return name is null ? null
            : mtbf is { } up && mttr is { } down ? mistakes.Attempt(fields.Node, () => Block.Component(name, up, down))
            : availability is { } share ? mistakes.Attempt(fields.Node, () => Block.Component(name, share))
            : !hasTimes && fields["availability"] is null ? Nameable(fields, name)
            : null;
    }

    // A name alone refers to a component that has one, and so cannot be blank.
    private BlockComponent? Nameable(DocumentFields fields, string name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            mistakes.Add(fields["name"]!, "A component's name is empty or white space; give it one, for the same name means the same component.");
        }

        return null;
    }

    // Rounded, two numbers that differ could look the same.
    private static string Numbers(BlockComponent component) => component is { Mtbf: { } mtbf, Mttr: { } mttr }
        ? $"mtbf {ExactNotation.Of(mtbf)} and mttr {ExactNotation.Of(mttr)}"
        : $"availability {ExactNotation.Of(component.OwnAvailability)}";

    private Block? Gate(DocumentFields fields, Func<IEnumerable<Block>, Block> make) =>
        Members(fields) is { } members ? mistakes.Attempt(fields["blocks"]!, () => make(members)) : null;

    private Block? AtLeast(DocumentFields fields)
    {
        var (needed, members) = (fields.Integer("atLeast"), Members(fields));
        return needed is { } k && members is not null ? mistakes.Attempt(fields["atLeast"]!, () => Block.AtLeast(k, members)) : null;
    }

    private List<Block>? Members(DocumentFields fields)
    {
        var before = mistakes.Count;
        var nodes = fields.List("blocks");
        if (nodes.Count == 0 && fields["blocks"] is { Kind: NodeKind.List } empty)
        {
            mistakes.Add(empty, $"There is no block in \"blocks\"; give at least one, for example {DocumentShape.Example("blocks")}.");
        }

        List<Block> members = [];
        foreach (var node in nodes)
        {
            if (Read(node) is { } member)
            {
                members.Add(member);
            }
        }

        return mistakes.Count == before && fields["blocks"] is not null ? members : null;
    }

    private Block? Network(DocumentFields fields)
    {
        var before = mistakes.Count;
        var (terminals, directed) = (fields.Texts("terminals"), fields.Flag("directed") ?? false);
        Dictionary<string, Block> vertices = new(StringComparer.Ordinal);
        List<string> order = [];
        foreach (var node in fields.List("vertices"))
        {
            if (DocumentFields.Of(node, DocumentShape.NetworkVertex, mistakes) is { } vertex && Inner(vertex) is var block && vertex.Text("name") is { } name)
            {
                if (vertices.TryAdd(name, block))
                {
                    order.Add(name);
                }
                else
                {
                    mistakes.Add(vertex["name"]!, $"There are two vertices named {MessageExcerpt.Quoted(name)}; give one of them another name.");
                }
            }
        }

        // Vertices that never fail need no list: the links name them.
        var listed = fields["vertices"] is not null;
        List<(string From, string To, Block Block)> links = [];
        foreach (var node in fields.List("links"))
        {
            if (DocumentFields.Of(node, DocumentShape.NetworkLink, mistakes) is { } link)
            {
                var (from, to, block) = (link.Text("from"), link.Text("to"), Inner(link));
                if (from is not null && to is not null)
                {
                    links.Add((from, to, block));
                    Know(link["from"]!);
                    Know(link["to"]!);
                }
            }
        }

        for (var i = 0; i < terminals?.Count; i++)
        {
            Require(fields["terminals"]!.Items[i]);
        }

        if (directed && terminals is not null && terminals.Count != 2)
        {
            mistakes.Add(fields["terminals"]!, $"The network is directed and has {terminals.Count} terminals; give two, from where and to where.");
        }

        if (terminals is null || mistakes.Count > before)
        {
            return null;
        }

        return mistakes.Attempt(fields["terminals"]!, () => terminals.Count == 2
            ? Block.Network(order, links, link => link.From, link => link.To, terminals[0], terminals[1], vertex => vertices[vertex], link => link.Block, directed)
            : Block.KTerminal(order, links, link => link.From, link => link.To, terminals, vertex => vertices[vertex], link => link.Block));

        void Know(DocumentNode name)
        {
            if (listed)
            {
                Require(name);
            }
            else if (vertices.TryAdd(name.Text, Block.Always))
            {
                order.Add(name.Text);
            }
        }

        void Require(DocumentNode name)
        {
            if (!vertices.ContainsKey(name.Text))
            {
                mistakes.Add(name, $"The network has no vertex named {MessageExcerpt.Quoted(name.Text)}.{mistakes.Hint(name.Text, order)}");
            }
        }
    }

    private Block Inner(DocumentFields fields) => (fields["block"] is { } node ? Read(node) : null) ?? Block.Always;
}
