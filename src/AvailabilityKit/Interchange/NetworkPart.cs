using System.Text.Json.Serialization;
using AvailabilityKit.Documents;

namespace AvailabilityKit.Interchange;

/// <summary>What the nodes and the links of a <see cref="NetworkGraph"/> have in common: a label, how often they are up, and any other attributes.</summary>
[JsonConverter(typeof(NetworkConverter))]
public abstract record NetworkPart
{
    private readonly Availability? _availability;
    private readonly Duration? _mtbf;
    private readonly Duration? _mttr;

    private protected NetworkPart()
    {
    }

    /// <summary>What readers call it; null, the default, where it has no label. A blank one counts as none. Labels need not be unique.</summary>
    public string? Label { get; init => field = string.IsNullOrWhiteSpace(value) ? null : value; }

    /// <summary>The share of time that it is up, from <see cref="Mtbf"/> and <see cref="Mttr"/> where those are given; null, the default, where nothing is known.</summary>
    /// <remarks>Setting it takes an MTBF and an MTTR away, and setting those takes it away: of the two the later counts.</remarks>
    public Availability? Availability
    {
        get => _availability ?? (_mtbf is { } up && _mttr is { } down && Mistake is null ? AvailabilityKit.Availability.FromMtbf(up, down) : null);
        init => (_availability, _mtbf, _mttr) = (value, null, null);
    }

    /// <summary>Mean time between failures as vendors print it, the mean time up, above zero; null, the default, where it is not known. Goes with <see cref="Mttr"/>.</summary>
    public Duration? Mtbf
    {
        get => _mtbf;
        init => (_availability, _mtbf) = (null, value);
    }

    /// <summary>Mean time to repair; null, the default, where it is not known. Goes with <see cref="Mtbf"/>.</summary>
    public Duration? Mttr
    {
        get => _mttr;
        init => (_availability, _mttr) = (null, value);
    }

    /// <summary>What else a file says of it, as text by the name of the attribute: a length, a capacity, a place. Empty by default.</summary>
    /// <exception cref="ArgumentException">A name is blank.</exception>
    public IReadOnlyDictionary<string, string> Attributes { get; init => field = AttributeSet.Of(value, nameof(Attributes)); } = AttributeSet.Empty;

    /// <summary>Why its times cannot be meant, as the rest of a sentence about it; null where they can.</summary>
    internal string? Mistake
    {
        get
        {
            if (_mtbf is null != _mttr is null)
            {
                return _mtbf is { } only ? $"has an mtbf of {only} and no mttr; give both" : $"has an mttr of {_mttr} and no mtbf; give both";
            }

            return _mtbf == Duration.Zero ? "has an mtbf of 0 s; give a time above zero, or the availability 0 for what is never up"
                : _mtbf is { IsInfinite: true } && _mttr is { IsInfinite: true } ? "has an infinite mtbf and an infinite mttr, which leaves its state open; make the mttr finite"
                : null;
        }
    }

    /// <summary>How messages call it, such as <c>the node "n1"</c>.</summary>
    internal abstract string Mention { get; }

    /// <summary>What it is in a block diagram; one that nothing is known of does not fail.</summary>
    internal Block ToBlock(string name) =>
        _mtbf is { } mtbf && _mttr is { } mttr ? Block.Component(name, mtbf, mttr)
        : _availability is { } availability ? Block.Component(name, availability)
        : Block.Always;

    private protected static string Checked(string id, string noun, string parameter)
    {
        ArgumentNullException.ThrowIfNull(id, parameter);
        return string.IsNullOrWhiteSpace(id) ? throw new ArgumentException($"{noun} is blank; give a word such as \"n1\".", parameter) : id;
    }

    private protected static string Quoted(string text) => MessageExcerpt.Quoted(text);
}
