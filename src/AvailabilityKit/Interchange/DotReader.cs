using System.Text;
using AvailabilityKit.Documents;

namespace AvailabilityKit.Interchange;

/// <summary>Reads a network from the DOT language of Graphviz, by its documented grammar (graphviz.org/doc/info/lang.html).</summary>
/// <remarks>
/// Defaults of nodes and edges hold for what is first named after them, within their braces. A group as the end of an edge stands for
/// each of its nodes. Ports say where a line is drawn and are passed over. In a digraph, <c>dir=none</c> and <c>dir=both</c> draw a
/// link that works both ways and <c>dir=back</c> one that leads back, and so they are read.
/// </remarks>
internal sealed class DotReader
{
    private readonly NetworkGraphOptions _options;
    private readonly DotTokens _tokens;
    private readonly HashSet<string> _groups = new(StringComparer.Ordinal);
    private readonly bool _directed;
    private readonly DotNetwork _network;
    private DotToken _token;

    private DotReader(string text, NetworkGraphOptions options)
    {
        (_options, _tokens) = (options, new(text));
        Advance();
        var strict = _token.Is("strict");
        if (strict)
        {
            Advance();
        }

        if (!_token.Is("graph") && !_token.Is("digraph"))
        {
            throw Expected("graph or digraph");
        }

        _directed = _token.Is("digraph");
        Advance();
        _network = new(options, _token.IsSign("{") ? null : Id("the name of the graph, or {"), _directed, strict);
    }

    public static NetworkGraph Read(byte[] bytes, NetworkGraphOptions options) =>
        Read(NetworkFile.Utf8(bytes), options);

    public static NetworkGraph Read(string text, NetworkGraphOptions options) => new DotReader(text, options).Document();

    private NetworkGraph Document()
    {
        var whole = new DotGroup();
        Braces(whole, depth: 1);
        if (_token.Kind != DotTokenKind.End)
        {
            throw Expected("the end of the file after the graph; several graphs have a file each");
        }

        return _network.Finish(whole);
    }

    private void Braces(DotGroup group, int depth)
    {
        if (depth > _options.MaximumDepth)
        {
            throw Refusal($"The groups stand more than {_options.MaximumDepth} deep in one another; the limit is {nameof(NetworkGraphOptions)}.{nameof(NetworkGraphOptions.MaximumDepth)}.");
        }

        var opening = _token;
        Take("{");
        while (!_token.IsSign("}"))
        {
            if (_token.Kind == DotTokenKind.End)
            {
                throw NetworkFile.Refusal(opening.Line, opening.Column, "", "The { here has no end; close it with a }.");
            }

            if (_token.IsSign(";"))
            {
                Advance();
            }
            else
            {
                Statement(group, depth);
            }
        }

        Advance();
    }

    private void Statement(DotGroup group, int depth)
    {
        if (_token.Is("node") || _token.Is("edge") || _token.Is("graph"))
        {
            var keyword = _token.Text.ToLowerInvariant();
            Advance();
            if (!_token.IsSign("["))
            {
                throw Expected($"[ after {keyword}, with the attributes that hold from here on");
            }

            group.Set(keyword, Attributes());
            return;
        }

        if (_token.Is("subgraph") || _token.IsSign("{"))
        {
            Edges(group, depth, Subgraph(group, depth, out var reopened), reopened);
            return;
        }

        var place = _token;
        var id = Id("a node, an edge or an attribute");
        if (_token.IsSign("="))
        {
            Advance();
            group.Set("graph", [Attribute(id, place)]);
            return;
        }

        Port();
        if (IsArrow())
        {
            _network.Node(group, id, place);
            Edges(group, depth, [id], null);
            return;
        }

        _network.Node(group, id, place);
        _network.Describe(id, Attributes());
    }

    /// <summary>The edges between groups of nodes, if arrows follow the first, and their attributes.</summary>
    private void Edges(DotGroup group, int depth, List<string> first, string? reopened)
    {
        List<List<string>> ends = [first];
        while (IsArrow())
        {
            if (_token.IsSign("->") != _directed)
            {
                throw Refusal(_directed ? "Links of a digraph are written with ->, and this is --; make it a graph for links that work both ways." : "Links of a graph are written with --, and this is ->; make it a digraph for links that lead one way.");
            }

            Refuse(reopened);
            Advance();
            if (_token.Is("subgraph") || _token.IsSign("{"))
            {
                ends.Add(Subgraph(group, depth, out reopened));
                Refuse(reopened);
            }
            else
            {
                var place = _token;
                var id = Id("the node at the end of the edge");
                Port();
                _network.Node(group, id, place);
                ends.Add([id]);
            }
        }

        if (ends.Count == 1)
        {
            return;
        }

        var attributes = Attributes();
        foreach (var (sources, targets) in ends.Zip(ends.Skip(1)))
        {
            foreach (var source in sources)
            {
                foreach (var target in targets)
                {
                    _network.Link(group, source, target, attributes, _token);
                }
            }
        }
    }

    /// <summary>A group opened a second time holds its earlier nodes too; that is not kept, so it must not stand where it would matter.</summary>
    private void Refuse(string? reopened)
    {
        if (reopened is not null)
        {
            throw Refusal($"The subgraph {MessageExcerpt.Quoted(reopened)} is the end of an edge and was opened before; write its nodes in one place, or give it another name.");
        }
    }

    private List<string> Subgraph(DotGroup group, int depth, out string? reopened)
    {
        reopened = null;
        if (_token.Is("subgraph"))
        {
            Advance();
            var name = _token.IsSign("{") ? null : Id("the name of the subgraph, or {");
            reopened = name is null || _groups.Add(name) ? null : name;
        }

        var inner = new DotGroup { NodeDefaults = group.NodeDefaults, EdgeDefaults = group.EdgeDefaults };
        Braces(inner, depth + 1);
        inner.Members.ForEach(group.Add);
        return inner.Members;
    }

    private void Port()
    {
        for (var parts = 0; parts < 2 && _token.IsSign(":"); parts++)
        {
            Advance();
            Id("the name of a port");
        }
    }

    private List<RawAttribute> Attributes()
    {
        List<RawAttribute> attributes = [];
        while (_token.IsSign("["))
        {
            Advance();
            while (!_token.IsSign("]"))
            {
                var place = _token;
                var name = Id("the name of an attribute, or ]");
                if (string.IsNullOrWhiteSpace(name))
                {
                    throw NetworkFile.Refusal(place.Line, place.Column, "", "The name of the attribute is blank; give it a word.");
                }

                Take("=");
                attributes.Add(Attribute(name, place));
                if (_token.IsSign(",") || _token.IsSign(";"))
                {
                    Advance();
                }
            }

            Advance();
        }

        return attributes;
    }

    private RawAttribute Attribute(string name, DotToken place)
    {
        if (_token.Kind != DotTokenKind.Markup)
        {
            return new(name, Id($"the value of {MessageExcerpt.Quoted(name)}"), place.Line, place.Column);
        }

        // Markup has no escapes, so that a backslash in it stands for itself.
        var text = _options.LabelAttributes.Contains(name, StringComparer.OrdinalIgnoreCase) ? DotLabel.Escaped(_token.Text) : _token.Text;
        Advance();
        return new(name, text, place.Line, place.Column);
    }

    private string Id(string wanted)
    {
        if (_token.Kind == DotTokenKind.Markup)
        {
            throw Refusal($"Markup in angle brackets cannot be {wanted} here; write plain text in quotes.");
        }

        if (_token.Kind is DotTokenKind.End or DotTokenKind.Sign)
        {
            throw Expected(wanted);
        }

        if (_token.Kind == DotTokenKind.Word && DotTokens.IsKeyword(_token.Text))
        {
            throw Refusal($"{_token.Text} is a word of the language where {wanted} is expected; write it in quotes to use it as a name.");
        }

        var (text, quoted) = (_token.Text, _token.Kind == DotTokenKind.Quoted);
        Advance();
        if (!quoted || !_token.IsSign("+"))
        {
            return text;
        }

        var whole = new StringBuilder(text);
        while (_token.IsSign("+"))
        {
            Advance();
            if (_token.Kind != DotTokenKind.Quoted)
            {
                throw Expected("text in quotes after +");
            }

            whole.Append(_token.Text);
            Advance();
        }

        return whole.ToString();
    }

    private bool IsArrow() => _token.IsSign("--") || _token.IsSign("->");

    private void Take(string sign)
    {
        if (!_token.IsSign(sign))
        {
            throw Expected(sign);
        }

        Advance();
    }

    private void Advance() => _token = _tokens.Next();

    private DocumentException Expected(string wanted) =>
        Refusal($"{(_token.Kind == DotTokenKind.End ? "The file ends" : $"Here is {MessageExcerpt.Quoted(_token.Text)}")} where {wanted} is expected.");

    private DocumentException Refusal(string message) => NetworkFile.Refusal(_token.Line, _token.Column, "", message);


}
