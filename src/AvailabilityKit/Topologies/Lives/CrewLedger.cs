using AvailabilityKit.Simulation;
using AvailabilityKit.Topologies.Crews;
using AvailabilityKit.Topologies.Simulated;

namespace AvailabilityKit.Topologies.Lives;

/// <summary>What a life adds up of one crew.</summary>
internal sealed class CrewLedger(CrewPlaces places)
{
    private double _since;
    private double _busy;
    private double _waiting;
    private double _ending;

    public void Begin(ReadOnlySpan<int> values)
    {
        _since = 0;
        Read(values);
    }

    public void Touch(double now, ReadOnlySpan<int> values, Span<double> own)
    {
        Integrate(now, own);
        _since = now;
        var (busy, waiting) = (_busy, _waiting);
        Read(values);
        own[places.First + CrewPlaces.TimesWaited] += Math.Max(0, _waiting - waiting);
        own[places.First + CrewPlaces.TimesAllBusy] += _busy == places.Men && busy < places.Men ? 1 : 0;
    }

    public void Rebase(double now, Span<double> own)
    {
        Integrate(now, own);
        _since = 0;
    }

    private void Read(ReadOnlySpan<int> values) => (_busy, _waiting, _ending) = (places.Load.Busy.In(values), places.Load.Waiting.In(values), places.Load.Ending.In(values));

    private void Integrate(double now, Span<double> own)
    {
        var time = now - _since;
        own[places.First + CrewPlaces.Busy] += time * _busy;
        own[places.First + CrewPlaces.AllBusy] += _busy == places.Men ? time : 0;
        own[places.First + CrewPlaces.Waiting] += time * _waiting;
        own[places.First + CrewPlaces.Done] += time * _ending;
    }
}

/// <summary>Where the figures of one crew stand in a ledger, and how they are read from it.</summary>
/// <remarks>How many repairs are done is added up from how many end per second in each state, which has the same mean as their number and varies less.</remarks>
/// <param name="load">What the crew has to do.</param>
/// <param name="first">The first of its places.</param>
internal sealed class CrewPlaces(CrewLoad load, int first)
{
    public const int Busy = 0;
    public const int AllBusy = 1;
    public const int Waiting = 2;
    public const int Done = 3;
    public const int TimesWaited = 4;
    public const int TimesAllBusy = 5;
    public const int Count = 6;

    public int First => first;

    public string Name => load.Name;

    public int Men => load.Crew.Size;

    public CrewLoad.Share Load { get; } = load.Whole;

    /// <summary>What must be looked at again for every event that changes the crew's work.</summary>
    public Measure Measure => Measure.Named(load.Name, Load.Busy + Load.Waiting);

    /// <summary>The places whose ratio is the mean wait.</summary>
    public (int Of, int By) MeanWait => (first + Waiting, first + Done);

    /// <param name="sums">What was added up.</param>
    /// <param name="meanWait">The number of the ratio that is the mean wait.</param>
    /// <param name="calendar">What a year is.</param>
    /// <param name="level">How probable it is that an interval holds the exact value.</param>
    /// <param name="exact">What the evaluation gives; null where it has no answer.</param>
    public CrewSimulation Read(LongRunSums sums, int meanWait, Calendar calendar, Probability level, CrewEvaluation? exact)
    {
        var seen = new CrewSimulation.TimesSeen(sums.Seen(first + Done), sums.Seen(first + TimesWaited), sums.Seen(first + TimesAllBusy));
        var (wait, half) = sums.Ratio(meanWait);
        return new CrewSimulation(seen)
        {
            Name = load.Name,
            Men = Men,
            Discipline = load.Crew.Discipline,
            Calendar = calendar,
            Level = level,
            BusyMen = Estimates.OfNumber(sums.PerSecond(first + Busy), 1),
            AllBusy = Estimates.OfNumber(sums.PerSecond(first + AllBusy), 1),
            Waiting = Estimates.OfNumber(sums.PerSecond(first + Waiting), 1),
            RepairsPerYear = Estimates.OfNumber(sums.PerSecond(first + Done), calendar.Year.TotalSeconds),
            MeanWait = Estimates.OfTime((wait, half)),
            Exact = exact,
        };
    }
}
