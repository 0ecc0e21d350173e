namespace AvailabilityKit.Markov;

/// <summary>In which order the states of a chain are eliminated, and where each rate is met then: all that depends on which transitions there are, and not on their rates. Immutable.</summary>
/// <remarks>
/// J. W. H. Liu, "The multifrontal method for sparse matrix solution: theory and practice", SIAM Review 34, 1992, on the pattern made symmetric. States that hand on
/// to the same others are the pivots of one front: a small dense matrix over them and what they touch. What is left of a front once its pivots
/// are eliminated is added to the front above it. Made by <see cref="EliminationPlanner"/>.
/// </remarks>
internal sealed class EliminationPlan
{
    /// <summary>How many states there are, the kept ones included, which come last: they have no rows and only collect what flows into them.</summary>
    public required int Total { get; init; }

    /// <summary>The state at each position, in the order of elimination; the position of a kept state is the state itself.</summary>
    public required int[] Order { get; init; }

    /// <summary>The fronts, each after those that it takes in.</summary>
    public required EliminationFront[] Fronts { get; init; }

    /// <summary>Where the transitions of each front begin in <see cref="Transitions"/> and <see cref="Cells"/>, and at last where all end.</summary>
    public required int[] Offsets { get; init; }

    /// <summary>The transitions in the order of their fronts, by their place in what the plan was made of.</summary>
    public required int[] Transitions { get; init; }

    /// <summary>The cell of its front in which each of <see cref="Transitions"/> is met.</summary>
    public required int[] Cells { get; init; }

    /// <summary>How many transitions lead where another from the same state leads.</summary>
    public required int Parallels { get; init; }

    /// <summary>The cells of the largest front.</summary>
    public required int LargestFront { get; init; }

    /// <summary>The cells that wait to be taken in, at most.</summary>
    public required int LargestStack { get; init; }

    /// <summary>The shares that are remembered for putting back.</summary>
    public required int Shares { get; init; }

    /// <summary>Of how many states the longest line is, less one, in which each is put back from the next.</summary>
    public required int Height { get; init; }

    /// <summary>The cells that are held at once.</summary>
    public long Fill => (long)Shares + LargestFront + LargestStack;
}
