using System.Numerics;

namespace AvailabilityKit.Interchange.Prism;

/// <summary>A variable of a model and where its value stands in a packed state: so many bits from a place of a word on, counted from its least value.</summary>
internal sealed record PackedVariable(string Name, ValueType Type, int Low, int High, int Start, int Word, int Shift, ulong Mask)
{
    /// <summary>How a value reads.</summary>
    public string Show(int value) => Type == ValueType.Truth ? (value != 0 ? "true" : "false") : value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Packs the values of variables into words of 64 bits, as many as it takes.</summary>
internal sealed class StateLayout
{
    private const int WordBits = 64;

    private StateLayout(PackedVariable[] variables, int words)
    {
        Variables = variables;
        Words = words;
    }

    public PackedVariable[] Variables { get; }

    /// <summary>How many words a state takes, at least one.</summary>
    public int Words { get; }

    public static StateLayout Of(IReadOnlyList<(string Name, ValueType Type, int Low, int High, int Start)> variables)
    {
        var packed = new PackedVariable[variables.Count];
        var (word, used) = (0, 0);
        for (var i = 0; i < packed.Length; i++)
        {
            var (name, type, low, high, start) = variables[i];
            var bits = 64 - BitOperations.LeadingZeroCount((ulong)((long)high - low));
            if (used + bits > WordBits)
            {
                (word, used) = (word + 1, 0);
            }

            packed[i] = new PackedVariable(name, type, low, high, start, word, bits == 0 ? 0 : used, bits == 0 ? 0 : ((1UL << bits) - 1) << used);
            used += bits;
        }

        return new StateLayout(packed, word + 1);
    }

    public void Unpack(ReadOnlySpan<ulong> words, int[] values)
    {
        var variables = Variables;
        for (var i = 0; i < variables.Length; i++)
        {
            var variable = variables[i];
            values[i] = (int)((words[variable.Word] & variable.Mask) >> variable.Shift) + variable.Low;
        }
    }

    public void Pack(ReadOnlySpan<int> values, Span<ulong> words)
    {
        words.Clear();
        for (var i = 0; i < Variables.Length; i++)
        {
            var variable = Variables[i];
            words[variable.Word] |= (ulong)((long)values[i] - variable.Low) << variable.Shift;
        }
    }

    /// <summary>A state as people read it: <c>(left_n=2, left=false)</c>.</summary>
    public string Show(int[] values) =>
        $"({string.Join(", ", Variables.Select((variable, i) => $"{variable.Name}={variable.Show(values[i])}"))})";
}
