using System.Collections.ObjectModel;
using System.Text.Json.Serialization;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Topologies;

/// <summary>What <see cref="Topology.Check"/> found: the mistakes, which keep a topology from being evaluated, and its warnings, which do not.</summary>
[JsonConverter(typeof(ResultPartConverter))]
public sealed class TopologyFindings : ReadOnlyCollection<TopologyMistake>
{
    private readonly Lazy<IReadOnlyList<TopologyWarning>> _warnings;

    internal TopologyFindings(Topology topology, IList<TopologyMistake> mistakes)
        : base(mistakes)
    {
        _warnings = new(() => mistakes.Count > 0 ? [] : topology.Evaluate().Warnings, LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>
    /// What is allowed and probably not meant; empty where there is a mistake. Some of it shows only in the solution, so that the topology
    /// is evaluated with the default options when this is first read.
    /// </summary>
    /// <exception cref="SolverException">The topology cannot be solved within the default limits.</exception>
    public IReadOnlyList<TopologyWarning> Warnings => _warnings.Value;
}
