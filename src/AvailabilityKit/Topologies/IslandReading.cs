using System.Text.Json.Serialization;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Topologies;

/// <summary>Who reads whom in an island: what an element does next depends on the state of those that it reads.</summary>
/// <param name="Readers">Those that read; several where they read one another, or read the same.</param>
/// <param name="Read">Those that are read; the readers themselves where these read one another.</param>
[JsonConverter(typeof(ResultPartConverter))]
public sealed record IslandReading(IReadOnlyList<string> Readers, IReadOnlyList<string> Read)
{
    /// <summary>Whether the readers read one another, so that none of them can be solved before the others.</summary>
    public bool IsMutual => ReferenceEquals(Readers, Read);

    /// <summary>In words: <c>a, b read one another</c>, or <c>db reads array</c>.</summary>
    public override string ToString() => IsMutual
        ? $"{NameList.Of(Readers)} read one another"
        : $"{NameList.Of(Readers)} {(Readers.Count == 1 ? "reads" : "read")} {NameList.Of(Read)}";
}
