using System.Text.Json.Serialization;
using AvailabilityKit.Presentation;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Blocks;

/// <summary>What each component of a block diagram weighs, the most critical first.</summary>
/// <remarks>
/// In a coherent structure no figure takes a subtraction that could cost it its digits: Birnbaum's importance comes from diagrams of Boolean
/// differences, P(down | component down) is Q + p times that, and P(down | component up) is Q - q times that, or evaluated by itself where the
/// difference would be below half of Q.
/// </remarks>
[JsonConverter(typeof(EngineConverter))]
public sealed class BlockImportances : ExhibitableResult
{
    private const int Shown = 50;

    private readonly string _title;
    private readonly StructureFunction _function;
    private readonly Dictionary<string, ComponentImportance> _byName;

    internal BlockImportances(string title, StructureFunction function, IReadOnlyList<ComponentImportance> components, double errorBound)
    {
        _title = title;
        _function = function;
        Components = components;
        ErrorBound = errorBound;
        _byName = components.ToDictionary(row => row.Component.Name, StringComparer.Ordinal);
    }

    /// <summary>One row a component, the most critical first, and where that is the same by name.</summary>
    public IReadOnlyList<ComponentImportance> Components { get; }

    /// <summary>Whether no failure of a component can bring the system up, and no repair take it down.</summary>
    public bool IsCoherent => _function.IsCoherent;

    /// <summary>
    /// Bound on the relative error that arithmetic adds to each figure of a coherent structure. Where it is not coherent, the bound of
    /// <see cref="ComponentImportance.Birnbaum"/> and of the probabilities whose differences the others are.
    /// </summary>
    public double ErrorBound { get; }

    /// <summary>The row of a component.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentException">No component bears the name.</exception>
    public ComponentImportance this[string name] => _byName[_function.Components[_function.IndexOf(name)].Name];

    /// <summary>
    /// Joint importance of two components: how much Birnbaum's importance of one grows with the availability of the other, the second derivative
    /// of the availability by both. Negative where they stand in for one another, positive where each needs the other.
    /// </summary>
    /// <remarks>
    /// J. S. Hong and C. H. Lie, "Joint reliability-importance of two edges in an undirected network", IEEE Trans. Reliability 42 (1), 1993. The
    /// difference of four probabilities, and so good to an absolute 1e-15 or so.
    /// </remarks>
    /// <param name="one">The name of a component.</param>
    /// <param name="other">The name of another.</param>
    /// <exception cref="ArgumentException">No component bears a name, or both are the same.</exception>
    public double Joint(string one, string other)
    {
        var (first, second) = (_function.IndexOf(one), _function.IndexOf(other));
        return first != second ? _function.SecondDerivative(first, second) : throw new ArgumentException(
            $"\"{one}\" is given twice; a joint importance is of two components.", nameof(other));
    }

    /// <summary>The measures in a table, the most critical components first.</summary>
    public override Exhibit ToExhibit() => Exhibit.Titled(_title, "Importance of components")
        .Table("Importance", table =>
        {
            table.Column("Component").Number("Birnbaum").Number("Criticality").Number("Diagnostic").Number("RAW").Number("RRW").Number("Structural").Number("Barlow-Proschan");
            foreach (var row in Components.Take(Shown))
            {
                table.Row(
                    row.Component.Name,
                    Figure.Compact(row.Birnbaum),
                    Figure.Compact(row.Criticality),
                    Figure.Compact(row.Diagnostic),
                    Figure.Compact(row.RiskAchievementWorth),
                    Figure.Compact(row.RiskReductionWorth),
                    Figure.Compact(row.Structural),
                    row.BarlowProschan is { } share ? Figure.Compact(share) : null);
            }

            table.Caption(Components.Count > Shown ? $"The {Shown} most critical of {Components.Count} components." : null);
        });
}
