using AvailabilityKit.Behaviours;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>Who may take a service down, read from the state of the whole topology: the parts it stands on, what each is asked, and the causes in it.</summary>
/// <remarks>Immutable, and shared by all lives. The parts are those of the evaluation, since the rule that shares downtime goes by them.</remarks>
internal sealed class ServiceCauses
{
    private ServiceCauses(Part[] parts, JoinStep[] join, CauseKey[] causes, Roots?[] rootsOf)
    {
        RootsOf = rootsOf;
        Parts = parts;
        Join = join;
        Causes = causes;
    }

    /// <summary>An element that the service sees, or that stands below one, and the numbers of its causes.</summary>
    /// <param name="Position">Its position; a part asks for it by that.</param>
    /// <param name="Element">When it is up by itself, and why it is not.</param>
    /// <param name="Causes">The number of the cause that each of its reasons is.</param>
    public sealed record Seen(int Position, ElementBehaviour Element, int[] Causes)
    {
        /// <summary>The number of the cause by which it is down; -1 while it is up.</summary>
        public int CauseIn(ReadOnlySpan<int> values) => Element.ReasonIn(values) is >= 0 and var reason ? Causes[reason] : -1;

        public void CollectReads(VariableSet reads)
        {
            Element.IsUpItself.CollectReads(reads);
            foreach (var reason in Element.Reasons)
            {
                reason.While.CollectReads(reads);
            }
        }
    }

    /// <summary>What took the members of an element that lacks some.</summary>
    /// <param name="Structure">What stands below it.</param>
    /// <param name="Places">Each place of it, with the numbers of its causes.</param>
    public sealed record Roots(RootStructure Structure, Seen[] Places);

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

    /// <summary>For each cause that is a lack of members where to look for what took them; null for the others, and where causes are named as noticed.</summary>
    public Roots?[] RootsOf { get; }

    /// <param name="topology">The topology.</param>
    /// <param name="whole">What its elements do, all together.</param>
    /// <param name="plan">How the service stands on its parts.</param>
    /// <param name="level">At which level causes are named.</param>
    public static ServiceCauses Of(ResolvedTopology topology, IslandBehaviour whole, ServicePlan plan, CauseLevel level)
    {
        var roots = new Dictionary<int, Roots>();
        var numbers = new Dictionary<CauseKey, int>();
        Part[] parts = [.. plan.Views.Select(view =>
        {
            Seen[] elements = [.. view.Seen.Select(position => Itself(whole[position], position, NumberOf))];
            Array.ForEach(level == CauseLevel.Root ? elements : [], AddRoots);
            return new Part(
                elements,
                [.. view.Formulas.Select(formula => (formula, Array.FindIndex(elements, element => element.Position == formula.Element)))],
                [.. view.Asked.Select(asked => asked.Index)],
                GivingWay(view, NumberOf));
        })];
        return new(parts, [.. plan.Root.Steps()], [.. numbers.Keys], [.. numbers.Values.Select(cause => roots.GetValueOrDefault(cause))]);

        void AddRoots(Seen seen)
        {
            if (RootStructure.Of(topology, whole, seen.Position) is not { } structure)
            {
                return;
            }

            var below = new Roots(structure, Array.ConvertAll(structure.Places, place => Itself(place.Element, place.Position, NumberOf)));
            for (var reason = 0; reason < seen.Element.Reasons.Count; reason++)
            {
                if (seen.Element.Reasons[reason].LacksMembers)
                {
                    roots.Add(seen.Causes[reason], below);
                }
            }
        }

        int NumberOf(CauseKey cause)
        {
            numbers.TryAdd(cause, numbers.Count);
            return numbers[cause];
        }
    }

    /// <summary>All that is read beyond whether the service is up.</summary>
    public void CollectReads(VariableSet reads)
    {
        foreach (var element in Parts.SelectMany(part => part.Elements).Concat(RootsOf.OfType<Roots>().Distinct().SelectMany(roots => roots.Places)))
        {
            element.CollectReads(reads);
        }
    }

    private static HashSet<int> GivingWay(PlannedView view, Func<CauseKey, int> numberOf)
    {
        var island = view.Part.Island.Behaviour;
        return view.Part.Variables.Length == 0 ? [] : [.. view.Seen.Where(island.WorkGivesWay).SelectMany(island.WorkCausesOf).Select(numberOf)];
    }

    private static Seen Itself(ElementBehaviour element, int position, Func<CauseKey, int> numberOf)
    {
        var causes = new int[element.Reasons.Count + 1];
        for (var reason = 0; reason < causes.Length; reason++)
        {
            causes[reason] = numberOf(element.ReasonAt(reason).Cause);
        }

        return new(position, element, causes);
    }
}
