namespace AvailabilityKit.Topologies.Islands;

/// <summary>Something that a service asks of one part of an island: whether an element is up by itself, or so many of such formulas hold.</summary>
internal sealed class PartFormula
{
    private PartFormula(int index, int element, int atLeast, PartFormula[] operands, bool sharesWork = false)
    {
        SharesWork = sharesWork;
        OperandIndices = Array.ConvertAll(operands, operand => operand.Index);
        Index = index;
        Element = element;
        AtLeast = atLeast;
        Operands = operands;
    }

    /// <summary>Its place among the formulas of its part, all operands before it.</summary>
    public int Index { get; }

    /// <summary>The position of the element that must be up by itself; -1 for one over operands.</summary>
    public int Element { get; }

    /// <summary>How many of the operands must hold.</summary>
    public int AtLeast { get; }

    public PartFormula[] Operands { get; }

    /// <summary>The places of the operands among the formulas of the part.</summary>
    public int[] OperandIndices { get; }

    /// <summary>Whether the operands that hold share the work, rather than each doing all of it.</summary>
    public bool SharesWork { get; }

    public static PartFormula Itself(List<PartFormula> formulas, int element) => Added(formulas, new(formulas.Count, element, 0, []));

    public static PartFormula Of(List<PartFormula> formulas, int atLeast, PartFormula[] operands, bool sharesWork = false) =>
        Added(formulas, new(formulas.Count, -1, atLeast, operands, sharesWork));

    /// <summary>Whether it holds, given which formulas before it do.</summary>
    public bool Holds(ReadOnlySpan<bool> before)
    {
        var count = 0;
        foreach (var operand in Operands)
        {
            count += before[operand.Index] ? 1 : 0;
        }

        return count >= AtLeast;
    }

    private static PartFormula Added(List<PartFormula> formulas, PartFormula formula)
    {
        formulas.Add(formula);
        return formula;
    }
}
