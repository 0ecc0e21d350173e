namespace AvailabilityKit.Simulation;

/// <summary>What one stretch of a life adds up to: its time, for each measure the integral of its level, the times up and down and how often it went down, and how often each tag happened.</summary>
/// <remarks>A measure is read again only after an event that wrote what it reads.</remarks>
internal sealed class Tally
{
    /// <summary>Where the time stands in a sample.</summary>
    public const int Time = 0;

    private readonly SimulationPlan _plan;
    private readonly double[] _levels;
    private readonly double[] _since;
    private readonly Ledger? _ledger;
    private readonly int[] _before;
    private readonly bool[] _isUp;

    /// <param name="plan">What is lived.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="number">The number of the life.</param>
    public Tally(SimulationPlan plan, long seed, long number)
    {
        _plan = plan;
        _levels = new double[plan.Measures.Length];
        _since = new double[plan.Measures.Length];
        _isUp = new bool[plan.Measures.Length];
        Sample = new double[LengthOf(plan)];
        _ledger = plan.Ledger?.Open(plan, seed, number);
        _before = new int[_ledger is null ? 0 : plan.Behaviour.Variables.Count];
    }

    /// <summary>The sums, by place.</summary>
    public double[] Sample { get; }

    private Span<double> Own => Sample.AsSpan(Booked(_plan, 0));

    public static int LengthOf(SimulationPlan plan) => Booked(plan, plan.Ledger?.Length ?? 0);

    public static int Level(int measure) => 1 + (4 * measure);

    public static int Up(int measure) => 2 + (4 * measure);

    public static int Down(int measure) => 3 + (4 * measure);

    public static int Failures(int measure) => 4 + (4 * measure);

    public static int Happened(SimulationPlan plan, int tag) => 1 + (4 * plan.Measures.Length) + tag;

    /// <summary>A place of the ledger.</summary>
    public static int Booked(SimulationPlan plan, int place) => Happened(plan, plan.Tags.Length) + place;

    /// <summary>Begins a stretch now, at time zero.</summary>
    public void Begin(LivingState state)
    {
        Sample.AsSpan().Clear();
        state.TagCounts.AsSpan().Clear();
        _since.AsSpan().Clear();
        for (var measure = 0; measure < _levels.Length; measure++)
        {
            _levels[measure] = _plan.Measures[measure].In(state.Values);
            _isUp[measure] = IsUp(measure);
        }

        _ledger?.Begin(state.Values, _isUp, state.TagCounts);
    }

    /// <summary>Keeps what the ledger must know of the state before the next event.</summary>
    public void Before(LivingState state)
    {
        if (_ledger is not null)
        {
            state.Values.CopyTo(_before, 0);
        }
    }

    /// <summary>Takes note of the last event.</summary>
    public void Touch(double now, LivingState state)
    {
        foreach (var measure in state.TouchedMeasures)
        {
            var level = _plan.Measures[measure].In(state.Values);
            var full = _plan.Measures[measure].Full;
            var (wasUp, isUp) = (_levels[measure] >= full, level >= full);
            if (_ledger is not null && !(wasUp && isUp))
            {
                _ledger.Touch(measure, wasUp, isUp, now, _before, state.Values, Own);
            }

            if (level == _levels[measure])
            {
                continue;
            }

            Integrate(measure, now);
            if (wasUp && !isUp)
            {
                Sample[Failures(measure)]++;
            }

            _levels[measure] = level;
        }
    }

    /// <summary>Adds up to now, which becomes time zero; the stretch goes on.</summary>
    public void Rebase(double now)
    {
        for (var measure = 0; measure < _levels.Length; measure++)
        {
            Integrate(measure, now);
            _since[measure] = 0;
        }

        _ledger?.Rebase(now, Own);
        Sample[Time] += now;
    }

    /// <summary>Ends the stretch.</summary>
    public void End(double now, LivingState state)
    {
        Rebase(now);
        state.TagCounts.CopyTo(Sample, Happened(_plan, 0));
        _ledger?.End(Own);
    }

    public bool IsUp(int measure) => _levels[measure] >= _plan.Measures[measure].Full;

    private void Integrate(int measure, double now)
    {
        var time = now - _since[measure];
        Sample[Level(measure)] += time * _levels[measure];
        Sample[_levels[measure] >= _plan.Measures[measure].Full ? Up(measure) : Down(measure)] += time;
        _since[measure] = now;
    }
}
