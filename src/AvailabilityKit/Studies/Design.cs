using System.Text.Json.Serialization;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Studies;

/// <summary>A candidate for each choice, and what they cost and miss together.</summary>
[JsonConverter(typeof(ResultPartConverter))]
public sealed class Design
{
    internal Design(decimal cost, double misses, IReadOnlyList<Candidate> candidates)
    {
        Cost = cost;
        Misses = misses;
        Candidates = candidates;
    }

    /// <summary>What it takes of the budget.</summary>
    public decimal Cost { get; }

    /// <summary>What is missed.</summary>
    public double Misses { get; }

    /// <summary>The candidate of each choice, in their order.</summary>
    public IReadOnlyList<Candidate> Candidates { get; }
}
