using AvailabilityKit.Blocks;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>A node of the structure that joins parts of islands: something asked of one part, or so many of several nodes.</summary>
internal sealed class JoinNode
{
    private readonly int _view;
    private readonly int _asked;
    private readonly int _atLeast;
    private readonly JoinNode[] _operands;
    private readonly bool _sharesWork;

    private JoinNode(int view, int asked, int atLeast, JoinNode[] operands, bool sharesWork = false)
    {
        _sharesWork = sharesWork;
        _view = view;
        _asked = asked;
        _atLeast = atLeast;
        _operands = operands;
    }

    /// <param name="view">The number of the part.</param>
    /// <param name="asked">The number of the question.</param>
    public static JoinNode Asked(int view, int asked) => new(view, asked, 0, []);

    /// <param name="count">How many of the operands must hold.</param>
    /// <param name="operands">The operands.</param>
    /// <param name="sharesWork">Whether those that hold share the work, rather than each doing all of it.</param>
    public static JoinNode AtLeast(int count, JoinNode[] operands, bool sharesWork = false) => new(-1, -1, count, operands, sharesWork);

    /// <summary>The structure as steps, every one after those that it reads; the last is this node.</summary>
    public IReadOnlyList<JoinStep> Steps()
    {
        List<JoinStep> steps = [];
        AddTo(steps, []);
        return steps;
    }

    /// <summary>The structure as a decision diagram.</summary>
    /// <param name="diagram">The diagram.</param>
    /// <param name="asked">The diagram of what is asked of a part.</param>
    /// <param name="known">The nodes compiled so far.</param>
    public int Compile(DecisionDiagram diagram, Func<int, int, int> asked, Dictionary<JoinNode, int> known)
    {
        if (!known.TryGetValue(this, out var function))
        {
            function = _view >= 0 ? asked(_view, _asked)
                : _atLeast == _operands.Length ? diagram.And(Array.ConvertAll(_operands, operand => operand.Compile(diagram, asked, known)))
                : diagram.AtLeast(_atLeast, Array.ConvertAll(_operands, operand => operand.Compile(diagram, asked, known)));
            known.Add(this, function);
        }

        return function;
    }

    private int AddTo(List<JoinStep> steps, Dictionary<JoinNode, int> known)
    {
        if (!known.TryGetValue(this, out var place))
        {
            var operands = Array.ConvertAll(_operands, operand => operand.AddTo(steps, known));
            place = steps.Count;
            steps.Add(new JoinStep(_view, _asked, _atLeast, operands, _sharesWork));
            known.Add(this, place);
        }

        return place;
    }
}

/// <summary>A node of a structure among others.</summary>
/// <param name="View">The part that is asked; -1 for a node over others.</param>
/// <param name="Asked">The number of the question.</param>
/// <param name="AtLeast">How many of the operands must hold.</param>
/// <param name="Operands">The places of the steps that it reads.</param>
/// <param name="SharesWork">Whether the operands that hold share the work, rather than each doing all of it.</param>
internal sealed record JoinStep(int View, int Asked, int AtLeast, int[] Operands, bool SharesWork);
