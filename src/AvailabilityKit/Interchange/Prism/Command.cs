namespace AvailabilityKit.Interchange.Prism;

/// <summary>What one variable is set to: a number; its own or another's value and a number; or a term.</summary>
internal sealed class Assignment
{
    private readonly Term? _term;
    private readonly int _source = -1;
    private readonly int _offset;

    public Assignment(int target, Term value, int line)
    {
        Target = target;
        Line = line;
        switch (value)
        {
            case ConstantTerm constant:
                _offset = (int)constant.Value;
                break;
            case VariableTerm variable:
                _source = variable.Variable;
                break;
            case SumTerm { Operands: [VariableTerm variable, ConstantTerm constant] }:
                (_source, _offset) = (variable.Variable, (int)constant.Value);
                break;
            default:
                _term = value;
                break;
        }
    }

    public int Target { get; }

    public int Line { get; }

    /// <summary>The value; a sum of two whole numbers may leave the range of one, so it is a long.</summary>
    public long In(int[] state) => _term is not null ? (long)_term.In(state) : _source < 0 ? _offset : (long)state[_source] + _offset;
}

/// <summary>One alternative of a command.</summary>
internal sealed class Alternative(Term rate, Assignment[] assignments)
{
    private readonly double _fixed = rate is ConstantTerm constant ? constant.Value : double.NaN;

    public Assignment[] Assignments => assignments;

    public double RateIn(int[] state) => double.IsNaN(_fixed) ? rate.In(state) : _fixed;
}

/// <summary>A command ready to be run in states.</summary>
internal sealed record Command(Guard Guard, Alternative[] Alternatives, string Module, int Line);

/// <summary>What happens at an action: one command of each part takes part, and their rates are multiplied. A command that synchronizes with nothing is the only part.</summary>
/// <param name="Action">The action, from 0 (no name) on.</param>
/// <param name="Parts">The commands of each module that takes part.</param>
internal sealed record Event(int Action, Command[][] Parts);
