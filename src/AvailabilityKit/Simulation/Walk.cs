namespace AvailabilityKit.Simulation;

/// <summary>One life of a behaviour, from event to event.</summary>
/// <remarks>Time counts from the last <see cref="Rebase"/>, so that it keeps its digits in lives of millions of years with failovers of milliseconds.</remarks>
internal abstract class Walk(LivingState state)
{
    public LivingState State { get; } = state;

    /// <summary>Seconds since the last <see cref="Rebase"/>.</summary>
    public double Now { get; protected set; }

    /// <summary>What happened last, by index; -1 before anything did.</summary>
    public int LastActivity { get; protected set; } = -1;

    /// <summary>Whether what comes does not depend on what was, but through the variables: no activity has an age.</summary>
    public abstract bool IsFresh { get; }

    /// <summary>Begins anew, as the behaviour does.</summary>
    public abstract void Begin(long seed, long number);

    /// <summary>Goes on from these values, all activities beginning now, with the random numbers where they are.</summary>
    public abstract void RestartAt(ReadOnlySpan<int> values);

    /// <summary>Goes to the next event. False if there is none, now or ever.</summary>
    public abstract bool Step();

    /// <summary>Makes now time zero.</summary>
    public abstract void Rebase();
}
