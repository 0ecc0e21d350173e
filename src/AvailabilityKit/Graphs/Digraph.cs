namespace AvailabilityKit.Graphs;

/// <summary>A directed graph on the vertices 0..n-1 in compressed rows: the successors of v are <c>Targets[Offsets[v]..Offsets[v + 1]]</c>.</summary>
internal sealed class Digraph
{
    private readonly int[] _offsets;
    private readonly int[] _targets;

    /// <summary>Takes ready-made rows; the arrays are used as they are and must not change afterwards.</summary>
    public Digraph(int[] offsets, int[] targets)
    {
        if (offsets.Length == 0 || offsets[0] != 0 || offsets[^1] != targets.Length)
        {
            throw new ArgumentException(
                $"Row offsets must run from 0 to the number of arcs, {targets.Length}.", nameof(offsets));
        }

        _offsets = offsets;
        _targets = targets;
    }

    public int VertexCount => _offsets.Length - 1;

    public int ArcCount => _targets.Length;

    public ReadOnlySpan<int> Offsets => _offsets;

    public ReadOnlySpan<int> Targets => _targets;

    public ReadOnlySpan<int> Successors(int vertex) =>
        _targets.AsSpan(_offsets[vertex], _offsets[vertex + 1] - _offsets[vertex]);

    /// <summary>Builds the rows from a list of arcs; arcs keep their order within a row, parallel arcs and loops stay.</summary>
    public static Digraph FromArcs(int vertexCount, ReadOnlySpan<int> sources, ReadOnlySpan<int> targets)
    {
        if (sources.Length != targets.Length)
        {
            throw new ArgumentException($"{sources.Length} sources but {targets.Length} targets.", nameof(targets));
        }

        var offsets = new int[vertexCount + 1];
        foreach (var source in sources)
        {
            offsets[source + 1]++;
        }

        for (var v = 0; v < vertexCount; v++)
        {
            offsets[v + 1] += offsets[v];
        }

        var next = offsets.AsSpan(0, vertexCount).ToArray();
        var rows = new int[targets.Length];
        for (var arc = 0; arc < targets.Length; arc++)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)targets[arc], (uint)vertexCount, nameof(targets));
            rows[next[sources[arc]]++] = targets[arc];
        }

        return new Digraph(offsets, rows);
    }

    /// <summary>The same arcs the other way round.</summary>
    public Digraph Reversed()
    {
        var sources = new int[ArcCount];
        for (var v = 0; v < VertexCount; v++)
        {
            sources.AsSpan(_offsets[v], _offsets[v + 1] - _offsets[v]).Fill(v);
        }

        return FromArcs(VertexCount, _targets, sources);
    }
}
