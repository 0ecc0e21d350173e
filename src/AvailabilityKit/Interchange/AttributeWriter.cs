using AvailabilityKit.Documents;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Interchange;

/// <summary>Makes attributes of labels, availabilities and times, alike for every format, so that <see cref="AttributeReader"/> reads the same back.</summary>
/// <remarks>
/// Availability and unavailability are both written as numbers, so that other programs find the one they look for; the smaller one
/// keeps the bits. Times have their unit with them.
/// </remarks>
internal sealed class AttributeWriter(NetworkGraphOptions options)
{
    /// <summary>Whether an attribute is a number, for formats that say so.</summary>
    public bool IsNumber(string name) => name == options.AvailabilityAttribute || name == options.UnavailabilityAttribute;

    /// <summary>The attributes of a node or link by name, in the order in which they are written.</summary>
    /// <exception cref="ModelException">Another attribute has the name of one of these.</exception>
    public List<(string Name, string Text)> Of(NetworkPart part)
    {
        List<(string, string)> attributes = [];
        if (part.Label is { } label)
        {
            attributes.Add((options.LabelAttributes[0], label));
        }

        if (part.Availability is { } availability)
        {
            attributes.Add((options.AvailabilityAttribute, NumberNotation.Exact(availability.Value)));
            attributes.Add((options.UnavailabilityAttribute, NumberNotation.Exact(availability.Unavailability)));
        }

        if (part.Mtbf is { } mtbf && part.Mttr is { } mttr)
        {
            attributes.Add((options.MtbfAttribute, mtbf.ToString("R")));
            attributes.Add((options.MttrAttribute, mttr.ToString("R")));
        }

        string[] own = [options.AvailabilityAttribute, options.UnavailabilityAttribute, options.MtbfAttribute, options.MttrAttribute];
        AddRest(attributes, part.Attributes, own, part.Label is not null, part.Mention);
        return attributes;
    }

    /// <summary>The attributes of the graph as a whole.</summary>
    /// <inheritdoc cref="Of"/>
    public List<(string Name, string Text)> OfGraph(NetworkGraph graph, bool withName)
    {
        List<(string, string)> attributes = [];
        if (withName && graph.Name is { } name)
        {
            attributes.Add((options.LabelAttributes[0], name));
        }

        AddRest(attributes, graph.Attributes, [], graph.Name is not null && withName, "the network");
        return attributes;
    }

    private void AddRest(List<(string, string)> attributes, IReadOnlyDictionary<string, string> rest, string[] own, bool hasLabel, string mention)
    {
        foreach (var (name, text) in rest)
        {
            // Once a label is there, only its own name is taken; without one, every name of labels would be read as one.
            var taken = hasLabel ? own.Append(options.LabelAttributes[0]) : own.Concat(options.LabelAttributes);
            if (taken.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                throw new ModelException($"T{mention[1..]} has the attribute {MessageExcerpt.Quoted(name)} among its others, and would be read back as if that were a property of its own; take it out, and set the property.");
            }

            attributes.Add((name, text));
        }
    }
}
