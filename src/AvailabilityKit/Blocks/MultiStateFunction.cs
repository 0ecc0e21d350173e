namespace AvailabilityKit.Blocks;

/// <summary>A structure function of independent parts of several states each, ready to be evaluated: how probable it is, and how probable it is that a change of a part decides it.</summary>
/// <remarks>
/// Block diagrams evaluate it with components that are up or down, topologies with islands whose states are the patterns of what is up in
/// them. No figure takes a subtraction, so that small ones keep their digits. Made by <see cref="MultiStateDiagram"/>.
/// </remarks>
internal sealed class MultiStateFunction
{
    private readonly int[] _states;
    private readonly int[] _first;
    private readonly Dictionary<StateChange, int> _decisive;
    private readonly Lazy<BooleanDifferences> _differences;

    internal MultiStateFunction(int[] states, int[] first, CompiledDiagram diagram, Dictionary<StateChange, int> decisive, int nodeLimit)
    {
        _states = states;
        _first = first;
        _decisive = decisive;
        Diagram = diagram;

        // A first use that runs into the node limit must be free to fail again, so the exception is not kept.
        _differences = new Lazy<BooleanDifferences>(() => BooleanDifferences.Of(diagram, root: 0, nodeLimit), LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>The diagram; its first root is the function. The variables of a part with two states are one, which is its state 0.</summary>
    public CompiledDiagram Diagram { get; }

    /// <summary>How probable it is that each variable decides the function.</summary>
    /// <exception cref="SolverException">The first use makes further diagrams, which would outgrow the limit on nodes.</exception>
    public BooleanDifferences Differences => _differences.Value;

    /// <summary>Nodes of the decision diagram, the terminal included.</summary>
    public int NodeCount => Diagram.NodeCount;

    /// <summary>Bound on the relative error that arithmetic adds to every probability.</summary>
    public double RelativeErrorBound => Math.Max(Diagram.RelativeErrorBound, Differences.RelativeErrorBound);

    /// <summary>Room for an evaluation.</summary>
    public MultiStatePoint NewPoint() => new(Diagram, Math.Max(Diagram.ScratchLength, Differences.ScratchLength));

    /// <summary>Room for an evaluation without what decides the function.</summary>
    public MultiStatePoint NewPointOfRoots() => new(Diagram, Diagram.ScratchLength);

    /// <summary>Gives a part its distribution.</summary>
    /// <param name="point">Where the function is to be evaluated.</param>
    /// <param name="part">The number of the part.</param>
    /// <param name="probability">The probability of each of its states, each accurate in itself; they sum to one to rounding.</param>
    public void Set(MultiStatePoint point, int part, ReadOnlySpan<double> probability)
    {
        var rest = 0.0;
        for (var state = _states[part] - 1; state >= 0; state--)
        {
            var itself = probability[state];
            if (state < _states[part] - 1)
            {
                var variable = _first[part] + state;
                point.Up[variable] = itself + rest > 0 ? itself / (itself + rest) : 1;
                point.Down[variable] = itself + rest > 0 ? rest / (itself + rest) : 0;
            }

            rest += itself;
        }
    }

    /// <summary>Evaluates all roots where all parts have been given their distributions.</summary>
    public void EvaluateRoots(MultiStatePoint point) => Diagram.Evaluate(point.Up, point.Down, point.Scratch, point.RootUp, point.RootDown);

    /// <summary>Evaluates the function, and what decides it, where all parts have been given their distributions.</summary>
    public void Evaluate(MultiStatePoint point)
    {
        EvaluateRoots(point);
        Differences.Evaluate(point.Up, point.Down, point.Scratch, point.Decisive);
    }

    /// <summary>The probability that the other parts make the function true before a change of one and false after it.</summary>
    /// <param name="point">Where it was evaluated.</param>
    /// <param name="change">A change that was given when the function was compiled, or any of a part with two states.</param>
    public double Decides(MultiStatePoint point, StateChange change) => _states[change.Part] == 2
        ? point.Decisive[_first[change.Part]]
        : point.RootUp[_decisive[change]];
}
