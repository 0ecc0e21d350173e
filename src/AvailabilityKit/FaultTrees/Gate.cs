using System.Text.Json.Serialization;

namespace AvailabilityKit.FaultTrees;

/// <summary>A formula with a name: an intermediate event, or the top event that the tree is about.</summary>
/// <example><code>
/// var top = new Gate("no cooling", (valveOne | pumpOne) &amp; (valveTwo | pumpTwo));
/// </code></example>
[JsonConverter(typeof(FaultTreeConverter))]
public sealed class Gate : TreeEvent
{
    private readonly Formula[] _inputs;

    /// <summary>Gives a formula a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="formula">When it happens.</param>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public Gate(string name, Formula formula)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(formula);
        _inputs = [formula];
    }

    /// <summary>When it happens.</summary>
    public Formula Formula => _inputs[0];

    internal override IReadOnlyList<Formula> Inputs => _inputs;
}
