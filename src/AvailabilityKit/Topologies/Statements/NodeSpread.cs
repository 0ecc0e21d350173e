using AvailabilityKit.Behaviours;

namespace AvailabilityKit.Topologies.Statements;

/// <summary>How the work of a cluster is spread over its nodes.</summary>
/// <param name="Carries">For each node, when it carries work.</param>
/// <param name="IsUp">For each node, when it is up, or would be but for planned work.</param>
/// <param name="IsPartly">Once the whole is down: whether those that are left keep the work that they carry.</param>
/// <param name="Full">How many nodes carry work when all is well.</param>
/// <param name="Moved">The event at which the work of a node moves without an interruption of the whole.</param>
internal sealed record NodeSpread(Condition[] Carries, Condition[] IsUp, Condition IsPartly, int Full, Tag Moved) : WorkSpread(IsPartly, Full)
{
    /// <inheritdoc/>
    public override Amount Carrying { get; } = Amount.Count([.. Carries.Select((carries, node) => carries & IsUp[node])]);

    /// <inheritdoc/>
    public override Tag? MovedAtOnce => Moved;

    /// <inheritdoc/>
    public override int Lost(ReadOnlySpan<int> before, ReadOnlySpan<int> after)
    {
        var lost = 0;
        for (var node = 0; node < Carries.Length; node++)
        {
            lost += Carries[node].Holds(before) && !IsUp[node].Holds(after) ? 1 : 0;
        }

        return lost;
    }
}
