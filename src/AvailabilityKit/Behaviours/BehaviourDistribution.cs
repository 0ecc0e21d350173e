using System.Text.Json.Serialization;
using AvailabilityKit.Markov;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Behaviours;

/// <summary>A probability for each state of a behaviour, and what follows from it.</summary>
/// <remarks>
/// Where copies were lumped, what is asked about one copy is the mean over all of them, which is the answer, since they are alike; what
/// is asked about several must treat all of them alike.
/// </remarks>
[JsonConverter(typeof(EngineConverter))]
public sealed class BehaviourDistribution
{
    private readonly Behaviour _behaviour;
    private readonly GeneratedSteps _generated;
    private readonly Symmetry _symmetry;

    internal BehaviourDistribution(Behaviour behaviour, GeneratedSteps generated, StateDistribution<BehaviourState> states)
    {
        _behaviour = behaviour;
        _generated = generated;
        _symmetry = new Symmetry(generated);
        States = states;
    }

    /// <summary>The distribution over the states themselves, with its method, error bound and assumptions.</summary>
    public StateDistribution<BehaviourState> States { get; }

    /// <summary>How probable it is that a condition holds, and apart from it that it does not.</summary>
    /// <remarks>Both are sums of probabilities; neither is one minus the other.</remarks>
    /// <exception cref="ArgumentException">The condition reads a variable that the chain was made without.</exception>
    /// <exception cref="ModelException">It reads several copies that were lumped, and does not treat all alike.</exception>
    public Availability Availability(Condition up)
    {
        ArgumentNullException.ThrowIfNull(up);
        var (holds, fails) = _symmetry.ShareOf(up);
        return AvailabilityKit.Availability.FromParts(Sum(holds), Sum(fails));
    }

    /// <summary>The probability that a condition holds.</summary>
    /// <inheritdoc cref="Availability(Condition)" path="/exception"/>
    public Probability Probability(Condition condition)
    {
        var sides = Availability(condition);
        return AvailabilityKit.Probability.FromParts(sides.Value, sides.Unavailability);
    }

    /// <summary>The mean of an amount.</summary>
    /// <inheritdoc cref="Availability(Condition)" path="/exception"/>
    public double Mean(Amount amount)
    {
        ArgumentNullException.ThrowIfNull(amount);
        return Sum(_symmetry.MeanOf(amount));
    }

    /// <summary>How often a condition ceases to hold.</summary>
    /// <exception cref="ArgumentException">The condition reads a variable that the chain was made without.</exception>
    /// <exception cref="ModelException">It reads copies that were lumped, and does not treat all alike: a step of the lumped chain does not say which copy made it.</exception>
    public Rate FailureFrequency(Condition up)
    {
        ArgumentNullException.ThrowIfNull(up);
        if (!_symmetry.IsSymmetric(up))
        {
            throw new ModelException($"How often ({up}) ceases cannot be said where copies were lumped, since it does not treat all alike; ask for the rate of a tag, or generate the chain with {nameof(GenerationOptions)}.{nameof(GenerationOptions.Lump)} = false.");
        }

        var (holds, _) = _symmetry.ShareOf(up);
        return States.Frequency(state => holds[state.Index] == 1, state => holds[state.Index] == 0);
    }

    /// <summary>How often the events with a tag happen, whether they change the state or not; zero for a tag that no event bears.</summary>
    /// <remarks>Where copies were lumped, the tags of the copies share their rates equally.</remarks>
    public Rate EventRate(Tag tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        var alike = AlikeTags.Of(_behaviour, _generated.Orbits, tag);
        var shares = SharesOf(alike);
        var matrix = States.Chain.Rates;
        var sum = new CompensatedSum();
        for (var state = 0; state < matrix.StateCount; state++)
        {
            for (var entry = matrix.Offsets[state]; entry < matrix.Offsets[state + 1]; entry++)
            {
                var happening = matrix.Events[entry];
                if (happening != RateMatrix.Unnamed && shares[happening] > 0)
                {
                    sum.Add(States.Probabilities[state] * matrix.RatesPerSecond[entry] * shares[happening]);
                }
            }
        }

        return Rate.PerSecond(sum.Value);
    }

    /// <summary>How often per second each tag is met on the steps of the chain; of copies that were lumped, the sum over all of them is right.</summary>
    internal IReadOnlyDictionary<Tag, double> EventRates()
    {
        var sums = new CompensatedSum[_generated.Tags.Count];
        var matrix = States.Chain.Rates;
        for (var state = 0; state < matrix.StateCount; state++)
        {
            for (var entry = matrix.Offsets[state]; entry < matrix.Offsets[state + 1]; entry++)
            {
                if (matrix.Events[entry] is var happening && happening != RateMatrix.Unnamed)
                {
                    foreach (var tag in _generated.Events.ItemsOf(happening + 1))
                    {
                        sums[tag].Add(States.Probabilities[state] * matrix.RatesPerSecond[entry]);
                    }
                }
            }
        }

        var rates = new Dictionary<Tag, double>();
        for (var tag = 0; tag < sums.Length; tag++)
        {
            rates.Add(_generated.Tags[tag], sums[tag].Value);
        }

        return rates;
    }

    /// <summary>For each event of the chain, how many of the tags stand on its way, shared among all of them.</summary>
    private double[] SharesOf(IReadOnlyCollection<Tag> alike)
    {
        var shares = new double[_generated.Events.Count - 1];
        for (var happening = 0; happening < shares.Length; happening++)
        {
            var count = _generated.Events.ItemsOf(happening + 1).Count(tag => alike.Contains(_generated.Tags[tag]));
            shares[happening] = (double)count / alike.Count;
        }

        return shares;
    }

    private double Sum(double[] values)
    {
        var sum = new CompensatedSum();
        for (var state = 0; state < values.Length; state++)
        {
            sum.Add(States.Probabilities[state] * values[state]);
        }

        return sum.Value;
    }
}
