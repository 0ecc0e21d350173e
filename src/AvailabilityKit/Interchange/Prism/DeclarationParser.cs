namespace AvailabilityKit.Interchange.Prism;

/// <summary>Reads what models and files of properties both declare: constants and labels.</summary>
internal static class DeclarationParser
{
    /// <summary>A constant; <paramref name="keyword"/> begins it.</summary>
    public static ConstantSyntax Constant(TokenReader tokens, ExpressionParser expressions, string keyword)
    {
        tokens.Take();
        var type = keyword == "const" ? ValueType.Whole : ValueType.Real;
        if (tokens.TakeWord("double") || tokens.TakeWord("rate") || tokens.TakeWord("prob"))
        {
            type = ValueType.Real;
        }
        else if (tokens.TakeWord("bool"))
        {
            type = ValueType.Truth;
        }
        else
        {
            tokens.TakeWord("int");
        }

        var name = tokens.ExpectName("a constant");
        var value = tokens.TakeSign("=") ? expressions.Read() : null;
        tokens.Expect(";", "after a constant");
        return new ConstantSyntax(name.Text, type, value, name.Line, name.Column);
    }

    /// <summary>A label.</summary>
    public static NamedSyntax Label(TokenReader tokens, ExpressionParser expressions)
    {
        tokens.Take();
        var name = tokens.Next.Kind == TokenKind.Quoted ? tokens.Take() : throw tokens.Unexpected("the name of a label in double quotes", "after \"label\"");
        tokens.Expect("=", "after the name of a label");
        var value = expressions.Read();
        tokens.Expect(";", "after a label");
        return new NamedSyntax(name.Text, value, name.Line, name.Column);
    }
}
