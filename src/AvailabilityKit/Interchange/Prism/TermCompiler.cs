using System.Runtime.CompilerServices;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Interchange.Prism;

/// <summary>Makes terms of expressions: names resolved, formulas unfolded, types checked, what is constant worked out.</summary>
/// <param name="scope">What names mean.</param>
/// <param name="renaming">What replaces names in a renamed module, after formulas are unfolded (PRISM manual, "Module Renaming"); null for none.</param>
/// <param name="labels">What labels mean, where they may stand; null where they may not.</param>
internal sealed class TermCompiler(Scope scope, IReadOnlyDictionary<string, string>? renaming, Func<Syntax, Term>? labels = null)
{
    private static readonly int[] NoState = [];
    private readonly HashSet<string> _formulas = new(StringComparer.Ordinal);
    private int _depth;

    public static string Words(ValueType type) => type switch
    {
        ValueType.Truth => "a truth value",
        ValueType.Whole => "a whole number",
        _ => "a real number",
    };

    /// <summary>Whether a value of one type may stand where another is wanted.</summary>
    public static bool Fits(ValueType type, ValueType wanted) => type == wanted || (type == ValueType.Whole && wanted == ValueType.Real);

    public Term Compile(Syntax syntax, ValueType wanted, string what)
    {
        var term = Compile(syntax);
        return Fits(term.Type, wanted)
            ? term
            : throw Tokenizer.Refusal(syntax.Line, syntax.Column, $"{what} must be {Words(wanted)}, but {Words(term.Type)} stands here.");
    }

    public Term Compile(Syntax syntax)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        scope.Count(syntax);
        if (++_depth > scope.Options.MaximumNesting)
        {
            throw Tokenizer.Refusal(syntax.Line, syntax.Column, $"Expressions are nested deeper than {scope.Options.MaximumNesting} here, formulas unfolded ({nameof(PrismOptions)}.{nameof(PrismOptions.MaximumNesting)}).");
        }

        var term = syntax.Operation switch
        {
            Operation.WholeNumber => new ConstantTerm(ValueType.Whole, syntax.Value),
            Operation.Number => new ConstantTerm(ValueType.Real, syntax.Value),
            Operation.Truth => new ConstantTerm(ValueType.Truth, syntax.Value),
            Operation.Name => Named(syntax),
            Operation.Label => labels is not null ? labels(syntax) : throw Tokenizer.Refusal(syntax.Line, syntax.Column, $"The label {Documents.MessageExcerpt.Quoted(syntax.Text)} cannot stand in an expression of the model; labels belong to properties."),
            _ => Operated(syntax, [.. syntax.Operands.Select(Compile)]),
        };
        _depth--;
        return term;
    }

    private Term Named(Syntax syntax)
    {
        var name = syntax.Text;
        if (scope.Formula(name, out var formula))
        {
            if (!_formulas.Add(name))
            {
                throw Tokenizer.Refusal(formula.Line, formula.Column, $"The formula \"{name}\" is defined by itself; take it out of its own definition.");
            }

            var unfolded = Compile(formula.Value);
            _formulas.Remove(name);
            return unfolded;
        }

        name = renaming?.GetValueOrDefault(name) ?? name;
        return scope.Variable(name, out var variable) ? new VariableTerm(variable.Type, variable.Index)
            : scope.Constant(name, out var constant) ? new ConstantTerm(constant.Type, scope.ValueOf(constant, syntax.Line, syntax.Column))
            : throw Tokenizer.Refusal(syntax.Line, syntax.Column, $"The name {Documents.MessageExcerpt.Quoted(name)} is unknown.{NearestName.Hint(name, scope.Names)}");
    }

    private static Term Operated(Syntax syntax, Term[] operands)
    {
        var made = Made(syntax, operands);
        return operands.All(operand => operand is ConstantTerm) ? new ConstantTerm(made.Type, Finite(made.In(NoState), syntax)) : made;
    }

    private static double Finite(double value, Syntax at) => double.IsNaN(value)
        ? throw Tokenizer.Refusal(at.Line, at.Column, "The value of this expression is not a number.")
        : value;

    private static Term Made(Syntax syntax, Term[] operands)
    {
        switch (syntax.Operation)
        {
            case Operation.And or Operation.Or:
                Require(syntax, operands, ValueType.Truth);
                return new JunctionTerm(operands, syntax.Operation == Operation.And);
            case Operation.Not:
                Require(syntax, operands, ValueType.Truth);
                return new NotTerm(operands[0]);
            case Operation.Implies:
                Require(syntax, operands, ValueType.Truth);
                return new JunctionTerm([new NotTerm(operands[0]), operands[1]], isConjunction: false);
            case Operation.Equivalent:
                Require(syntax, operands, ValueType.Truth);
                return new ComparisonTerm(Operation.Equal, operands[0], operands[1]);
            case Operation.Equal or Operation.NotEqual:
                if ((operands[0].Type == ValueType.Truth) != (operands[1].Type == ValueType.Truth))
                {
                    throw Tokenizer.Refusal(syntax.Line, syntax.Column, "A truth value is compared with a number here; compare like with like.");
                }

                return new ComparisonTerm(syntax.Operation, operands[0], operands[1]);
            case Operation.Less or Operation.LessOrEqual or Operation.Greater or Operation.GreaterOrEqual:
                Require(syntax, operands, ValueType.Real);
                return new ComparisonTerm(syntax.Operation, operands[0], operands[1]);
            case Operation.Choose:
                Require(syntax, operands.AsSpan(0, 1), ValueType.Truth);
                var (then, otherwise) = (operands[1].Type, operands[2].Type);
                return Fits(then, otherwise) || Fits(otherwise, then)
                    ? operands[0] is ConstantTerm { Value: var fixedly } ? operands[fixedly != 0 ? 1 : 2] : new ChoiceTerm(Fits(then, otherwise) ? otherwise : then, operands[0], operands[1], operands[2])
                    : throw Tokenizer.Refusal(syntax.Line, syntax.Column, $"The two values of \"? :\" are {Words(then)} and {Words(otherwise)}; give two of a kind.");
            case Operation.Negate:
                Require(syntax, operands, ValueType.Real);
                return new NegativeTerm(operands[0].Type, operands[0]);
            case Operation.Sum:
                Require(syntax, operands, ValueType.Real);
                return new SumTerm(Widest(operands), operands, syntax.Line);
            case Operation.Product:
                Require(syntax, operands, ValueType.Real);
                return new ProductTerm(Widest(operands), operands, syntax.Line);
            case Operation.Quotient:
                Require(syntax, operands, ValueType.Real);
                return new QuotientTerm(operands[0], operands[1]);
            default:
                return Called(syntax, operands);
        }
    }

    private static CallTerm Called(Syntax syntax, Term[] operands)
    {
        if (Functions.Objects(syntax.Text, operands.Length) is { } objection)
        {
            throw Tokenizer.Refusal(syntax.Line, syntax.Column, objection);
        }

        Require(syntax, operands, syntax.Text == "mod" ? ValueType.Whole : ValueType.Real);
        var type = syntax.Text switch
        {
            "floor" or "ceil" or "round" or "mod" => ValueType.Whole,
            "log" => ValueType.Real,
            _ => Widest(operands),
        };
        return new CallTerm(type, syntax.Text, operands, syntax.Line);
    }

    private static ValueType Widest(Term[] operands) => Array.Exists(operands, operand => operand.Type == ValueType.Real) ? ValueType.Real : ValueType.Whole;

    private static void Require(Syntax syntax, ReadOnlySpan<Term> operands, ValueType wanted)
    {
        for (var i = 0; i < operands.Length; i++)
        {
            if (!Fits(operands[i].Type, wanted))
            {
                var at = syntax.Operands[i];
                throw Tokenizer.Refusal(at.Line, at.Column, $"{(wanted == ValueType.Truth ? "A truth value" : wanted == ValueType.Whole ? "A whole number" : "A number")} is expected here, but this is {Words(operands[i].Type)}.");
            }
        }
    }
}
