namespace AvailabilityKit.Blocks;

/// <summary>The frontier among more than two terminals, all of which must be connected; edges lead both ways.</summary>
/// <remarks>
/// Connectivity is kept as the partition of the frontier's vertices that are up into connected parts, and which parts hold a terminal.
/// A part that leaves the frontier with a terminal in it, while another terminal stands elsewhere, can never be joined; and once the
/// last terminal has been met, one part that holds them all is the answer.
/// </remarks>
internal sealed class ConnectionFrontier(FrontierPlan plan, int stateLimit, string title) : FrontierDiagram(plan, stateLimit, title)
{
    /// <summary>The word of the slots whose part holds a terminal.</summary>
    private const int TerminalWord = 0;

    /// <inheritdoc/>
    protected override bool Up(FrontierPlan.Step step, Span<ulong> state)
    {
        if (step.Vertex >= 0)
        {
            var itself = 1UL << step.U;
            state[Rows + step.U] = itself;
            state[TerminalWord] |= step.IsTerminal ? itself : 0;
            return false;
        }

        ulong one = state[Rows + step.U], other = state[Rows + step.V];
        if (one == 0 || other == 0 || one == other)
        {
            return false;
        }

        var joined = one | other;
        foreach (ref var row in state[Rows..])
        {
            if ((row & joined) != 0)
            {
                row = joined;
            }
        }

        if ((state[TerminalWord] & joined) != 0)
        {
            state[TerminalWord] |= joined;
        }

        return !step.TerminalsLeft && state[TerminalWord] == joined;
    }

    /// <inheritdoc/>
    protected override bool Leave(FrontierPlan.Step step, Span<ulong> state)
    {
        if (step.Leaving == 0)
        {
            return true;
        }

        for (var slot = 0; slot < state.Length - Rows; slot++)
        {
            var part = state[Rows + slot];
            if ((part & state[TerminalWord]) != 0 && (part & ~step.Leaving) == 0)
            {
                // The answer would have been found had this part held every terminal.
                return false;
            }
        }

        state[TerminalWord] &= ~step.Leaving;
        Forget(state, step.Leaving);
        return true;
    }
}
