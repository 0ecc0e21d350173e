namespace AvailabilityKit.Simulation;

/// <summary>A life of a behaviour whose activities are all exponential: which of them happens next is drawn by their rates, and the time until then is its mean.</summary>
/// <remarks>
/// A state is left after an exponential time whose mean is one over the sum of the rates, whatever comes next. Putting the mean in the
/// place of the time changes no long-run average and takes the chance of the times out of its variance (A. Hordijk, D. L. Iglehart,
/// R. Schassberger, Discrete time methods for simulating continuous time Markov chains, Advances in Applied Probability 8, 1976). For
/// long-run averages only. An event costs what it touches, times the logarithm of the number of activities.
/// </remarks>
internal sealed class JumpWalk : Walk
{
    private readonly SimulationPlan _plan;
    private readonly SumTree _rates;
    private readonly bool[] _runs;

    public JumpWalk(SimulationPlan plan) : base(new LivingState(plan))
    {
        _plan = plan;
        _rates = new SumTree(plan.Activities.Length);
        _runs = new bool[plan.Activities.Length];
    }

    public override bool IsFresh => true;

    public override void Begin(long seed, long number)
    {
        State.Begin(seed, number);
        LookAtAll();
    }

    public override void RestartAt(ReadOnlySpan<int> values)
    {
        values.CopyTo(State.Values);
        LookAtAll();
    }

    public override bool Step()
    {
        var total = _rates.Total;
        if (total == 0)
        {
            return false;
        }

        Now += 1 / total;
        LastActivity = _rates.Find(State.Random.Next() * total);
        State.Happen(LastActivity);
        foreach (var activity in State.TouchedActivities)
        {
            LookAt(activity);
        }

        foreach (var activity in State.TouchedSpeeds)
        {
            if (_runs[activity])
            {
                _rates[activity] = _plan.RatesPerSecond[activity] * _plan.Activities[activity].SpeedIn(State.Values);
            }
        }

        return true;
    }

    public override void Rebase() => Now = 0;

    private void LookAtAll()
    {
        Now = 0;
        LastActivity = -1;
        for (var activity = 0; activity < _plan.Activities.Length; activity++)
        {
            LookAt(activity);
        }
    }

    private void LookAt(int activity)
    {
        var happening = _plan.Activities[activity];
        _runs[activity] = happening.Guard.Holds(State.Values);
        _rates[activity] = _runs[activity] ? _plan.RatesPerSecond[activity] * happening.SpeedIn(State.Values) : 0;
    }
}
