using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Behaviours;

/// <summary>What a system does over time, as data: the variables of its state, the activities and reactions that change them, and what others see of it.</summary>
/// <remarks>
/// <para>One description for every engine: a chain is generated from it, a simulator runs it, and the question what must be solved
/// jointly is answered from what its parts read and write. The formalism is that of guarded transition systems
/// (A. Rauzy, "Guarded transition systems", Reliability Engineering and System Safety 93, 2008), with weighted effects as in
/// stochastic activity networks (W. H. Sanders, J. F. Meyer, 2001).</para>
/// <para>Made by a <see cref="BehaviourBuilder"/>. Immutable and safe to share between threads.</para>
/// </remarks>
[JsonConverter(typeof(EngineConverter))]
public sealed class Behaviour
{
    private readonly Lazy<Influence> _influence;
    private readonly ImmutableArray<int> _initialValues;

    internal Behaviour(
        string name,
        ImmutableArray<StateVariable> variables,
        ImmutableArray<Activity> activities,
        ImmutableArray<Reaction> reactions,
        ImmutableArray<Observable> observables,
        ImmutableArray<Orbit> orbits,
        ImmutableArray<int> initialValues = default)
    {
        Name = name;
        Variables = variables;
        Activities = activities;
        Reactions = reactions;
        Observables = observables;
        Orbits = orbits;
        _initialValues = initialValues.IsDefault ? InitialValuesOf(variables) : initialValues;
        _influence = new Lazy<Influence>(() => new Influence(this));
    }

    /// <summary>What results and messages call it.</summary>
    public string Name { get; }

    /// <summary>The variables of its state.</summary>
    public IReadOnlyList<StateVariable> Variables { get; }

    /// <summary>The values of the variables at time zero.</summary>
    internal int[] InitialValues() => _initialValues.AsSpan().ToArray();

    private static ImmutableArray<int> InitialValuesOf(ImmutableArray<StateVariable> variables)
    {
        var values = new int[variables.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = variables[i].Initial;
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(values);
    }

    /// <summary>What takes time.</summary>
    public IReadOnlyList<Activity> Activities { get; }

    /// <summary>What happens at once, in the order in which it is tried.</summary>
    public IReadOnlyList<Reaction> Reactions { get; }

    /// <summary>What others see of its elements.</summary>
    public IReadOnlyList<Observable> Observables { get; }

    /// <summary>The copies that may be exchanged.</summary>
    public IReadOnlyList<Orbit> Orbits { get; }

    /// <summary>Who influences whom.</summary>
    public Influence Influence => _influence.Value;

    /// <summary>The observable of an element.</summary>
    /// <exception cref="ModelException">There is none of this name; the message names the nearest one.</exception>
    public Observable Observable(string element) =>
        Observables.FirstOrDefault(observable => string.Equals(observable.Element, element, StringComparison.Ordinal))
        ?? throw new ModelException($"\"{Name}\" has no observable \"{element}\".{Quantities.NearestName.Hint(element, Observables.Select(observable => observable.Element))}", element);

    /// <summary>The Markov chain of the whole behaviour.</summary>
    /// <param name="options">Limits, and whether copies are lumped.</param>
    /// <param name="cancellationToken">Stops the exploration.</param>
    /// <exception cref="ModelException">An effect gives a variable a value that it cannot have, or reactions never come to rest.</exception>
    /// <exception cref="SolverException">A limit of <see cref="GenerationOptions"/> is exceeded.</exception>
    public BehaviourChain ToChain(GenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var expanded = PhaseExpansion.Of(this);
        return ChainGenerator.Generate(expanded, expanded.Variables, options ?? GenerationOptions.Default, cancellationToken);
    }

    /// <summary>The Markov chain of some variables and of all that influences them; everything else is left out, which changes no answer about them.</summary>
    /// <param name="about">The variables that will be asked about.</param>
    /// <param name="options">Limits, and whether copies are lumped.</param>
    /// <param name="cancellationToken">Stops the exploration.</param>
    /// <inheritdoc cref="ToChain(GenerationOptions?, CancellationToken)" path="/exception"/>
    public BehaviourChain ToChain(IEnumerable<StateVariable> about, GenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(about);
        var expanded = PhaseExpansion.Of(this);
        return ChainGenerator.Generate(expanded, expanded.Influence.AncestorsOf(about), options ?? GenerationOptions.Default, cancellationToken);
    }

    /// <summary>The same behaviour from other values on, after some events that happen at time zero, one after the other and before all reactions.</summary>
    internal Behaviour StartingFrom(int[] values, (string Name, Outcomes Then)[] events)
    {
        if (events.Length == 0)
        {
            return new(Name, [.. Variables], [.. Activities], [.. Reactions], [.. Observables], [.. Orbits], [.. values]);
        }

        // One variable counts them down; what they write reads it, so that it is solved with that.
        var left = new StateVariable(this, Variables.Count, "events at the beginning", events.Length, events.Length, []);
        var first = events.Select((each, index) => new Reaction(each.Name, left.Is(events.Length - index), each.Then.And(left.Becomes(events.Length - index - 1))));
        return new(Name, [.. Variables, left], [.. Activities], [.. first, .. Reactions], [.. Observables], [.. Orbits], [.. values, events.Length]);
    }

    /// <summary>The same behaviour with some more copies declared exchangeable.</summary>
    internal Behaviour WithOrbits(IEnumerable<Orbit> orbits) =>
        new(Name, [.. Variables], [.. Activities], [.. Reactions], [.. Observables], [.. Orbits, .. orbits], _initialValues);

    /// <summary>The same behaviour with other means of some activities, given by name.</summary>
    internal Behaviour WithMeans(IReadOnlyDictionary<string, Duration> means) =>
        new(Name, [.. Variables], [.. Activities.Select(activity => means.TryGetValue(activity.Name, out var mean) ? activity.After(mean) : activity)], [.. Reactions], [.. Observables], [.. Orbits], _initialValues);

    /// <summary>The same behaviour with each lifetime that is not made of phases brought into at most so many; itself where there is none.</summary>
    internal Behaviour InPhases(int maximumPhases) => Activities.All(activity => activity.Lifetime.HasPhases)
        ? this
        : new(Name, [.. Variables], [.. Activities.Select(activity => activity.After(activity.Lifetime.ToPhases(maximumPhases)))], [.. Reactions], [.. Observables], [.. Orbits], _initialValues);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
