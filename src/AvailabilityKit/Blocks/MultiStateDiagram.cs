namespace AvailabilityKit.Blocks;

/// <summary>A decision diagram over parts of several states each, of which those of a block diagram, up or down, are the simplest.</summary>
/// <remarks>
/// A part with states 0..R-1 becomes R-1 independent Boolean variables by breaking its distribution piece by piece: variable r says
/// "the state is r, given that it is none before r". With two states that is the usual variable of a component, one while it is up.
/// Functions are edges of <see cref="Diagram"/>, with whose operations they combine. Structure functions of parts with several states: Lisnianski and Levitin,
/// Multi-State System Reliability (2003), section 1.2.
/// </remarks>
internal sealed class MultiStateDiagram
{
    private readonly int[] _states;
    private readonly int[] _first;
    private readonly int _nodeLimit;

    /// <param name="states">How many states each part has, one or more; parts are numbered in this order.</param>
    /// <param name="nodeLimit">The most nodes of a diagram.</param>
    public MultiStateDiagram(int[] states, int nodeLimit)
    {
        _states = states;
        _nodeLimit = nodeLimit;
        _first = new int[states.Length];
        var variables = 0;
        for (var part = 0; part < states.Length; part++)
        {
            _first[part] = variables;
            variables += states[part] - 1;
        }

        Diagram = new DecisionDiagram(variables, nodeLimit);
    }

    /// <summary>The diagram in which functions are combined.</summary>
    public DecisionDiagram Diagram { get; }

    /// <summary>"The state of the part is one of these."</summary>
    /// <param name="part">The number of the part.</param>
    /// <param name="isOne">Whether a state is one of them.</param>
    /// <exception cref="SolverException">The limit on nodes is reached.</exception>
    public int Among(int part, Func<int, bool> isOne)
    {
        var last = _states[part] - 1;
        var function = isOne(last) ? DecisionDiagram.True : DecisionDiagram.False;
        for (var state = last - 1; state >= 0; state--)
        {
            function = Diagram.IfThenElse(Diagram.Variable(_first[part] + state), isOne(state) ? DecisionDiagram.True : DecisionDiagram.False, function);
        }

        return function;
    }

    /// <summary>A function with the state of a part fixed.</summary>
    /// <exception cref="SolverException">The limit on nodes is reached.</exception>
    public int Given(int function, int part, int state)
    {
        var last = _states[part] - 1;
        for (var earlier = 0; earlier < Math.Min(state, last); earlier++)
        {
            function = Diagram.Restrict(function, _first[part] + earlier, value: false);
        }

        return state < last ? Diagram.Restrict(function, _first[part] + state, value: true) : function;
    }

    /// <summary>Makes a function ready to be evaluated.</summary>
    /// <param name="function">The function.</param>
    /// <param name="changes">The changes of parts of more than two states of which it will be asked whether they decide the function.</param>
    /// <exception cref="SolverException">The limit on nodes is reached.</exception>
    public MultiStateFunction Compile(int function, IEnumerable<StateChange> changes)
    {
        List<int> roots = [function];
        var decisive = new Dictionary<StateChange, int>();
        var given = new int[_states.Length][];
        foreach (var change in changes)
        {
            if (_states[change.Part] > 2 && !decisive.ContainsKey(change))
            {
                var states = given[change.Part] ??= Given(function, change.Part);
                decisive.Add(change, roots.Count);
                roots.Add(Diagram.AndNot(states[change.From], states[change.To]));
            }
        }

        return new MultiStateFunction(_states, _first, Diagram.Compile([.. roots]), decisive, _nodeLimit);
    }

    /// <summary>Makes several functions ready to be evaluated, of which none is asked what decides it.</summary>
    public MultiStateFunction Compile(int[] functions) => new(_states, _first, Diagram.Compile(functions), [], _nodeLimit);

    private int[] Given(int function, int part)
    {
        var given = new int[_states[part]];
        for (var state = 0; state < given.Length; state++)
        {
            given[state] = Given(function, part, state);
        }

        return given;
    }
}
