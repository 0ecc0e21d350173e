using System.Text.Json.Serialization;
using AvailabilityKit.Quantities;
using AvailabilityKit.Topologies.Notation;
using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit;

/// <summary>How things stand at a moment, where a mission begins: what is down, what fails just now, what is worked on, and which spare parts are left. Immutable: every method returns a new value.</summary>
/// <remarks>
/// <para>What is said is taken in the order in which it is said: of two that wait for one man, the first has him.</para>
/// <para>What is down has been so for a while: the failover that it set off was covered and is over, and its repair, which goes on or waits, begins anew where its
/// time is not exponential. What fails just now leaves everything that follows to the mission: whether the failover is covered, and how long it takes.</para>
/// <para>Everything else is up, new, and on its first nodes. It is Monday 00:00, unless another time is given; work at a time of day goes on where it is within its time.</para>
/// </remarks>
/// <example><code>
/// var night = topology.Mission(12.Hours, from: LiveState.AllUp.Down("db-1", fault: "hardware").Left("disks", 0));
/// </code></example>
[JsonConverter(typeof(EngineConverter))]
public sealed class LiveState : IEquatable<LiveState>
{
    private readonly Sequence<LiveFact> _facts;
    private readonly (DayOfWeek Day, TimeOnly Time)? _moment;

    private LiveState(IEnumerable<LiveFact> facts, (DayOfWeek Day, TimeOnly Time)? moment)
    {
        _facts = Sequence<LiveFact>.Of(facts, nameof(facts));
        _moment = moment;
    }

    /// <summary>Everything is up.</summary>
    public static LiveState AllUp { get; } = new([], moment: null);

    /// <summary>Whether nothing is said but that everything is up, and when.</summary>
    public bool IsAllUp => _facts.Count == 0;

    /// <summary>When it is, in words, such as "fri 17:00"; Monday 00:00 if nothing was said of it.</summary>
    internal string Moment => _moment is { } moment ? $"{Hours.NameOf(moment.Day)} {Hours.Written(moment.Time)}" : "mon 00:00";

    /// <summary>When it is, in seconds since Monday 00:00.</summary>
    internal int SecondOfWeek => _moment is { } moment ? Hours.SecondOfWeek(moment.Day, moment.Time) : 0;

    /// <summary>What was said, in its order.</summary>
    internal IReadOnlyList<LiveFact> Facts => _facts;

    /// <summary>Two states are equal where the same is said of them in the same order.</summary>
    public static bool operator ==(LiveState? left, LiveState? right) => Equals(left, right);

    /// <summary>Two states are unequal where not the same is said of them in the same order.</summary>
    public static bool operator !=(LiveState? left, LiveState? right) => !Equals(left, right);

    /// <summary>An element is down, and the work that it had has gone elsewhere where there is a cluster to take it.</summary>
    /// <param name="element">Its name: a component, a fault-tolerant server, a known availability, or a copy such as "web-2".</param>
    /// <param name="fault">By which of its faults, "module" or its class for a module of a fault-tolerant server, or the common cause that struck it; may be left out where there is only one.</param>
    /// <exception cref="ArgumentException">A name is blank.</exception>
    public LiveState Down(string element, string? fault = null) => With(new LiveFact(LiveFactKind.Down, element, fault));

    /// <summary>An element fails at this very moment.</summary>
    /// <inheritdoc cref="Down"/>
    public LiveState Failing(string element, string? fault = null) => With(new LiveFact(LiveFactKind.Failing, element, fault));

    /// <summary>Planned work goes on at an element, which the work that it had has left where there is a cluster to take it.</summary>
    /// <param name="element">Its name.</param>
    /// <param name="activity">Which work; may be left out where there is only one.</param>
    /// <exception cref="ArgumentException">A name is blank.</exception>
    public LiveState WorkedOn(string element, string? activity = null) => With(new LiveFact(LiveFactKind.WorkedOn, element, activity));

    /// <summary>So many parts were left in a stock of spares before what is down took any; the others are on order.</summary>
    /// <param name="stock">Its name.</param>
    /// <param name="parts">How many, from 0 to what it holds.</param>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than none.</exception>
    public LiveState Left(string stock, int parts) => parts >= 0
        ? With(new LiveFact(LiveFactKind.Left, stock, null) { Parts = parts })
        : throw new ArgumentOutOfRangeException(nameof(parts), $"{parts} parts are left in \"{stock}\"; give 0 or more.");

    /// <summary>It is a time of some day; Monday 00:00, unless this is said. It matters where something goes by the clock: work at a time of day, hours of a crew or of a service.</summary>
    /// <param name="day">The day of the week.</param>
    /// <param name="time">The time of that day, in whole seconds.</param>
    /// <exception cref="ArgumentException">The time has parts of a second.</exception>
    public LiveState At(DayOfWeek day, TimeOnly time) => time.Ticks % TimeSpan.TicksPerSecond == 0
        ? new(_facts, (day, time))
        : throw new ArgumentException($"The time {time:O} has parts of a second; give whole seconds.", nameof(time));

    /// <inheritdoc/>
    public bool Equals(LiveState? other) => other is not null && _facts.Equals(other._facts) && _moment == other._moment;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LiveState);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_facts, _moment);

    /// <summary>Such as "fri 17:00, db-1 is down by hardware".</summary>
    public override string ToString() => $"{(_moment is null ? "" : $"{Moment}, ")}{(IsAllUp ? "everything is up" : string.Join(", ", _facts))}";

    private LiveState With(LiveFact fact) => string.IsNullOrWhiteSpace(fact.Element) || (fact.By is { } by && string.IsNullOrWhiteSpace(by))
        ? throw new ArgumentException("A live state names an element, and may name what happened to it; a name is blank.", nameof(fact))
        : new([.. _facts, fact], _moment);
}
