using AvailabilityKit.Topologies;

namespace AvailabilityKit.Documents;

/// <summary>Reads what stands in a document in place of topologies: one block diagram, or one Markov chain with the states that are up.</summary>
internal sealed class SingleElementReader(MistakeList mistakes)
{
    /// <summary>Whether the document is such a one. Where it says several things at once, or none, that is a mistake.</summary>
    public bool IsIn(DocumentFields fields)
    {
        var given = ((string[])["topologies", "block", "chain"]).Where(key => fields[key] is not null).ToList();
        foreach (var second in given.Skip(1))
        {
            mistakes.AddAtKey(fields[second]!, $"Both \"{given[0]}\" and \"{second}\" are given; a document has a list of topologies, or one block diagram, or one Markov chain. In a topology both can be elements.");
        }

        if (fields["up"] is { } up && fields["chain"] is null)
        {
            mistakes.AddAtKey(up, $"\"up\" names states of a \"chain\", and there is none here; {(given.Count > 0 ? "take it out" : $"add for example \"chain\": {DocumentShape.Example("chain")}")}.");
        }
        else if (given.Count == 0)
        {
            fields.Missing("topologies");
        }

        if (fields["name"] is { } name && given is ["topologies"])
        {
            mistakes.AddAtKey(name, "A document of topologies has no name; each topology has its own. What heads a comparison is the \"title\".");
        }

        return fields["topologies"] is null && given.Count > 0;
    }

    /// <summary>Reads the topology that it stands for.</summary>
    /// <returns>None, and at least one mistake, where it is none.</returns>
    public List<DocumentTopology> Read(DocumentFields fields)
    {
        var name = fields.Text("name");
        if (fields["name"] is null)
        {
            fields.Missing("name");
        }
        else if (name is not null && (string.IsNullOrWhiteSpace(name) || name.Length > SingleElement.LongestName))
        {
            mistakes.Add(fields["name"]!, string.IsNullOrWhiteSpace(name)
                ? "The name is empty or white space; it heads the report, for example \"disk array\"."
                : $"The name has {name.Length} characters; at most {SingleElement.LongestName} are allowed here.");
            name = null;
        }

        IndependentElement? element = fields["chain"] is not null ? Chain(name, fields) : Block(name, fields);
        return element is null ? [] : [SingleElement.TopologyOf(element)];
    }

    private BlockElement? Block(string? name, DocumentFields fields) =>
        new BlockReader(mistakes).Read(fields["block"]!) is { } block && name is not null ? new BlockElement(name, block) : null;

    private ChainElement? Chain(string? name, DocumentFields fields)
    {
        if (fields["up"] is null)
        {
            fields.Missing("up");
        }

        return fields.Object("chain", DocumentShape.SingleChain) is { } chain ? new ChainReader(mistakes).Read(name, chain, fields) : null;
    }
}
