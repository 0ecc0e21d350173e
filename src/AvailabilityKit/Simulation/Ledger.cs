using AvailabilityKit.Behaviours;

namespace AvailabilityKit.Simulation;

/// <summary>What a life adds up beside its measures, in places of its own: of one stretch at a time. Who made it knows what the places mean.</summary>
/// <remarks>One for each replication. It is told of an event only where that may matter to a measure, so that a life in which all is up costs nothing.</remarks>
internal abstract class Ledger
{
    /// <summary>Begins a stretch now, at time zero.</summary>
    /// <param name="values">The value of each variable.</param>
    /// <param name="isUp">Whether each measure is up.</param>
    /// <param name="happened">How often each tag happened since, kept up to date.</param>
    public abstract void Begin(ReadOnlySpan<int> values, ReadOnlySpan<bool> isUp, double[] happened);

    /// <summary>Takes note of an event that wrote what a measure reads, being down before it or after it.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="wasUp">Whether it was up before.</param>
    /// <param name="isUp">Whether it is up now.</param>
    /// <param name="now">The time.</param>
    /// <param name="before">The value of each variable before the event.</param>
    /// <param name="values">Those after it.</param>
    /// <param name="own">Its places.</param>
    public abstract void Touch(int measure, bool wasUp, bool isUp, double now, ReadOnlySpan<int> before, ReadOnlySpan<int> values, Span<double> own);

    /// <summary>Adds up to now, which becomes time zero.</summary>
    public abstract void Rebase(double now, Span<double> own);

    /// <summary>Ends the stretch: what follows from other places is worked out from them.</summary>
    /// <param name="own">Its places.</param>
    public abstract void End(Span<double> own);
}

/// <summary>What a ledger is, before a life opens one.</summary>
internal abstract class LedgerPlan
{
    /// <summary>How many places it has.</summary>
    public abstract int Length { get; }

    /// <summary>The pairs of its places of which a ratio is asked for.</summary>
    public abstract IReadOnlyList<(int Of, int By)> Ratios { get; }

    /// <summary>Whether a run that is to reach some accuracy must know a measure; others are watched for the ledger alone.</summary>
    public abstract bool MustBeKnown(int measure);

    /// <summary>What it reads about a measure beyond what the measure reads.</summary>
    public abstract void CollectReads(int measure, VariableSet reads);

    /// <summary>Opens one for a life.</summary>
    /// <param name="plan">What is lived.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="number">The number of the life.</param>
    public abstract Ledger Open(SimulationPlan plan, long seed, long number);
}
