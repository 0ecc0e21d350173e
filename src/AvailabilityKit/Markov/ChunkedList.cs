namespace AvailabilityKit.Markov;

/// <summary>A list that grows by pieces of one size, so that growing copies nothing and never needs twice the room.</summary>
internal sealed class ChunkedList<T>
{
    private const int ChunkBits = 16;
    private const int ChunkSize = 1 << ChunkBits;
    private const int ChunkMask = ChunkSize - 1;

    private readonly List<T[]> _chunks = [];
    private T[] _last = [];
    private int _usedOfLast = ChunkSize;

    public int Count => ((_chunks.Count - 1) << ChunkBits) + _usedOfLast;

    public T this[int index] => _chunks[index >> ChunkBits][index & ChunkMask];

    public void Add(T item)
    {
        if (_usedOfLast == ChunkSize)
        {
            _last = new T[ChunkSize];
            _chunks.Add(_last);
            _usedOfLast = 0;
        }

        _last[_usedOfLast++] = item;
    }

    /// <summary>All items in one array; the list is empty afterwards, each piece given up as soon as it is copied.</summary>
    public T[] Drain()
    {
        var all = new T[_chunks.Count == 0 ? 0 : Count];
        for (var chunk = 0; chunk < _chunks.Count; chunk++)
        {
            var start = chunk << ChunkBits;
            _chunks[chunk].AsSpan(0, Math.Min(ChunkSize, all.Length - start)).CopyTo(all.AsSpan(start));
            _chunks[chunk] = [];
        }

        _chunks.Clear();
        (_last, _usedOfLast) = ([], ChunkSize);
        return all;
    }
}
