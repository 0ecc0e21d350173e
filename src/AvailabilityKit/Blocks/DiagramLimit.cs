namespace AvailabilityKit.Blocks;

/// <summary>The words in which a diagram that outgrew its limit is refused.</summary>
internal static class DiagramLimit
{
    public static SolverException Exceeded(int nodeLimit) => new(new SolverLimit(
        $"{nameof(BlockOptions)}.{nameof(BlockOptions.MaximumNodes)}",
        nodeLimit,
        Needed: null,
        $"The decision diagram needs more than {nodeLimit} nodes.",
        "split the model into parts that share less"));
}
