using System.Text.Json.Serialization;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Studies;

/// <summary>Something of which one candidate has to be taken: where a tier of virtual machines runs, which storage there is.</summary>
[JsonConverter(typeof(ResultPartConverter))]
public sealed class Choice
{
    /// <summary>Describes a choice.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="candidates">The candidates, one or more, each of another name.</param>
    /// <exception cref="ArgumentException">The name is empty, there is no candidate, or two have the same name.</exception>
    public Choice(string name, params IEnumerable<Candidate> candidates)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        Name = string.IsNullOrWhiteSpace(name) ? throw new ArgumentException("A choice needs a name, for example \"gold tier\".", nameof(name)) : name;
        Candidates = [.. candidates];
        if (Candidates.Count == 0)
        {
            throw new ArgumentException($"The choice \"{name}\" has no candidates; give at least one.", nameof(candidates));
        }

        if (Candidates.GroupBy(candidate => candidate.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
        {
            throw new ArgumentException($"The choice \"{name}\" has two candidates \"{twice.Key}\"; give each a name of its own.", nameof(candidates));
        }
    }

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>The candidates.</summary>
    public IReadOnlyList<Candidate> Candidates { get; }
}
