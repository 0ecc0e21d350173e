using AvailabilityKit.Quantities;

namespace AvailabilityKit.Interchange.Prism;

/// <summary>Makes a model ready to be explored: constants given, modules renamed and put together.</summary>
internal sealed class ModelCompiler
{
    private const string Unnamed = "";

    private readonly ModelSyntax _model;
    private readonly Scope _scope;
    private readonly List<(string Name, ValueType Type, int Low, int High, int Start)> _variables = [];
    private readonly List<string> _owners = [];
    private readonly List<string> _actions = [Unnamed];

    private ModelCompiler(ModelSyntax model, IReadOnlyDictionary<string, double> given, PrismOptions options)
    {
        _model = model;
        _scope = new Scope(given, options);
    }

    /// <exception cref="DocumentException">A name is unknown, a type does not fit, a constant has no value.</exception>
    public static CompiledModel Compile(ModelSyntax model, IReadOnlyDictionary<string, double> given, PrismOptions options)
    {
        var unknown = given.Keys.FirstOrDefault(name => !model.Constants.Exists(constant => constant.Name == name));
        return unknown is null
            ? new ModelCompiler(model, given, options).Compile()
            : throw new ModelException($"The model has no constant \"{unknown}\".{NearestName.Hint(unknown, model.Constants.Select(constant => constant.Name))}", unknown);
    }

    private CompiledModel Compile()
    {
        _model.Constants.ForEach(_scope.Add);
        _model.Formulas.ForEach(_scope.Add);
        var modules = ModuleUnfolding.Of(_model);
        var declared = new List<(string Owner, VariableSyntax Variable, IReadOnlyDictionary<string, string>? Renaming)>();
        declared.AddRange(_model.Globals.Select(variable => (Unnamed, variable, (IReadOnlyDictionary<string, string>?)null)));
        declared.AddRange(modules.SelectMany(module => module.Variables.Select(variable => (module.Name, variable, module.Renaming))));
        foreach (var (owner, variable, renaming) in declared)
        {
            Declare(owner, variable, renaming);
        }

        var processes = modules.ToDictionary(module => module.Name, ProcessOf, StringComparer.Ordinal);
        var composed = new Composition(processes, _scope.Options).Of(_model.System, modules);
        RefuseSharedWrites(composed);
        var labels = new Dictionary<string, NamedSyntax>(StringComparer.Ordinal);
        foreach (var label in _model.Labels)
        {
            if (label.Name is "init" or "deadlock" || !labels.TryAdd(label.Name, label))
            {
                throw Tokenizer.Refusal(label.Line, label.Column, label.Name is "init" or "deadlock"
                    ? $"The label \"{label.Name}\" exists by itself; choose another name."
                    : $"The label {Documents.MessageExcerpt.Quoted(label.Name)} stands in line {labels[label.Name].Line} already; choose another name.");
            }

            new TermCompiler(_scope, null).Compile(label.Value, ValueType.Truth, "A label");
        }

        var start = _model.Start is null ? null : new TermCompiler(_scope, null).Compile(_model.Start, ValueType.Truth, "The expression of the initial states");
        var events = composed.Select(one => new Event(ActionOf(one.Action), [.. one.Parts.Select(part => part.ToArray())])).ToArray();

        // Rewards may name actions that no command has.
        CompiledRewards[] rewards = [.. _model.Rewards.Select(RewardsOf)];
        return new CompiledModel(_model.IsDiscrete, _scope, StateLayout.Of(_variables), events, [.. _actions], labels, rewards, start);
    }

    private void Declare(string owner, VariableSyntax variable, IReadOnlyDictionary<string, string>? renaming)
    {
        var name = renaming?.GetValueOrDefault(variable.Name) ?? variable.Name;
        var type = variable.Low is null ? ValueType.Truth : ValueType.Whole;
        var low = variable.Low is null ? 0 : Constant(variable.Low, ValueType.Whole, renaming, "A bound of a variable");
        var high = variable.High is null ? 1 : Constant(variable.High, ValueType.Whole, renaming, "A bound of a variable");
        if (low > high)
        {
            throw Tokenizer.Refusal(variable.Line, variable.Column, $"The variable \"{name}\" has the range [{low}..{high}], which is empty; the lower bound comes first.");
        }

        var start = low;
        if (variable.Start is not null)
        {
            if (_model.Start is not null)
            {
                throw Tokenizer.Refusal(variable.Line, variable.Column, $"The variable \"{name}\" has an initial value, and the model an \"init\" part; leave one of the two out.");
            }

            start = Constant(variable.Start, type, renaming, "The initial value of a variable");
            if (start < low || start > high)
            {
                throw Tokenizer.Refusal(variable.Start.Line, variable.Start.Column, $"The variable \"{name}\" starts at {start}, out of its range [{low}..{high}].");
            }
        }

        _scope.Add(name, _variables.Count, type, variable.Line, variable.Column);
        _variables.Add((name, type, low, high, start));
        _owners.Add(owner);
    }

    private int Constant(Syntax syntax, ValueType type, IReadOnlyDictionary<string, string>? renaming, string what) =>
        new TermCompiler(_scope, renaming).Compile(syntax, type, what) is ConstantTerm constant
            ? (int)constant.Value
            : throw Tokenizer.Refusal(syntax.Line, syntax.Column, $"{what} may depend on constants alone, not on variables.");

    private Process ProcessOf(UnfoldedModule module)
    {
        var process = new Process();
        foreach (var command in module.Commands)
        {
            var action = command.Action.Length > 0 ? module.Renaming?.GetValueOrDefault(command.Action) ?? command.Action : Unnamed;
            process.Add(action, CommandOf(module, command));
        }

        return process;
    }

    private Command CommandOf(UnfoldedModule module, CommandSyntax command)
    {
        var compiler = new TermCompiler(_scope, module.Renaming);
        var guard = Guard.Of(compiler.Compile(command.Guard, ValueType.Truth, "The guard of a command"));
        var alternatives = command.Alternatives.ConvertAll(alternative => new Alternative(
            alternative.Rate is null ? new ConstantTerm(ValueType.Real, 1) : compiler.Compile(alternative.Rate, ValueType.Real, "A rate or probability"),
            [.. alternative.Assignments.Select(assignment => AssignmentOf(module, assignment, compiler))]));
        return new Command(guard, [.. alternatives], module.Name, command.Line);
    }

    private Assignment AssignmentOf(UnfoldedModule module, AssignmentSyntax assignment, TermCompiler compiler)
    {
        var name = module.Renaming?.GetValueOrDefault(assignment.Name) ?? assignment.Name;
        if (!_scope.Variable(name, out var variable))
        {
            throw Tokenizer.Refusal(assignment.Line, assignment.Column, $"There is no variable {Documents.MessageExcerpt.Quoted(name)} to set.{NearestName.Hint(name, _variables.Select(known => known.Name))}");
        }

        if (_owners[variable.Index] is { Length: > 0 } owner && owner != module.Name)
        {
            throw Tokenizer.Refusal(assignment.Line, assignment.Column, $"The module \"{module.Name}\" sets the variable \"{name}\" of the module \"{owner}\"; only that module may, or make it global.");
        }

        return new Assignment(variable.Index, compiler.Compile(assignment.Value, variable.Type, $"The new value of \"{name}\""), assignment.Line);
    }

    // Two commands that happen together could set it to two values.
    private void RefuseSharedWrites(List<Joint> events)
    {
        foreach (var part in events.Where(one => one.Parts.Count > 1).SelectMany(one => one.Parts))
        {
            foreach (var command in part)
            {
                foreach (var assignment in command.Alternatives.SelectMany(alternative => alternative.Assignments))
                {
                    if (_owners[assignment.Target].Length == 0)
                    {
                        throw Tokenizer.Refusal(assignment.Line, 1, $"A command that synchronizes with other modules sets the global variable \"{_variables[assignment.Target].Name}\"; set it in a command of its own, or make it a variable of the module.");
                    }
                }
            }
        }
    }

    private int ActionOf(string action)
    {
        var index = _actions.IndexOf(action);
        if (index < 0)
        {
            index = _actions.Count;
            _actions.Add(action);
        }

        return index;
    }

    private CompiledRewards RewardsOf(RewardsSyntax rewards)
    {
        var compiler = new TermCompiler(_scope, null);
        if (rewards.Name.Length > 0 && _model.Rewards.Find(other => other.Name == rewards.Name) is { } first && first != rewards)
        {
            throw Tokenizer.Refusal(rewards.Line, rewards.Column, $"The rewards {Documents.MessageExcerpt.Quoted(rewards.Name)} stand in line {first.Line} already; choose another name.");
        }

        var items = rewards.Items.ConvertAll(item => new CompiledReward(
            item.Action is null ? -1 : ActionOf(item.Action),
            Guard.Of(compiler.Compile(item.Guard, ValueType.Truth, "The guard of a reward")),
            compiler.Compile(item.Value, ValueType.Real, "A reward"),
            item.Line));
        return new CompiledRewards(rewards.Name, [.. items.Where(item => item.Action < 0)], [.. items.Where(item => item.Action >= 0)]);
    }
}
