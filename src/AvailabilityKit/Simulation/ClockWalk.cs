using AvailabilityKit.Behaviours;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Simulation;

/// <summary>A life of a behaviour by clocks: each activity that runs draws its lifetime, and the one that ends first happens. Takes any lifetime.</summary>
/// <remarks>
/// Next-event simulation of a generalized semi-Markov process (P. W. Glynn, A GSMP formalism for discrete event systems, Proceedings of the
/// IEEE 77, 1989), with speeds. A clock holds the life that remains at full speed: at another speed the end is nearer or farther, and what
/// remains is carried over. Guards are looked at when all reactions have come to rest, as in the generated chain, so that a
/// state that takes no time interrupts nothing. An event costs what it touches, times the logarithm of the number of activities.
/// </remarks>
internal sealed class ClockWalk : Walk
{
    private readonly SimulationPlan _plan;
    private readonly Clock[] _clocks;
    private readonly EventQueue _queue;
    private readonly int[] _ageing;
    private long _event;

    public ClockWalk(SimulationPlan plan) : base(new LivingState(plan))
    {
        _plan = plan;
        _clocks = new Clock[plan.Activities.Length];
        _queue = new EventQueue(plan.Activities.Length);
        _ageing = [.. Enumerable.Range(0, plan.Activities.Length).Where(activity => !plan.IsExponential[activity])];
        for (var i = 0; i < _clocks.Length; i++)
        {
            _clocks[i].Law = plan.Activities[i].Activity!.Lifetime.Law;
            _clocks[i].Resumes = plan.Activities[i].Activity!.Memory == Memory.Resume && !plan.IsExponential[i];
            _clocks[i].Paces = plan.Activities[i].Activity!.Speed is not null;
        }
    }

    private struct Clock
    {
        public LifetimeLaw Law;

        /// <summary>What of the life remains at full speed at the time since when the speed has been as it is; NaN where none was drawn.</summary>
        public double Remaining;
        public double Since;

        /// <summary>How fast it goes; NaN before it is first paced.</summary>
        public double Speed;

        /// <summary>In which event the life was drawn.</summary>
        public long Born;
        public bool Runs;
        public bool Resumes;
        public bool Paces;
    }

    public override bool IsFresh
    {
        get
        {
            foreach (var activity in _ageing)
            {
                ref var clock = ref _clocks[activity];
                if (!double.IsNaN(clock.Remaining) && clock.Born != _event)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>When the next event happens; infinite where none does.</summary>
    public double NextTime => _queue.Earliest;

    public override void Begin(long seed, long number)
    {
        State.Begin(seed, number);
        StartClocks();
    }

    public override void RestartAt(ReadOnlySpan<int> values)
    {
        values.CopyTo(State.Values);
        StartClocks();
    }

    public override bool Step()
    {
        var due = _queue.Earliest;
        if (double.IsPositiveInfinity(due))
        {
            return false;
        }

        // Rounding may put an end a little before now; time does not go back.
        Now = Math.Max(Now, due);
        LastActivity = _queue.First;
        _event++;
        _clocks[LastActivity].Remaining = double.NaN;
        _clocks[LastActivity].Runs = false;
        State.Happen(LastActivity);
        foreach (var activity in State.TouchedActivities)
        {
            LookAt(activity);
        }

        foreach (var activity in State.TouchedSpeeds)
        {
            if (_clocks[activity].Runs)
            {
                Pace(activity, _plan.Activities[activity].SpeedIn(State.Values));
            }
        }

        return true;
    }

    public override void Rebase()
    {
        for (var i = 0; i < _clocks.Length; i++)
        {
            _clocks[i].Since -= Now;
        }

        _queue.Shift(Now);
        Now = 0;
    }

    private void StartClocks()
    {
        Now = 0;
        _event++;
        LastActivity = -1;
        for (var i = 0; i < _clocks.Length; i++)
        {
            _clocks[i].Remaining = double.NaN;
            _clocks[i].Runs = false;
            _queue.Set(i, double.PositiveInfinity);
            LookAt(i);
        }
    }

    /// <summary>Starts or stops a clock as the guard wants it.</summary>
    private void LookAt(int activity)
    {
        ref var clock = ref _clocks[activity];
        var happening = _plan.Activities[activity];
        if (!happening.Guard.Holds(State.Values))
        {
            Stop(ref clock, activity);
            return;
        }

        if (clock.Runs)
        {
            return;
        }

        if (double.IsNaN(clock.Remaining))
        {
            clock.Remaining = clock.Law.Draw(ref State.Random);
            clock.Born = _event;
        }

        clock.Runs = true;
        clock.Since = Now;
        clock.Speed = double.NaN;
        Pace(activity, clock.Paces ? happening.SpeedIn(State.Values) : 1);
    }

    /// <summary>Lets a clock that runs go on at a speed.</summary>
    private void Pace(int activity, double speed)
    {
        ref var clock = ref _clocks[activity];
        if (speed == clock.Speed)
        {
            return;
        }

        if (!double.IsNaN(clock.Speed))
        {
            clock.Remaining = Math.Max(0, clock.Remaining - ((Now - clock.Since) * clock.Speed));
            clock.Since = Now;
        }

        clock.Speed = speed;
        _queue.Set(activity, speed > 0 ? Now + (clock.Remaining / speed) : double.PositiveInfinity);
    }

    private void Stop(ref Clock clock, int activity)
    {
        if (clock.Runs)
        {
            clock.Remaining = clock.Resumes ? Math.Max(0, clock.Remaining - ((Now - clock.Since) * clock.Speed)) : double.NaN;
            clock.Runs = false;
        }
        else if (activity != LastActivity)
        {
            return;
        }

        _queue.Set(activity, double.PositiveInfinity);
    }
}
