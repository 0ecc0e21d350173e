namespace AvailabilityKit.Topologies.Islands;

/// <summary>The automaton of a <see cref="FaultTolerantServer"/>: modules in lockstep, failed and resynchronizing, and the ways it goes down.</summary>
internal sealed class FaultTolerantAutomaton
{
    private readonly FaultTolerantServer _server;
    private readonly Dictionary<Local, int> _states = [];
    private readonly List<Local> _order = [];
    private readonly List<AutomatonStep> _steps = [];

    /// <summary>Modules in lockstep, waiting for a swap, resynchronizing; and why the server is down, -1 while it is up.</summary>
    private readonly record struct Local(int Running, int Failed, int Joining, int DownBy);

    // Indexes of the built-in reasons to be down; the server's own faults follow.
    private const int Up = -1;
    private const int UncoveredFault = 0;
    private const int TransientInSimplex = 1;
    private const int LastModule = 2;
    private const int OwnFaults = 3;

    private FaultTolerantAutomaton(FaultTolerantServer server) => _server = server;

    public static ElementAutomaton Of(FaultTolerantServer server, bool rolling)
    {
        var unit = new FaultTolerantAutomaton(server);
        unit.Explore();
        List<CauseKey?> causes = [.. unit._order.Select(unit.CauseOf)];
        return rolling
            ? ComponentAutomaton.WithMaintenance(server.Name, causes, unit._steps, server.Planned)
            : new ElementAutomaton(server.Name, causes, unit._steps);
    }

    private CauseKey? CauseOf(Local state) => state.DownBy switch
    {
        Up => null,
        UncoveredFault => new CauseKey(_server.Name, "uncovered module fault", CauseKind.Uncovered),
        TransientInSimplex => new CauseKey(_server.Name, "transient fault without a partner", CauseKind.RedundancyLost),
        LastModule => new CauseKey(_server.Name, "last module lost", CauseKind.RedundancyLost),
        var own => new CauseKey(_server.Name, _server.Faults[own - OwnFaults].Name, _server.Faults[own - OwnFaults].Kind.AsCause()),
    };

    private void Explore()
    {
        IndexOf(new Local(_server.Modules, 0, 0, Up));
        for (var next = 0; next < _order.Count; next++)
        {
            var state = _order[next];
            if (state.DownBy == Up)
            {
                AddFaults(next, state);
                AddRepairs(next, state);
            }
            else
            {
                AddRecovery(next, state);
            }
        }
    }

    private void AddFaults(int from, Local state)
    {
        var (running, failed, joining, _) = state;
        var permanent = running * Rate.Per(_server.ModuleMtbf).ValuePerSecond;
        var transient = running * Rate.Per(_server.TransientMtbf).ValuePerSecond;
        if (running > 1)
        {
            var covered = _server.Coverage.Value;
            var uncovered = _server.Coverage.Complement;
            Step(from, new Local(running - 1, failed + 1, joining, Up), covered * permanent, isMasked: true);
            Step(from, new Local(running - 1, failed + 1, joining, UncoveredFault), uncovered * permanent);
            Step(from, new Local(running - 1, failed, joining + 1, Up), covered * transient, isMasked: true);
            Step(from, new Local(running, failed, joining, UncoveredFault), uncovered * transient);
        }
        else if (joining > 0)
        {
            // The module that was being copied from is gone: what was joining must start afresh.
            Step(from, new Local(joining, failed + 1, 0, LastModule), permanent);
            Step(from, new Local(1 + joining, failed, 0, TransientInSimplex), transient);
        }
        else
        {
            Step(from, new Local(0, failed + 1, 0, LastModule), permanent);
            Step(from, new Local(1, failed, 0, TransientInSimplex), transient);
        }

        for (var i = 0; i < _server.Faults.Count; i++)
        {
            var fault = _server.Faults[i];
            if (fault.Mttr > Duration.Zero)
            {
                Step(from, state with { DownBy = OwnFaults + i }, Rate.Per(fault.Mtbf).ValuePerSecond);
            }
        }
    }

    private void AddRepairs(int from, Local state)
    {
        var (running, failed, joining, _) = state;
        Step(from, new Local(running, failed - 1, joining + 1, Up), failed * Rate.Per(_server.HotSwap).ValuePerSecond, jobs: failed);
        Step(from, new Local(running + 1, failed, joining - 1, Up), joining * Rate.Per(_server.Resynchronization).ValuePerSecond);
    }

    private void AddRecovery(int from, Local state)
    {
        var restart = Rate.Per(_server.Restart).ValuePerSecond;
        switch (state.DownBy)
        {
            case LastModule when state.Running == 0:
                Step(from, new Local(1, state.Failed - 1, 0, LastModule), state.Failed * Rate.Per(_server.HotSwap).ValuePerSecond, jobs: state.Failed);
                break;
            case UncoveredFault or TransientInSimplex or LastModule:
                // A restart brings every working module up together, those that were joining too.
                Step(from, new Local(state.Running + state.Joining, state.Failed, 0, Up), restart);
                break;
            default:
                var fault = _server.Faults[state.DownBy - OwnFaults];
                Step(from, new Local(state.Running + state.Joining, state.Failed, 0, Up), Rate.Per(fault.Mttr).ValuePerSecond, fault.NeedsCrew ? 1 : 0);
                break;
        }
    }

    private void Step(int from, Local to, double rate, int jobs = 0, bool isMasked = false)
    {
        if (rate > 0)
        {
            _steps.Add(new AutomatonStep(from, IndexOf(to), rate, jobs, isMasked));
        }
    }

    private int IndexOf(Local state)
    {
        if (!_states.TryGetValue(state, out var index))
        {
            index = _order.Count;
            _states.Add(state, index);
            _order.Add(state);
        }

        return index;
    }
}
