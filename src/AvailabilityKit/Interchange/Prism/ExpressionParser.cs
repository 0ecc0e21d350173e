using System.Globalization;
using System.Runtime.CompilerServices;

namespace AvailabilityKit.Interchange.Prism;

/// <summary>Reads expressions, by the binding strength of their operators.</summary>
/// <remarks>From the weakest: <c>? :</c>, <c>=&gt;</c>, <c>&lt;=&gt;</c>, <c>|</c>, <c>&amp;</c>, <c>!</c>, <c>= !=</c>, <c>&lt; &lt;= &gt; &gt;=</c>, <c>+ -</c>, <c>* /</c>, <c>-</c> of one operand. All but <c>? :</c> group from the left. PRISM manual, "Expressions".</remarks>
internal sealed class ExpressionParser(TokenReader tokens, PrismOptions options)
{
    private const int Weakest = 0;
    private const int Implication = 1;
    private const int Equality = 5;
    private const int Addition = 7;
    private const int Multiplication = 8;

    private int _depth;
    private int _terms;

    /// <summary>Reads a whole expression.</summary>
    public Syntax Read() => Read(Weakest);

    /// <summary>Reads a bound of time or reward: a number, a name or an expression in brackets, or a product or quotient of these; what follows is the next formula.</summary>
    public Syntax ReadBound()
    {
        var left = Prefix();
        while (tokens.IsSign("*") || tokens.IsSign("/"))
        {
            var sign = tokens.Take();
            left = Joined(sign, left, Prefix());
        }

        return left;
    }

    private Syntax Read(int weakest)
    {
        Descend();
        var left = Prefix();
        while (StrengthOf(tokens.Next) is > 0 and var strength && strength >= weakest)
        {
            var sign = tokens.Take();
            left = Joined(sign, left, Read(strength + 1));
        }

        if (weakest == Weakest && tokens.IsSign("?"))
        {
            var mark = tokens.Take();
            var then = Read(Implication);
            tokens.Expect(":", "between the two values of \"? :\"");
            left = Made(Operation.Choose, mark, [left, then, Read(Weakest)]);
        }

        _depth--;
        return left;
    }

    private Syntax Prefix()
    {
        Descend();
        var token = tokens.Take();
        var read = token.Kind switch
        {
            TokenKind.Whole => Number(token, Operation.WholeNumber),
            TokenKind.Decimal => Number(token, Operation.Number),
            TokenKind.Quoted => new Syntax(Operation.Label, token.Text, 0, [], token.Line, token.Column),
            TokenKind.Word => Word(token),
            TokenKind.Sign when token.Text == "(" => Bracketed(token),
            TokenKind.Sign when token.Text == "-" => Made(Operation.Negate, token, [Prefix()]),
            TokenKind.Sign when token.Text == "!" => Made(Operation.Not, token, [Read(Equality)]),
            _ => throw Tokenizer.Refusal(token.Line, token.Column, $"A number, a name or an expression in brackets is expected here, but {token.Named} stands there."),
        };
        _depth--;
        return read;
    }

    private Syntax Bracketed(Token bracket)
    {
        var read = Read();
        if (!tokens.TakeSign(")"))
        {
            throw tokens.Unexpected("\")\"", $"to close the bracket of line {bracket.Line}, column {bracket.Column}");
        }

        return read;
    }

    private Syntax Word(Token word)
    {
        switch (word.Text)
        {
            case "true" or "false":
                return new Syntax(Operation.Truth, "", word.Text == "true" ? 1 : 0, [], word.Line, word.Column);
            case "func":
                tokens.Expect("(", "after \"func\"");
                var name = tokens.Take();
                return Call(name, tokens.TakeSign(",") ? Operands() : throw tokens.Unexpected("\",\"", "after the name of the function"));
            case "min" or "max":
                tokens.Expect("(", $"after \"{word.Text}\"");
                return Call(word, Operands());
            default:
                if (Keywords.IsReserved(word.Text))
                {
                    throw Tokenizer.Refusal(word.Line, word.Column, $"A number, a name or an expression in brackets is expected here, but the word {word.Named} stands there.");
                }

                return tokens.IsSign("(") && Functions.IsKnown(word.Text) && tokens.TakeSign("(")
                    ? Call(word, Operands())
                    : Made(Operation.Name, word, [], word.Text);
        }
    }

    private Syntax Call(Token function, List<Syntax> operands) => Functions.IsKnown(function.Text)
        ? Made(Operation.Call, function, operands, function.Text)
        : throw Tokenizer.Refusal(function.Line, function.Column, $"There is no function {function.Named}.{Quantities.NearestName.Hint(function.Text, Functions.Names)}");

    private List<Syntax> Operands()
    {
        var operands = new List<Syntax> { Read() };
        while (tokens.TakeSign(","))
        {
            operands.Add(Read());
        }

        tokens.Expect(")", "after the arguments of a function");
        return operands;
    }

    private Syntax Number(Token token, Operation operation)
    {
        Count(token);
        var value = double.Parse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(value) || (operation == Operation.WholeNumber && value > int.MaxValue))
        {
            throw Tokenizer.Refusal(token.Line, token.Column, operation == Operation.WholeNumber
                ? $"The whole number {Documents.MessageExcerpt.Shortened(token.Text, 40)} is above {int.MaxValue}; write it with a point if a real number is meant."
                : $"The number {Documents.MessageExcerpt.Shortened(token.Text, 40)} is out of the range of a double.");
        }

        return new Syntax(operation, "", value, [], token.Line, token.Column);
    }

    private static int StrengthOf(Token token) => token.Kind != TokenKind.Sign ? 0 : token.Text switch
    {
        "=>" => Implication,
        "<=>" => 2,
        "|" => 3,
        "&" => 4,
        "=" or "!=" => Equality,
        "<" or "<=" or ">" or ">=" => 6,
        "+" or "-" => Addition,
        "*" or "/" => Multiplication,
        _ => 0,
    };

    private Syntax Joined(Token sign, Syntax left, Syntax right) => sign.Text switch
    {
        "+" => Chained(Operation.Sum, sign, left, right),
        "-" => Chained(Operation.Sum, sign, left, Made(Operation.Negate, sign, [right])),
        "*" => Chained(Operation.Product, sign, left, right),
        "&" => Chained(Operation.And, sign, left, right),
        "|" => Chained(Operation.Or, sign, left, right),
        "/" => Made(Operation.Quotient, sign, [left, right]),
        "=>" => Made(Operation.Implies, sign, [left, right]),
        "<=>" => Made(Operation.Equivalent, sign, [left, right]),
        "=" => Made(Operation.Equal, sign, [left, right]),
        "!=" => Made(Operation.NotEqual, sign, [left, right]),
        "<" => Made(Operation.Less, sign, [left, right]),
        "<=" => Made(Operation.LessOrEqual, sign, [left, right]),
        ">" => Made(Operation.Greater, sign, [left, right]),
        ">=" => Made(Operation.GreaterOrEqual, sign, [left, right]),
        _ => throw new InvalidOperationException($"\"{sign.Text}\" joins no operands."),
    };

    /// <summary>The operands of a row of equal operators side by side: the value is the same, grouped from the left.</summary>
    private Syntax Chained(Operation operation, Token sign, Syntax left, Syntax right)
    {
        if (left.Operation == operation)
        {
            Count(sign);
            left.Operands.Add(right);
            return left;
        }

        return Made(operation, sign, [left, right]);
    }

    private Syntax Made(Operation operation, Token at, List<Syntax> operands, string text = "")
    {
        Count(at);
        return new Syntax(operation, text, 0, operands, at.Line, at.Column);
    }

    private void Count(Token at)
    {
        if (++_terms > options.MaximumTerms)
        {
            throw Tokenizer.Refusal(at.Line, at.Column, $"The expressions have more than {options.MaximumTerms} terms ({nameof(PrismOptions)}.{nameof(PrismOptions.MaximumTerms)}).");
        }
    }

    private void Descend()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (++_depth > 2 * options.MaximumNesting)
        {
            throw Tokenizer.Refusal(tokens.Next.Line, tokens.Next.Column, $"Expressions are nested deeper than {options.MaximumNesting} here ({nameof(PrismOptions)}.{nameof(PrismOptions.MaximumNesting)}).");
        }
    }
}
