using System.Collections.Immutable;

namespace AvailabilityKit.Interchange;

/// <summary>What holds within one pair of braces.</summary>
internal sealed class DotGroup
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public ImmutableDictionary<string, RawAttribute> NodeDefaults { get; set; } = ImmutableDictionary<string, RawAttribute>.Empty;

    public ImmutableDictionary<string, RawAttribute> EdgeDefaults { get; set; } = ImmutableDictionary<string, RawAttribute>.Empty;

    public ImmutableDictionary<string, RawAttribute> Attributes { get; set; } = ImmutableDictionary<string, RawAttribute>.Empty;

    /// <summary>The nodes named in it, once each.</summary>
    public List<string> Members { get; } = [];

    public void Add(string id)
    {
        if (_ids.Add(id))
        {
            Members.Add(id);
        }
    }

    public void Set(string keyword, List<RawAttribute> attributes)
    {
        switch (keyword)
        {
            case "node":
                NodeDefaults = With(NodeDefaults, attributes);
                break;
            case "edge":
                EdgeDefaults = With(EdgeDefaults, attributes);
                break;
            default:
                Attributes = With(Attributes, attributes);
                break;
        }
    }

    public static ImmutableDictionary<string, RawAttribute> With(ImmutableDictionary<string, RawAttribute> attributes, List<RawAttribute> more) =>
        attributes.SetItems(more.Select(attribute => KeyValuePair.Create(attribute.Name, attribute)));
}
