using System.Numerics;

namespace AvailabilityKit.Quantities;

/// <summary>A stream of random numbers that is the same for a seed and a number on every machine, and independent of other numbers' streams for every purpose here.</summary>
/// <remarks>
/// The generator is xoshiro256** 1.0 (D. Blackman, S. Vigna, Scrambled linear pseudorandom number generators, ACM Transactions on
/// Mathematical Software 47, 2021), with a period of 2^256 - 1; its state is filled by SplitMix64 (G. Steele, D. Lea, C. Flood, 2014) from
/// seed and number, by steps that can be undone: no two streams of a seed begin alike, and that two overlap is less probable than 1e-38 in any run that ends. A struct, to be passed by reference.
/// </remarks>
internal struct RandomStream
{
    private const double Unit = 1.0 / (1UL << 53);

    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <param name="seed">Whose streams.</param>
    /// <param name="number">Which of them: one for each replication.</param>
    public RandomStream(long seed, long number)
    {
        // The number is scattered first: seed 1, number 2 must not be seed 2, number 1.
        var scattered = (ulong)number;
        var mixed = (ulong)seed ^ SplitMix(ref scattered);
        _s0 = SplitMix(ref mixed);
        _s1 = SplitMix(ref mixed);
        _s2 = SplitMix(ref mixed);
        _s3 = SplitMix(ref mixed);
    }

    /// <summary>The next 64 bits.</summary>
    public ulong NextBits()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Uniform between 0 and 1, never either of them, so that its logarithm is finite and not zero.</summary>
    public double Next() => ((NextBits() >> 11) + 0.5) * Unit;

    /// <summary>Exponential with mean 1.</summary>
    public double NextExponential() => -Math.Log(Next());

    /// <summary>Normal with mean 0 and variance 1.</summary>
    /// <remarks>The polar method (G. Marsaglia, T. A. Bray, A convenient method for generating normal variables, 1964). The second value is dropped, so that there is nothing to remember.</remarks>
    public double NextNormal()
    {
        while (true)
        {
            var x = (2 * Next()) - 1;
            var y = (2 * Next()) - 1;
            var square = (x * x) + (y * y);
            if (square < 1)
            {
                return x * Math.Sqrt(-2 * Math.Log(square) / square);
            }
        }
    }

    private static ulong SplitMix(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
