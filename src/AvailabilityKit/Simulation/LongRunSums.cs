using MathNet.Numerics.Distributions;

namespace AvailabilityKit.Simulation;

/// <summary>What a long run added up, plain or with frequent failures, as long-run averages with half the width of their intervals.</summary>
internal abstract class LongRunSums(SimulationPlan plan, double level)
{
    protected SimulationPlan Plan => plan;

    protected double Level => level;

    /// <summary>The share of time in which a measure is up.</summary>
    public abstract Estimate<Availability> Availability(int measure);

    /// <summary>How often a measure ceases to be up, per second.</summary>
    public abstract (double Value, double Half) FailuresPerSecond(int measure);

    /// <summary>How often a measure was seen to cease: failures, or cycles with one.</summary>
    public abstract double FailuresSeen(int measure);

    /// <summary>The mean of a place of the ledger per second.</summary>
    public abstract (double Value, double Half) PerSecond(int place);

    /// <summary>How often something was put in a place of the ledger that counts.</summary>
    public abstract double Seen(int place);

    /// <summary>A ratio that the ledger asks for.</summary>
    public abstract (double Value, double Half) Ratio(int ratio);

    /// <summary>The mean time down, in seconds.</summary>
    public abstract (double Value, double Half) SecondsDown(int measure);

    /// <summary>The mean time up, in seconds.</summary>
    public abstract (double Value, double Half) SecondsUp(int measure);

    /// <summary>How many standard deviations of an estimate half an interval is.</summary>
    public double Quantile => QuantileOf(Level);

    /// <summary>By how much an interval must be widened for another level.</summary>
    public double Widening(double level) => QuantileOf(level) / QuantileOf(Level);

    /// <summary>Those of plain lives.</summary>
    public static LongRunSums Of(SimulationPlan plan, LongRun run, double level) => new Plain(plan, run.Samples, level);

    /// <summary>Those of lives with frequent failures of the first measure.</summary>
    public static LongRunSums Of(SimulationPlan plan, RareRun run, double level) => new Rare(plan, run, level);

    protected abstract double QuantileOf(double level);

    private sealed class Plain(SimulationPlan plan, Samples samples, double level) : LongRunSums(plan, level)
    {
        public override Estimate<Availability> Availability(int measure) => Estimates.OfAvailability(samples, measure, Level);

        public override (double Value, double Half) FailuresPerSecond(int measure) => samples.PerTime(Tally.Failures(measure), Level);

        public override double FailuresSeen(int measure) => samples[Tally.Failures(measure)];

        public override (double Value, double Half) PerSecond(int place) => samples.PerTime(Tally.Booked(Plan, place), Level);

        public override double Seen(int place) => samples[Tally.Booked(Plan, place)];

        public override (double Value, double Half) Ratio(int ratio) => samples.OfLedger(ratio, Level);

        public override (double Value, double Half) SecondsDown(int measure) => samples.PerFailure(measure, up: false, Level);

        public override (double Value, double Half) SecondsUp(int measure) => samples.PerFailure(measure, up: true, Level);

        protected override double QuantileOf(double level) => samples.Quantile(level);
    }

    private sealed class Rare(SimulationPlan plan, RareRun run, double level) : LongRunSums(plan, level)
    {
        public override Estimate<Availability> Availability(int measure) => Estimates.OfUnavailability(run.Unavailability);

        public override (double Value, double Half) FailuresPerSecond(int measure) => run.FrequencyPerSecond;

        public override double FailuresSeen(int measure) => run.FailuresSeen;

        public override (double Value, double Half) PerSecond(int place) => run.PerTime(Tally.Booked(Plan, place));

        public override double Seen(int place) => run.Seen(Tally.Booked(Plan, place));

        public override (double Value, double Half) Ratio(int ratio) => run.OfLedger(ratio);

        public override (double Value, double Half) SecondsDown(int measure) => run.MeanDownSeconds;

        /// <summary>The weights of a biased cycle say little of how long it is up, but how often it fails is known, and so how long it is up between.</summary>
        public override (double Value, double Half) SecondsUp(int measure)
        {
            var (perSecond, half) = run.FrequencyPerSecond;
            var mean = (1 / perSecond) * Availability(measure).Value.Value;
            return perSecond > 0 ? (mean, mean * half / perSecond) : (double.PositiveInfinity, double.PositiveInfinity);
        }

        protected override double QuantileOf(double level) => Normal.InvCDF(0, 1, (1 + level) / 2);
    }
}
