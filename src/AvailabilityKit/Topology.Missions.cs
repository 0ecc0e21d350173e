namespace AvailabilityKit;

/// <content>A limited time from a fresh beginning, where the evaluation tells of the long run.</content>
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
}
