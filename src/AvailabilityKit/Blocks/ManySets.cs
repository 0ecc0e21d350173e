using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace AvailabilityKit.Blocks;

/// <summary>Evaluates a structure for many sets of probabilities, several at a time in the lanes of the processor's vectors.</summary>
/// <remarks>
/// The operations and their order are those of one evaluation, so that each result is the same to the last bit. What is worked on at a time is one
/// line of the cache a node and side.
/// </remarks>
internal static class ManySets
{
    private const int Lanes = 8;

    /// <param name="function">The structure.</param>
    /// <param name="up">The probability that each component is up: those of the first component in every set, then those of the second.</param>
    /// <param name="down">The probability that each component is down, likewise.</param>
    /// <param name="systemUp">Receives the probability that the structure is up in each set.</param>
    /// <param name="systemDown">Receives the probability that it is down.</param>
    public static void Evaluate(ModularFunction function, ReadOnlySpan<double> up, ReadOnlySpan<double> down, Span<double> systemUp, Span<double> systemDown)
    {
        var all = function.Components + function.Modules.Length;
        var rented = ArrayPool<double>.Shared.Rent(Lanes * ((2 * all) + function.LargestScratchLength));
        var ownUp = rented.AsSpan(0, all * Lanes);
        var ownDown = rented.AsSpan(all * Lanes, all * Lanes);
        var nodes = rented.AsSpan(2 * all * Lanes, function.LargestScratchLength * Lanes);
        var sets = systemUp.Length;
        for (var first = 0; first < sets; first += Lanes)
        {
            var count = Math.Min(Lanes, sets - first);
            for (var component = 0; component < function.Components; component++)
            {
                Fill(up.Slice((component * sets) + first, count), ownUp.Slice(component * Lanes, Lanes));
                Fill(down.Slice((component * sets) + first, count), ownDown.Slice(component * Lanes, Lanes));
            }

            for (var i = 0; i < function.Modules.Length; i++)
            {
                var (diagram, variables) = (function.Modules[i].Diagram, function.Modules[i].Variables);
                Evaluate(diagram, variables, ownUp, ownDown, nodes);
                var root = diagram.Roots[0];
                nodes.Slice(root * Lanes, Lanes).CopyTo(ownUp[((function.Components + i) * Lanes)..]);
                nodes.Slice((root ^ 1) * Lanes, Lanes).CopyTo(ownDown[((function.Components + i) * Lanes)..]);
            }

            ownUp.Slice((all - 1) * Lanes, count).CopyTo(systemUp[first..]);
            ownDown.Slice((all - 1) * Lanes, count).CopyTo(systemDown[first..]);
        }

        ArrayPool<double>.Shared.Return(rented);
    }

    private static void Evaluate(CompiledDiagram diagram, int[] variables, Span<double> up, Span<double> down, Span<double> nodes)
    {
        nodes[..Lanes].Clear();
        nodes.Slice(Lanes, Lanes).Fill(1);
        ref var ups = ref MemoryMarshal.GetReference(up);
        ref var downs = ref MemoryMarshal.GetReference(down);
        ref var values = ref MemoryMarshal.GetReference(nodes);
        for (var node = 1; node < diagram.NodeCount; node++)
        {
            var own = variables[diagram.Variable(node)] * Lanes;
            var high = diagram.High(node);
            var low = diagram.Low(node);
            for (var lane = 0; lane < Lanes; lane += Vector<double>.Count)
            {
                var p = Vector.LoadUnsafe(ref ups, (nuint)(own + lane));
                var q = Vector.LoadUnsafe(ref downs, (nuint)(own + lane));
                var isOne = (p * At(ref values, high, lane)) + (q * At(ref values, low, lane));
                var isZero = (p * At(ref values, high ^ 1, lane)) + (q * At(ref values, low ^ 1, lane));
                isOne.StoreUnsafe(ref values, (nuint)((2 * node * Lanes) + lane));
                isZero.StoreUnsafe(ref values, (nuint)((((2 * node) + 1) * Lanes) + lane));
            }
        }
    }

    private static Vector<double> At(ref double values, int edge, int lane) => Vector.LoadUnsafe(ref values, (nuint)((edge * Lanes) + lane));

    // Lanes without a set work on the last one's numbers, which nobody reads.
    private static void Fill(ReadOnlySpan<double> numbers, Span<double> lanes)
    {
        numbers.CopyTo(lanes);
        lanes[numbers.Length..].Fill(numbers[^1]);
    }
}
