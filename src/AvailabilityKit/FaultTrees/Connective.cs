using System.Text.Json.Serialization;

namespace AvailabilityKit.FaultTrees;

internal enum ConnectiveKind
{
    And,
    Or,
    AtLeast,
    Cardinality,
    Not,
    Xor,
    Nand,
    Nor,
    Imply,
    Iff,
}

/// <summary>Formulas joined by the logic of a gate, without a name.</summary>
[JsonConverter(typeof(FaultTreeConverter))]
internal sealed class Connective : Formula
{
    private readonly Formula[] _inputs;

    public Connective(ConnectiveKind kind, IReadOnlyList<Formula> inputs, int min = 0, int max = 0)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        _inputs = [.. inputs];
        if (_inputs.Length == 0)
        {
            throw new ArgumentException($"{Word(kind)} of nothing says nothing; give at least one input, or use Formula.True or Formula.False.", nameof(inputs));
        }

        if (Array.Exists(_inputs, input => input is null))
        {
            throw new ArgumentException($"An input of {Word(kind)} is null; give a formula, or use Formula.True or Formula.False.", nameof(inputs));
        }

        (Kind, Min, Max) = (kind, min, max);
        if (Mistake(kind, _inputs.Length, min, max) is { } mistake)
        {
            throw new ArgumentOutOfRangeException(nameof(min), mistake);
        }
    }

    public ConnectiveKind Kind { get; }

    /// <summary>The fewest that must happen, of at-least and cardinality.</summary>
    public int Min { get; }

    /// <summary>The most that may happen, of cardinality.</summary>
    public int Max { get; }

    internal override IReadOnlyList<Formula> Inputs => _inputs;

    /// <summary>Whether it can turn what is good into what is bad: more events never undo the others.</summary>
    public bool IsMonotone => Kind is ConnectiveKind.And or ConnectiveKind.Or or ConnectiveKind.AtLeast
        || (Kind == ConnectiveKind.Cardinality && Max == _inputs.Length)
        || (Kind == ConnectiveKind.Xor && _inputs.Length == 1);

    /// <summary>Its name in the Open-PSA format.</summary>
    public static string Word(ConnectiveKind kind) => kind switch
    {
        ConnectiveKind.And => "and",
        ConnectiveKind.Or => "or",
        ConnectiveKind.AtLeast => "atleast",
        ConnectiveKind.Cardinality => "cardinality",
        ConnectiveKind.Not => "not",
        ConnectiveKind.Xor => "xor",
        ConnectiveKind.Nand => "nand",
        ConnectiveKind.Nor => "nor",
        ConnectiveKind.Imply => "imply",
        _ => "iff",
    };

    /// <summary>Why there cannot be so many inputs with such numbers, in a sentence; null where there can.</summary>
    public static string? Mistake(ConnectiveKind kind, int inputs, int min, int max) => kind switch
    {
        ConnectiveKind.Not when inputs != 1 => $"<not> has {inputs} inputs; it takes one.",
        ConnectiveKind.Imply or ConnectiveKind.Iff when inputs != 2 => $"<{Word(kind)}> has {inputs} inputs; it takes two.",
        _ when inputs == 0 => $"<{Word(kind)}> has no input; give it at least one.",
        ConnectiveKind.AtLeast when min < 1 || min > inputs => $"<atleast> asks for min=\"{min}\" of {inputs} inputs; give 1 to {inputs}.",
        ConnectiveKind.Cardinality when min < 0 || max < min || max > inputs => $"<cardinality> asks for min=\"{min}\" and max=\"{max}\" of {inputs} inputs; give a min from 0 and a max from there to {inputs}.",
        _ => null,
    };
}

/// <summary>What always happens, or never does.</summary>
[JsonConverter(typeof(FaultTreeConverter))]
internal sealed class ConstantFormula(bool holds) : Formula
{
    public bool Holds => holds;
}
