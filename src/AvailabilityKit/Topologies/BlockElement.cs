using System.Text.Json.Serialization;
using AvailabilityKit.Blocks;
using AvailabilityKit.Topologies.Notation;
using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies;

/// <summary>A block diagram as one element of a topology: a pool of disks, a network between two rooms.</summary>
/// <remarks>
/// <para>Solved exactly as <see cref="Block.Evaluate"/> does. Its components stand in the diagram alone: one that has the name of an
/// element of the topology, or of a component of another block element, is another part.</para>
/// <para>Where a component is given by its availability alone, the number of outages is not known.</para>
/// </remarks>
[JsonConverter(typeof(ModelPartConverter))]
public sealed record BlockElement : IndependentElement
{
    /// <summary>Describes an element by a block diagram.</summary>
    /// <param name="name">Its name, unique within the topology.</param>
    /// <param name="block">What must be up for it to be up.</param>
    public BlockElement(string name, Block block)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(block);
        Block = block;
    }

    /// <summary>What must be up for it to be up. Two elements are equal only if their blocks are made alike.</summary>
    public Block Block { get; }

    /// <summary>Whether the other has the same name, properties and a block of the same components, gates and networks in the same order.</summary>
    /// <param name="other">The element to compare with.</param>
    public bool Equals(BlockElement? other) => base.Equals(other) && BlockComparer.AreAlike(Block, other!.Block);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), BlockComparer.HashOf(Block));

    /// <inheritdoc/>
    public override string Noun => "block diagram";

    internal override string Detail => "block diagram";

    private protected override string Assumption(string name) => $"The components of the block diagram \"{name}\" fail and are repaired independently of one another and of everything else.";

    internal override string? WhyNotUnderCluster => "the cluster acts at each single failure, and a block diagram says only what it does on average; use components and groups";

    internal override string? WhyNotFromAllUp => "a topology joins a block diagram by its long run; write its components as elements, with groups";

    internal override IEnumerable<TopologyWarning> OwnWarnings() =>
        BlockParts.ComponentsOf(Block).Where(component => component.Mttr > component.Mtbf).Select(component => new TopologyWarning(
            TopologyWarningKind.RepairLongerThanUptime,
            Name,
            $"\"{component.Name}\" in the block diagram \"{Name}\" is repaired in {component.Mttr}, which is longer than the {component.Mtbf} until it fails; were the mtbf and the mttr swapped?"));

    internal override LongRunOutages SolveByItself(EvaluationOptions options, CancellationToken cancellationToken)
    {
        var measures = Block.Evaluate(new BlockOptions { MaximumNodes = options.MaximumNodes }, cancellationToken);
        return new(measures.Availability, measures.FailureFrequency, "block diagram (binary decision diagram)", measures.ErrorBound);
    }
}
