using AvailabilityKit.Behaviours;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Simulation;

/// <summary>The verbs that simulate a behaviour.</summary>
/// <remarks>A seed gives the same result on any number of threads and on every machine, as far as the machine's logarithm and power agree.</remarks>
public static class BehaviourSimulation
{
    extension(Behaviour behaviour)
    {
        /// <summary>Simulates the long run for a time, and estimates what is watched and how often each tag happens.</summary>
        /// <remarks>
        /// By regenerative cycles where a state recurs often enough with no activity under way that has an age; else by sixteen independent
        /// replications, each of a sixteenth of the time after its warm-up. <see cref="SimulationResult.Method"/> says which.
        /// </remarks>
        /// <param name="time">How long, of all replications together; above zero, finite.</param>
        /// <param name="watch">Conditions, amounts and observables; an empty list or null for all observables of the behaviour.</param>
        /// <param name="seed">Any number.</param>
        /// <param name="options">Limits, the level of the intervals, threads.</param>
        /// <param name="cancellationToken">Stops the simulation.</param>
        /// <exception cref="ArgumentException">What is watched reads a variable of another behaviour.</exception>
        /// <exception cref="ArgumentOutOfRangeException">The time is zero or infinite.</exception>
        /// <exception cref="ModelException">The behaviour comes to rest for ever, an effect gives a variable a value that it cannot have, or reactions never come to rest.</exception>
        /// <exception cref="SolverException">A life left the state that cycles begin in and did not come back to it.</exception>
        public SimulationResult Simulate(Duration time, IEnumerable<Measure>? watch = null, long seed = 1, SimulationOptions? options = null, CancellationToken cancellationToken = default)
        {
            RequireTime(behaviour.Name, time);
            return Simulate(behaviour, watch, seed, options, run => run.LiveFor(time.TotalSeconds), cancellationToken);
        }

        /// <summary>Simulates the long run until everything that is watched is known well enough, or the most events have happened.</summary>
        /// <remarks>
        /// What is up or down is known well enough when the interval of the smaller side is narrow enough and a hundred failures were seen; an
        /// amount when that of its mean is. <see cref="SimulationResult.Limit"/> says if it ended before that.
        /// </remarks>
        /// <param name="relativeError">Half the width of an interval divided by the estimate: 0.05 for 5 %; between 0 and 1.</param>
        /// <param name="watch">Conditions, amounts and observables; an empty list or null for all observables of the behaviour.</param>
        /// <param name="seed">Any number.</param>
        /// <param name="options">Limits, the level of the intervals, threads.</param>
        /// <param name="cancellationToken">Stops the simulation.</param>
        /// <exception cref="ArgumentException">Nothing is watched, or what is watched reads a variable of another behaviour.</exception>
        /// <exception cref="ArgumentOutOfRangeException">The relative error is not between 0 and 1.</exception>
        /// <exception cref="ModelException">The behaviour comes to rest for ever, an effect gives a variable a value that it cannot have, or reactions never come to rest.</exception>
        /// <exception cref="SolverException">A life left the state that cycles begin in and did not come back to it.</exception>
        public SimulationResult SimulateUntil(double relativeError, IEnumerable<Measure>? watch = null, long seed = 1, SimulationOptions? options = null, CancellationToken cancellationToken = default)
        {
            RequireError(relativeError);
            return Simulate(
                behaviour,
                watch,
                seed,
                options,
                run =>
                {
                    if (!run.IsWatching)
                    {
                        throw new ArgumentException($"Nothing of \"{behaviour.Name}\" is watched, so nothing can become accurate; name what to watch.", nameof(watch));
                    }

                    run.LiveUntil(relativeError);
                },
                cancellationToken);
        }

        /// <summary>Simulates missions: lives from the beginning, each of the same length, apart from one another.</summary>
        /// <param name="length">How long a mission is; above zero, finite.</param>
        /// <param name="watch">Conditions, amounts and observables; an empty list or null for all observables of the behaviour.</param>
        /// <param name="missions">How many, 2 or more; 10,000 by default.</param>
        /// <param name="seed">Any number.</param>
        /// <param name="options">Limits, the level of the intervals, threads.</param>
        /// <param name="cancellationToken">Stops the simulation.</param>
        /// <exception cref="ArgumentException">What is watched reads a variable of another behaviour.</exception>
        /// <exception cref="ArgumentOutOfRangeException">The length is zero or infinite, or the missions are fewer than 2.</exception>
        /// <exception cref="ModelException">An effect gives a variable a value that it cannot have, or reactions never come to rest.</exception>
        /// <exception cref="SolverException">The missions have more events than <see cref="SimulationOptions.MaximumEvents"/>; some of them would be cut short, which says nothing about whole ones.</exception>
        public MissionResult SimulateMissions(Duration length, IEnumerable<Measure>? watch = null, int missions = 10_000, long seed = 1, SimulationOptions? options = null, CancellationToken cancellationToken = default)
        {
            if (length == Duration.Zero || length.IsInfinite)
            {
                throw new ArgumentOutOfRangeException(nameof(length), length, $"A mission of \"{behaviour.Name}\" is to last {length}; give a finite time above zero.");
            }

            options ??= SimulationOptions.Default;
            var plan = PlanOf(behaviour, watch, options);
            return new MissionResult(plan, Missions.Live(plan, length.TotalSeconds, untilFailure: false, RequireMissions(missions), seed, options, cancellationToken), length, seed, options.Level);
        }

        /// <summary>Simulates lives from the beginning until a condition ceases to hold for the first time.</summary>
        /// <param name="up">A condition or an observable.</param>
        /// <param name="missions">How many lives, 2 or more; 10,000 by default.</param>
        /// <param name="seed">Any number.</param>
        /// <param name="options">Limits, the level of the intervals, threads.</param>
        /// <param name="cancellationToken">Stops the simulation.</param>
        /// <returns>The mean time to the first failure; zero where the condition does not hold at the beginning, infinite where a life came to rest before it failed.</returns>
        /// <exception cref="ArgumentException"><paramref name="up"/> is an amount, or reads a variable of another behaviour.</exception>
        /// <exception cref="ArgumentOutOfRangeException">The lives are fewer than 2.</exception>
        /// <exception cref="ModelException">An effect gives a variable a value that it cannot have, or reactions never come to rest.</exception>
        /// <exception cref="SolverException">The lives have more events than <see cref="SimulationOptions.MaximumEvents"/>.</exception>
        public Estimate<Duration> SimulateTimeToFailure(Measure up, int missions = 10_000, long seed = 1, SimulationOptions? options = null, CancellationToken cancellationToken = default)
        {
            RequireUpOrDown(up);
            options ??= SimulationOptions.Default;
            var plan = PlanOf(behaviour, [up], options);
            var lived = Missions.Live(plan, double.PositiveInfinity, untilFailure: true, RequireMissions(missions), seed, options, cancellationToken);
            return lived.TimeToFailure(options.Level.Value);
        }

        /// <summary>Estimates how seldom a condition ceases to hold, and for how long, by making failures frequent and weighing what follows by how much more probable it was made.</summary>
        /// <remarks>See <see cref="FailureBiasing"/>. All lifetimes must be exponential.</remarks>
        /// <param name="up">What hardly ever fails: a condition or an observable.</param>
        /// <param name="failures">Which activities are failures.</param>
        /// <param name="relativeError">Half the width of the interval of the unavailability divided by it; 0.1 by default, between 0 and 1.</param>
        /// <param name="seed">Any number.</param>
        /// <param name="options">Limits, the level of the intervals, threads.</param>
        /// <param name="cancellationToken">Stops the simulation.</param>
        /// <exception cref="ArgumentException"><paramref name="up"/> is an amount, or reads a variable of another behaviour.</exception>
        /// <exception cref="ArgumentOutOfRangeException">The relative error is not between 0 and 1.</exception>
        /// <exception cref="ModelException">A lifetime is not exponential, a failure is not an activity or tag of the behaviour, no state recurs often enough, or the behaviour cannot be simulated.</exception>
        /// <exception cref="SolverException">A life left the state that cycles begin in and did not come back to it.</exception>
        public RareFailures SimulateRareFailures(Measure up, FailureBiasing failures, double relativeError = 0.1, long seed = 1, SimulationOptions? options = null, CancellationToken cancellationToken = default)
        {
            RequireUpOrDown(up);
            RequireError(relativeError);
            ArgumentNullException.ThrowIfNull(failures);
            options ??= SimulationOptions.Default;
            var run = new RareRun(PlanOf(behaviour, [up], options, failures), seed, options, mostFailures: 1, cancellationToken);
            run.LiveUntil(relativeError);
            return new RareFailures(behaviour, up, run, seed, options.Level);
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">The relative error is not between 0 and 1.</exception>
    internal static void RequireError(double relativeError)
    {
        if (!(relativeError > 0 && relativeError < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(relativeError), relativeError, $"A relative error of {NumberNotation.Exact(relativeError)} is asked for; give a number between 0 and 1, such as 0.05.");
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">The time is zero or infinite.</exception>
    internal static void RequireTime(string name, Duration time)
    {
        if (time == Duration.Zero || time.IsInfinite)
        {
            throw new ArgumentOutOfRangeException(nameof(time), time, $"\"{name}\" is to be simulated for {time}; give a finite time above zero.");
        }
    }

    private static SimulationResult Simulate(Behaviour behaviour, IEnumerable<Measure>? watch, long seed, SimulationOptions? options, Action<LongRun> live, CancellationToken cancellationToken)
    {
        options ??= SimulationOptions.Default;
        var plan = PlanOf(behaviour, watch, options);
        var run = new LongRun(plan, seed, options, cancellationToken);
        live(run);
        return new SimulationResult(plan, run, seed, options.Level);
    }

    private static int RequireMissions(int missions) => missions >= 2
        ? missions
        : throw new ArgumentOutOfRangeException(nameof(missions), missions, $"{missions} missions say nothing about how they differ; give 2 or more.");

    private static void RequireUpOrDown(Measure up)
    {
        ArgumentNullException.ThrowIfNull(up);
        if (!up.IsUpOrDown)
        {
            throw new ArgumentException($"\"{up}\" is an amount, which does not fail; give a condition made of it.", nameof(up));
        }
    }

    private static SimulationPlan PlanOf(Behaviour behaviour, IEnumerable<Measure>? watch, SimulationOptions options, FailureBiasing? failures = null)
    {
        ArgumentNullException.ThrowIfNull(behaviour);
        Measure[] measures = [.. watch ?? []];
        return new SimulationPlan(behaviour, measures.Length > 0 ? [.. measures] : [.. behaviour.Observables.Select(observable => (Measure)observable)], options.MaximumReactions, failures);
    }
}
