using AvailabilityKit.Behaviours;

namespace AvailabilityKit.Topologies.Statements;

/// <summary>How the work of an element is spread over the nodes that it is made of.</summary>
/// <param name="Carries">For each node, when it carries work.</param>
/// <param name="IsUp">For each node, when it is up, or would be but for planned work.</param>
/// <param name="IsPartly">Once the whole is down: whether those that are left keep the work that they carry.</param>
/// <param name="Full">How many nodes carry work when all is well.</param>
/// <param name="MovedAtOnce">The event at which the work of a node moves without an interruption of the whole.</param>
internal sealed record WorkSpread(Condition[] Carries, Condition[] IsUp, Condition IsPartly, int Full, Tag MovedAtOnce)
{
    /// <summary>How many nodes carry work that goes on.</summary>
    public Amount Carrying { get; } = Amount.Count([.. Carries.Select((carries, node) => carries & IsUp[node])]);

    /// <summary>The share of its capacity that serves while it is up, 0 to 1.</summary>
    public double LevelIn(ReadOnlySpan<int> values) => Math.Min(1, Carrying.In(values) / Full);

    /// <summary>How many nodes that carried work before a step are lost after it.</summary>
    public int Lost(ReadOnlySpan<int> before, ReadOnlySpan<int> after)
    {
        var lost = 0;
        for (var node = 0; node < Carries.Length; node++)
        {
            lost += Carries[node].Holds(before) && !IsUp[node].Holds(after) ? 1 : 0;
        }

        return lost;
    }

    public void CollectReads(VariableSet reads)
    {
        Carrying.CollectReads(reads);
        IsPartly.CollectReads(reads);
    }
}
