namespace AvailabilityKit.Behaviours;

/// <summary>The states found so far, packed, each with an index in the order of its discovery.</summary>
/// <remarks>An open-addressing hash table over words in one array: no object a state, whatever its size.</remarks>
internal sealed class StateSet
{
    // A slot holds the index of a state and one more, so that an array as it comes is empty.
    private const int Empty = 0;

    private readonly int[] _others;
    private ulong[] _words = new ulong[64];
    private int[] _slots = new int[64];

    /// <param name="behaviour">All variables there are.</param>
    /// <param name="layout">Those that states are made of.</param>
    public StateSet(Behaviour behaviour, StateLayout layout)
    {
        Layout = layout;
        Known = [.. layout.Variables];
        _others = behaviour.InitialValues();
    }

    public StateLayout Layout { get; }

    public int Count { get; private set; }

    private HashSet<StateVariable> Known { get; }

    /// <exception cref="ArgumentException">A variable is not part of the states.</exception>
    public void RequireAll(IEnumerable<StateVariable> variables)
    {
        foreach (var variable in variables)
        {
            if (!Known.Contains(variable))
            {
                throw new ArgumentException($"The variable \"{variable}\" is not part of this chain, which was made of {Known.Count} variables; name it when the chain is made.", nameof(variables));
            }
        }
    }

    /// <summary>The values of all variables of the behaviour in a state; those that are not part of it are as at time zero.</summary>
    public int[] ValuesOf(int index)
    {
        var values = _others.AsSpan().ToArray();
        Layout.Unpack(WordsOf(index), values);
        return values;
    }

    public ReadOnlySpan<ulong> WordsOf(int index) => _words.AsSpan(index * Layout.WordCount, Layout.WordCount);

    /// <summary>The index of a state, and whether it is new.</summary>
    public (int Index, bool IsNew) Enter(ReadOnlySpan<ulong> words)
    {
        var slot = SlotOf(words);
        if (_slots[slot] != Empty)
        {
            return (_slots[slot] - 1, false);
        }

        var index = Count++;
        if (Count * Layout.WordCount > _words.Length)
        {
            Array.Resize(ref _words, 2 * _words.Length + Layout.WordCount);
        }

        words.CopyTo(_words.AsSpan(index * Layout.WordCount));
        _slots[slot] = index + 1;
        if (2 * Count > _slots.Length)
        {
            Grow();
        }

        return (index, true);
    }

    private static ulong Hash(ReadOnlySpan<ulong> words)
    {
        // The multiplier of SplitMix64 (Steele, Lea, Flood 2014), whose upper bits depend on all lower ones.
        var hash = 0UL;
        foreach (var word in words)
        {
            hash = (hash ^ word) * 0x9E3779B97F4A7C15UL;
            hash ^= hash >> 32;
        }

        return hash;
    }

    private int SlotOf(ReadOnlySpan<ulong> words)
    {
        var mask = _slots.Length - 1;
        var slot = (int)(Hash(words) & (uint)mask);
        while (_slots[slot] != Empty && !WordsOf(_slots[slot] - 1).SequenceEqual(words))
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Grow()
    {
        _slots = new int[2 * _slots.Length];
        for (var index = 0; index < Count; index++)
        {
            _slots[SlotOf(WordsOf(index))] = index + 1;
        }
    }
}
