namespace AvailabilityKit.Interchange.Prism;

/// <summary>What an expression does with its operands.</summary>
internal enum Operation
{
    Number,
    WholeNumber,
    Truth,
    Name,
    Label,
    Call,
    Negate,
    Not,
    Sum,
    Product,
    Quotient,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
    And,
    Or,
    Equivalent,
    Implies,
    Choose,
}

/// <summary>An expression as it is written. A sum, a product, a conjunction and a disjunction have any number of operands, so that a long one is not a deep one.</summary>
/// <param name="Operation">What it does.</param>
/// <param name="Text">The name, label or function; empty otherwise.</param>
/// <param name="Value">The number or truth value.</param>
/// <param name="Operands">Its operands.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Column">Its column, from 1.</param>
internal sealed record Syntax(Operation Operation, string Text, double Value, List<Syntax> Operands, int Line, int Column);

/// <summary>A constant: type null where none is said, which is int.</summary>
internal sealed record ConstantSyntax(string Name, ValueType Type, Syntax? Value, int Line, int Column);

/// <summary>A name for an expression: a formula or a label.</summary>
internal sealed record NamedSyntax(string Name, Syntax Value, int Line, int Column);

/// <summary>A variable; without bounds it is a truth value.</summary>
internal sealed record VariableSyntax(string Name, Syntax? Low, Syntax? High, Syntax? Start, int Line, int Column);

/// <summary>One value that an update sets.</summary>
internal sealed record AssignmentSyntax(string Name, Syntax Value, int Line, int Column);

/// <summary>One alternative of a command: a rate or probability, one where it is null, and what it sets.</summary>
internal sealed record AlternativeSyntax(Syntax? Rate, List<AssignmentSyntax> Assignments);

/// <summary>A command; its action is empty where it synchronizes with nothing.</summary>
internal sealed record CommandSyntax(string Action, Syntax Guard, List<AlternativeSyntax> Alternatives, int Line, int Column);

/// <summary>A module: its own text, or that of another with names replaced.</summary>
internal sealed record ModuleSyntax(string Name, List<VariableSyntax> Variables, List<CommandSyntax> Commands, string? Original, Dictionary<string, string> Renaming, int Line, int Column);

/// <summary>One line of a rewards structure; of states where the action is null.</summary>
internal sealed record RewardSyntax(string? Action, Syntax Guard, Syntax Value, int Line, int Column);

/// <summary>A rewards structure; its name is empty where it has none.</summary>
internal sealed record RewardsSyntax(string Name, List<RewardSyntax> Items, int Line, int Column);

/// <summary>How modules are put together: a module by its name; or two processes that synchronize on all shared actions (<c>||</c>), on none (<c>|||</c>), or on those named; or one with actions hidden or renamed.</summary>
internal sealed record ProcessSyntax(ProcessKind Kind, string Module, ProcessSyntax? Left, ProcessSyntax? Right, List<(string From, string To)> Actions, int Line, int Column);

/// <summary>How a process is made.</summary>
internal enum ProcessKind
{
    Module,
    Parallel,
    Interleaved,
    Synchronized,
    Hidden,
    Renamed,
}

/// <summary>A model as it is written.</summary>
internal sealed class ModelSyntax
{
    public bool IsDiscrete { get; set; }

    public List<ConstantSyntax> Constants { get; } = [];

    public List<NamedSyntax> Formulas { get; } = [];

    public List<NamedSyntax> Labels { get; } = [];

    public List<VariableSyntax> Globals { get; } = [];

    public List<ModuleSyntax> Modules { get; } = [];

    public List<RewardsSyntax> Rewards { get; } = [];

    public Syntax? Start { get; set; }

    public ProcessSyntax? System { get; set; }
}

/// <summary>The type of a value.</summary>
internal enum ValueType
{
    Truth,
    Whole,
    Real,
}
