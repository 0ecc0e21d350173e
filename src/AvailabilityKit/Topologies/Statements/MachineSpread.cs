using AvailabilityKit.Behaviours;

namespace AvailabilityKit.Topologies.Statements;

/// <summary>How the work of virtual machines is spread: evenly over those that run, wherever they do.</summary>
/// <param name="Running">How many run.</param>
/// <param name="Moved">How many stand still while they are moved, with their work; null where none ever does.</param>
/// <param name="Full">How many there are.</param>
/// <param name="InUse">How many hosts are in use.</param>
/// <param name="Healthy">How many are, or are only worked on; null where none ever is.</param>
internal sealed record MachineSpread(Amount Running, Amount? Moved, int Full, Amount InUse, Amount? Healthy) : WorkSpread(Condition.Always, Full)
{
    /// <inheritdoc/>
    public override Amount Carrying { get; } = Moved is null ? Running : Running + Moved;

    /// <inheritdoc/>
    public override Amount Serving => Running;

    /// <inheritdoc/>
    public override Tag? MovedAtOnce => null;

    /// <inheritdoc/>
    /// <remarks>Where a host goes that is only worked on, its machines stop by plan if the others have no room for them: their work drains before.</remarks>
    public override int Lost(ReadOnlySpan<int> before, ReadOnlySpan<int> after) =>
        Healthy is not null && InUse.In(after) < InUse.In(before) && Healthy.In(after) >= Healthy.In(before) ? 0 : Math.Max(0, (int)(Carrying.In(before) - Carrying.In(after)));
}
