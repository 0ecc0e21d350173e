using AvailabilityKit.Simulation;
using AvailabilityKit.Topologies.Simulated;

namespace AvailabilityKit.Topologies.Lives;

/// <summary>Reads the figures of one service from what a simulation added up, and sets the exact ones beside them.</summary>
internal sealed class ServiceReading
{
    private readonly LongRunSums _sums;
    private readonly CauseLedgerPlan.Placed _placed;
    private readonly Calendar _calendar;
    private readonly ServiceEvaluation? _exact;
    private readonly int _measure;
    private readonly double _year;
    private readonly double _wanted;

    /// <param name="sums">What was added up.</param>
    /// <param name="plan">Where it stands.</param>
    /// <param name="measure">The number of the service.</param>
    /// <param name="calendar">What a year is.</param>
    /// <param name="exact">What the evaluation gives; null where it has no answer.</param>
    public ServiceReading(LongRunSums sums, CauseLedgerPlan plan, int measure, Calendar calendar, ServiceEvaluation? exact)
    {
        _sums = sums;
        _measure = measure;
        _placed = plan.Services[measure];
        _exact = exact;

        // Sums are by all time, and figures by the time in which the service is wanted; what is said per year comes to the same.
        _year = calendar.Year.TotalSeconds;
        _wanted = _placed.Service.Hours?.Share.Value ?? 1;
        _calendar = _placed.Service.Hours is { } hours ? Calendar.ServiceHours(calendar.Year * _wanted, hours.ToString()) : calendar;
    }

    public ServiceSimulation Read(Probability level)
    {
        var availability = InItsHours(_sums.Availability(_measure));
        var unplanned = Estimates.OfUnavailability(Sum(CauseLedgerPlan.UnplannedDown));
        var load = _placed.Service.Load;
        var causes = Causes();
        var seen = new TimesSeen(
            _sums.FailuresSeen(_measure),
            Seen(CauseLedgerPlan.PlannedOutages),
            Seen(CauseLedgerPlan.UnplannedOutages),
            Seen(CauseLedgerPlan.Failovers),
            Seen(CauseLedgerPlan.Uncovered),
            Seen(CauseLedgerPlan.Masked),
            load is null ? 0 : Seen(CauseLedgerPlan.Interruptions),
            _placed.Levels is not null ? Seen(CauseLedgerPlan.LevelFalls) : 0);
        Estimate<double>? missing = _placed.Levels is not null ? Estimates.OfShare(PerWantedTime(Sum(CauseLedgerPlan.MissingLevel))) : null;
        return new ServiceSimulation(seen, missing)
        {
            Service = _placed.Service,
            Calendar = _calendar,
            Level = level,
            Exact = _exact,
            Availability = availability,
            UnplannedAvailability = InItsHours(unplanned with { RelativeError = SmallerSide(unplanned) }),
            MeanLevel = missing is { } less ? Rest(less) : Level(availability),
            DowntimePerYear = new(
                _calendar.Year * availability.Value.Unavailability,
                _calendar.Year * availability.High.Unavailability,
                _calendar.Year * availability.Low.Unavailability,
                (availability.Low.Unavailability - availability.High.Unavailability) / 2 / availability.Value.Unavailability),
            UnplannedDowntimePerYear = TimePerYear(_placed.Sums + CauseLedgerPlan.UnplannedDown),
            PlannedDowntimePerYear = TimePerYear(_placed.Sums + CauseLedgerPlan.PlannedDown),
            OutageFrequency = Estimates.OfRate(PerWantedTime(_sums.FailuresPerSecond(_measure))),
            UnplannedOutagesPerYear = SumPerYear(CauseLedgerPlan.UnplannedOutages),
            PlannedOutagesPerYear = SumPerYear(CauseLedgerPlan.PlannedOutages),
            MeanOutage = MeanTime(_sums.SecondsDown(_measure), seen.Outages),
            MeanUnplannedOutage = MeanTime(_sums.Ratio(_measure), seen.UnplannedOutages),
            MeanUpTime = Estimates.OfTime(WantedOf(_sums.SecondsUp(_measure), _sums.Availability(_measure).Value)),
            Causes = causes,
            Failovers = [.. _placed.Clusters.Select((cluster, index) => new SimulatedFailovers(
                cluster,
                PerYear(_placed.Counts + (2 * index)),
                PerYear(_placed.Counts + (2 * index) + 1),
                _exact?.Failovers.FirstOrDefault(other => other.Cluster == cluster)))],
            FailoversPerYear = SumPerYear(CauseLedgerPlan.Failovers),
            UncoveredFailoversPerYear = SumPerYear(CauseLedgerPlan.Uncovered),
            MaskedFaultsPerYear = SumPerYear(CauseLedgerPlan.Masked),
            WorkLost = load is null ? null : new SimulatedWorkLost(
                Estimates.OfNumber(Sum(CauseLedgerPlan.Interruptions), _year * load.LostPerOutage),
                Refused(availability, load),
                Estimates.OfNumber(Sum(CauseLedgerPlan.Survived), _year * (load.Refusable * load.NoticedAfter)),
                Estimates.OfNumber(PerWantedTime(Sum(CauseLedgerPlan.Defects)), 1e6 / load.Arrivals.ValuePerSecond),
                _exact?.WorkLost),
        };
    }

    private (double Value, double Half) PerWantedTime((double Value, double Half) perTime) => (perTime.Value / _wanted, perTime.Half / _wanted);

    /// <summary>The time up in which it is wanted, of all in which it is not missed.</summary>
    private (double Value, double Half) WantedOf((double Value, double Half) up, Availability notMissed)
    {
        var share = (_wanted - notMissed.Unavailability) / notMissed.Value;
        return _wanted < 1 ? (up.Value * share, up.Half * share) : up;
    }

    /// <summary>The availability in the hours of the service, of that in which it is not missed at any time.</summary>
    private Estimate<Availability> InItsHours(Estimate<Availability> notMissed)
    {
        if (_wanted == 1)
        {
            return notMissed;
        }

        var (value, low, high) = (Of(notMissed.Value), Of(notMissed.Low), Of(notMissed.High));
        var half = (notMissed.Low.Unavailability - notMissed.High.Unavailability) / 2 / _wanted;
        return new(value, low, high, half / Math.Min(value.Unavailability, value.Value));

        Availability Of(Availability all) => Availability.FromUnavailability(Math.Min(1, all.Unavailability / _wanted));
    }

    private static double SmallerSide(Estimate<Availability> estimate)
    {
        var (up, down) = (estimate.Value.Value, estimate.Value.Unavailability);
        return up < down ? estimate.RelativeError * down / up : estimate.RelativeError;
    }

    /// <summary>What is up serves in full.</summary>
    private static Estimate<double> Level(Estimate<Availability> up) => new(up.Value.Value, up.Low.Value, up.High.Value, up.RelativeError);

    /// <summary>What is there where this is missing: both have one interval, whose error is by the smaller of the two.</summary>
    private static Estimate<double> Rest(Estimate<double> missing)
    {
        var level = 1 - missing.Value;
        return new(level, 1 - missing.High, 1 - missing.Low, level < missing.Value ? missing.RelativeError * missing.Value / level : missing.RelativeError);
    }

    /// <summary>A mean time, at least as uncertain as that of so many exponential times.</summary>
    /// <remarks>
    /// Where mean times stand in the place of drawn ones, outages that all go the same way have all the same length, and their interval no
    /// width, while one that goes another way once in ten thousand has not been seen yet.
    /// </remarks>
    private Estimate<Duration> MeanTime((double Value, double Half) mean, double seen) =>
        Estimates.OfTime(seen > 0 ? (mean.Value, Math.Max(mean.Half, _sums.Quantile * mean.Value / Math.Sqrt(seen))) : mean);

    private Estimate<double> Refused(Estimate<Availability> availability, Load load)
    {
        var items = load.Arrivals * _calendar.Year * load.Retried.Complement;
        return new(
            items * availability.Value.Unavailability,
            items * availability.High.Unavailability,
            items * availability.Low.Unavailability,
            (availability.Low.Unavailability - availability.High.Unavailability) / 2 / availability.Value.Unavailability);
    }

    private (double Value, double Half) Sum(int sum) => _sums.PerSecond(_placed.Sums + sum);

    private double Seen(int sum) => _sums.Seen(_placed.Sums + sum);

    private Estimate<double> SumPerYear(int sum) => PerYear(_placed.Sums + sum);

    private Estimate<double> PerYear(int place) => Estimates.OfNumber(_sums.PerSecond(place), _year);

    private Estimate<Duration> TimePerYear(int place)
    {
        var share = _sums.PerSecond(place);
        return Estimates.OfTime((share.Value * _year, share.Half * _year));
    }

    /// <summary>What was seen and what has an exact value, the largest first.</summary>
    private List<SimulatedCause> Causes()
    {
        List<SimulatedCause> causes = [];
        for (var number = 0; number < _placed.Causes.Causes.Length; number++)
        {
            var cause = _placed.Causes.Causes[number];
            var exact = _exact?.Causes.FirstOrDefault(other => (other.Element, other.Name, other.Kind) == (cause.Element, cause.Label, cause.Kind));
            var found = new SimulatedCause(
                cause.Element,
                cause.Label,
                cause.Kind,
                TimePerYear(_placed.Downtime + number),
                PerYear(_placed.Outages + number),
                _sums.Seen(_placed.Outages + number),
                exact);
            if (exact is not null || found.DowntimePerYear.Value > Duration.Zero || found.OutagesPerYear.Value > 0)
            {
                causes.Add(found);
            }
        }

        return [.. causes
            .OrderByDescending(cause => cause.DowntimePerYear.Value)
            .ThenByDescending(cause => cause.Exact?.Unavailability)
            .ThenBy(cause => cause.Element, Quantities.NaturalOrder.Instance)];
    }
}
