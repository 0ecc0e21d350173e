using System.Text.Json.Serialization;
using AvailabilityKit.Documents;

namespace AvailabilityKit.FaultTrees;

/// <summary>An event of a fault tree that has a name: a gate, a basic event or a house event.</summary>
/// <remarks>
/// A name with dots is the path to what is private to a component: <c>cooling.train one.pump</c> is the pump of the component "train one" of the
/// fault tree "cooling". Within one tree no two events have the same name.
/// </remarks>
[JsonConverter(typeof(FaultTreeConverter))]
public abstract class TreeEvent : Formula
{
    private protected TreeEvent(string name) => Name = EventName.Checked(name, nameof(name));

    /// <summary>The name, by which the event is known in its tree.</summary>
    public string Name { get; }

    /// <summary>What readers are told of it besides its name; null, the default, where there is nothing to tell. A blank one counts as none.</summary>
    public string? Label { get; init => field = string.IsNullOrWhiteSpace(value) ? null : value.Trim(); }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

/// <summary>What may be a name of an event, a parameter or a group.</summary>
internal static class EventName
{
    /// <summary>The name itself if it is one.</summary>
    public static string Checked(string name, string parameter)
    {
        ArgumentNullException.ThrowIfNull(name, parameter);
        return Mistake(name) is { } mistake ? throw new ArgumentException($"The name {MessageExcerpt.Quoted(name)} {mistake}", parameter) : name;
    }

    /// <summary>Why it is no name, as the rest of a sentence; null where it is one.</summary>
    public static string? Mistake(string name) =>
        string.IsNullOrWhiteSpace(name) ? "is blank; give a word such as \"pump\"."
        : Array.Exists(name.Split('.'), string.IsNullOrWhiteSpace) ? "has a blank part beside a dot; dots separate the names of the components that it stands in."
        : null;
}
