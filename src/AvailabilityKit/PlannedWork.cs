using System.Text.Json.Serialization;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit;

/// <summary>Announced work that stops an element: upgrades, patches, cluster tests.</summary>
/// <remarks>
/// Outside a cluster, and on a cluster as a whole, the element is down for the time of the work. On a node of a cluster, and on what a
/// node depends on, the work rolls: it waits until enough other nodes are up, their work is switched over, and the element is out for
/// the time of the work. Where the cluster can never do without the element, the work stops the cluster, which is planned downtime.
/// Rolling work begins while the element is up; several kinds of it are one, with the sum of their rates and their mean time.
/// </remarks>
[JsonConverter(typeof(ModelPartConverter))]
public sealed record PlannedWork
{
    /// <summary>Describes planned work.</summary>
    /// <param name="activity">What is done, for example "OS upgrade".</param>
    /// <param name="every">Mean time from one piece of this work to the next; above zero and longer than <paramref name="lasting"/>.</param>
    /// <param name="lasting">How long the element is stopped each time; finite.</param>
    /// <param name="online">The share of this work that is done on line, without stopping anything; 0 to 1.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public PlannedWork(string activity, Duration every, Duration lasting, Probability online = default)
    {
        if (string.IsNullOrWhiteSpace(activity))
        {
            throw new ArgumentException("Planned work needs a name: say what is done, for example \"OS upgrade\".", nameof(activity));
        }

        Activity = activity;
        Every = Times.Positive(every, nameof(every), $"the planned work \"{activity}\"");
        Lasting = Times.Finite(lasting, nameof(lasting), $"the planned work \"{activity}\"");
        Online = online;
        if (lasting >= every)
        {
            throw new ArgumentOutOfRangeException(nameof(lasting), $"\"{activity}\" lasts {lasting} every {every}, so the element would never be up; give a shorter time or a longer period.");
        }
    }

    private PlannedWork(string activity, TimeOnly at, DayOfWeek? on, Duration lasting)
        : this(activity, on is null ? 24.Hours : 168.Hours, Times.PositiveAndFinite(lasting, nameof(lasting), $"the planned work \"{activity}\""))
    {
        if (at.Ticks % TimeSpan.TicksPerSecond != 0 || lasting.TotalSeconds % 1 != 0)
        {
            throw new ArgumentException($"\"{activity}\" begins at {at:O} and lasts {lasting}; give whole seconds.", nameof(at));
        }

        At = at;
        On = on;
    }

    /// <summary>What is done.</summary>
    public string Activity { get; }

    /// <summary>The time of day at which it begins; null where it begins at random.</summary>
    public TimeOnly? At { get; }

    /// <summary>The day of the week on which it is done; null for every day, or where it begins at random.</summary>
    public DayOfWeek? On { get; }

    /// <summary>Mean time from one piece of this work to the next.</summary>
    public Duration Every { get; }

    /// <summary>How long the element is stopped each time.</summary>
    public Duration Lasting { get; }

    /// <summary>The share of this work that is done on line, without stopping anything.</summary>
    public Probability Online { get; }

    /// <summary>How long a fault-tolerant server stands still between its halves, where the work is done on one half after the other; null, for work that stops the element all the time.</summary>
    public Duration? SwitchOver { get; private init; }

    /// <summary>Stops per unit of time: the work that is not done on line.</summary>
    internal Rate Stops => Online.Complement * Rate.Per(Every);

    /// <summary>Work done a number of times a year of 8760 h.</summary>
    /// <param name="activity">What is done, for example "OS upgrade".</param>
    /// <param name="perYear">How often in 8760 h; above zero.</param>
    /// <param name="lasting">How long the element is stopped each time; finite.</param>
    /// <param name="online">The share of this work that is done on line, without stopping anything; 0 to 1.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public static PlannedWork PerYear(string activity, double perYear, Duration lasting, Probability online = default)
    {
        if (!(perYear > 0) || double.IsInfinity(perYear))
        {
            throw new ArgumentOutOfRangeException(nameof(perYear), $"\"{activity}\" is done {perYear} times a year; give a number above zero, for example 4.");
        }

        return new(activity, Duration.FromYears(1 / perYear), lasting, online);
    }

    /// <summary>Work at the same time of every day, such as a nightly backup.</summary>
    /// <remarks>
    /// It goes on from its time until it has lasted as long as it lasts, whatever other members of a group or nodes of a cluster do meanwhile. Where the element is down at that time, the work
    /// begins when it is repaired and ends when it would have ended; it is left out where that is later.
    /// </remarks>
    /// <param name="activity">What is done, for example "backup".</param>
    /// <param name="at">When it begins, in whole seconds.</param>
    /// <param name="lasting">How long the element is stopped each time; above zero and shorter than a day, in whole seconds.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public static PlannedWork Daily(string activity, TimeOnly at, Duration lasting) => new(activity, at, on: null, lasting);

    /// <summary>Work at the same time of every week.</summary>
    /// <inheritdoc cref="Daily" path="/remarks"/>
    /// <param name="activity">What is done, for example "patches".</param>
    /// <param name="on">The day on which it begins.</param>
    /// <param name="at">When it begins, in whole seconds.</param>
    /// <param name="lasting">How long the element is stopped each time; above zero and shorter than a week, in whole seconds.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public static PlannedWork Weekly(string activity, DayOfWeek on, TimeOnly at, Duration lasting) => new(activity, at, on, lasting);

    /// <summary>The same work done half by half, at a fault-tolerant server of two modules: each is taken out of the lockstep and worked on for as long as the work lasts, while the other serves alone.</summary>
    /// <remarks>
    /// The lockstep is split, and one half worked on while the other serves. Then the server switches over to the half that is done, the other is worked on, and rejoins. It begins only while both modules
    /// run in lockstep. Until they do again, a fault of the module that serves takes the server down, which is a cause of its own; the restart brings up both halves, and what was left of the work is not done.
    /// </remarks>
    /// <param name="switchOver">How long the server stands still while it is switched over to the half that is done, which is planned downtime; finite, zero by default.</param>
    /// <exception cref="ArgumentException">The work is done at a time of day, in part on line, or in no time; the stop is infinite; or both halves together take longer than it is from one piece of this work to the next.</exception>
    public PlannedWork HalfByHalf(Duration switchOver = default)
    {
        if (At is not null || Online > Probability.Zero || Lasting == Duration.Zero)
        {
            var why = At is not null ? "at a time of day" : Online > Probability.Zero ? "in part on line" : "in no time";
            throw new ArgumentException($"\"{Activity}\" is done {why}; what is done half by half begins at random, takes a time for each half, and has no share that is done on line.", nameof(switchOver));
        }

        var split = this with { SwitchOver = Times.Finite(switchOver, nameof(switchOver), $"the planned work \"{Activity}\"") };
        return split.Takes < Every
            ? split
            : throw new ArgumentOutOfRangeException(nameof(switchOver), $"\"{Activity}\" takes {split.Takes} for both halves every {Every}, so the modules would never be in lockstep; give a shorter time or a longer period.");
    }

    /// <summary>How long it takes until the last of it is done, what the element then needs to be as before left aside.</summary>
    internal Duration Takes => SwitchOver is { } stop ? (2 * Lasting) + stop : Lasting;

    /// <summary>The hours of the week in which it goes on, where it begins at a time of day.</summary>
    internal Hours? Window => At is { } begin ? Hours.Lasting(On is { } day ? [day] : Enum.GetValues<DayOfWeek>(), begin, Lasting) : null;
}
