using System.Numerics;

namespace AvailabilityKit.Behaviours;

/// <summary>Which reactions a change can enable: those whose guards read what was written. At rest no guard holds, so that no other needs a look.</summary>
/// <remarks>
/// Where many reactions ask each for another value of the same variable, as a pool does that says what happens with each number of hosts left, those that ask for
/// another value than it has are passed over all at once.
/// </remarks>
internal sealed class WokenReactions
{
    private const int Bits = 64;

    private readonly Happening[] _reactions;
    private readonly ulong[]?[] _readers;
    private readonly List<Gate> _gates = [];

    /// <param name="reactions">The reactions, the first that is enabled before the others.</param>
    /// <param name="variableCount">How many variables the behaviour has.</param>
    public WokenReactions(Happening[] reactions, int variableCount)
    {
        _reactions = reactions;
        _readers = new ulong[variableCount][];
        for (var reaction = 0; reaction < reactions.Length; reaction++)
        {
            var reads = new VariableSet();
            reactions[reaction].Guard.CollectReads(reads);
            foreach (var variable in reads.Variables)
            {
                (_readers[variable.Index] ??= new ulong[WordCount])[reaction / Bits] |= 1UL << reaction;
            }
        }

        FindGates(variableCount);
    }

    /// <summary>The words of a set of reactions.</summary>
    public int WordCount => (_reactions.Length + Bits - 1) / Bits;

    /// <summary>All reactions may be enabled.</summary>
    public void WakeAll(Span<ulong> woken)
    {
        for (var reaction = 0; reaction < _reactions.Length; reaction++)
        {
            woken[reaction / Bits] |= 1UL << reaction;
        }
    }

    /// <summary>Those may be that read what is assigned.</summary>
    public void Wake(Assignment[] assignments, Span<ulong> woken)
    {
        foreach (var assignment in assignments)
        {
            if (_readers[assignment.Variable.Index] is { } readers)
            {
                for (var word = 0; word < woken.Length; word++)
                {
                    woken[word] |= readers[word];
                }
            }
        }
    }

    /// <summary>The first reaction that is enabled; null for none. What is not enabled leaves the set.</summary>
    public Happening? FirstEnabled(ReadOnlySpan<int> values, Span<ulong> woken)
    {
        foreach (var gate in _gates)
        {
            gate.Close(values[gate.Variable], woken);
        }

        for (var word = 0; word < woken.Length; word++)
        {
            while (woken[word] != 0)
            {
                var reaction = _reactions[(word * Bits) + BitOperations.TrailingZeroCount(woken[word])];
                if (reaction.Guard.Holds(values))
                {
                    return reaction;
                }

                woken[word] &= woken[word] - 1;
            }
        }

        return null;
    }

    /// <summary>A gate pays where it spares more looks at guards than it takes to close it.</summary>
    private void FindGates(int variableCount)
    {
        List<ComparisonCondition.Comparand> required = [];
        var byVariable = new List<(int Reaction, int Value)>[variableCount];
        for (var reaction = 0; reaction < _reactions.Length; reaction++)
        {
            required.Clear();
            _reactions[reaction].Guard.CollectRequired(required);
            foreach (var comparand in required)
            {
                if (comparand.IsEqual)
                {
                    (byVariable[comparand.Variable] ??= []).Add((reaction, comparand.Value));
                }
            }
        }

        for (var variable = 0; variable < variableCount; variable++)
        {
            if (byVariable[variable] is { Count: >= Bits } gated)
            {
                _gates.Add(new Gate(variable, gated, WordCount));
            }
        }
    }

    /// <summary>A variable that many reactions ask for one value of.</summary>
    private sealed class Gate
    {
        private readonly Dictionary<int, ulong[]> _closed = [];
        private readonly ulong[] _all;

        public Gate(int variable, List<(int Reaction, int Value)> gated, int wordCount)
        {
            Variable = variable;
            _all = new ulong[wordCount];
            foreach (var (reaction, _) in gated)
            {
                _all[reaction / Bits] |= 1UL << reaction;
            }

            foreach (var (reaction, asked) in gated)
            {
                if (!_closed.TryGetValue(asked, out var closed))
                {
                    _closed.Add(asked, closed = [.. _all]);
                }

                closed[reaction / Bits] &= ~(1UL << reaction);
            }
        }

        public int Variable { get; }

        /// <summary>Takes out the reactions that ask for another value.</summary>
        public void Close(int value, Span<ulong> woken)
        {
            var closed = _closed.GetValueOrDefault(value, _all);
            for (var word = 0; word < woken.Length; word++)
            {
                woken[word] &= ~closed[word];
            }
        }
    }
}
