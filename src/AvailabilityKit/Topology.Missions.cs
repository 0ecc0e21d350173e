using AvailabilityKit.Topologies;
using AvailabilityKit.Topologies.Islands;

namespace AvailabilityKit;

/// <content>What one chain of all that influences a service can tell: a limited time from a fresh beginning, and how long its outages last.</content>
public sealed partial class Topology
{
    /// <summary>Follows every service from the moment at which everything is up for a time: availability at its end and on the way, reliability, and the mean time to the first failure.</summary>
    /// <remarks>
    /// A service is solved as one Markov chain of all that influences it, with alike parts lumped, since whether it was ever down cannot be
    /// told from its parts one by one. What an <see cref="Evaluate"/> joins from many small islands can be too large for that.
    /// </remarks>
    /// <param name="length">How long the mission lasts; above zero, finite.</param>
    /// <param name="options">Whether planned work is done, what goes on during interruptions, and limits; the defaults if left out. The calendar does not matter.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is zero or infinite.</exception>
    /// <exception cref="ModelException">The topology has a mistake, how often an element goes down is not known, or a service depends on a block diagram or a Markov chain, of which only the long run is known.</exception>
    /// <exception cref="SolverException">A limit of the options was reached.</exception>
    public MissionEvaluation Mission(Duration length, EvaluationOptions? options = null, CancellationToken cancellationToken = default) =>
        Mission(length, LiveState.AllUp, options, cancellationToken);

    /// <summary>Follows every service for a time from a moment at which not all is well: what is down, and is repaired or waits; what fails just now; what is worked on; which spare parts are left.</summary>
    /// <param name="length">How long the mission lasts; above zero, finite.</param>
    /// <param name="from">How things stand at its beginning.</param>
    /// <param name="options">Whether planned work is done, what goes on during interruptions, and limits; the defaults if left out. The calendar does not matter.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is zero or infinite.</exception>
    /// <exception cref="ModelException">The state names what is not there or cannot be so; or as for a mission from all up.</exception>
    /// <exception cref="SolverException">A limit of the options was reached.</exception>
    public MissionEvaluation Mission(Duration length, LiveState from, EvaluationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(from);
        if (length.IsInfinite || length == Duration.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(length), $"The mission of \"{Name}\" lasts {length}; give a finite time above zero, or ask Evaluate() for the long run.");
        }

        return MissionEvaluation.Of(this, length, from, options ?? EvaluationOptions.Default, cancellationToken);
    }

    /// <summary>How long the outages of the only service last, planned ones included unless the options exclude them.</summary>
    /// <exception cref="ModelException">There are several services; name one. Or as for a named one.</exception>
    /// <inheritdoc cref="OutageLengths(string, EvaluationOptions?, CancellationToken)"/>
    public OutageLengths OutageLengths(EvaluationOptions? options = null, CancellationToken cancellationToken = default)
    {
        string[] services = [.. Services.Select(service => service.Name)];
        return services.Length == 1
            ? OutageLengths(services[0], options, cancellationToken)
            : throw new ModelException($"\"{Name}\" has {services.Length} services; say whose outages are meant{(services.Length == 0 ? "" : $", for example topology.OutageLengths(\"{services[0]}\")")}.");
    }

    /// <summary>How long the outages of a service last, planned ones included unless the options exclude them: the mean, and how many are over within a recovery time objective.</summary>
    /// <remarks>
    /// Solved as one Markov chain of all that influences the service, with alike parts lumped. What an <see cref="Evaluate"/> joins from many small islands
    /// can be too large for that.
    /// </remarks>
    /// <param name="service">Its name.</param>
    /// <param name="options">Whether planned work is done, what goes on during interruptions, and limits; the defaults if left out.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    /// <exception cref="ModelException">The topology has a mistake or no such service, of an element only the long run is known, or something goes by the clock.</exception>
    /// <exception cref="SolverException">A limit of the options was reached.</exception>
    public OutageLengths OutageLengths(string service, EvaluationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(service);
        var named = Services.FirstOrDefault(candidate => candidate.Name == service)
            ?? throw new ModelException($"\"{Name}\" has no service \"{service}\"; it has {string.Join(", ", Services.Select(candidate => $"\"{candidate.Name}\""))}.", service);
        return ServiceOutages.Of(Resolved(), named, options ?? EvaluationOptions.Default, cancellationToken);
    }
}
