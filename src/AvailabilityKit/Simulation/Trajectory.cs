using System.Text.Json.Serialization;
using AvailabilityKit.Behaviours;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Simulation;

/// <summary>One life of a behaviour, to be watched event by event.</summary>
/// <remarks>
/// The same life for a seed, on every machine. For estimates with intervals use <c>behaviour.Simulate(...)</c>, which lives many of them.
/// Not safe to share between threads. Allocates nothing from event to event.
/// <code>
/// var life = new Trajectory(behaviour, seed: 1);
/// while (life.Step() &amp;&amp; life.Time &lt; 1.Years)
/// {
///     Console.WriteLine($"{life.Time}: {life.LastActivity}");
/// }
/// </code>
/// </remarks>
[JsonConverter(typeof(EngineConverter))]
public sealed class Trajectory
{
    private const int EventsBetweenRebases = 1_024;

    private readonly SimulationPlan _plan;
    private readonly ClockWalk _walk;
    private double _before;

    /// <summary>Begins a life.</summary>
    /// <param name="behaviour">What is lived.</param>
    /// <param name="seed">Any number; another seed gives another life.</param>
    /// <param name="options">The most reactions that may follow one activity.</param>
    /// <exception cref="ModelException">An effect gives a variable a value that it cannot have, or reactions never come to rest.</exception>
    public Trajectory(Behaviour behaviour, long seed, SimulationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(behaviour);
        _plan = new SimulationPlan(behaviour, [], (options ?? SimulationOptions.Default).MaximumReactions);
        _walk = new ClockWalk(_plan);
        _walk.Begin(seed, 0);
    }

    /// <summary>What is lived.</summary>
    public Behaviour Behaviour => _plan.Behaviour;

    /// <summary>The time since the beginning.</summary>
    public Duration Time => Duration.FromSeconds(_before + _walk.Now);

    /// <summary>When the next event happens, since the beginning; infinite where none does.</summary>
    public Duration NextTime => Duration.FromSeconds(_before + _walk.NextTime);

    /// <summary>The number of events so far.</summary>
    public long Events { get; private set; }

    /// <summary>The activity that happened last; null at the beginning.</summary>
    public Activity? LastActivity => _walk.LastActivity < 0 ? null : _plan.Activities[_walk.LastActivity].Activity;

    /// <summary>The value of a variable, all reactions at rest.</summary>
    /// <exception cref="ArgumentException">The variable belongs to another behaviour.</exception>
    public int this[StateVariable variable]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(variable);
            RequireOwn(variable);
            return _walk.State.Values[variable.Index];
        }
    }

    /// <summary>Goes to the next event and lets all reactions follow. False, and nothing changes, if there is none, now or ever.</summary>
    /// <exception cref="ModelException">An effect gives a variable a value that it cannot have, or reactions never come to rest.</exception>
    public bool Step()
    {
        if (!_walk.Step())
        {
            return false;
        }

        if (++Events % EventsBetweenRebases == 0)
        {
            _before += _walk.Now;
            _walk.Rebase();
        }

        return true;
    }

    /// <summary>Whether a condition holds now.</summary>
    /// <exception cref="ArgumentException">The condition reads a variable of another behaviour.</exception>
    public bool Holds(Condition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var reads = new VariableSet();
        condition.CollectReads(reads);
        RequireOwn(reads);
        return condition.Holds(_walk.State.Values);
    }

    /// <summary>An amount now.</summary>
    /// <exception cref="ArgumentException">The amount reads a variable of another behaviour.</exception>
    public double Read(Amount amount)
    {
        ArgumentNullException.ThrowIfNull(amount);
        var reads = new VariableSet();
        amount.CollectReads(reads);
        RequireOwn(reads);
        return amount.In(_walk.State.Values);
    }

    private void RequireOwn(VariableSet reads)
    {
        foreach (var variable in reads.Variables)
        {
            RequireOwn(variable);
        }
    }

    private void RequireOwn(StateVariable variable)
    {
        if (variable.Index >= Behaviour.Variables.Count || Behaviour.Variables[variable.Index] != variable)
        {
            throw new ArgumentException($"The variable \"{variable}\" is not one of \"{Behaviour.Name}\"; ask with variables of its own builder.", nameof(variable));
        }
    }
}
