namespace AvailabilityKit.Simulation;

/// <summary>A life of a behaviour of exponential activities in which failures are frequent while its state is biased. See <see cref="FailureBiasing"/>.</summary>
/// <remarks>The time in a state is its mean by the true rates, so that only the choice of the next event needs a likelihood ratio.</remarks>
internal sealed class BiasedWalk : Walk
{
    private readonly SimulationPlan _plan;
    private readonly SumTree _failures;
    private readonly SumTree _others;

    /// <summary>One for each failure that can happen.</summary>
    private readonly SumTree _possible;

    public BiasedWalk(SimulationPlan plan) : base(new LivingState(plan))
    {
        _plan = plan;
        _failures = new SumTree(plan.Activities.Length);
        _others = new SumTree(plan.Activities.Length);
        _possible = new SumTree(plan.Activities.Length);
    }

    public override bool IsFresh => true;

    public override void Begin(long seed, long number)
    {
        State.Begin(seed, number);
        RestartAt(State.Values);
    }

    public override void RestartAt(ReadOnlySpan<int> values)
    {
        values.CopyTo(State.Values);
        Now = 0;
        LastActivity = -1;
        for (var activity = 0; activity < _plan.Activities.Length; activity++)
        {
            LookAt(activity);
        }
    }

    public override bool Step()
    {
        var total = _failures.Total + _others.Total;
        if (total == 0)
        {
            return false;
        }

        Now += 1 / total;
        LastActivity = State.IsBiased && _failures.Total > 0 ? Biased() : Unbiased(total);
        if (State.IsTracked && _failures.Total > 0)
        {
            State.Likelihood *= Ratio(LastActivity, total);
        }

        State.Happen(LastActivity);
        foreach (var activity in State.TouchedActivities)
        {
            LookAt(activity);
        }

        foreach (var activity in State.TouchedSpeeds)
        {
            LookAt(activity);
        }

        return true;
    }

    public override void Rebase() => Now = 0;

    private int Unbiased(double total)
    {
        var point = State.Random.Next() * total;
        return point < _failures.Total || _others.Total == 0 ? _failures.Find(point) : _others.Find(point - _failures.Total);
    }

    private int Biased() => State.Random.Next() < Share
        ? _possible.Find(State.Random.Next() * _possible.Total)
        : _others.Find(State.Random.Next() * _others.Total);

    /// <summary>How probable an activity is to be the next, divided by how probable it is where failures are made frequent.</summary>
    private double Ratio(int activity, double total) => _plan.IsFailure[activity]
        ? _failures[activity] / total * _possible.Total / Share
        : _others.Total / total / (1 - Share);

    private double Share => _others.Total > 0 ? FailureBiasing.FailureShare : 1;

    private void LookAt(int activity)
    {
        var happening = _plan.Activities[activity];
        var rate = happening.Guard.Holds(State.Values) ? _plan.RatesPerSecond[activity] * happening.SpeedIn(State.Values) : 0;
        if (_plan.IsFailure[activity])
        {
            _failures[activity] = rate;
            _possible[activity] = rate > 0 ? 1 : 0;
        }
        else
        {
            _others[activity] = rate;
        }
    }
}
