namespace AvailabilityKit.Markov;

/// <summary>A small dense matrix in which some states are eliminated at once: its rows are these pivots and the states that they touch, its columns the kept states beside.</summary>
internal sealed class EliminationFront
{
    /// <summary>The position of the first pivot; the others follow it.</summary>
    public required int FirstPivot { get; init; }

    public required int PivotCount { get; init; }

    /// <summary>What the pivots touch: later positions, and then kept states.</summary>
    public required int[] Touched { get; init; }

    /// <summary>How many of <see cref="Touched"/> are kept states, which have no rows.</summary>
    public required int KeptCount { get; init; }

    /// <summary>The number of the front that takes in what is left of this one; -1 for none.</summary>
    public required int Parent { get; init; }

    /// <summary>For each of <see cref="Touched"/> its column in the parent.</summary>
    public int[] InParent { get; set; } = [];

    /// <summary>The pivots and the states touched that have rows.</summary>
    public int RowCount => PivotCount + Touched.Length - KeptCount;

    /// <summary>The columns.</summary>
    public int Width => PivotCount + Touched.Length;

    /// <summary>The shares that its pivots leave to be remembered: each one's, of the exits of all states after it.</summary>
    public long ShareCount => (long)PivotCount * ((2 * RowCount) - PivotCount - 1) / 2;

    /// <summary>The cells that the parent takes in.</summary>
    public int CellsLeft => (RowCount - PivotCount) * (Width - PivotCount);
}
