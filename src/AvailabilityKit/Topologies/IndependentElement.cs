using System.Text.Json.Serialization;
using AvailabilityKit.Topologies.Notation;

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
    public int Count { get; init => field = CountOf(value, Name); } = 1;

    internal override int Copies => Count;

    internal override Element CopyNamed(string name) => this with { Name = name, Count = 1 };

    internal abstract override string Detail { get; }

    internal sealed override string InsteadOfStruck => "What is known only as a whole cannot; use components.";

    /// <summary>What is taken for true when it is joined with the rest.</summary>
    /// <param name="name">Its name, or the first and the last name where it stands for many alike ones.</param>
    private protected abstract string Assumption(string name);

    internal sealed override IEnumerable<string> Assumptions(string name, EvaluationOptions options) => [Assumption(name)];

    internal override bool IsSolvedByItself => true;

    /// <inheritdoc/>
    protected internal override void Describe(ElementBehaviour behaviour)
    {
        var (availability, frequency, _, _) = SolveByItself(EvaluationOptions.Default, CancellationToken.None);
        if (availability.Unavailability == 0)
        {
            return;
        }

        // One that is always down begins and stays so.
        var state = availability.Value == 0 ? behaviour.Variable("state", "down", "up") : behaviour.Variable("state", "up", "down");
        if (availability.Value > 0)
        {
            var perSecond = frequency?.ValuePerSecond ?? throw new ModelException(
                $"How often \"{Name}\" goes down is not known, so what it does over time cannot be said; give its mean outage.", Name);
            behaviour.Activity("goes down", state.Is("up"), Duration.FromSeconds(availability.Value / perSecond), state.Becomes("down"));
            behaviour.CalledAsFault("outage");
            behaviour.Activity("comes back", state.Is("down"), Duration.FromSeconds(availability.Unavailability / perSecond), state.Becomes("up"));
        }

        behaviour.UpWhile(state.Is("up"));
        behaviour.DownBy(Outage.Label, Outage.Kind, state.Is("down"));
    }

    /// <summary>The one cause that it is down by.</summary>
    internal CauseKey Outage => new(Name, CauseKind.Unspecified.Title(), CauseKind.Unspecified);
}
