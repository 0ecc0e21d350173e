namespace AvailabilityKit.Interchange.Prism;

/// <summary>Reads a model in the PRISM language, by the grammar of the PRISM manual, "The PRISM Language".</summary>
internal sealed class ModelParser
{
    private readonly TokenReader _tokens;
    private readonly ExpressionParser _expressions;
    private readonly ModelSyntax _model = new();
    private Token? _type;

    private ModelParser(TokenReader tokens, PrismOptions options)
    {
        _tokens = tokens;
        _expressions = new ExpressionParser(tokens, options);
    }

    /// <exception cref="DocumentException">The text is not a model of this language, or one of a kind that is not solved here.</exception>
    public static ModelSyntax Parse(string text, PrismOptions options)
    {
        var parser = new ModelParser(new TokenReader(Tokenizer.All(text)), options);
        while (!parser._tokens.IsAtEnd)
        {
            parser.ReadItem();
        }

        if (parser._type is null)
        {
            throw Tokenizer.Refusal(1, 1, "The model does not say of which kind it is; begin it with \"ctmc\" (rates) or \"dtmc\" (probabilities of steps).");
        }

        return parser._model.Modules.Count == 0
            ? throw Tokenizer.Refusal(1, 1, "The model has no module; write at least one between \"module\" and \"endmodule\".")
            : parser._model;
    }

    private void ReadItem()
    {
        var token = _tokens.Next;
        switch (token.Kind == TokenKind.Word ? token.Text : "")
        {
            case "ctmc" or "stochastic":
                ReadType(isDiscrete: false);
                break;
            case "dtmc" or "probabilistic":
                ReadType(isDiscrete: true);
                break;
            case "mdp" or "nondeterministic" or "pta" or "pomdp" or "popta" or "lts" or "smg" or "csg" or "tsg" or "idtmc" or "imdp":
                throw Tokenizer.Refusal(token.Line, token.Column, $"Models of the kind \"{token.Text}\" are not solved here; \"ctmc\" and \"dtmc\" are.");
            case "const":
                _model.Constants.Add(DeclarationParser.Constant(_tokens, _expressions, "const"));
                break;
            case "rate" or "prob":
                _model.Constants.Add(DeclarationParser.Constant(_tokens, _expressions, token.Text));
                break;
            case "formula":
                ReadFormula();
                break;
            case "label":
                _model.Labels.Add(DeclarationParser.Label(_tokens, _expressions));
                break;
            case "global":
                _tokens.Take();
                _model.Globals.Add(ReadVariable());
                break;
            case "module":
                ReadModule();
                break;
            case "rewards":
                ReadRewards();
                break;
            case "init":
                ReadStart();
                break;
            case "system":
                ReadSystem();
                break;
            case "observables" or "observable" or "invariant" or "player" or "clock":
                throw Tokenizer.Refusal(token.Line, token.Column, $"\"{token.Text}\" belongs to kinds of models that are not solved here; a \"ctmc\" or \"dtmc\" has none.");
            default:
                throw Tokenizer.Refusal(token.Line, token.Column,
                    $"A part of a model is expected here (const, formula, label, global, module, rewards, init, system), but {token.Named} stands there.");
        }
    }

    private void ReadType(bool isDiscrete)
    {
        var token = _tokens.Take();
        if (_type is { } first)
        {
            TokenReader.Refuse(token, $"The kind of the model stands in line {first.Line} already, \"{first.Text}\"; leave one of the two out.");
        }

        _type = token;
        _model.IsDiscrete = isDiscrete;
    }

    private void ReadFormula()
    {
        _tokens.Take();
        var name = _tokens.ExpectName("a formula");
        _tokens.Expect("=", "after the name of a formula");
        var value = _expressions.Read();
        _tokens.Expect(";", "after a formula");
        _model.Formulas.Add(new NamedSyntax(name.Text, value, name.Line, name.Column));
    }

    private VariableSyntax ReadVariable()
    {
        var name = _tokens.ExpectName("a variable");
        _tokens.Expect(":", "after the name of a variable");
        Syntax? low = null;
        Syntax? high = null;
        if (_tokens.TakeSign("["))
        {
            low = _expressions.Read();
            _tokens.Expect("..", "between the bounds of a variable");
            high = _expressions.Read();
            _tokens.Expect("]", "after the bounds of a variable");
        }
        else if (_tokens.IsWord("int") || _tokens.IsWord("double") || _tokens.IsWord("clock"))
        {
            throw Tokenizer.Refusal(_tokens.Next.Line, _tokens.Next.Column,
                $"Variables of the type \"{_tokens.Next.Text}\" are not explored here; give the variable \"{name.Text}\" bounds, for example [0..100].");
        }
        else
        {
            _tokens.ExpectWord("bool", "or bounds such as [0..4] as the type of a variable");
        }

        var start = _tokens.TakeWord("init") ? _expressions.Read() : null;
        _tokens.Expect(";", "after a variable");
        return new VariableSyntax(name.Text, low, high, start, name.Line, name.Column);
    }

    private void ReadModule()
    {
        _tokens.Take();
        var name = _tokens.ExpectName("a module");
        if (_tokens.TakeSign("="))
        {
            var original = _tokens.ExpectName("the module whose names are replaced");
            var renaming = ReadRenaming();
            _tokens.ExpectWord("endmodule", "after a renamed module");
            _model.Modules.Add(new ModuleSyntax(name.Text, [], [], original.Text, renaming, name.Line, name.Column));
            return;
        }

        var module = new ModuleSyntax(name.Text, [], [], null, [], name.Line, name.Column);
        while (!_tokens.TakeWord("endmodule"))
        {
            if (_tokens.IsSign("["))
            {
                module.Commands.Add(ReadCommand());
            }
            else if (_tokens.Next.Kind == TokenKind.Word && !Keywords.IsReserved(_tokens.Next.Text))
            {
                module.Variables.Add(ReadVariable());
            }
            else
            {
                throw _tokens.Unexpected("a variable, a command or \"endmodule\"", $"in the module \"{name.Text}\"");
            }
        }

        _model.Modules.Add(module);
    }

    private Dictionary<string, string> ReadRenaming()
    {
        var renaming = new Dictionary<string, string>(StringComparer.Ordinal);
        _tokens.Expect("[", "after the name of the module whose names are replaced");
        do
        {
            var from = _tokens.ExpectName("what is replaced");
            _tokens.Expect("=", "between a name and what replaces it");
            var to = _tokens.ExpectName("what replaces it");
            if (!renaming.TryAdd(from.Text, to.Text))
            {
                TokenReader.Refuse(from, $"\"{from.Text}\" is replaced twice; leave one of the two out.");
            }
        }
        while (_tokens.TakeSign(","));
        _tokens.Expect("]", "after the names that are replaced");
        return renaming;
    }

    private CommandSyntax ReadCommand()
    {
        var bracket = _tokens.Take();
        var action = _tokens.IsSign("]") ? "" : _tokens.ExpectName("an action").Text;
        _tokens.Expect("]", "after the action of a command");
        var guard = _expressions.Read();
        _tokens.Expect("->", "after the guard of a command");
        var alternatives = new List<AlternativeSyntax>();
        do
        {
            alternatives.Add(ReadAlternative());
        }
        while (_tokens.TakeSign("+"));
        _tokens.Expect(";", "after a command");
        return new CommandSyntax(action, guard, alternatives, bracket.Line, bracket.Column);
    }

    private AlternativeSyntax ReadAlternative()
    {
        Syntax? rate = null;
        if (_tokens.IsSign("[") && _tokens.Ahead(1).Kind != TokenKind.End)
        {
            throw Tokenizer.Refusal(_tokens.Next.Line, _tokens.Next.Column, "Intervals of probabilities or rates are not solved here; give one number.");
        }

        if (!BeginsUpdate())
        {
            rate = _expressions.Read();
            _tokens.Expect(":", "between a rate or probability and its update");
        }

        var assignments = new List<AssignmentSyntax>();
        if (_tokens.TakeWord("true"))
        {
            return new AlternativeSyntax(rate, assignments);
        }

        do
        {
            _tokens.Expect("(", "before an update such as (x'=1)");
            var name = _tokens.ExpectName("a variable");
            _tokens.Expect("'", "after the name of the variable that is updated");
            _tokens.Expect("=", "after the variable that is updated");
            var value = _expressions.Read();
            _tokens.Expect(")", "after an update such as (x'=1)");
            assignments.Add(new AssignmentSyntax(name.Text, value, name.Line, name.Column));
        }
        while (_tokens.TakeSign("&"));
        return new AlternativeSyntax(rate, assignments);
    }

    private bool BeginsUpdate() =>
        (_tokens.IsSign("(") && _tokens.Ahead(1).Kind == TokenKind.Word && _tokens.IsSign("'", 2))
        || (_tokens.IsWord("true") && (_tokens.IsSign(";", 1) || _tokens.IsSign("+", 1)));

    private void ReadRewards()
    {
        var keyword = _tokens.Take();
        var name = _tokens.Next.Kind == TokenKind.Quoted ? _tokens.Take().Text : "";
        var items = new List<RewardSyntax>();
        while (!_tokens.TakeWord("endrewards"))
        {
            var at = _tokens.Next;
            string? action = null;
            if (_tokens.TakeSign("["))
            {
                action = _tokens.IsSign("]") ? "" : _tokens.ExpectName("an action").Text;
                _tokens.Expect("]", "after the action of a reward");
            }

            var guard = _expressions.Read();
            _tokens.Expect(":", "between the guard of a reward and its value");
            var value = _expressions.Read();
            _tokens.Expect(";", "after a reward");
            items.Add(new RewardSyntax(action, guard, value, at.Line, at.Column));
        }

        _model.Rewards.Add(new RewardsSyntax(name, items, keyword.Line, keyword.Column));
    }

    private void ReadStart()
    {
        var keyword = _tokens.Take();
        if (_model.Start is not null)
        {
            TokenReader.Refuse(keyword, "A model has one \"init\" part; join the two with \"|\" or \"&\".");
        }

        _model.Start = _expressions.Read();
        _tokens.ExpectWord("endinit", "after the expression of the initial states");
    }

    private void ReadSystem()
    {
        var keyword = _tokens.Take();
        if (_tokens.Next.Kind == TokenKind.Quoted)
        {
            throw Tokenizer.Refusal(_tokens.Next.Line, _tokens.Next.Column, "Named systems are not put together here; write the one system without a name.");
        }

        if (_model.System is not null)
        {
            TokenReader.Refuse(keyword, "A model has one \"system\" part; leave the other out.");
        }

        _model.System = new ProcessParser(_tokens).Read();
        _tokens.ExpectWord("endsystem", "after a system");
    }
}
