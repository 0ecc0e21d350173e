using AvailabilityKit.Behaviours;

namespace AvailabilityKit.Topologies.Statements;

/// <summary>How the work of an element is spread over what it is made of.</summary>
/// <param name="IsPartly">Once the whole is down: whether those that are left keep the work that they carry.</param>
/// <param name="Full">How many carry work when all is well.</param>
internal abstract record WorkSpread(Condition IsPartly, int Full)
{
    /// <summary>How many carry work that goes on, or goes on in a moment where it left off.</summary>
    public abstract Amount Carrying { get; }

    /// <summary>How many serve: all that carry work, but for those that stand still for a moment.</summary>
    public virtual Amount Serving => Carrying;

    /// <summary>The event at which the work of one of them moves without an interruption of the whole; null where the state says how many were lost.</summary>
    public abstract Tag? MovedAtOnce { get; }

    /// <summary>What of it is missing, and why; none where that is for the nodes to say that are down.</summary>
    public IReadOnlyList<MissingWork> Missing { get; init; } = [];

    /// <summary>The share of its capacity that serves while it is up, 0 to 1.</summary>
    public double LevelIn(ReadOnlySpan<int> values) => Math.Min(1, Serving.In(values) / Full);

    /// <summary>How many that carried work before a step are lost after it.</summary>
    public abstract int Lost(ReadOnlySpan<int> before, ReadOnlySpan<int> after);

    public void CollectReads(VariableSet reads)
    {
        Carrying.CollectReads(reads);
        Serving.CollectReads(reads);
        IsPartly.CollectReads(reads);
    }
}
