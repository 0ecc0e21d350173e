namespace AvailabilityKit.Behaviours;

/// <summary>How the values of some variables are packed into as few 64-bit words as they need. Equal states are equal words.</summary>
/// <remarks>A variable does not straddle words, so that reading one takes a shift and a mask.</remarks>
internal sealed class StateLayout
{
    private readonly StateVariable[] _variables;
    private readonly int[] _word;
    private readonly int[] _shift;
    private readonly ulong[] _mask;

    public StateLayout(IEnumerable<StateVariable> variables)
    {
        _variables = [.. variables];
        _word = new int[_variables.Length];
        _shift = new int[_variables.Length];
        _mask = new ulong[_variables.Length];
        int word = 0, used = 0;
        for (var i = 0; i < _variables.Length; i++)
        {
            var bits = BitsOf(_variables[i].Highest);
            if (used + bits > 64)
            {
                (word, used) = (word + 1, 0);
            }

            (_word[i], _shift[i], _mask[i]) = (word, used, (1UL << bits) - 1);
            used += bits;
        }

        WordCount = word + 1;
    }

    /// <summary>The number of words of a state, 1 or more.</summary>
    public int WordCount { get; }

    public IReadOnlyList<StateVariable> Variables => _variables;

    /// <param name="values">The values of all variables of the behaviour, by index.</param>
    /// <param name="words">Gets the state.</param>
    public void Pack(ReadOnlySpan<int> values, Span<ulong> words)
    {
        words.Clear();
        for (var i = 0; i < _variables.Length; i++)
        {
            words[_word[i]] |= (ulong)(uint)values[_variables[i].Index] << _shift[i];
        }
    }

    /// <summary>Writes the packed variables into <paramref name="values"/>, and leaves the others as they are.</summary>
    public void Unpack(ReadOnlySpan<ulong> words, Span<int> values)
    {
        for (var i = 0; i < _variables.Length; i++)
        {
            values[_variables[i].Index] = (int)(words[_word[i]] >> _shift[i] & _mask[i]);
        }
    }

    private static int BitsOf(int highest)
    {
        var bits = 1;
        while (highest >> bits > 0)
        {
            bits++;
        }

        return bits;
    }
}
