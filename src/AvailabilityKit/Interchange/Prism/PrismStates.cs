using System.Collections;

namespace AvailabilityKit.Interchange.Prism;

/// <summary>The states of a chain by number, made when they are asked for.</summary>
internal sealed class PrismStates(PrismChain chain) : IReadOnlyList<PrismState>
{
    public int Count => chain.StateCount;

    public PrismState this[int index] => (uint)index < (uint)Count ? new PrismState(chain, index) : throw new ArgumentOutOfRangeException(nameof(index));

    public IEnumerator<PrismState> GetEnumerator()
    {
        for (var index = 0; index < Count; index++)
        {
            yield return this[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
