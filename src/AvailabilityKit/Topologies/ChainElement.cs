using System.Globalization;
using System.Text.Json.Serialization;
using AvailabilityKit.Markov;
using AvailabilityKit.Quantities;
using AvailabilityKit.Topologies.Notation;
using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies;

/// <summary>A Markov chain as one element of a topology, up in some of its states: a RAID set, a generator with its tank.</summary>
/// <remarks>Solved by the chain's own steady state: the probability of the states that are up, and how often they are left for one that is not.</remarks>
[JsonConverter(typeof(ModelPartConverter))]
public sealed record ChainElement : IndependentElement
{
    /// <summary>Describes an element by a chain of named states.</summary>
    /// <param name="name">Its name, unique within the topology.</param>
    /// <param name="chain">The chain.</param>
    /// <param name="up">The states in which the element is up; at least one.</param>
    /// <exception cref="ModelException">The chain has no such state, or none is up.</exception>
    public ChainElement(string name, MarkovChain<string> chain, IEnumerable<string> up)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(chain);
        Chain = chain;
        Up = Sequence<string>.Of(up, nameof(up));
        if (Up.Count == 0)
        {
            throw new ModelException($"\"{name}\" is up in no state of its chain; name those in which it is.", name);
        }

        foreach (var state in Up)
        {
            _ = chain.IndexOf(state);
        }
    }

    /// <summary>Describes an element by a chain of any states, which are called as they print.</summary>
    /// <typeparam name="TState">The type of a state.</typeparam>
    /// <param name="name">Its name, unique within the topology.</param>
    /// <param name="chain">The chain.</param>
    /// <param name="up">Whether the element is up in a state.</param>
    /// <exception cref="ModelException">Two states print alike, or none is up.</exception>
    public static ChainElement Of<TState>(string name, MarkovChain<TState> chain, Func<TState, bool> up)
        where TState : notnull
    {
        ArgumentNullException.ThrowIfNull(chain);
        ArgumentNullException.ThrowIfNull(up);
        return new(name, chain as MarkovChain<string> ?? Named(chain), chain.States.Where(up).Select(Printed));
    }

    /// <summary>The chain. </summary>
    public MarkovChain<string> Chain { get; }

    /// <summary>The states in which the element is up.</summary>
    public IReadOnlyList<string> Up { get; }

    /// <summary>Whether the other has the same name, needs, states, transitions and start.</summary>
    public bool Equals(ChainElement? other) =>
        base.Equals(other)
        && Up.Equals(other.Up)
        && (ReferenceEquals(Chain, other.Chain)
            || (Chain.States.SequenceEqual(other.Chain.States) && Chain.Start.SequenceEqual(other.Chain.Start) && Chain.Transitions.SequenceEqual(other.Chain.Transitions)));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Up, Chain.StateCount);

    /// <inheritdoc/>
    public override string Noun => "Markov chain";

    internal override string Detail => $"Markov chain of {Chain.StateCount} states";

    private protected override string Assumption(string name) => $"The Markov chain \"{name}\" runs independently of everything else.";

    /// <summary>A state that the chain comes to and never leaves again; null where there is none, or where it begins in one.</summary>
    internal string? StuckIn => LongRun.StuckIn(Chain.Rates, Chain.Start) is var state and >= 0 ? Chain.States[state] : null;

    /// <summary>What is wrong with a chain that comes to a state for ever.</summary>
    internal string IsStuck(string state)
    {
        var reached = Absorption.ReachableFrom(Chain.Rates, Chain.Start);
        return $"No transition leaves the state \"{state}\", so in the long run the chain \"{Name}\" stays in it for ever; add the transition that leaves it (a repair?)."
            + NearestName.Hint(state, Chain.States.Take(10_000).Where((_, other) => !reached[other]));
    }

    internal override IEnumerable<TopologyMistake> OwnMistakes() => StuckIn is { } state ? [new(Name, "transitions", -1, IsStuck(state))] : [];

    internal override IEnumerable<TopologyWarning> OwnWarnings()
    {
        var reached = Absorption.ReachableFrom(Chain.Rates, Chain.Start);
        var ends = Absorption.EndsOf(Chain.Rates, reached);
        var lasting = ends.SelectMany(end => end).ToHashSet();
        List<string> never = [.. Chain.States.Where((_, state) => !reached[state])];
        List<string> left = [.. Chain.States.Where((_, state) => reached[state] && !lasting.Contains(state))];
        if (never.Count > 0)
        {
            yield return Warning($"never comes to {Listed(never)} from where it begins; add the transition that leads there, or take {(never.Count == 1 ? "it" : "them")} out");
        }

        if (left.Count > 0)
        {
            yield return Warning($"leaves {Listed(left)} for ever, so that {(left.Count == 1 ? "it does" : "they do")} not count in the long run; add the transition that leads back");
        }

        if (ends.Count > 1)
        {
            yield return Warning($"ends in one of {ends.Count} sets of states that it never leaves, one of them {Listed([.. ends[0].Select(state => Chain.States[state])])}, and its figures are averaged over them; add the transition that leads from one to another");
        }
    }

    internal override IEnumerable<TopologyWarning> WarningsOfRepair(Duration up, Duration down)
    {
        yield return new(
            TopologyWarningKind.RepairLongerThanUptime,
            Name,
            $"The {Noun} \"{Name}\" is down for {down} on average, which is longer than the {up} that it is up in between; were the states in which it is up and the others swapped?");
    }

    private TopologyWarning Warning(string what) => new(TopologyWarningKind.StatesWithoutReturn, Name, $"The Markov chain \"{Name}\" {what}.");

    private static string Listed(List<string> states) =>
        string.Join(", ", states.Take(3).Select(state => $"\"{state}\"")) + (states.Count > 3 ? $" and {states.Count - 3} more states" : "");

    internal override string? WhyNotUnderCluster => "the cluster would have to be solved together with the chain; use components";

    internal override string? WhyNotFromAllUp => "a topology joins a Markov chain by its long run; ask the chain itself, or write its parts as elements";

    internal override LongRunOutages SolveByItself(EvaluationOptions options, CancellationToken cancellationToken)
    {
        var up = Up.ToHashSet(StringComparer.Ordinal);
        var steady = Chain.SteadyState(new ChainOptions { MaximumFill = options.MaximumFill }, cancellationToken);
        return new(steady.Availability(up.Contains), steady.FailureFrequency(up.Contains), $"its own chain of {Chain.StateCount} states ({steady.Method})", steady.ErrorBound);
    }

    private static string Printed<TState>(TState state)
        where TState : notnull => Convert.ToString(state, CultureInfo.InvariantCulture) ?? string.Empty;

    private static MarkovChain<string> Named<TState>(MarkovChain<TState> chain)
        where TState : notnull
    {
        var states = chain.States.Select(Printed).ToArray();
        var indices = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < states.Length; index++)
        {
            if (!indices.TryAdd(states[index], index))
            {
                throw new ModelException($"Two states of chain \"{chain.Name}\" print as \"{states[index]}\"; give their type a ToString that tells them apart.", states[index]);
            }
        }

        return new MarkovChain<string>(chain.Name, states, indices, chain.Rates, chain.Start.ToArray());
    }
}
