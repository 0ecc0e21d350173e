namespace AvailabilityKit.Topologies;

/// <summary>A cause of downtime: whose it is, what it is called, and its class.</summary>
internal readonly record struct CauseKey(string Element, string Label, CauseKind Kind);

/// <summary>One step of a unit's automaton, with its rate per second.</summary>
/// <param name="From">Local state before.</param>
/// <param name="To">Local state after.</param>
/// <param name="Rate">Per second; above zero.</param>
/// <param name="Jobs">How many repairs that need a crew go on at once at this rate; 0 where the step needs none.</param>
/// <param name="IsMasked">Whether the step is a fault that redundancy within the unit masks.</param>
internal readonly record struct AutomatonStep(int From, int To, double Rate, int Jobs = 0, bool IsMasked = false);

/// <summary>
/// The automaton of one element that fails and comes back: local state 0 is fully up; every down state names its cause.
/// It knows nothing of clusters and crews; the rules of an island put units together.
/// </summary>
internal sealed class ElementAutomaton
{
    private readonly AutomatonStep[][] _steps;

    public ElementAutomaton(string element, IReadOnlyList<CauseKey?> causes, IReadOnlyList<AutomatonStep> steps, int maintenanceState = -1, double maintenanceRate = 0)
    {
        Element = element;
        Causes = [.. causes];
        MaintenanceState = maintenanceState;
        MaintenanceRate = maintenanceRate;
        _steps = new AutomatonStep[Causes.Length][];
        for (var state = 0; state < _steps.Length; state++)
        {
            _steps[state] = [.. steps.Where(step => step.From == state)];
        }
    }

    public string Element { get; }

    /// <summary>For each local state the cause of being down, or null where the unit is up.</summary>
    public CauseKey?[] Causes { get; }

    public int StateCount => Causes.Length;

    /// <summary>The local state of rolling maintenance, or -1 where there is none.</summary>
    public int MaintenanceState { get; }

    /// <summary>Rolling maintenance per second, from the fully-up state; the cluster says when it may begin.</summary>
    public double MaintenanceRate { get; }

    public bool IsUp(int state) => Causes[state] is null;

    /// <summary>Faults per second that have no effect in a local state.</summary>
    public double MaskedRate(int state)
    {
        var rate = 0.0;
        foreach (var step in _steps[state])
        {
            rate += step.IsMasked ? step.Rate : 0;
        }

        return rate;
    }

    public ReadOnlySpan<AutomatonStep> StepsFrom(int state) => _steps[state];

    /// <summary>Whether two units behave alike, so that exchanging them changes nothing but names.</summary>
    public bool BehavesLike(ElementAutomaton other)
    {
        if (StateCount != other.StateCount || MaintenanceState != other.MaintenanceState || MaintenanceRate != other.MaintenanceRate)
        {
            return false;
        }

        for (var state = 0; state < StateCount; state++)
        {
            var sameCause = (Causes[state], other.Causes[state]) switch
            {
                (null, null) => true,
                ({ } a, { } b) => a.Label == b.Label && a.Kind == b.Kind,
                _ => false,
            };
            if (!sameCause || !_steps[state].AsSpan().SequenceEqual(other._steps[state]))
            {
                return false;
            }
        }

        return true;
    }
}
