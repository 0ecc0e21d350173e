using System.Numerics;

namespace AvailabilityKit.Markov;

/// <summary>The one inner loop of the dense solvers.</summary>
internal static class ScaledRow
{
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
