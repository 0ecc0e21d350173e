using System.Runtime.InteropServices;

namespace AvailabilityKit.Markov;

/// <summary>Numbers states that are packed into words, in the order in which they are first met: an open-addressing table beside the states.</summary>
/// <remarks>
/// A place of the table holds the hash and the number. A state of one word has a hash of its own, since mixing is a bijection, so that the hash
/// alone tells it; longer ones are compared. Half of the places at least are free.
/// </remarks>
internal sealed class PackedStates(int words)
{
    private const int FirstBits = 12;

    private readonly ChunkedList<ulong> _states = new();
    private Place[] _places = new Place[1 << FirstBits];
    private int _shift = 64 - FirstBits;

    /// <summary>The number of states.</summary>
    public int Count { get; private set; }

    /// <summary>The number of a state, entered where it is new; -1 where it is new and there are <paramref name="maximum"/> already.</summary>
    public int NumberOf(ReadOnlySpan<ulong> state, int maximum)
    {
        var hash = HashOf(state);
        var at = (int)(hash >> _shift);
        for (; _places[at].Number != 0; at = (at + 1) & (_places.Length - 1))
        {
            if (_places[at].Hash == hash && (words == 1 || IsState(_places[at].Number - 1, state)))
            {
                return _places[at].Number - 1;
            }
        }

        if (Count >= maximum)
        {
            return -1;
        }

        foreach (var word in state)
        {
            _states.Add(word);
        }

        _places[at] = new Place(hash, ++Count);
        if (2L * Count > _places.Length)
        {
            Grow();
        }

        return Count - 1;
    }

    /// <summary>Copies a state.</summary>
    public void Read(int number, Span<ulong> state)
    {
        for (var i = 0; i < words; i++)
        {
            state[i] = _states[(number * words) + i];
        }
    }

    /// <summary>All states one behind the other; nothing can be entered afterwards.</summary>
    public ulong[] Drain()
    {
        _places = [];
        return _states.Drain();
    }

    // The finalizer of MurmurHash3 (A. Appleby, public domain), a bijection of words.
    private static ulong Mixed(ulong word)
    {
        word ^= word >> 33;
        word *= 0xFF51AFD7ED558CCD;
        word ^= word >> 33;
        word *= 0xC4CEB9FE1A85EC53;
        return word ^ (word >> 33);
    }

    private ulong HashOf(ReadOnlySpan<ulong> state)
    {
        var hash = Mixed(state[0]);
        for (var i = 1; i < words; i++)
        {
            hash = Mixed((hash * 31) ^ state[i]);
        }

        return hash;
    }

    private bool IsState(int number, ReadOnlySpan<ulong> state)
    {
        for (var i = 0; i < words; i++)
        {
            if (_states[(number * words) + i] != state[i])
            {
                return false;
            }
        }

        return true;
    }

    private void Grow()
    {
        var old = _places;
        _places = new Place[2 * old.Length];
        _shift--;
        foreach (var place in old)
        {
            if (place.Number == 0)
            {
                continue;
            }

            var at = (int)(place.Hash >> _shift);
            while (_places[at].Number != 0)
            {
                at = (at + 1) & (_places.Length - 1);
            }

            _places[at] = place;
        }
    }

    /// <summary>A place of the table; the number counts from 1, and 0 is a free place.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Place(ulong Hash, int Number);
}
