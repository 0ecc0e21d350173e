using AvailabilityKit.Quantities;

namespace AvailabilityKit.Interchange.Prism;

/// <summary>What the names in expressions mean: variables, constants and formulas.</summary>
internal sealed class Scope
{
    private readonly Dictionary<string, (int Index, ValueType Type)> _variables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ConstantSyntax> _constants = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NamedSyntax> _formulas = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _underway = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, double> _given;
    private int _termsLeft;

    public Scope(IReadOnlyDictionary<string, double> given, PrismOptions options)
    {
        _given = given;
        Options = options;
        _termsLeft = options.MaximumTerms;
    }

    public PrismOptions Options { get; }

    public IEnumerable<string> Names => _variables.Keys.Concat(_constants.Keys).Concat(_formulas.Keys);

    public void Add(ConstantSyntax constant)
    {
        RefuseTaken(constant.Name, constant.Line, constant.Column);
        _constants.Add(constant.Name, constant);
    }

    public void Add(NamedSyntax formula)
    {
        RefuseTaken(formula.Name, formula.Line, formula.Column);
        _formulas.Add(formula.Name, formula);
    }

    public void Add(string variable, int index, ValueType type, int line, int column)
    {
        RefuseTaken(variable, line, column);
        _variables.Add(variable, (index, type));
    }

    /// <summary>The same names and more.</summary>
    public Scope Wider(IEnumerable<ConstantSyntax> constants) => Wider(constants, new Dictionary<string, double>());

    /// <summary>The same names and more, and values for some of these.</summary>
    public Scope Wider(IEnumerable<ConstantSyntax> constants, IReadOnlyDictionary<string, double> values)
    {
        var given = new Dictionary<string, double>(_given, StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            given[name] = value;
        }

        var wider = new Scope(given, Options);
        foreach (var (name, variable) in _variables)
        {
            wider._variables.Add(name, variable);
        }

        foreach (var formula in _formulas.Values)
        {
            wider._formulas.Add(formula.Name, formula);
        }

        foreach (var constant in _constants.Values)
        {
            wider._constants.Add(constant.Name, constant);
        }

        foreach (var constant in constants)
        {
            wider.Add(constant);
        }

        return wider;
    }

    public bool Variable(string name, out (int Index, ValueType Type) variable) => _variables.TryGetValue(name, out variable);

    public bool Formula(string name, out NamedSyntax formula) => _formulas.TryGetValue(name, out formula!);

    public bool Constant(string name, out ConstantSyntax constant) => _constants.TryGetValue(name, out constant!);

    /// <summary>The value of a constant.</summary>
    /// <exception cref="DocumentException">It has none, one of another type, or one that is defined by itself.</exception>
    public double ValueOf(ConstantSyntax constant, int line, int column)
    {
        if (_values.TryGetValue(constant.Name, out var known))
        {
            return known;
        }

        double value;
        if (_given.TryGetValue(constant.Name, out var given))
        {
            value = given;
            if (constant.Type == ValueType.Whole && (value != Math.Floor(value) || Math.Abs(value) > int.MaxValue))
            {
                throw Tokenizer.Refusal(constant.Line, constant.Column, $"The constant \"{constant.Name}\" is an int and was given {NumberNotation.Exact(value)}; give a whole number.");
            }

            if (constant.Type == ValueType.Truth && value is not (0 or 1))
            {
                throw Tokenizer.Refusal(constant.Line, constant.Column, $"The constant \"{constant.Name}\" is a bool and was given {NumberNotation.Exact(value)}; give true or false.");
            }
        }
        else if (constant.Value is null)
        {
            throw Tokenizer.Refusal(line, column, $"The constant \"{constant.Name}\" (line {constant.Line}) has no value; give it one: With(\"{constant.Name}\", ...) in code, --const {constant.Name}=... on the command line.");
        }
        else
        {
            if (!_underway.Add(constant.Name))
            {
                throw Tokenizer.Refusal(constant.Line, constant.Column, $"The constant \"{constant.Name}\" is defined by itself; give it a value.");
            }

            var term = new TermCompiler(this, null).Compile(constant.Value);
            _underway.Remove(constant.Name);
            value = term is ConstantTerm { Value: var found } && TermCompiler.Fits(term.Type, constant.Type)
                ? found
                : throw Tokenizer.Refusal(constant.Line, constant.Column, $"The constant \"{constant.Name}\" is {TermCompiler.Words(constant.Type)}, but {(term is ConstantTerm ? $"its value is {TermCompiler.Words(term.Type)}" : "its value depends on variables")}.");
        }

        _values.Add(constant.Name, value);
        return value;
    }

    /// <summary>Counts what expressions take, unfolded.</summary>
    public void Count(Syntax at)
    {
        if (--_termsLeft < 0)
        {
            throw Tokenizer.Refusal(at.Line, at.Column, $"The expressions have more than {Options.MaximumTerms} terms, formulas unfolded ({nameof(PrismOptions)}.{nameof(PrismOptions.MaximumTerms)}).");
        }
    }

    private void RefuseTaken(string name, int line, int column)
    {
        var other = _constants.TryGetValue(name, out var constant) ? $"a constant (line {constant.Line})"
            : _formulas.TryGetValue(name, out var formula) ? $"a formula (line {formula.Line})"
            : _variables.ContainsKey(name) ? "a variable" : null;
        if (other is not null)
        {
            throw Tokenizer.Refusal(line, column, $"The name \"{name}\" is taken by {other}; choose another name.");
        }
    }
}
