using AvailabilityKit.Behaviours;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Simulation;

/// <summary>The variables of one life of a behaviour, changed in place by what happens.</summary>
/// <remarks>
/// The rules are those of the chain generator: an activity has one of its outcomes, then the first reaction whose guard holds happens, again
/// and again, until none does. At rest no guard of a reaction holds, so after an outcome only reactions that read what was written
/// can; they wait in a set of bits, of which the lowest is tried first, which is their order. Allocates nothing once it is made.
/// </remarks>
internal sealed class LivingState
{
    private readonly SimulationPlan _plan;
    private readonly ulong[] _pending;
    private readonly Touched _activities;
    private readonly Touched _speeds;
    private readonly Touched _measures;
    private RandomStream _random;

    public LivingState(SimulationPlan plan)
    {
        _plan = plan;
        Values = new int[plan.Behaviour.Variables.Count];
        TagCounts = new double[plan.Tags.Length];
        _pending = new ulong[(plan.Reactions.Length + 63) / 64];
        _activities = new Touched(plan.Activities.Length);
        _speeds = new Touched(plan.Activities.Length);
        _measures = new Touched(plan.Measures.Length);
    }

    /// <summary>The value of each variable by index.</summary>
    public int[] Values { get; }

    /// <summary>How often events with each tag happened since whoever reads them last set them to zero.</summary>
    public double[] TagCounts { get; }

    /// <summary>Whether failures are made frequent now.</summary>
    public bool IsBiased { get; set; }

    /// <summary>Whether <see cref="Likelihood"/> is kept: always while failures are made frequent, and where they might have been.</summary>
    public bool IsTracked { get; set; }

    /// <summary>How probable what happened since it was last set to one is, divided by how probable it is where failures are made frequent.</summary>
    public double Likelihood { get; set; } = 1;

    /// <summary>The stream that all chance is drawn from.</summary>
    public ref RandomStream Random => ref _random;

    /// <summary>The activities whose guard may have changed in the last step, the spent one among them.</summary>
    public ReadOnlySpan<int> TouchedActivities => _activities.Items;

    /// <summary>The activities whose speed may have changed in the last step.</summary>
    public ReadOnlySpan<int> TouchedSpeeds => _speeds.Items;

    /// <summary>The measures that may have changed in the last step.</summary>
    public ReadOnlySpan<int> TouchedMeasures => _measures.Items;

    /// <summary>Begins as the behaviour does, and lets reactions happen until it is at rest.</summary>
    public void Begin(long seed, long number)
    {
        _random = new RandomStream(seed, number);
        foreach (var variable in _plan.Behaviour.Variables)
        {
            Values[variable.Index] = variable.Initial;
        }

        for (var reaction = 0; reaction < _plan.Reactions.Length; reaction++)
        {
            _pending[reaction >> 6] |= 1UL << reaction;
        }

        _activities.Clear();
        _speeds.Clear();
        _measures.Clear();
        Settle();
    }

    /// <summary>Lets an activity have its effect, and reactions follow.</summary>
    public void Happen(int activity)
    {
        var branch = Draw(_plan.ActivityBranches[activity], _plan.Activities[activity]);
        Apply(branch, _plan.Activities[activity].Name);
        if (branch.Reactions.Length == 0)
        {
            _activities.Only(branch.Activities);
            _speeds.Only(branch.Speeds);
            _measures.Only(branch.Measures);
            return;
        }

        _activities.Clear();
        _speeds.Clear();
        _measures.Clear();
        Touch(branch);
        Settle();
    }

    private SimulationPlan.Branch Draw(SimulationPlan.Branch[] branches, Happening happening)
    {
        if (branches.Length == 1)
        {
            return branches[0];
        }

        if (branches[0].Chance is not null)
        {
            return DrawByState(branches, happening);
        }

        // The last one takes what rounding leaves of the sum.
        var point = _random.Next();
        var chosen = 0;
        while (chosen < branches.Length - 1 && point >= (IsBiased ? branches[chosen].BiasedUpTo : branches[chosen].UpTo))
        {
            chosen++;
        }

        if (IsTracked)
        {
            Likelihood *= branches[chosen].Ratio;
        }

        return branches[chosen];
    }

    /// <summary>One of the outcomes whose chances the state says.</summary>
    private SimulationPlan.Branch DrawByState(SimulationPlan.Branch[] branches, Happening happening)
    {
        var (point, sum, chosen) = (_random.Next(), 0.0, -1);
        for (var i = 0; i < branches.Length; i++)
        {
            var probability = branches[i].Probability * happening.ChanceIn(branches[i].Chance!, Values);
            if (probability > 0 && (chosen < 0 || point >= sum))
            {
                chosen = i;
            }

            sum += probability;
        }

        happening.RequireWhole(sum);
        return branches[chosen];
    }

    private void Apply(SimulationPlan.Branch branch, string cause)
    {
        Effect.Apply(branch.Assignments, Values, cause);
        if (branch.Tag >= 0)
        {
            TagCounts[branch.Tag]++;
        }
    }

    private void Touch(SimulationPlan.Branch branch)
    {
        _activities.Add(branch.Activities);
        _speeds.Add(branch.Speeds);
        _measures.Add(branch.Measures);
        foreach (var reaction in branch.Reactions)
        {
            _pending[reaction >> 6] |= 1UL << reaction;
        }
    }

    private void Settle()
    {
        var left = _plan.MaximumReactions;
        for (var word = 0; word < _pending.Length;)
        {
            if (_pending[word] == 0)
            {
                word++;
                continue;
            }

            var index = (word << 6) + System.Numerics.BitOperations.TrailingZeroCount(_pending[word]);
            var reaction = _plan.Reactions[index];
            if (!reaction.Guard.Holds(Values))
            {
                _pending[word] &= _pending[word] - 1;
                continue;
            }

            if (left-- <= 0)
            {
                throw reaction.Restless(_plan.MaximumReactions, $"{nameof(SimulationOptions)}.{nameof(SimulationOptions.MaximumReactions)}");
            }

            // It stays pending: its effect need not have made its guard false.
            var branch = Draw(_plan.ReactionBranches[index], reaction);
            Apply(branch, reaction.Name);
            Touch(branch);
            word = 0;
        }
    }

    /// <summary>Numbers, each once, in the order in which they were added.</summary>
    private sealed class Touched(int most)
    {
        private readonly int[] _own = new int[most];
        private readonly int[] _stamps = new int[most];
        private int[] _items = [];
        private int _count;
        private int _stamp;

        public ReadOnlySpan<int> Items => _items.AsSpan(0, _count);

        public void Clear()
        {
            _items = _own;
            _count = 0;
            if (++_stamp == int.MaxValue)
            {
                _stamps.AsSpan().Clear();
                _stamp = 1;
            }
        }

        /// <summary>Takes a list as it is, without copying it.</summary>
        public void Only(int[] items)
        {
            _items = items;
            _count = items.Length;
        }

        public void Add(int[] items)
        {
            foreach (var item in items)
            {
                if (_stamps[item] != _stamp)
                {
                    _stamps[item] = _stamp;
                    _own[_count++] = item;
                }
            }
        }
    }
}
