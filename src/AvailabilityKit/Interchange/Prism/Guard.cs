namespace AvailabilityKit.Interchange.Prism;

/// <summary>A condition of a command: some variables each within bounds, which is most of what people write and quick to see, and whatever else there is.</summary>
internal sealed class Guard
{
    private readonly int[] _variables;
    private readonly int[] _lows;
    private readonly int[] _highs;
    private readonly Term[] _others;

    private Guard(List<(int Variable, int Low, int High)> bounds, List<Term> others)
    {
        _variables = [.. bounds.Select(bound => bound.Variable)];
        _lows = [.. bounds.Select(bound => bound.Low)];
        _highs = [.. bounds.Select(bound => bound.High)];
        _others = [.. others];
    }

    public static Guard Of(Term condition)
    {
        List<(int, int, int)> bounds = [];
        List<Term> others = [];
        Take(condition, bounds, others);
        return new Guard(bounds, others);
    }

    public bool HoldsIn(int[] state)
    {
        for (var i = 0; i < _variables.Length; i++)
        {
            var value = state[_variables[i]];
            if (value < _lows[i] || value > _highs[i])
            {
                return false;
            }
        }

        foreach (var other in _others)
        {
            if (!other.HoldsIn(state))
            {
                return false;
            }
        }

        return true;
    }

    private static void Take(Term condition, List<(int Variable, int Low, int High)> bounds, List<Term> others)
    {
        switch (condition)
        {
            case JunctionTerm { IsConjunction: true } all:
                foreach (var operand in all.Operands)
                {
                    Take(operand, bounds, others);
                }

                break;
            case ConstantTerm { Value: not 0 }:
                break;
            case VariableTerm variable:
                bounds.Add((variable.Variable, 1, 1));
                break;
            case NotTerm { Operand: VariableTerm variable }:
                bounds.Add((variable.Variable, 0, 0));
                break;
            case ComparisonTerm { Left: VariableTerm variable, Right: ConstantTerm number } comparison when BoundsOf(comparison.Operation, number.Value) is var (low, high):
                bounds.Add((variable.Variable, low, high));
                break;
            case ComparisonTerm { Left: ConstantTerm number, Right: VariableTerm variable } comparison when BoundsOf(Mirrored(comparison.Operation), number.Value) is var (low, high):
                bounds.Add((variable.Variable, low, high));
                break;
            default:
                others.Add(condition);
                break;
        }
    }

    private static Operation Mirrored(Operation operation) => operation switch
    {
        Operation.Less => Operation.Greater,
        Operation.LessOrEqual => Operation.GreaterOrEqual,
        Operation.Greater => Operation.Less,
        Operation.GreaterOrEqual => Operation.LessOrEqual,
        _ => operation,
    };

    /// <summary>The whole numbers that compare so with a number; null where they are no range.</summary>
    private static (int Low, int High)? BoundsOf(Operation operation, double number)
    {
        if (!(Math.Abs(number) < int.MaxValue))
        {
            return null;
        }

        var (floor, ceiling) = ((int)Math.Floor(number), (int)Math.Ceiling(number));
        return operation switch
        {
            Operation.Less => (int.MinValue, ceiling - 1),
            Operation.LessOrEqual => (int.MinValue, floor),
            Operation.Greater => (floor + 1, int.MaxValue),
            Operation.GreaterOrEqual => (ceiling, int.MaxValue),
            Operation.Equal => floor == ceiling ? (floor, floor) : (1, 0),
            _ => null,
        };
    }
}
