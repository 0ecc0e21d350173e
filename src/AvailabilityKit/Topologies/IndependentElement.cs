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

    /// <summary>How many alike copies there are, 1 by default, independent of one another. With 10 the name <c>web</c> stands for ten elements, <c>web-1</c> to <c>web-10</c>, in every list that names it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1 or above <see cref="Element.MostCopies"/>.</exception>
    public int Count { get; init => field = CountedElements.Checked(value, Name); } = 1;

    internal override int Copies => Count;

    internal override Element CopyNamed(string name) => this with { Name = name, Count = 1 };

    /// <summary>What a drawing writes under its name.</summary>
    internal abstract string Detail { get; }

    /// <summary>What is taken for true when it is joined with the rest.</summary>
    /// <param name="name">Its name, or the first and the last name where it stands for many alike ones.</param>
    internal abstract string Assumption(string name);

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
