using System.Text.Json.Serialization;

namespace AvailabilityKit.Topologies;

/// <summary>An element whose long run is found without looking at anything else: a known availability, a block diagram, a Markov chain.</summary>
/// <remarks>It is an island of its own. What it needs is joined to it as to any other element.</remarks>
[JsonConverter(typeof(ModelPartConverter))]
public abstract record IndependentElement : Element
{
    private protected IndependentElement(string name)
        : base(name)
    {
    }

    /// <summary>What a drawing writes under its name.</summary>
    internal abstract string Detail { get; }

    /// <summary>What is taken for true when it is joined with the rest.</summary>
    internal abstract string Assumption { get; }

    /// <summary>Why the nodes of a cluster cannot depend on it; null where they can, and <see cref="Automaton"/> says how.</summary>
    internal virtual string? WhyNotUnderCluster => null;

    /// <summary>Its availability and outages in the long run.</summary>
    /// <exception cref="SolverException">It needs more room than the options allow, or than its own limits do.</exception>
    internal abstract LongRunOutages Solve(EvaluationOptions options, CancellationToken cancellationToken);

    /// <summary>Its outages one by one: up in state 0, down in state 1. Without steps where an island of its own needs none.</summary>
    internal virtual ElementAutomaton Automaton() => new(Name, [null, Outage], []);

    /// <summary>The one cause that it is down by.</summary>
    internal CauseKey Outage => new(Name, CauseKind.Unspecified.Title(), CauseKind.Unspecified);
}
