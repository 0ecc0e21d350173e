using System.Numerics;

namespace AvailabilityKit.Behaviours;

/// <summary>How the values of some variables are packed into as few 64-bit words as they need. Equal states are equal words.</summary>
/// <remarks>A variable does not straddle words, so that reading one takes a shift and a mask.</remarks>
internal sealed class StateLayout
{
    private readonly Field[] _fields;

    private sealed record Field(StateVariable Variable, int Word, int Shift, ulong Mask);

    public StateLayout(IEnumerable<StateVariable> variables)
    {
        var fields = new List<Field>();
        int word = 0, used = 0;
        foreach (var variable in variables)
        {
            var bits = BitOperations.Log2((uint)variable.Highest) + 1;
            if (used + bits > 64)
            {
                (word, used) = (word + 1, 0);
            }

            fields.Add(new Field(variable, word, used, (1UL << bits) - 1));
            used += bits;
        }

        _fields = [.. fields];
        WordCount = word + 1;
    }

    /// <summary>The number of words of a state, 1 or more.</summary>
    public int WordCount { get; }

    public IEnumerable<StateVariable> Variables => _fields.Select(packed => packed.Variable);

    /// <param name="values">The values of all variables of the behaviour, by index.</param>
    /// <param name="words">Gets the state.</param>
    public void Pack(ReadOnlySpan<int> values, Span<ulong> words)
    {
        words.Clear();
        foreach (var field in _fields)
        {
            words[field.Word] |= (ulong)(uint)values[field.Variable.Index] << field.Shift;
        }
    }

    /// <summary>Writes the packed variables into <paramref name="values"/>, and leaves the others as they are.</summary>
    public void Unpack(ReadOnlySpan<ulong> words, Span<int> values)
    {
        foreach (var field in _fields)
        {
            values[field.Variable.Index] = (int)(words[field.Word] >> field.Shift & field.Mask);
        }
    }
}
