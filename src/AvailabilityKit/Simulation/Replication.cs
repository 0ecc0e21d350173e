namespace AvailabilityKit.Simulation;

/// <summary>One of many lives that are lived apart from one another: what it found, and how long it took.</summary>
internal sealed class Replication
{
    private const int EventsBetweenChecks = 1_024;

    private readonly SimulationPlan _plan;
    private readonly Walk _walk;
    private readonly Tally _tally;

    private Replication(SimulationPlan plan, Walk walk, long seed, long number)
    {
        _plan = plan;
        _walk = walk;
        _tally = new Tally(plan, seed, number);
        Samples = new Samples(plan);
    }

    /// <summary>How long a replication is: it ends with the sample in which one of the two is reached.</summary>
    /// <param name="Events">The number of events.</param>
    /// <param name="Seconds">The time; infinite for any.</param>
    /// <param name="MostEvents">With so many events it ends in the middle of a sample.</param>
    public readonly record struct Length(long Events, double Seconds, long MostEvents);

    public Samples Samples { get; }

    /// <summary>Whether it ended in the middle of a sample, since the state that cycles begin in did not recur.</summary>
    public bool IsCut { get; private set; }

    public long Cycles { get; private set; }

    public long Events { get; private set; }

    /// <summary>The time that was observed, warm-up left out.</summary>
    public double Seconds => Samples[Tally.Time];

    /// <summary>Lives cycle by cycle.</summary>
    public static Replication Regenerative(SimulationPlan plan, Walk walk, Regeneration regeneration, long seed, long number, Length length, CancellationToken cancellationToken)
    {
        var replication = new Replication(plan, walk, seed, number);
        walk.Begin(seed, number);
        walk.RestartAt(regeneration.Values);
        while (replication.Events < length.Events && replication.Seconds < length.Seconds && !replication.IsCut)
        {
            replication.LiveCycles(regeneration, length.MostEvents, cancellationToken);
        }

        return replication;
    }

    /// <summary>Lives from the beginning of the behaviour, leaves out the first part, and takes all the rest for one sample.</summary>
    public static Replication WithWarmUp(SimulationPlan plan, Walk walk, double warmUp, long seed, long number, Length length, CancellationToken cancellationToken)
    {
        var replication = new Replication(plan, walk, seed, number);
        walk.Begin(seed, number);
        replication.Live(length with { Events = (long)(warmUp * length.Events), Seconds = warmUp * length.Seconds }, cancellationToken);
        replication._tally.Begin(walk.State);
        replication.Live(length, cancellationToken);
        replication._tally.End(0, walk.State);
        replication.Samples.Add(replication._tally.Sample);
        return replication;
    }

    private void LiveCycles(Regeneration regeneration, long mostEvents, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _tally.Begin(_walk.State);
        for (var cycles = 0; cycles < regeneration.CyclesInSample;)
        {
            Step();
            if (_walk.State.Values.AsSpan().SequenceEqual(regeneration.Values) && _walk.IsFresh)
            {
                cycles++;
            }

            if (Events % EventsBetweenChecks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Rebase();
                if (Events > mostEvents)
                {
                    IsCut = true;
                    return;
                }
            }
        }

        Cycles += regeneration.CyclesInSample;
        _tally.End(_walk.Now, _walk.State);
        _walk.Rebase();
        Samples.Add(_tally.Sample);
    }

    /// <summary>Lives so long, and makes the end time zero.</summary>
    private void Live(Length length, CancellationToken cancellationToken)
    {
        var before = 0.0;
        for (var events = 0L; events < length.Events && before + _walk.Now < length.Seconds;)
        {
            Step();
            if (++events % EventsBetweenChecks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                before += _walk.Now;
                Rebase();
            }
        }

        Rebase();
    }

    private void Step()
    {
        _tally.Before(_walk.State);
        if (!_walk.Step())
        {
            throw Regeneration.Rest(_plan);
        }

        Events++;
        _tally.Touch(_walk.Now, _walk.State);
    }

    private void Rebase()
    {
        _tally.Rebase(_walk.Now);
        _walk.Rebase();
    }
}
