using System.Numerics;

namespace AvailabilityKit.Markov;

/// <summary>The one inner loop of the dense solvers.</summary>
internal static class ScaledRow
{
    /// <summary>How many rows are added in one pass.</summary>
    public const int Together = 4;

    private const int Wide = 16;

    /// <summary>Adds <paramref name="factor"/> times <paramref name="source"/> to <paramref name="target"/>, which is at least as long.</summary>
    /// <remarks>Vectors of the machine's own width are never compiled ahead: short rows, as those of a lone cluster, do without and start sooner.</remarks>
    public static void Add(Span<double> target, ReadOnlySpan<double> source, double factor)
    {
        if (source.Length >= Wide)
        {
            AddByVectors(target, source, factor);
            return;
        }

        for (var j = 0; j < source.Length; j++)
        {
            target[j] += factor * source[j];
        }
    }

    /// <summary>Adds some rows, each with its factor; the first begins with <paramref name="sources"/> and each other one <paramref name="stride"/> after the one before.</summary>
    /// <param name="target">What is added to.</param>
    /// <param name="sources">The rows, each at least as long.</param>
    /// <param name="stride">From the beginning of a row to that of the next.</param>
    /// <param name="factors">The factor of each, none below zero; <see cref="Together"/> at most.</param>
    public static void AddAll(Span<double> target, ReadOnlySpan<double> sources, int stride, ReadOnlySpan<double> factors)
    {
        if (factors.Length == Together && target.Length >= Wide)
        {
            AddFourByVectors(target, sources, stride, factors);
            return;
        }

        for (var row = 0; row < factors.Length; row++)
        {
            if (factors[row] > 0)
            {
                Add(target, sources.Slice(row * stride, target.Length), factors[row]);
            }
        }
    }

    private static void AddFourByVectors(Span<double> target, ReadOnlySpan<double> sources, int stride, ReadOnlySpan<double> factors)
    {
        var length = target.Length;
        var one = sources[..length];
        var two = sources.Slice(stride, length);
        var three = sources.Slice(2 * stride, length);
        var four = sources.Slice(3 * stride, length);
        var (f1, f2, f3, f4) = (new Vector<double>(factors[0]), new Vector<double>(factors[1]), new Vector<double>(factors[2]), new Vector<double>(factors[3]));
        var j = 0;
        for (; j <= length - Vector<double>.Count; j += Vector<double>.Count)
        {
            var sum = new Vector<double>(target[j..]) + (f1 * new Vector<double>(one[j..])) + (f2 * new Vector<double>(two[j..])) + (f3 * new Vector<double>(three[j..])) + (f4 * new Vector<double>(four[j..]));
            sum.CopyTo(target[j..]);
        }

        for (; j < length; j++)
        {
            target[j] = target[j] + (factors[0] * one[j]) + (factors[1] * two[j]) + (factors[2] * three[j]) + (factors[3] * four[j]);
        }
    }

    private static void AddByVectors(Span<double> target, ReadOnlySpan<double> source, double factor)
    {
        var factors = new Vector<double>(factor);
        var j = 0;
        for (; j <= source.Length - Vector<double>.Count; j += Vector<double>.Count)
        {
            var sum = new Vector<double>(target[j..]) + (factors * new Vector<double>(source[j..]));
            sum.CopyTo(target[j..]);
        }

        for (; j < source.Length; j++)
        {
            target[j] += factor * source[j];
        }
    }
}
