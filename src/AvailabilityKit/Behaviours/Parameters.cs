namespace AvailabilityKit.Behaviours;

/// <summary>The numbers of a behaviour in a fixed order: the rate of each activity and the probability of each of its outcomes, then those of the reactions.</summary>
internal sealed class Parameters
{
    private readonly List<double> _values = [];

    public Parameters(Behaviour behaviour)
    {
        Rates = new int[behaviour.Activities.Count];
        ActivityOutcomes = new int[behaviour.Activities.Count];
        ReactionOutcomes = new int[behaviour.Reactions.Count];
        for (var i = 0; i < Rates.Length; i++)
        {
            var activity = behaviour.Activities[i];
            Rates[i] = _values.Count;
            _values.Add(1 / activity.Lifetime.Mean.TotalSeconds);
            ActivityOutcomes[i] = Add(activity.Outcomes);
        }

        for (var i = 0; i < ReactionOutcomes.Length; i++)
        {
            ReactionOutcomes[i] = Add(behaviour.Reactions[i].Outcomes);
        }
    }

    /// <summary>For each activity, the index of its rate per second.</summary>
    public int[] Rates { get; }

    /// <summary>For each activity, the index of the probability of its first outcome.</summary>
    public int[] ActivityOutcomes { get; }

    /// <summary>For each reaction, the index of the probability of its first outcome.</summary>
    public int[] ReactionOutcomes { get; }

    /// <summary>The numbers by index.</summary>
    public double[] Values => [.. _values];

    private int Add(Outcomes outcomes)
    {
        var first = _values.Count;
        foreach (var outcome in outcomes.Items)
        {
            _values.Add(outcome.Probability);
        }

        return first;
    }
}
