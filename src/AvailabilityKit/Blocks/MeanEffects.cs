namespace AvailabilityKit.Blocks;

/// <summary>The mean of a cost that hangs on the joint state of independent parts, and what it is given the state of one of them.</summary>
/// <remarks>
/// The mean is a sum of weighted probabilities, and is linear in the distribution of each part. One pass down the diagram gives its derivative by every Boolean
/// variable at once (the reach of each edge times what it leads to); the variables of a part say "the state is r, given that it is none before r", and are read off from the
/// first to the last. The mean itself enters no difference, so that the effect of what is rare keeps its digits.
/// </remarks>
internal sealed class MeanEffects
{
    private readonly int[] _states;
    private readonly int[] _first;
    private readonly double[] _weights;
    private readonly MultiStateFunction _function;
    private readonly MultiStatePoint _point;
    private readonly double[] _reach;
    private readonly double[] _derivative;

    /// <param name="join">The diagram.</param>
    /// <param name="costs">Functions, and what each adds to the cost while it holds.</param>
    /// <param name="states">How many states each part has.</param>
    public MeanEffects(MultiStateDiagram join, IReadOnlyList<(double Cost, int Function)> costs, int[] states)
    {
        _states = states;
        _first = new int[states.Length];
        for (var part = 1; part < states.Length; part++)
        {
            _first[part] = _first[part - 1] + states[part - 1] - 1;
        }

        _weights = [.. costs.Select(item => item.Cost)];
        _function = join.Compile([.. costs.Select(item => item.Function)]);
        _point = _function.NewPointOfRoots();
        _reach = new double[_function.Diagram.ScratchLength];
        _derivative = new double[_function.Diagram.VariableCount];
    }

    /// <summary>Finds the mean where the parts have these distributions.</summary>
    /// <param name="probability">For each part the probability of each of its states.</param>
    /// <returns>The mean cost.</returns>
    public double Evaluate(double[][] probability)
    {
        for (var part = 0; part < probability.Length; part++)
        {
            _function.Set(_point, part, probability[part]);
        }

        _function.EvaluateRoots(_point);
        var diagram = _function.Diagram;
        diagram.EvaluateReach(_weights, _point.Up, _point.Down, _reach);
        diagram.Derivatives(_point.Scratch, _reach, _derivative);
        var mean = 0.0;
        for (var root = 0; root < _weights.Length; root++)
        {
            mean += _weights[root] * _point.RootUp[root];
        }

        return mean;
    }

    /// <summary>How much more it costs with a part in each of its states than in the first; 0 for one that it cannot be in.</summary>
    /// <param name="part">The part.</param>
    /// <param name="effects">Receives the effect of each state.</param>
    public void EffectsOf(int part, Span<double> effects)
    {
        // How much more it costs given that the state is none before this one, and how probable that is.
        var (rest, reached) = (0.0, 1.0);
        for (var state = 0; state < _states[part]; state++)
        {
            effects[state] = rest;
            if (state < _states[part] - 1)
            {
                var variable = _first[part] + state;
                var difference = reached > 0 ? _derivative[variable] / reached : 0;
                effects[state] = state == 0 ? 0 : rest + (_point.Down[variable] * difference);
                rest = state == 0 ? -difference : rest - (_point.Up[variable] * difference);
                reached *= _point.Down[variable];
            }
        }
    }
}
