using AvailabilityKit.Markov;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>Finds how the outages of a service begin, in the chain of all that influences it, and the way to where they are over.</summary>
internal static class ServiceOutages
{
    /// <exception cref="ModelException">Of an element only the long run is known, or something goes by the clock.</exception>
    /// <exception cref="SolverException">The chain is larger than the options allow.</exception>
    public static OutageLengths Of(ResolvedTopology topology, Service service, EvaluationOptions options, CancellationToken cancellationToken)
    {
        var isBehind = topology.Closure([topology.PositionOf(service.Name)]);
        foreach (var element in topology.Elements.Where((_, position) => isBehind[position]))
        {
            if (element.WhyNotFromAllUp is { } reason)
            {
                throw new ModelException($"How long the outages of \"{service.Name}\" last depends on \"{element.Name}\", of which that is not known: {reason}.", element.Name);
            }
        }

        var whole = WholeBehaviour.Followed(topology, options, cancellationToken);
        try
        {
            if (whole.Behaviour is not { } behaviour || ServiceChain.Of(topology, whole, behaviour, service, options, cancellationToken) is not { } followed)
            {
                return new OutageLengths(service.Name, options.Calendar, Rate.Zero, untilUp: null, isDownForEver: !whole[topology.PositionOf(service.Name)].IsUp.Holds([]), errorBound: 0);
            }

            return followed.Clocked is null && service.Hours is null
                ? Of(followed, service, options, cancellationToken)
                : throw new ModelException($"How long the outages of \"{service.Name}\" last is told of what does not go by the clock only; leave out hours and work at a time of day, or exclude planned work.", service.Name);
        }
        catch (SolverException tooLarge) when (tooLarge.Limit is { } limit)
        {
            throw new SolverException(ServiceChain.InWordsOf(service, limit, "length of the outages", "An outage", ""), tooLarge);
        }
    }

    private static OutageLengths Of(ServiceChain followed, Service service, EvaluationOptions options, CancellationToken cancellationToken)
    {
        // What never fails, or is never repaired, is for ever, and no mistake.
        var limits = new ChainOptions { MaximumFill = options.MaximumFill, AllowAbsorbingStates = true };
        var steady = followed.Chain.SteadyState(limits, cancellationToken).States;
        var (rates, isDown) = (followed.Chain.Chain.Rates, followed.IsDown);
        var begins = new double[isDown.Length];
        var all = new CompensatedSum();
        for (var state = 0; state < isDown.Length; state++)
        {
            for (var entry = rates.Offsets[state]; !isDown[state] && entry < rates.Offsets[state + 1]; entry++)
            {
                if (isDown[rates.Columns[entry]])
                {
                    var perSecond = steady.Probabilities[state] * rates.RatesPerSecond[entry];
                    begins[rates.Columns[entry]] += perSecond;
                    all.Add(perSecond);
                }
            }
        }

        var untilUp = all.Value == 0
            ? null
            : followed.Chain.Chain.StartingWith(state => begins[state.Index]).Until(state => !isDown[state.Index], limits, cancellationToken);
        var isDownForEver = untilUp is null && Enumerable.Range(0, isDown.Length).Any(state => isDown[state] && steady.Probabilities[state] > 0);
        return new OutageLengths(service.Name, options.Calendar, Rate.PerSecond(all.Value), untilUp, isDownForEver, steady.ErrorBound);
    }
}
