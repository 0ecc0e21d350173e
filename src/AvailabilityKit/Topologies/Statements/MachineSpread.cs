using AvailabilityKit.Behaviours;

namespace AvailabilityKit.Topologies.Statements;

/// <summary>How the work of virtual machines is spread: evenly over those that run, wherever they do.</summary>
/// <param name="Running">How many run.</param>
/// <param name="Full">How many there are.</param>
internal sealed record MachineSpread(Amount Running, int Full) : WorkSpread(Condition.Always, Full)
{
    /// <inheritdoc/>
    public override Amount Carrying => Running;

    /// <inheritdoc/>
    public override Tag? MovedAtOnce => null;

    /// <inheritdoc/>
    public override int Lost(ReadOnlySpan<int> before, ReadOnlySpan<int> after) => Math.Max(0, (int)(Running.In(before) - Running.In(after)));
}
