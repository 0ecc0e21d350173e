using System.Runtime.CompilerServices;

namespace AvailabilityKit.Blocks;

/// <summary>Remembers the results of "f ? g : h" in an array of four ints an entry; an entry that meets another overwrites it.</summary>
internal sealed class ComputedCache
{
    private const int MostEntries = 1 << 22;

    // f, g, h, result; f = 0 is free, for a standard triple never begins with a constant.
    private int[] _entries;
    private int _mask;

    /// <summary>Makes an empty cache.</summary>
    /// <param name="entries">A power of two.</param>
    public ComputedCache(int entries)
    {
        _entries = new int[entries * 4];
        _mask = entries - 1;
    }

    public bool TryFind(int f, int g, int h, out int result)
    {
        var entry = _entries.AsSpan(((int)Mixed(f, g, h) & _mask) * 4, 4);
        result = entry[3];
        return entry[0] == f && entry[1] == g && entry[2] == h;
    }

    public void Remember(int f, int g, int h, int result)
    {
        var entry = _entries.AsSpan(((int)Mixed(f, g, h) & _mask) * 4, 4);
        entry[0] = f;
        entry[1] = g;
        entry[2] = h;
        entry[3] = result;
    }

    /// <summary>Makes room for more entries, a power of two, up to a bound; what is remembered stays.</summary>
    public void GrowTo(int entries)
    {
        if (entries > MostEntries)
        {
            return;
        }

        var old = _entries;
        _entries = new int[entries * 4];
        _mask = entries - 1;
        for (var entry = 0; entry < old.Length; entry += 4)
        {
            if (old[entry] != 0)
            {
                Remember(old[entry], old[entry + 1], old[entry + 2], old[entry + 3]);
            }
        }
    }

    /// <summary>A hash of three ints.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Mixed(int a, int b, int c)
    {
        // Multiplications by odd 64-bit constants spread consecutive numbers; the high half is the well-mixed one.
        var x = ((ulong)(uint)a * 0x9E3779B97F4A7C15UL) ^ ((ulong)(uint)b * 0xC2B2AE3D27D4EB4FUL) ^ ((ulong)(uint)c * 0x165667B19E3779F9UL);
        x ^= x >> 29;
        return (uint)((x * 0xD6E8FEB86659FD93UL) >> 32);
    }
}
