using AvailabilityKit.Behaviours;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>Who may take a service down, read from the state of the whole topology: the parts it stands on, what each is asked, and the causes in it.</summary>
/// <remarks>Immutable, and shared by all lives. The parts are those of the evaluation, since the rule that shares downtime goes by them.</remarks>
internal sealed class ServiceCauses
{
    private ServiceCauses(Part[] parts, JoinStep[] join, CauseKey[] causes)
    {
        Parts = parts;
        Join = join;
        Causes = causes;
    }

    /// <summary>An element that the service sees through a part.</summary>
    /// <param name="Position">Its position; a part asks for it by that.</param>
    /// <param name="IsUp">When it is up by itself.</param>
    /// <param name="Reasons">Why it is not, by the number of the cause; the first that holds counts.</param>
    /// <param name="Otherwise">The number of the cause where none of them holds.</param>
    public sealed record Seen(int Position, Condition IsUp, (Condition While, int Cause)[] Reasons, int Otherwise)
    {
        /// <summary>The number of the cause by which it is down; -1 while it is up.</summary>
        public int CauseIn(ReadOnlySpan<int> values)
        {
            if (IsUp.Holds(values))
            {
                return -1;
            }

            foreach (var (when, cause) in Reasons)
            {
                if (when.Holds(values))
                {
                    return cause;
                }
            }

            return Otherwise;
        }
    }

    /// <summary>What the service stands on that fails by itself: a part of an island.</summary>
    /// <param name="Elements">The elements that it sees through it.</param>
    /// <param name="Formulas">What can be said of them, operands first, each with the place of its element among them, or -1.</param>
    /// <param name="Asked">The numbers of the formulas that are asked for.</param>
    /// <param name="GivesWay">The causes that take no share where another is down too: work that waits until it can be spared, so that the other came later.</param>
    public sealed record Part(Seen[] Elements, (PartFormula Formula, int Element)[] Formulas, int[] Asked, HashSet<int> GivesWay)
    {
        /// <summary>Leaves out what gives way, where something does not.</summary>
        /// <returns>How many are left.</returns>
        public int Remaining(Span<int> causes)
        {
            if (GivesWay.Count == 0)
            {
                return causes.Length;
            }

            var left = 0;
            foreach (var cause in causes)
            {
                if (!GivesWay.Contains(cause))
                {
                    causes[left++] = cause;
                }
            }

            return left == 0 ? causes.Length : left;
        }
    }

    public Part[] Parts { get; }

    /// <summary>How the answers make the service; the last step is the service.</summary>
    public JoinStep[] Join { get; }

    /// <summary>Every cause there may be.</summary>
    public CauseKey[] Causes { get; }

    /// <param name="topology">The topology.</param>
    /// <param name="whole">What its elements do, all together.</param>
    /// <param name="plan">How the service stands on its parts.</param>
    public static ServiceCauses Of(ResolvedTopology topology, IslandBehaviour whole, ServicePlan plan)
    {
        var numbers = new Dictionary<CauseKey, int>();
        var parts = plan.Views.Select(view =>
        {
            Seen[] elements = [.. view.Seen.Select(position => Itself(whole[position], position, NumberOf))];
            return new Part(
                elements,
                [.. view.Formulas.Select(formula => (formula, Array.FindIndex(elements, element => element.Position == formula.Element)))],
                [.. view.Asked.Select(asked => asked.Index)],
                GivingWay(view, NumberOf));
        });
        return new([.. parts], [.. plan.Root.Steps()], [.. numbers.Keys]);

        int NumberOf(CauseKey cause)
        {
            numbers.TryAdd(cause, numbers.Count);
            return numbers[cause];
        }
    }

    /// <summary>All that is read beyond whether the service is up.</summary>
    public void CollectReads(VariableSet reads)
    {
        foreach (var element in Parts.SelectMany(part => part.Elements))
        {
            element.IsUp.CollectReads(reads);
            foreach (var (when, _) in element.Reasons)
            {
                when.CollectReads(reads);
            }
        }
    }

    private static HashSet<int> GivingWay(PlannedView view, Func<CauseKey, int> numberOf)
    {
        var island = view.Part.Island.Behaviour;
        return view.Part.Variables.Length == 0 ? [] : [.. view.Seen.Where(island.WorkGivesWay).SelectMany(island.WorkCausesOf).Select(numberOf)];
    }

    private static Seen Itself(ElementBehaviour element, int position, Func<CauseKey, int> numberOf) => new(
        position,
        element.IsUpItself,
        [.. element.Reasons.Select(reason => (reason.While, numberOf(reason.Cause)))],
        numberOf(element.Unspecified));
}
