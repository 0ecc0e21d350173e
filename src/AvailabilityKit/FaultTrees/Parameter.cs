using System.Text.Json.Serialization;

namespace AvailabilityKit.FaultTrees;

/// <summary>A number with a name that several expressions use: a failure rate, a test interval.</summary>
[JsonConverter(typeof(FaultTreeConverter))]
public sealed class Parameter
{
    /// <summary>The units of the Open-PSA format; they are written down and not converted.</summary>
    internal static readonly string[] Units = ["bool", "int", "float", "hours", "hours-1", "years", "years-1", "fit", "demands"];

    /// <summary>Gives an expression a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="expression">The value.</param>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public Parameter(string name, Expression expression)
    {
        Name = EventName.Checked(name, nameof(name));
        ArgumentNullException.ThrowIfNull(expression);
        Expression = expression;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The value.</summary>
    public Expression Expression { get; }

    /// <summary>What it counts: bool, int, float, hours, hours-1, years, years-1, fit or demands; null, the default, where that is not said. Nothing is converted.</summary>
    /// <exception cref="ArgumentException">It is none of these.</exception>
    public string? Unit
    {
        get;
        init => field = value is null || Units.Contains(value, StringComparer.Ordinal) ? value : throw new ArgumentException($"\"{value}\" is no unit; give one of {string.Join(", ", Units)}.", nameof(value));
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
