using AvailabilityKit.Blocks.CommonCauses;

namespace AvailabilityKit.FaultTrees;

/// <summary>Turns gates into block diagrams by duality: down where the event has happened.</summary>
internal sealed class FaultTreeBlocks(Duration missionTime)
{
    private readonly ExpressionValues _values = new(missionTime);
    private readonly Dictionary<Formula, Block> _blocks = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<CommonCauseEvents, CommonCauseGroup> _groups = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether the probabilities of events are asked for; without them all are even, which is enough to find and count cut sets.</summary>
    public bool NeedsProbabilities { get; init; } = true;

    /// <summary>The block of a gate.</summary>
    public Block Of(Gate gate)
    {
        foreach (var formula in Formula.BottomUp([gate]))
        {
            _blocks.Add(formula, Made(formula));
        }

        return _blocks[gate];
    }

    private Block Made(Formula formula) => formula switch
    {
        Gate gate => _blocks[gate.Formula],
        HouseEvent house => house.Happens ? Block.Never : Block.Always,
        ConstantFormula constant => constant.Holds ? Block.Never : Block.Always,
        BasicEvent { Group: { } group } member => GroupOf(group)[member.Name],
        BasicEvent event_ => Block.Component(event_.Name, ProbabilityOf(event_)),
        Connective connective => Joined(connective, [.. connective.Inputs.Select(input => _blocks[input])]),
        _ => throw new InvalidOperationException($"{formula.GetType()} is no kind of formula."),
    };

    private static Block Joined(Connective connective, Block[] inputs) => connective.Kind switch
    {
        ConnectiveKind.And => Block.Parallel(inputs),
        ConnectiveKind.Or => Block.Series(inputs),
        ConnectiveKind.AtLeast => Block.FailsAt(connective.Min, inputs),
        ConnectiveKind.Not => Block.Not(inputs[0]),
        ConnectiveKind.Nand => Block.Not(Block.Parallel(inputs)),
        ConnectiveKind.Nor => Block.Not(Block.Series(inputs)),
        ConnectiveKind.Xor => Odd(inputs),
        ConnectiveKind.Imply => Block.Series(Block.Not(inputs[0]), inputs[1]),
        ConnectiveKind.Iff => Block.Not(Odd(inputs)),
        _ => Between(connective, inputs),
    };

    /// <summary>Down when the number that are down is from the least to the most.</summary>
    private static Block Between(Connective connective, Block[] inputs)
    {
        var enough = connective.Min == 0 ? Block.Never : Block.FailsAt(connective.Min, inputs);
        return connective.Max == inputs.Length ? enough : Block.Parallel(enough, Block.Not(Block.FailsAt(connective.Max + 1, inputs)));
    }

    private Availability ProbabilityOf(BasicEvent event_)
    {
        if (!NeedsProbabilities && event_.Expression is null)
        {
            return Availability.FromUnavailability(0.5);
        }

        return !(Availability)(event_.Expression is { } expression
            ? _values.Probability(expression, $"The basic event \"{event_.Name}\"", event_.Name)
            : throw new ModelException($"Nothing is known of how likely the basic event \"{event_.Name}\" is; give it an expression, such as a number from 0 to 1.", event_.Name));
    }

    private CommonCauseGroup GroupOf(CommonCauseEvents group)
    {
        if (!_groups.TryGetValue(group, out var made))
        {
            _groups.Add(group, made = group.ToBlocks(_values));
        }

        return made;
    }

    /// <summary>Down when the number that are down is odd; a block counts those that are up.</summary>
    private static Block Odd(Block[] inputs) => inputs.Length % 2 == 1 ? Block.Xor(inputs) : Block.Not(Block.Xor(inputs));
}
