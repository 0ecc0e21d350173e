using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>The rule by which a step interrupts work that several elements do or pass on.</summary>
internal static class WorkLoss
{
    /// <summary>The share of the work that is interrupted, of what was up before.</summary>
    /// <param name="atLeast">How many of the operands must hold.</param>
    /// <param name="sharesWork">Whether those that hold share the work.</param>
    /// <param name="operands">The operands.</param>
    /// <param name="isUpAfter">Whether so many hold after the step.</param>
    /// <param name="before">Whether each held before it.</param>
    /// <param name="lost">The share of each one's work that it interrupts.</param>
    public static double Of(int atLeast, bool sharesWork, ReadOnlySpan<int> operands, bool isUpAfter, bool[] before, double[] lost)
    {
        var (serving, sum, kept) = (0, 0.0, 1.0);
        foreach (var operand in operands)
        {
            serving += before[operand] ? 1 : 0;
            sum += lost[operand];
            kept *= 1 - lost[operand];
        }

        return sharesWork ? (serving > 0 ? sum / serving : 0)
            : atLeast == operands.Length ? 1 - kept
            : kept < 1 && !isUpAfter ? 1
            : 0;
    }

    /// <summary>The share of an element's own work that is interrupted at a step that takes it down unplanned, or moves work of its nodes.</summary>
    /// <param name="spread">How the work is spread over its nodes; null for all of it in one place.</param>
    /// <param name="isDown">Whether it is down after the step.</param>
    /// <param name="moved">How many nodes lost their work while it went on.</param>
    /// <param name="before">The values of all variables before the step.</param>
    /// <param name="after">Those after it.</param>
    public static double Itself(WorkSpread? spread, bool isDown, Func<int> moved, ReadOnlySpan<int> before, ReadOnlySpan<int> after)
    {
        if (spread is null)
        {
            return isDown ? 1 : 0;
        }

        var carrying = spread.Carrying.In(before);
        return !isDown ? Math.Min(1, moved() / carrying)
            : spread.IsPartly.Holds(after) ? (carrying - spread.Carrying.In(after)) / carrying
            : 1;
    }
}
