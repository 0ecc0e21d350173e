using AvailabilityKit.Behaviours;

namespace AvailabilityKit.Topologies.Statements;

/// <summary>How the work of virtual machines is spread: evenly over those that run, wherever they do.</summary>
/// <param name="Running">How many run.</param>
/// <param name="Moved">How many stand still while they are moved, with their work; null where none ever does.</param>
/// <param name="Full">How many there are.</param>
internal sealed record MachineSpread(Amount Running, Amount? Moved, int Full) : WorkSpread(Condition.Always, Full)
{
    /// <inheritdoc/>
    public override Amount Carrying { get; } = Moved is null ? Running : Running + Moved;

    /// <inheritdoc/>
    public override Amount Serving => Running;

    /// <inheritdoc/>
    public override Tag? MovedAtOnce => null;

    /// <inheritdoc/>
    public override int Lost(ReadOnlySpan<int> before, ReadOnlySpan<int> after) => Math.Max(0, (int)(Carrying.In(before) - Carrying.In(after)));
}
