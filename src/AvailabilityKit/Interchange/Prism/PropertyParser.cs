namespace AvailabilityKit.Interchange.Prism;

/// <summary>Reads properties in the notation of PRISM, those that <see cref="PropertyKind"/> lists, and refuses the others by name.</summary>
internal sealed class PropertyParser
{
    private readonly string _text;
    private readonly TokenReader _tokens;
    private readonly ExpressionParser _expressions;
    private Token _start;

    private PropertyParser(string text, PrismOptions options)
    {
        _text = text;
        _tokens = new TokenReader(Tokenizer.All(text));
        _expressions = new ExpressionParser(_tokens, options);
    }

    /// <exception cref="DocumentException">The text holds something else.</exception>
    public static PropertyFile Parse(string text, PrismOptions options)
    {
        if (text.Length > options.MaximumBytes)
        {
            throw new DocumentException($"The properties have {text.Length} characters; at most {options.MaximumBytes} are read ({nameof(PrismOptions)}.{nameof(PrismOptions.MaximumBytes)}).");
        }

        var parser = new PropertyParser(text, options);
        var file = new PropertyFile([], [], new(StringComparer.Ordinal));
        while (!parser._tokens.IsAtEnd)
        {
            if (parser._tokens.IsWord("const"))
            {
                file.Constants.Add(DeclarationParser.Constant(parser._tokens, parser._expressions, "const"));
            }
            else if (parser._tokens.IsWord("label"))
            {
                var label = DeclarationParser.Label(parser._tokens, parser._expressions);
                file.Labels[label.Name] = label;
            }
            else
            {
                file.Properties.Add(parser.ReadProperty());
            }
        }

        return file.Properties.Count > 0 ? file : throw Tokenizer.Refusal(1, 1, "No property stands here; write for example S=? [ \"up\" ].");
    }

    private Property ReadProperty()
    {
        if (_tokens.Next.Kind == TokenKind.Quoted && _tokens.IsSign(":", 1))
        {
            _tokens.Take();
            _tokens.Take();
        }

        _start = _tokens.Next;
        var property = _tokens.Next.Kind != TokenKind.Word ? throw Unknown() : _tokens.Next.Text switch
        {
            "S" => LongRun(),
            "P" => Probability(),
            "R" => Reward(),
            _ => throw Unknown(),
        };
        var end = _tokens.Expect("]", "at the end of a property").End;
        while (_tokens.TakeSign(";"))
        {
        }

        return property with { Text = _text[_start.Start..end].Trim() };
    }

    private DocumentException Unknown() => Tokenizer.Refusal(
        _tokens.Next.Line, _tokens.Next.Column,
        $"A property begins with S=?, P=? or R{{\"name\"}}=?, but {_tokens.Next.Named} stands here; formulas with A, E, filter, Pmin, Rmax, multi or a calculation around are not answered.");

    private void ExpectQuestion(string after)
    {
        if (_tokens.Next is { Kind: TokenKind.Sign, Text: "<" or "<=" or ">" or ">=" })
        {
            throw Tokenizer.Refusal(_tokens.Next.Line, _tokens.Next.Column, $"Whether a bound holds is not answered; ask for the value ({after}=?) and compare.");
        }

        _tokens.Expect("=?", $"after {after}");
        _tokens.Expect("[", "before what is asked");
    }

    private Property LongRun()
    {
        _tokens.Take();
        ExpectQuestion("S");
        return Made(PropertyKind.LongRun, target: _expressions.Read());
    }

    private Property Probability()
    {
        _tokens.Take();
        ExpectQuestion("P");
        if (_tokens.Next is { Kind: TokenKind.Word, Text: "X" or "W" or "R" })
        {
            throw Tokenizer.Refusal(_tokens.Next.Line, _tokens.Next.Column, $"The operator {_tokens.Next.Text} is not answered; F, G and U are.");
        }

        if (_tokens.IsWord("F") || _tokens.IsWord("G"))
        {
            var kind = _tokens.Take().Text == "F" ? PropertyKind.Until : PropertyKind.Globally;
            var (from, to) = Bounds();
            return Made(kind, target: _expressions.Read()) with { From = from, To = to };
        }

        var before = _expressions.Read();
        if (!_tokens.TakeWord("U"))
        {
            throw _tokens.Unexpected("\"U\"", "after the first formula of P=? [ a U b ]");
        }

        var (least, most) = Bounds();
        return Made(PropertyKind.Until, _expressions.Read()) with { Before = before, From = least, To = most };
    }

    private Property Reward()
    {
        _tokens.Take();
        Syntax? rewards = null;
        if (_tokens.TakeSign("{"))
        {
            rewards = _expressions.Read();
            _tokens.Expect("}", "after the name of a rewards structure");
        }

        ExpectQuestion("R");
        var operation = _tokens.Take();
        Property property;
        switch (operation.Kind == TokenKind.Word ? operation.Text : "")
        {
            case "C":
                property = Made(PropertyKind.Accumulated);
                if (_tokens.IsSign("<=") || _tokens.IsSign("<"))
                {
                    property = property with { To = Upper() };
                }

                break;
            case "I":
                _tokens.Expect("=", "after I");
                property = Made(PropertyKind.Instantaneous) with { To = new TimeBound(_expressions.Read(), IsStrict: false) };
                break;
            case "F":
                property = Made(PropertyKind.Reached, _expressions.Read());
                break;
            case "S":
                property = Made(PropertyKind.LongRunReward);
                break;
            default:
                throw Tokenizer.Refusal(operation.Line, operation.Column, $"Of rewards C<=t, C, I=t, F and S are answered, but {operation.Named} stands here.");
        }

        return property with { Rewards = rewards };
    }

    private TimeBound Upper()
    {
        var isStrict = _tokens.Take().Text == "<";
        return new TimeBound(_expressions.ReadBound(), isStrict);
    }

    private (TimeBound? From, TimeBound? To) Bounds()
    {
        if (_tokens.IsSign("<=") || _tokens.IsSign("<"))
        {
            return (null, Upper());
        }

        if (_tokens.IsSign(">=") || _tokens.IsSign(">"))
        {
            throw Tokenizer.Refusal(_tokens.Next.Line, _tokens.Next.Column, "A bound from below alone is not answered; give both, as in F[t1,t2].");
        }

        if (_tokens.TakeSign("["))
        {
            var from = _expressions.Read();
            _tokens.Expect(",", "between two bounds of time");
            var to = _expressions.Read();
            _tokens.Expect("]", "after two bounds of time");
            return (new TimeBound(from, false), new TimeBound(to, false));
        }

        if (_tokens.TakeSign("="))
        {
            var at = new TimeBound(_expressions.ReadBound(), IsStrict: false);
            return (at, at);
        }

        return (null, null);
    }

    private Property Made(PropertyKind kind, Syntax? target = null) => new(kind, null, null, target, null, null, "", _start);
}
