using System.Text.Json.Serialization;
using AvailabilityKit.Documents;

namespace AvailabilityKit.Interchange;

/// <summary>How the attributes of network files are called, and the limits within which an untrusted file is read.</summary>
/// <remarks>Upper and lower case in the names of attributes count as the same.</remarks>
[JsonConverter(typeof(NetworkConverter))]
public sealed record NetworkGraphOptions
{
    /// <summary>The usual names, and limits far above what people draw and far below what hurts.</summary>
    public static NetworkGraphOptions Default { get; } = new();

    /// <summary>The attribute with the availability: a number from 0 to 1, or text such as <c>99.95 %</c>; "availability" by default.</summary>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public string AvailabilityAttribute { get; init => field = Name(value, nameof(AvailabilityAttribute)); } = "availability";

    /// <summary>The attribute with the unavailability, whose digits count where it is the smaller of the two; "unavailability" by default.</summary>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public string UnavailabilityAttribute { get; init => field = Name(value, nameof(UnavailabilityAttribute)); } = "unavailability";

    /// <summary>The attribute with the mean time between failures, such as <c>8760 h</c>; "mtbf" by default.</summary>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public string MtbfAttribute { get; init => field = Name(value, nameof(MtbfAttribute)); } = "mtbf";

    /// <summary>The attribute with the mean time to repair, such as <c>4 h</c>; "mttr" by default.</summary>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public string MttrAttribute { get; init => field = Name(value, nameof(MttrAttribute)); } = "mttr";

    /// <summary>The attributes that label a node, a link or the graph: the first that is there counts, the first is written; "label", then "name" by default.</summary>
    /// <exception cref="ArgumentException">There is none, or one is blank.</exception>
    public IReadOnlyList<string> LabelAttributes
    {
        get;
        init => field = value is [_, ..]
            ? [.. value.Select(name => Name(name, nameof(LabelAttributes)))]
            : throw new ArgumentException("LabelAttributes is empty; give at least one name, such as \"label\".", nameof(value));
    } = ["label", "name"];

    /// <summary>What an MTBF or MTTR that is a bare number counts, for example <c>1.Hours</c>; null, the default, refuses numbers without a unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Zero or infinite.</exception>
    public Duration? PlainTimesIn
    {
        get;
        init => field = value == Duration.Zero || value is { IsInfinite: true }
            ? throw new ArgumentOutOfRangeException(nameof(value), $"{nameof(PlainTimesIn)} is {value}; give a unit such as 1.Hours, or null for none.")
            : value;
    }

    /// <summary>The most bytes a file may have; 16 MB by default. A file is refused by its size before it is read.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero.</exception>
    public int MaximumBytes { get; init => field = Positive(value, nameof(MaximumBytes)); } = 16_000_000;

    /// <summary>The deepest nesting of XML elements or of DOT subgraphs; 32 by default, at most 512.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not from 1 to 512.</exception>
    public int MaximumDepth
    {
        get;
        init => field = value is > 0 and <= DocumentOptions.DeepestAllowed
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), $"{nameof(MaximumDepth)} is {value}; give a number from 1 to {DocumentOptions.DeepestAllowed}.");
    } = 32;

    /// <summary>The most nodes; 100 000 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero.</exception>
    public int MaximumNodes { get; init => field = Positive(value, nameof(MaximumNodes)); } = 100_000;

    /// <summary>The most links; 500 000 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero.</exception>
    public int MaximumLinks { get; init => field = Positive(value, nameof(MaximumLinks)); } = 500_000;

    /// <summary>The most attributes that all nodes and links together may have, defaults counted wherever they apply; 1 000 000 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero.</exception>
    public int MaximumValues { get; init => field = Positive(value, nameof(MaximumValues)); } = 1_000_000;

    private static string Name(string value, string name) =>
        string.IsNullOrWhiteSpace(value) ? throw new ArgumentException($"{name} is blank; give the name of an attribute.", nameof(value)) : value;

    private static int Positive(int value, string name) =>
        value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), $"{name} is {value}; give a number above zero.");
}
