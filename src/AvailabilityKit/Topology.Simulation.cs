using AvailabilityKit.Simulation;

namespace AvailabilityKit;

/// <content>The second opinion: the same topology, lived event by event.</content>
public sealed partial class Topology
{
    /// <summary>Simulates the topology for a time, and estimates every figure of the evaluation, with the exact ones beside them.</summary>
    /// <remarks>
    /// The whole topology is lived as one behaviour, with no islands and no lumping. By regenerative cycles where a state recurs often enough,
    /// else by independent replications; <see cref="TopologySimulation.Method"/> says which.
    /// </remarks>
    /// <param name="time">How long, of all lives together; above zero, finite.</param>
    /// <param name="seed">Any number. A seed gives the same bits on any number of threads.</param>
    /// <param name="evaluation">Calendar and basis, and the limits of the evaluation beside it; the defaults if left out.</param>
    /// <param name="options">Limits, the level of the intervals, threads, progress; the defaults if left out.</param>
    /// <param name="cancellationToken">Stops the simulation.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is zero or infinite.</exception>
    /// <exception cref="ModelException">The topology has a mistake, nothing in it ever changes, or how often an element goes down is not known.</exception>
    /// <exception cref="SolverException">A life left the state that cycles begin in and did not come back to it, or how often planned work must begin takes a chain larger than the evaluation allows.</exception>
    public TopologySimulation Simulate(Duration time, long seed = 1, EvaluationOptions? evaluation = null, SimulationOptions? options = null, CancellationToken cancellationToken = default)
    {
        BehaviourSimulation.RequireTime(Name, time);
        return TopologySimulation.Plain(this, run => run.LiveFor(time.TotalSeconds), seed, evaluation, options, cancellationToken);
    }

    /// <summary>Simulates the topology until the availability of every service is known well enough, or the most events have happened.</summary>
    /// <remarks>A hundred outages of each service are seen at least. <see cref="TopologySimulation.Limit"/> says if it ended before that.</remarks>
    /// <param name="relativeError">Half the width of the interval of each service's smaller side, up or down, divided by the estimate: 0.05 for 5 %; between 0 and 1.</param>
    /// <param name="seed">Any number. A seed gives the same bits on any number of threads.</param>
    /// <param name="evaluation">Calendar and basis, and the limits of the evaluation beside it; the defaults if left out.</param>
    /// <param name="options">Limits, the level of the intervals, threads, progress; the defaults if left out.</param>
    /// <param name="cancellationToken">Stops the simulation.</param>
    /// <exception cref="ArgumentOutOfRangeException">The relative error is not between 0 and 1.</exception>
    /// <exception cref="ModelException">The topology has a mistake, nothing in it ever changes, or how often an element goes down is not known.</exception>
    /// <exception cref="SolverException">A life left the state that cycles begin in and did not come back to it, or how often planned work must begin takes a chain larger than the evaluation allows.</exception>
    public TopologySimulation SimulateUntil(double relativeError, long seed = 1, EvaluationOptions? evaluation = null, SimulationOptions? options = null, CancellationToken cancellationToken = default)
    {
        BehaviourSimulation.RequireError(relativeError);
        return TopologySimulation.Plain(this, run => run.LiveUntil(relativeError), seed, evaluation, options, cancellationToken);
    }

    /// <summary>Simulates a topology whose outages are rare: failures, planned work and failovers that go wrong are made frequent, and what follows is weighed by how much more probable that made it.</summary>
    /// <remarks>The estimates have no bias. Each service is simulated by itself, until it is known well enough. See <see cref="FailureBiasing"/>.</remarks>
    /// <param name="relativeError">Half the width of the interval of each service's unavailability divided by it; 0.1 by default, between 0 and 1.</param>
    /// <param name="seed">Any number. A seed gives the same bits on any number of threads.</param>
    /// <param name="evaluation">Calendar and basis, and the limits of the evaluation beside it; the defaults if left out.</param>
    /// <param name="options">Limits, the level of the intervals, threads, progress; the defaults if left out.</param>
    /// <param name="cancellationToken">Stops the simulation.</param>
    /// <exception cref="ArgumentOutOfRangeException">The relative error is not between 0 and 1.</exception>
    /// <exception cref="ModelException">The topology has a mistake, nothing in it ever changes, how often an element goes down is not known, or no state recurs often enough.</exception>
    /// <exception cref="SolverException">A life left the state that cycles begin in and did not come back to it, or how often planned work must begin takes a chain larger than the evaluation allows.</exception>
    public TopologySimulation SimulateRareOutages(double relativeError = 0.1, long seed = 1, EvaluationOptions? evaluation = null, SimulationOptions? options = null, CancellationToken cancellationToken = default)
    {
        BehaviourSimulation.RequireError(relativeError);
        return TopologySimulation.Rare(this, relativeError, seed, evaluation, options, cancellationToken);
    }
}
