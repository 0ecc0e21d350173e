using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>What a service asks of one part of an island, before it is solved.</summary>
/// <param name="part">The part.</param>
/// <param name="seen">Positions of the elements of which the service learns through it.</param>
internal sealed class PlannedView(IslandPart part, int[] seen)
{
    public IslandPart Part { get; set; } = part;

    public int[] Seen { get; } = seen;

    /// <summary>All formulas over the part, operands first.</summary>
    public List<PartFormula> Formulas { get; } = [];

    /// <summary>Those of which the service asks whether they hold.</summary>
    public List<PartFormula> Asked { get; } = [];

    /// <summary>How the work of the element that a formula is about is spread over its nodes; null for any other.</summary>
    public WorkSpread? SpreadOf(PartFormula formula) => formula.Element >= 0 ? SpreadOf(formula.Element) : null;

    /// <summary>How the work of an element is spread over its nodes; null where all of it stops with the element.</summary>
    public WorkSpread? SpreadOf(int element) => Part.Variables.Length > 0 ? Part.Island.Behaviour[element].Spread : null;

    /// <summary>Says which formulas hold in a state of the part.</summary>
    /// <param name="solution">The solution of the part.</param>
    /// <param name="state">The state.</param>
    /// <param name="holds">Receives, for each formula, whether it does.</param>
    public void Answer(IslandSolution solution, int state, bool[] holds)
    {
        foreach (var formula in Formulas)
        {
            holds[formula.Index] = formula.Element >= 0 ? solution.ReasonOf(state, formula.Element) < 0 : formula.Holds(holds);
        }
    }

    /// <summary>The number of a question, asked now if it was not before.</summary>
    public int NumberOf(PartFormula formula)
    {
        var number = Asked.IndexOf(formula);
        if (number < 0)
        {
            number = Asked.Count;
            Asked.Add(formula);
        }

        return number;
    }
}
