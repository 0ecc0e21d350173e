namespace AvailabilityKit.Blocks;

/// <summary>The frontier between two terminals.</summary>
/// <remarks>
/// Connectivity is kept as reachability: which frontier vertices the source reaches, which reach the target, and which of the rest
/// reach which, so that directed, undirected and failing vertices are one algorithm.
/// </remarks>
internal sealed class PathFrontier(FrontierPlan plan, int stateLimit, string title) : FrontierDiagram(plan, stateLimit, title)
{
    private const int SourceWord = 0;
    private const int TargetWord = 1;

    /// <inheritdoc/>
    protected override bool Up(FrontierPlan.Step step, Span<ulong> state)
    {
        if (step.Vertex >= 0)
        {
            state[Rows + step.U] = 1UL << step.U;
            return false;
        }

        if (step.U == FrontierPlan.Source)
        {
            return step.V == FrontierPlan.Target || ReachFromSource(state, step.V);
        }

        if (step.V == FrontierPlan.Target)
        {
            return ReachToTarget(state, step.U);
        }

        return (step.Forward && Join(state, step.U, step.V)) || (step.Backward && Join(state, step.V, step.U));
    }

    /// <inheritdoc/>
    protected override bool Leave(FrontierPlan.Step step, Span<ulong> state)
    {
        if (step.Leaving != 0)
        {
            state[SourceWord] &= ~step.Leaving;
            state[TargetWord] &= ~step.Leaving;
            Forget(state, step.Leaving);
        }

        return !(step.SourceDone && state[SourceWord] == 0) && !(step.TargetDone && state[TargetWord] == 0);
    }

    /// <summary>An arc from u to v is up.</summary>
    private static bool Join(Span<ulong> state, int u, int v)
    {
        ulong atU = 1UL << u, atV = 1UL << v;
        if ((state[SourceWord] & atU) != 0)
        {
            return ReachFromSource(state, v);
        }

        if ((state[TargetWord] & atV) != 0)
        {
            return ReachToTarget(state, u);
        }

        // An arc into what the source reaches already, or out of what reaches the target already, opens no new path; nor does one at a vertex that is down.
        if (state[Rows + u] != 0 && state[Rows + v] != 0)
        {
            foreach (ref var row in state[Rows..])
            {
                if ((row & atU) != 0)
                {
                    row |= state[Rows + v];
                }
            }
        }

        return false;
    }

    private static bool ReachFromSource(Span<ulong> state, int slot)
    {
        if ((state[TargetWord] & (1UL << slot)) != 0)
        {
            return true;
        }

        // The row is empty when the vertex is down or the source reaches it already; either way nothing changes.
        var reached = state[Rows + slot];
        state[SourceWord] |= reached;
        Forget(state, reached);
        return false;
    }

    private static bool ReachToTarget(Span<ulong> state, int slot)
    {
        var at = 1UL << slot;
        if ((state[SourceWord] & at) != 0)
        {
            return true;
        }

        var reaching = 0UL;
        for (var other = Rows; other < state.Length; other++)
        {
            if ((state[other] & at) != 0)
            {
                reaching |= 1UL << (other - Rows);
            }
        }

        state[TargetWord] |= reaching;
        Forget(state, reaching);
        return false;
    }
}
