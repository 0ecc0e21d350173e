using AvailabilityKit.Behaviours;
using AvailabilityKit.Markov;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>Solves a service from a beginning, such as the moment at which everything is up, as one chain of all that influences it.</summary>
/// <remarks>
/// Availability can be joined from independent parts; whether the service was ever down cannot, since parts that fail in turn and parts
/// that are down together look alike one by one. So all that it reads stands in one chain.
/// </remarks>
internal static class ServiceLife
{
    /// <param name="topology">The topology.</param>
    /// <param name="whole">What its elements do together.</param>
    /// <param name="beginning">The behaviour from its beginning on; null where nothing ever changes.</param>
    /// <param name="second">When that is, in seconds since Monday 00:00.</param>
    /// <param name="service">The service.</param>
    /// <param name="length">How long it is followed.</param>
    /// <param name="options">The basis and limits.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    /// <exception cref="SolverException">The chain is larger, or takes longer, than the options allow.</exception>
    public static ServiceMission Of(ResolvedTopology topology, IslandBehaviour whole, Behaviour? beginning, int second, Service service, Duration length, EvaluationOptions options, CancellationToken cancellationToken)
    {
        try
        {
            if (beginning is null || ServiceChain.Of(topology, whole, beginning, service, options, cancellationToken) is not { } followed)
            {
                return Unchanging(service, whole[topology.PositionOf(service.Name)].IsUp.Holds([]), second, length);
            }

            var limits = new ChainOptions { MaximumFill = options.MaximumFill };
            return followed.Clocked is { } clocked
                ? SolveByTheClock(followed, clocked, whole.Clock!.MomentOf(second), service, length, limits, cancellationToken)
                : Solve(followed, service, length, limits, cancellationToken);
        }
        catch (SolverException tooLarge) when (tooLarge.Limit is { } limit)
        {
            throw new SolverException(ServiceChain.InWordsOf(service, limit, "mean time to the first failure", $"A mission of {length}", "ask for a shorter mission, or "), tooLarge);
        }
    }

    private static ServiceMission Unchanging(Service service, bool isUp, int second, Duration length) => isUp
        ? new(service.Name, Availability.Perfect, Availability.Perfect, Probability.One, Duration.Infinite, 1, 0)
        : new(service.Name, Availability.None, Availability.None, Probability.Zero, Duration.Zero, 1, 0) { ExpectedDowntime = service.Hours is { } hours ? Duration.FromSeconds(hours.SecondsWithin(second, length.TotalSeconds)) : length };

    private static ServiceMission Solve(ServiceChain followed, Service service, Duration length, ChainOptions options, CancellationToken cancellationToken)
    {
        var (chain, isDown) = (followed.Chain, followed.IsDown);
        var rates = chain.Chain.Rates;
        var seconds = length.TotalSeconds;
        var living = Transient.Solve(rates, chain.Chain.Start, seconds, options, cancellationToken);
        var (upAtEnd, downAtEnd) = Sides(living.Probabilities, isDown);
        var (upMeanwhile, downMeanwhile) = Sides(living.Seconds, isDown);

        // The first outage is the last of a life: its probability gathers where the service is down.
        var untilDown = rates.WithoutExits(isDown);
        var first = Transient.Solve(untilDown, chain.Chain.Start, seconds, options, cancellationToken);
        var (never, once) = Sides(first.Probabilities, isDown);
        var (mean, meanError) = MeanTimeToFirst(chain, isDown, options, cancellationToken);
        return new ServiceMission(
            service.Name,
            Availability.FromParts(upAtEnd, downAtEnd),
            Availability.FromParts(upMeanwhile, downMeanwhile),
            Probability.FromParts(never, once),
            mean,
            chain.StateCount,
            new[] { living.ErrorBound, living.SecondsErrorBound, first.ErrorBound, meanError }.Max())
        {
            ExpectedDowntime = Duration.FromSeconds(downMeanwhile),
        };
    }

    private static ServiceMission SolveByTheClock(ServiceChain followed, ClockedChain clocked, int moment, Service service, Duration length, ChainOptions options, CancellationToken cancellationToken)
    {
        var (chain, isDown) = (followed.Chain, followed.IsDown);
        var isWanted = service.Hours is { } hours ? clocked.IsIn(hours) : Array.ConvertAll(isDown, _ => true);
        var start = chain.Chain.Start;
        var seconds = length.TotalSeconds;
        var living = clocked.Life(isLast: null, options, cancellationToken).Over(start, moment, seconds);
        var (upAtEnd, downAtEnd) = Sides(living.AtEnd, isDown);
        var (upMeanwhile, downMeanwhile) = Sides([.. living.Seconds.Select((spent, state) => isWanted[state] ? spent : 0)], isDown);

        // As without a clock the first outage is the last of a life, but that one which nobody wants it in counts for nothing.
        bool[] isFailed = [.. isDown.Select((down, state) => down && isWanted[state])];
        var untilDown = clocked.Life(isFailed, options, cancellationToken);
        var first = untilDown.Over(start, moment, seconds);
        var (never, _) = Sides(first.AtEnd, isFailed);
        var (mean, meanError) = Array.IndexOf(isFailed, true) < 0 ? (Duration.Infinite, 0) : untilDown.MeanTimeToLast(start, moment);
        return new ServiceMission(
            service.Name,
            Availability.FromParts(upAtEnd, downAtEnd),
            upMeanwhile + downMeanwhile == 0 ? Availability.Perfect : Availability.FromParts(upMeanwhile, downMeanwhile),
            Probability.FromParts(never, first.Ended),
            mean,
            chain.StateCount,
            new[] { living.ErrorBound, first.ErrorBound, meanError }.Max())
        {
            ExpectedDowntime = Duration.FromSeconds(downMeanwhile),
        };
    }

    private static (Duration Mean, double ErrorBound) MeanTimeToFirst(BehaviourChain chain, bool[] isDown, ChainOptions options, CancellationToken cancellationToken)
    {
        if (Array.IndexOf(isDown, true) < 0)
        {
            return (Duration.Infinite, 0);
        }

        var passage = chain.Chain.Until(state => isDown[state.Index], options, cancellationToken);
        return (passage.MeanTime, passage.ErrorBound);
    }

    /// <summary>Two sums of terms that are none below zero: neither side is one minus the other, so that both keep their digits.</summary>
    private static (double Up, double Down) Sides(double[] terms, bool[] isDown)
    {
        var up = new CompensatedSum();
        var down = new CompensatedSum();
        for (var state = 0; state < terms.Length; state++)
        {
            if (isDown[state])
            {
                down.Add(terms[state]);
            }
            else
            {
                up.Add(terms[state]);
            }
        }

        return (up.Value, down.Value);
    }
}
