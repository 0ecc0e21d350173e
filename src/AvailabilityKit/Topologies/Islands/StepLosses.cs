using AvailabilityKit.Behaviours;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>What a step of a part interrupts: of the work behind each question that a service asks, the share that ran on what failed.</summary>
/// <remarks>
/// Work in flight is spread evenly over what serves. What is needed by all of it interrupts all of it; a member of a group that shares the work interrupts its
/// share, and one that is mirrored nothing, until too few are left; a node of a cluster interrupts what it carried. Planned work drains first and interrupts nothing.
/// </remarks>
internal sealed class StepLosses
{
    private readonly IslandSolution _solution;
    private readonly PlannedView _plan;
    private readonly int[][] _copies;
    private readonly bool[] _before;
    private readonly bool[] _after;
    private readonly double[] _lost;
    private readonly HashSet<int> _lostCopies = [];

    /// <param name="solution">The solution of the part.</param>
    /// <param name="plan">What the service asks of it.</param>
    public StepLosses(IslandSolution solution, PlannedView plan)
    {
        _solution = solution;
        _plan = plan;
        _copies = plan.Part.Copies;
        _before = new bool[plan.Formulas.Count];
        _after = new bool[plan.Formulas.Count];
        _lost = new double[plan.Formulas.Count];
    }

    /// <summary>Reads a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="lost">Receives, for each question, the share of the work behind it that is interrupted; 0 where there is none, since it was down before.</param>
    /// <returns>Whether anything is.</returns>
    public bool Read(JointStep step, double[] lost)
    {
        _plan.Answer(_solution, step.From, _before);
        _plan.Answer(_solution, step.To, _after);
        FindLostCopies(step);
        foreach (var formula in _plan.Formulas)
        {
            _lost[formula.Index] = !_before[formula.Index] ? 0
                : formula.Element >= 0 ? Itself(formula, step)
                : WorkLoss.Of(formula.AtLeast, formula.SharesWork, formula.OperandIndices, _after[formula.Index], _before, _lost);
        }

        var any = false;
        for (var asked = 0; asked < lost.Length; asked++)
        {
            lost[asked] = _lost[_plan.Asked[asked].Index];
            any |= lost[asked] > 0;
        }

        return any;
    }

    private double Itself(PartFormula formula, JointStep step)
    {
        var element = formula.Element;
        // Of copies that were lumped a state says how many are down, and not which.
        if (Array.Exists(_copies, copies => Array.IndexOf(copies, element) >= 0))
        {
            return _lostCopies.Contains(element) ? 1 : 0;
        }

        var reason = _solution.ReasonOf(step.To, element);
        if (reason >= 0 && IsPlanned(element, reason))
        {
            return 0;
        }

        var spread = _plan.SpreadOf(formula);
        var (before, after) = (_solution.ValuesIn(step.From), _solution.ValuesIn(step.To));
        return WorkLoss.Itself(spread, reason >= 0, () => spread!.MovedAtOnce is { } moved ? CountOf(moved, step.Events) : spread.Lost(before, after), before, after);
    }

    private void FindLostCopies(JointStep step)
    {
        _lostCopies.Clear();
        foreach (var copies in _copies)
        {
            var more = 0;
            for (var reason = 0; more == 0 && reason <= ReasonsOf(copies[0]); reason++)
            {
                more = IsPlanned(copies[0], reason) ? 0 : Math.Max(0, CountDown(copies, step.To, reason) - CountDown(copies, step.From, reason));
            }

            foreach (var copy in copies)
            {
                if (more > 0 && _solution.ReasonOf(step.From, copy) < 0)
                {
                    _lostCopies.Add(copy);
                    more--;
                }
            }
        }
    }

    private int ReasonsOf(int element) => _plan.Part.Island.Behaviour[element].Reasons.Count;

    private bool IsPlanned(int element, int reason) => _solution.ReasonAt(element, reason).Cause.Kind == CauseKind.Planned;

    private int CountDown(int[] copies, int state, int reason)
    {
        var count = 0;
        foreach (var copy in copies)
        {
            count += _solution.ReasonOf(state, copy) == reason ? 1 : 0;
        }

        return count;
    }

    private static int CountOf(Tag tag, IReadOnlyList<Tag>? events)
    {
        var count = 0;
        for (var i = 0; i < (events?.Count ?? 0); i++)
        {
            count += events![i].Equals(tag) ? 1 : 0;
        }

        return count;
    }
}
