namespace AvailabilityKit.Interchange.Prism;

/// <summary>An expression ready to be evaluated in states, which are the values of their variables, truth values being 0 and 1. Evaluation allocates nothing.</summary>
/// <remarks>Whole numbers are doubles that are whole: up to 2^31, to which they are held, they are exact.</remarks>
internal abstract class Term(ValueType type)
{
    public ValueType Type { get; } = type;

    public abstract double In(int[] state);

    public virtual bool HoldsIn(int[] state) => In(state) != 0;
}

/// <summary>A value that is the same in every state.</summary>
internal sealed class ConstantTerm(ValueType type, double value) : Term(type)
{
    public double Value { get; } = value;

    public override double In(int[] state) => Value;
}

/// <summary>The value of a variable.</summary>
internal sealed class VariableTerm(ValueType type, int variable) : Term(type)
{
    public int Variable { get; } = variable;

    public override double In(int[] state) => state[Variable];

    public override bool HoldsIn(int[] state) => state[Variable] != 0;
}

/// <summary>A sum.</summary>
internal sealed class SumTerm(ValueType type, Term[] operands, int line) : Term(type)
{
    public Term[] Operands => operands;

    public override double In(int[] state)
    {
        var sum = operands[0].In(state);
        for (var i = 1; i < operands.Length; i++)
        {
            sum += operands[i].In(state);
        }

        return Type == ValueType.Whole ? Arithmetic.Whole(sum, line) : sum;
    }
}

/// <summary>A product.</summary>
internal sealed class ProductTerm(ValueType type, Term[] operands, int line) : Term(type)
{
    public override double In(int[] state)
    {
        var product = operands[0].In(state);
        for (var i = 1; i < operands.Length; i++)
        {
            product *= operands[i].In(state);
        }

        return Type == ValueType.Whole ? Arithmetic.Whole(product, line) : product;
    }
}

/// <summary>One operand with the sign changed.</summary>
internal sealed class NegativeTerm(ValueType type, Term operand) : Term(type)
{
    public override double In(int[] state) => -operand.In(state);
}

/// <summary>A quotient, which is always a real number.</summary>
internal sealed class QuotientTerm(Term left, Term right) : Term(ValueType.Real)
{
    public override double In(int[] state) => left.In(state) / right.In(state);
}

/// <summary>A truth value that is the opposite of another.</summary>
internal sealed class NotTerm(Term operand) : Term(ValueType.Truth)
{
    public Term Operand => operand;

    public override double In(int[] state) => HoldsIn(state) ? 1 : 0;

    public override bool HoldsIn(int[] state) => !operand.HoldsIn(state);
}

/// <summary>Whether all operands hold; or, where it is a disjunction, any.</summary>
internal sealed class JunctionTerm(Term[] operands, bool isConjunction) : Term(ValueType.Truth)
{
    public Term[] Operands => operands;

    public bool IsConjunction => isConjunction;

    public override double In(int[] state) => HoldsIn(state) ? 1 : 0;

    public override bool HoldsIn(int[] state)
    {
        foreach (var operand in operands)
        {
            if (operand.HoldsIn(state) != isConjunction)
            {
                return !isConjunction;
            }
        }

        return isConjunction;
    }
}

/// <summary>How two values compare.</summary>
internal sealed class ComparisonTerm(Operation operation, Term left, Term right) : Term(ValueType.Truth)
{
    public Operation Operation => operation;

    public Term Left => left;

    public Term Right => right;

    public override double In(int[] state) => HoldsIn(state) ? 1 : 0;

    public override bool HoldsIn(int[] state)
    {
        var (x, y) = (left.In(state), right.In(state));
        return operation switch
        {
            Operation.Less => x < y,
            Operation.LessOrEqual => x <= y,
            Operation.Greater => x > y,
            Operation.GreaterOrEqual => x >= y,
            Operation.Equal => x == y,
            _ => x != y,
        };
    }
}

/// <summary>One of two values, by a condition.</summary>
internal sealed class ChoiceTerm(ValueType type, Term condition, Term then, Term otherwise) : Term(type)
{
    public override double In(int[] state) => condition.HoldsIn(state) ? then.In(state) : otherwise.In(state);
}

/// <summary>A function of its operands.</summary>
internal sealed class CallTerm(ValueType type, string function, Term[] operands, int line) : Term(type)
{
    public override double In(int[] state)
    {
        var value = operands[0].In(state);
        switch (function)
        {
            case "min":
                for (var i = 1; i < operands.Length; i++)
                {
                    value = Math.Min(value, operands[i].In(state));
                }

                return value;
            case "max":
                for (var i = 1; i < operands.Length; i++)
                {
                    value = Math.Max(value, operands[i].In(state));
                }

                return value;
            case "floor":
                return Arithmetic.Whole(Math.Floor(value), line);
            case "ceil":
                return Arithmetic.Whole(Math.Ceiling(value), line);
            case "round":
                // Halves go up: PRISM manual, "Expressions".
                return Arithmetic.Whole(Math.Floor(value + 0.5), line);
            case "mod":
                return Arithmetic.Modulo(value, operands[1].In(state), line);
            case "log":
                return Math.Log(value) / Math.Log(operands[1].In(state));
            default:
                var exponent = operands[1].In(state);
                return Type == ValueType.Whole ? Arithmetic.WholePower(value, exponent, line) : Math.Pow(value, exponent);
        }
    }
}

/// <summary>Whether a state is marked; its number stands behind the values of its variables.</summary>
internal sealed class MarkTerm(bool[] marks) : Term(ValueType.Truth)
{
    public override double In(int[] state) => HoldsIn(state) ? 1 : 0;

    public override bool HoldsIn(int[] state) => marks[state[^1]];
}
