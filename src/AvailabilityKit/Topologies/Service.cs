using System.Text.Json.Serialization;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Topologies;

/// <summary>What users see: it is up while everything it needs is up. Every service is a line of the report.</summary>
[JsonConverter(typeof(ModelPartConverter))]
public sealed record Service : Element
{
    /// <summary>A health check that takes longer is probably not meant.</summary>
    private static readonly Duration LongNotice = Duration.FromHours(1);

    /// <summary>Describes a service.</summary>
    /// <param name="name">Its name, unique within the topology.</param>
    /// <param name="needs">The elements it cannot work without; at least one.</param>
    /// <param name="load">The work it does, for the losses at failover; <see langword="null"/> to leave them out.</param>
    /// <exception cref="ArgumentException">It needs nothing.</exception>
    public Service(string name, IEnumerable<string> needs, Load? load = null)
        : base(name)
    {
        Needs = [.. needs];
        if (Needs.Count == 0)
        {
            throw new ArgumentException($"The service \"{name}\" needs nothing; name the elements it runs on.", nameof(needs));
        }

        Load = load;
    }

    /// <summary>The work it does, for the losses at failover; <see langword="null"/> by default.</summary>
    public Load? Load { get; init; }

    /// <summary>When it is wanted; at all hours by default. Its figures are then those of these hours.</summary>
    public Hours? Hours { get; init; }

    /// <summary>How many users it has, of whom the report says how many a failure hits; <see langword="null"/> by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int? Users { get; init => field = value is null ? null : OneOrMore(value.Value, "users", $"The service \"{Name}\" has {value} users"); }

    /// <inheritdoc/>
    public override string Noun => "service";

    internal override bool HasState => false;

    internal override string InsteadOfNode => $"Name what \"{Name}\" runs on.";

    internal override IEnumerable<TopologyWarning> OwnWarnings()
    {
        if (Load is { NoticedAfter: var delay } && delay > LongNotice)
        {
            yield return new(
                TopologyWarningKind.LongInterruption,
                Name,
                $"Work of \"{Name}\" goes on being sent to what has failed for {delay}; how much that is is told to first order in that time, which is too much where parts are back sooner. Is it the time of a health check, of seconds or minutes?");
        }
    }

    internal override IEnumerable<string> Assumptions(string name, EvaluationOptions options)
    {
        if (Hours is { } hours)
        {
            yield return $"The figures of \"{name}\" are those of its hours, {hours}. An outage counts if it touches them: one that began before is met when they begin, and one over a night on both days.";
        }

        if (Load is not null)
        {
            yield return "A failure loses its share of the mean number of items in flight (Little's law), and all that arrive during downtime are refused, save what is said to be replayed and retried.";
        }
    }

    /// <inheritdoc/>
    protected internal override void Describe(ElementBehaviour behaviour)
    {
        // It is up while what it needs is, and does nothing itself.
    }
}
