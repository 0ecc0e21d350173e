using System.Numerics;

namespace AvailabilityKit.Behaviours;

/// <summary>Which reactions a change can enable: those whose guards read what was written. At rest no guard holds, so that no other needs a look.</summary>
internal sealed class WokenReactions
{
    private const int Bits = 64;

    private readonly Happening[] _reactions;
    private readonly ulong[]?[] _readers;

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
}
