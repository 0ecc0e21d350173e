namespace AvailabilityKit.Blocks;

/// <summary>The arrays in which a <see cref="MultiStateFunction"/> is evaluated at some distributions of its parts.</summary>
internal sealed class MultiStatePoint(CompiledDiagram diagram, int scratchLength)
{
    /// <summary>The probability of one of each Boolean variable.</summary>
    public double[] Up { get; } = new double[diagram.VariableCount];

    /// <summary>The probability of zero of each Boolean variable.</summary>
    public double[] Down { get; } = new double[diagram.VariableCount];

    public double[] Scratch { get; } = new double[scratchLength];

    /// <summary>The probability that each root is true; the first is the function.</summary>
    public double[] RootUp { get; } = new double[diagram.RootCount];

    /// <summary>The probability that each root is false.</summary>
    public double[] RootDown { get; } = new double[diagram.RootCount];

    /// <summary>The probability that each variable decides the function.</summary>
    public double[] Decisive { get; } = new double[diagram.VariableCount];
}
