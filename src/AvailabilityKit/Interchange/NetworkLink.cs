using System.Text.Json.Serialization;
using QuikGraph;

namespace AvailabilityKit.Interchange;

/// <summary>A link of a <see cref="NetworkGraph"/>, which works both ways unless it is directed. An edge for the graphs of QuikGraph.</summary>
/// <remarks>Immutable; compares by value. Two equal links in one graph are two links: parallel ones that fail independently.</remarks>
[JsonConverter(typeof(NetworkConverter))]
public sealed record NetworkLink : NetworkPart, IEdge<string>
{
    /// <summary>Describes a link.</summary>
    /// <param name="source">The id of the node at one end; where it starts if it is directed.</param>
    /// <param name="target">The id of the node at the other end; where it leads if it is directed.</param>
    /// <exception cref="ArgumentException">An id is blank.</exception>
    public NetworkLink(string source, string target)
    {
        Source = Checked(source, "The source of a link", nameof(source));
        Target = Checked(target, "The target of a link", nameof(target));
    }

    /// <summary>The id of the node at one end; where it starts if it is directed.</summary>
    public string Source { get; }

    /// <summary>The id of the node at the other end; where it leads if it is directed.</summary>
    public string Target { get; }

    /// <summary>Whether it leads from source to target only; false by default.</summary>
    public bool IsDirected { get; init; }

    /// <summary>What the file calls it; null, the default, where it has no id. Need not be unique.</summary>
    public string? Id { get; init => field = string.IsNullOrWhiteSpace(value) ? null : value; }

    internal override string Mention => $"the link {Quoted($"{Source} {Sign} {Target}")}";

    internal string Sign => IsDirected ? "->" : "-";

    /// <summary>The ends of the link, such as <c>a - b</c>, or <c>a -> b</c> for a directed one.</summary>
    public override string ToString() => $"{Source} {Sign} {Target}";
}
