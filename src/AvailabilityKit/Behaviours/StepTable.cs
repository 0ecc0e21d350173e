namespace AvailabilityKit.Behaviours;

/// <summary>The steps found so far, state by state. Those of one state that have the same end, parameters and tags are one step.</summary>
/// <remarks>An open-addressing hash table over the steps of the last state alone: what stands in it of earlier states counts as free, so that going on to the next state costs nothing.</remarks>
internal sealed class StepTable
{
    private readonly List<ChainGenerator.Step> _steps = [];
    private int _begin;

    // A slot holds the index of a step and one more, so that an array as it comes is empty.
    private int[] _slots = new int[64];

    public int Count => _steps.Count;

    public ChainGenerator.Step this[int index] => _steps[index];

    /// <summary>Goes on to the steps of the next state.</summary>
    public void BeginState() => _begin = _steps.Count;

    /// <summary>Adds to a step of this state that has the same end, parameters and tags; false where there is none.</summary>
    public bool TryAddTo(int to, double factor, int term, int events)
    {
        var slot = _slots[SlotOf(to, term, events)] - 1;
        if (!IsOfThisState(slot))
        {
            return false;
        }

        var step = _steps[slot];
        _steps[slot] = step with { Factor = step.Factor + factor };
        return true;
    }

    /// <summary>Adds a step that this state does not have yet.</summary>
    public void Add(ChainGenerator.Step step)
    {
        if (2 * (_steps.Count - _begin + 1) > _slots.Length)
        {
            Grow();
        }

        _slots[SlotOf(step.To, step.Term, step.Events)] = _steps.Count + 1;
        _steps.Add(step);
    }

    /// <summary>Forgets the steps from one on.</summary>
    public void RemoveFrom(int index)
    {
        _steps.RemoveRange(index, _steps.Count - index);
        _begin = index;

        // What was removed must not pass for the steps that take its place.
        Array.Clear(_slots);
    }

    public ChainGenerator.Step[] ToArray() => _steps.ToArray();

    private bool IsOfThisState(int step) => step >= _begin && step < _steps.Count;

    private int SlotOf(int to, int term, int events)
    {
        // The multiplier of SplitMix64 (Steele, Lea, Flood 2014), whose upper bits depend on all lower ones.
        var hash = ((((ulong)(uint)to * 31) + (uint)term) * 31 + (uint)events) * 0x9E3779B97F4A7C15UL;
        var mask = _slots.Length - 1;
        var slot = (int)(hash >> 32) & mask;
        while (IsOfThisState(_slots[slot] - 1) && !Is(_steps[_slots[slot] - 1], to, term, events))
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private static bool Is(ChainGenerator.Step step, int to, int term, int events) => step.To == to && step.Term == term && step.Events == events;

    private void Grow()
    {
        _slots = new int[2 * _slots.Length];
        for (var index = _begin; index < _steps.Count; index++)
        {
            _slots[SlotOf(_steps[index].To, _steps[index].Term, _steps[index].Events)] = index + 1;
        }
    }
}
