using AvailabilityKit.FaultTrees;
using AvailabilityKit.Tests.Blocks;
using TreeFormula = AvailabilityKit.FaultTrees.Formula;

namespace AvailabilityKit.Tests.FaultTrees;

/// <summary>Whether formulas hold, by their words: an interpreter that knows nothing of blocks or diagrams.</summary>
internal sealed class TruthTable
{
    private readonly List<BasicEvent> _events;

    public TruthTable(FaultTree tree) => _events = [.. tree.BasicEvents];

    /// <summary>How likely a formula is, and its complement, by going through every combination of events in exact rationals.</summary>
    public (double Happens, double DoesNot) Probability(TreeFormula formula)
    {
        var weights = _events.ConvertAll(event_ => event_.ProbabilityBy(8_760.Hours)).ConvertAll(p => (p.Value, p.Complement));
        return new ExactEnumeration(weights).Of(states => Holds(formula, states));
    }

    /// <summary>Whether an event that happens besides may undo the formula.</summary>
    public bool IsCoherent(TreeFormula formula) =>
        Enumerable.Range(0, 1 << _events.Count).All(states => !Holds(formula, (uint)states) || Enumerable.Range(0, _events.Count).All(i => Holds(formula, (uint)states | (1u << i))));

    public bool Holds(TreeFormula formula, uint states) => formula switch
    {
        BasicEvent event_ => (states >> _events.IndexOf(event_) & 1) == 1,
        HouseEvent house => house.Happens,
        ConstantFormula constant => constant.Holds,
        Gate gate => Holds(gate.Formula, states),
        Connective connective => Holds(connective, connective.Inputs.Select(input => Holds(input, states)).ToList()),
        _ => throw new InvalidOperationException(),
    };

    private static bool Holds(Connective connective, List<bool> inputs)
    {
        var count = inputs.Count(input => input);
        return connective.Kind switch
        {
            ConnectiveKind.And => count == inputs.Count,
            ConnectiveKind.Or => count > 0,
            ConnectiveKind.AtLeast => count >= connective.Min,
            ConnectiveKind.Cardinality => count >= connective.Min && count <= connective.Max,
            ConnectiveKind.Not => !inputs[0],
            ConnectiveKind.Xor => count % 2 == 1,
            ConnectiveKind.Nand => count < inputs.Count,
            ConnectiveKind.Nor => count == 0,
            ConnectiveKind.Imply => !inputs[0] || inputs[1],
            _ => inputs[0] == inputs[1],
        };
    }
}
