using AvailabilityKit.Behaviours;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>The time of day or of the week, as far as a topology goes by it: the segments between the moments at which something begins or ends.</summary>
/// <remarks>It is one variable that all read which go by it. That ties them together; whatever does not read it is as probable at any time.</remarks>
internal sealed class Clock
{
    private const int Day = 24 * 60 * 60;
    private const int Week = 7 * Day;

    private readonly int[] _moments;

    private Clock(IReadOnlyList<Hours> hours)
    {
        Period = hours.All(each => each.AreDaily) ? Day : Week;
        _moments = [.. hours.SelectMany(each => each.Moments).Select(moment => moment % Period).Append(0).Distinct().Order()];
        Lengths = new int[_moments.Length];
        for (var segment = 0; segment < Lengths.Length; segment++)
        {
            Lengths[segment] = (segment + 1 < _moments.Length ? _moments[segment + 1] : Period) - _moments[segment];
        }
    }

    /// <summary>The event of a segment's end.</summary>
    public static Tag Tick { get; } = new("time of day", "tick");

    /// <summary>Seconds after which everything begins again: a day or a week.</summary>
    public int Period { get; }

    /// <summary>The length of each segment in seconds, the first of which begins at midnight, of Monday where it is a week.</summary>
    public int[] Lengths { get; }

    /// <summary>In words: what solves a chain that goes by it.</summary>
    public string Engine => $"Markov chain by the clock ({Lengths.Length} segments of a {(Period == Day ? "day" : "week")}, GTH elimination)";

    /// <summary>What a topology goes by; null where nothing in it does.</summary>
    /// <param name="topology">The topology.</param>
    /// <param name="basis">Whether planned work is done, and whether it matters by itself when a service is wanted.</param>
    public static Clock? Of(ResolvedTopology topology, BehaviourBasis basis)
    {
        List<Hours> hours = [.. topology.Elements.SelectMany(element => element.GoesBy(basis.WithPlanned))];
        List<Hours> wanted = [.. topology.Topology.Services.Select(service => service.Hours).OfType<Hours>()];
        return hours.Count == 0 && !(basis.MindsServiceHours && wanted.Count > 0) ? null : new([.. hours, .. wanted]);
    }

    /// <summary>The seconds of the period that have passed at a moment.</summary>
    /// <param name="second">The seconds since Monday 00:00.</param>
    public int MomentOf(int second) => second % Period;

    /// <summary>The segment that a moment of the period is in.</summary>
    public int SegmentAt(int moment) => Array.FindLastIndex(_moments, begin => begin <= moment);

    /// <summary>For each segment whether it is among some hours.</summary>
    public bool[] IsIn(Hours hours) => Array.ConvertAll(_moments, hours.Contain);

    /// <summary>The variable that says which segment it is, and what makes it go on.</summary>
    /// <param name="builder">The behaviour that it becomes part of.</param>
    /// <param name="isLived">Whether the behaviour is lived, in which moments come when they come; else they stand for what <see cref="Markov.PeriodicChain"/> makes of them.</param>
    public StateVariable AddTo(BehaviourBuilder builder, bool isLived)
    {
        var time = builder.Counter("time of day", Lengths.Length - 1);
        for (var segment = 0; segment < Lengths.Length; segment++)
        {
            var length = Duration.FromSeconds(Lengths[segment]);
            var next = Outcomes.Certain(time.Becomes((segment + 1) % Lengths.Length), Tick);
            builder.Activity($"the time of day passes {segment + 1}", time.Is(segment), isLived ? Lifetime.Exactly(length) : length, next);
        }

        return time;
    }

    /// <summary>While it is some hours, by the variable.</summary>
    public Condition During(Hours hours, StateVariable time)
    {
        var isIn = IsIn(hours);
        return Condition.Any([.. Enumerable.Range(0, isIn.Length).Where(segment => isIn[segment]).Select(segment => time.Is(segment))]);
    }
}
