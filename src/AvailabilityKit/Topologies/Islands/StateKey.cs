namespace AvailabilityKit.Topologies.Islands;

/// <summary>128 bits as two words. A <see cref="UInt128"/> would do the same, but code that touches one cannot be compiled ahead.</summary>
/// <param name="Upper">The upper 64 bits.</param>
/// <param name="Lower">The lower 64 bits.</param>
internal readonly record struct StateKey(ulong Upper, ulong Lower)
{
    /// <summary>The key with a value of so many bits, 0 to 64, put in below, and what stood there moved up.</summary>
    public StateKey Append(ulong value, int bits) => bits switch
    {
        0 => this,
        64 => new(Lower, value),
        _ => new((Upper << bits) | (Lower >> (64 - bits)), (Lower << bits) | value),
    };

    /// <summary>Takes the value of so many bits, 0 to 64, away from below.</summary>
    public StateKey Remove(int bits, out ulong value)
    {
        value = bits == 64 ? Lower : Lower & ((1UL << bits) - 1);
        return bits switch
        {
            0 => this,
            64 => new(0, Upper),
            _ => new(Upper >> bits, (Lower >> bits) | (Upper << (64 - bits))),
        };
    }
}
