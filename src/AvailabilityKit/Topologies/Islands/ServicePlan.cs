namespace AvailabilityKit.Topologies.Islands;

/// <summary>How one service stands on parts of islands: what it asks of each, and how the answers combine.</summary>
/// <remarks>
/// As much as can be is asked of a part in one question: forty disks in a row are one question, "are all of them up", whose answer has two
/// values rather than 2^40 patterns. What treats alike copies alike also lets the part be solved with the copies lumped.
/// </remarks>
internal sealed class ServicePlan
{
    private readonly ResolvedTopology _topology;
    private readonly Dictionary<int, int> _viewOf = [];
    private readonly Dictionary<int, Function> _functions = [];
    private readonly List<PlannedView> _views = [];

    private ServicePlan(ResolvedTopology topology) => _topology = topology;

    /// <summary>What is known of an element: a formula over one part, or a node that joins several.</summary>
    private sealed record Function(int View, PartFormula? Formula, JoinNode? Joined);

    /// <summary>The parts.</summary>
    public IReadOnlyList<PlannedView> Views => _views;

    /// <summary>When the service is up.</summary>
    public required JoinNode Root { get; init; }

    /// <param name="topology">The topology.</param>
    /// <param name="parts">The parts of islands that answer about what the service sees.</param>
    /// <param name="service">The position of the service.</param>
    public static ServicePlan Of(ResolvedTopology topology, IEnumerable<AskedPart> parts, int service)
    {
        var draft = new ServicePlan(topology) { Root = JoinNode.AtLeast(0, []) };
        foreach (var asked in parts)
        {
            var (part, seen) = (asked.Part, asked.Asked);
            Array.ForEach(seen, element => draft._viewOf.Add(element, draft._views.Count));
            draft._views.Add(new PlannedView(part, seen));
        }

        var seenByService = topology.SeenBy(service);
        var isSeen = seenByService.ToHashSet();
        foreach (var element in topology.Order.Where(isSeen.Contains))
        {
            draft._functions.Add(element, draft.FunctionOf(element));
        }

        var plan = new ServicePlan(topology) { Root = draft.Joined(draft._functions[service]) };
        plan._views.AddRange(draft._views);
        foreach (var view in plan._views.Where(view => view.Part.Variables.Length > 0))
        {
            view.Part = view.Part with { Copies = AlikeCopies.In(topology, view, seenByService) };
        }

        return plan;
    }

    /// <summary>When an element is up: by itself, with enough of its members and all that it needs.</summary>
    private Function FunctionOf(int element)
    {
        List<Function> all = [];
        if (_viewOf.TryGetValue(element, out var view))
        {
            all.Add(Itself(view, element));
        }

        if (!_topology.Elements[element].HasState && _topology.Members[element].Length > 0)
        {
            all.Add(AtLeast(_topology.Elements[element].MembersNeeded, [.. _topology.Members[element].Select(member => _functions[member])], _topology.SharesWork[element]));
        }

        all.AddRange(_topology.Needs[element].Select(need => _functions[need]));
        return All(all);
    }

    private Function Itself(int view, int element) => new(view, PartFormula.Itself(_views[view].Formulas, element), null);

    private Function AtLeast(int count, Function[] operands, bool sharesWork) =>
        Array.TrueForAll(operands, operand => operand.Formula is not null && operand.View == operands[0].View)
            ? new(operands[0].View, PartFormula.Of(_views[operands[0].View].Formulas, count, Array.ConvertAll(operands, operand => operand.Formula!), sharesWork), null)
            : new(-1, null, JoinNode.AtLeast(count, Array.ConvertAll(operands, Joined), sharesWork));

    /// <summary>All of them, those over one part as one formula.</summary>
    private Function All(List<Function> operands)
    {
        List<JoinNode> joined = [];
        List<int> views = [];
        var met = new HashSet<object>();
        var byView = new Dictionary<int, List<PartFormula>>();
        foreach (var operand in operands)
        {
            if (!met.Add((object?)operand.Joined ?? operand.Formula!))
            {
                continue;
            }

            if (operand.Joined is { } node)
            {
                joined.Add(node);
                continue;
            }

            if (!byView.TryGetValue(operand.View, out var ofView))
            {
                byView.Add(operand.View, ofView = []);
                views.Add(operand.View);
            }

            ofView.Add(operand.Formula!);
        }

        List<Function> local = [];
        foreach (var view in views)
        {
            var ofView = byView[view];
            local.Add(new(view, ofView.Count == 1 ? ofView[0] : PartFormula.Of(_views[view].Formulas, ofView.Count, [.. ofView]), null));
        }

        if (local.Count == 1 && joined.Count == 0)
        {
            return local[0];
        }

        joined.InsertRange(0, local.Select(Joined));
        return new(-1, null, joined.Count == 1 ? joined[0] : JoinNode.AtLeast(joined.Count, [.. joined]));
    }

    private JoinNode Joined(Function function) => function.Joined ?? JoinNode.Asked(function.View, _views[function.View].NumberOf(function.Formula!));
}
