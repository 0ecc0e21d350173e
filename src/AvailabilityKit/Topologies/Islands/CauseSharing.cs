namespace AvailabilityKit.Topologies.Islands;

/// <summary>Shares the downtime and the outages of a part among the elements that a service sees: what is down at the same time shares equally.</summary>
/// <remarks>
/// Planned work that waits until its element can be spared takes no share where something else is down: that came later. Of copies that were lumped a state says how many are down and by what, and not which. So a step is read by how many more are down after
/// it than before, and what falls to one copy is divided among all of them in the end.
/// </remarks>
internal sealed class CauseSharing
{
    private readonly IslandSolution _solution;
    private readonly int[] _single;
    private readonly int[][] _copies;
    private readonly Dictionary<string, string[]> _alike = new(StringComparer.Ordinal);
    private readonly List<Found> _found = [];
    private readonly List<Found> _before = [];
    private readonly List<(int Element, double Missing)> _missing = [];
    private readonly Dictionary<int, RootReader?> _roots = [];
    private readonly Dictionary<int, RootReader[]> _rootsOfEach = [];
    private readonly Func<int, RootReader[]> _rootsOfEachOf;
    private readonly PlannedView _plan;
    private readonly Func<int, RootReader?> _rootsOf;
    private readonly HashSet<CauseKey> _givesWay;

    /// <param name="topology">The topology.</param>
    /// <param name="solution">The solution of the part.</param>
    /// <param name="plan">What the service asks of it.</param>
    /// <param name="options">At which level causes are named, and how large a diagram may get.</param>
    public CauseSharing(ResolvedTopology topology, IslandSolution solution, PlannedView plan, EvaluationOptions options)
    {
        _rootsOf = element => StructureOf(element) is { } structure ? new RootReader(structure, options.MaximumNodes) : null;
        _rootsOfEachOf = element => StructureOf(element) is { } structure ? Array.ConvertAll(structure.OfEachMember(), member => new RootReader(member, options.MaximumNodes)) : [];
        _solution = solution;
        _plan = plan;
        _givesWay = plan.Part.Variables.Length == 0 ? [] : [.. plan.Seen.Where(plan.Part.Island.Behaviour.WorkGivesWay).SelectMany(element => plan.Part.Island.Behaviour.WorkCausesOf(element))];
        _copies = [.. plan.Part.Copies.Select(copies => copies.Intersect(plan.Seen).ToArray()).Where(copies => copies.Length > 0)];
        _single = _copies.Length == 0 ? plan.Seen : [.. plan.Seen.Except(_copies.SelectMany(copies => copies))];
        foreach (var copies in _copies)
        {
            var names = Array.ConvertAll(copies, copy => topology.Elements[copy].Name);
            Array.ForEach(names, name => _alike.Add(name, names));
        }

        RootStructure? StructureOf(int element) => options.Causes == CauseLevel.Root ? RootStructure.Of(topology, plan.Part.Island.Behaviour, element) : null;
    }

    /// <summary>An element that is down, and why.</summary>
    private readonly record struct Found(int Element, DownReason Reason);

    /// <summary>Divides an amount equally among what is down in a state, each by its own cause, or by its roots where it lacks members.</summary>
    public void SpreadDown(int state, double amount, Dictionary<CauseKey, double> causes)
    {
        _found.Clear();
        AddDown(_single, state, _found);
        Array.ForEach(_copies, copies => AddDown(copies, state, _found));
        Spread(before: -1, state, amount, causes);
    }

    /// <summary>Divides an amount equally among what goes down at a step, each by its own cause, or by its roots that went down at it.</summary>
    public void SpreadGoingDown(int from, int to, double amount, Dictionary<CauseKey, double> causes)
    {
        _found.Clear();
        foreach (var element in _single)
        {
            if (_solution.ReasonOf(to, element) is >= 0 and var reason && _solution.ReasonOf(from, element) < 0)
            {
                _found.Add(new(element, _solution.ReasonAt(element, reason)));
            }
        }

        foreach (var copies in _copies)
        {
            var first = _found.Count;
            _before.Clear();
            AddDown(copies, from, _before);
            AddDown(copies, to, _found);
            foreach (var was in _before)
            {
                var same = _found.FindIndex(first, now => now.Reason.Cause.Label == was.Reason.Cause.Label && now.Reason.Cause.Kind == was.Reason.Cause.Kind);
                if (same >= 0)
                {
                    _found.RemoveAt(same);
                }
            }
        }

        Spread(from, to, amount, causes);
    }

    /// <summary>Divides an amount among what does not do all of its work in a state, by how much each leaves undone: all of it, if it is down.</summary>
    public void SpreadMissing(int state, double amount, Dictionary<CauseKey, double> causes)
    {
        _missing.Clear();
        AddMissing(_single, state);
        Array.ForEach(_copies, copies => AddMissing(copies, state));
        if (_givesWay.Count > 0 && !_missing.TrueForAll(item => GivesWay(item.Element)))
        {
            _missing.RemoveAll(item => GivesWay(item.Element));
        }

        var whole = _missing.Sum(item => item.Missing);
        foreach (var (element, missing) in _missing)
        {
            SpreadMissing(element, state, amount * missing / whole, causes);
        }

        bool GivesWay(int element) => _solution.CauseOf(state, element) is { } cause && _givesWay.Contains(cause);
    }

    /// <summary>What falls to one of several copies, divided among all of them.</summary>
    public Dictionary<CauseKey, double> AmongCopies(Dictionary<CauseKey, double> causes)
    {
        if (_alike.Count == 0)
        {
            return causes;
        }

        var divided = new Dictionary<CauseKey, double>();
        foreach (var (cause, amount) in causes)
        {
            string[] elements = _alike.TryGetValue(cause.Element, out var alike) ? alike : [cause.Element];
            foreach (var element in elements)
            {
                var key = cause with { Element = element };
                divided[key] = divided.GetValueOrDefault(key) + (amount / elements.Length);
            }
        }

        return divided;
    }

    private void AddDown(int[] elements, int state, List<Found> down)
    {
        foreach (var element in elements)
        {
            if (_solution.ReasonOf(state, element) is >= 0 and var reason)
            {
                down.Add(new(element, _solution.ReasonAt(element, reason)));
            }
        }
    }

    private void Spread(int before, int state, double amount, Dictionary<CauseKey, double> causes)
    {
        if (_givesWay.Count > 0 && !_found.TrueForAll(GivesWay))
        {
            _found.RemoveAll(GivesWay);
        }

        var share = amount / _found.Count;
        foreach (var (element, reason) in _found)
        {
            SpreadReason(element, reason, before, state, share, causes);
        }

        bool GivesWay(Found found) => _givesWay.Contains(found.Reason.Cause);
    }

    private void SpreadReason(int element, DownReason reason, int before, int state, double amount, Dictionary<CauseKey, double> causes)
    {
        if (reason.LacksMembers && RootsOf(element) is { } roots)
        {
            SpreadRoots(roots, before, state, amount, causes);
        }
        else
        {
            Add(causes, reason.Cause, amount);
        }
    }

    private RootReader? RootsOf(int element) => Kept(_roots, element, _rootsOf);

    private static TReader Kept<TReader>(Dictionary<int, TReader> known, int element, Func<int, TReader> rootsOf)
    {
        if (!known.TryGetValue(element, out var roots))
        {
            known.Add(element, roots = rootsOf(element));
        }

        return roots;
    }

    private void AddMissing(int[] elements, int state)
    {
        foreach (var element in elements)
        {
            var missing = _solution.ReasonOf(state, element) >= 0 ? 1 : 1 - (_plan.SpreadOf(element)?.LevelIn(_solution.ValuesIn(state)) ?? 1);
            if (missing > 0)
            {
                _missing.Add((element, missing));
            }
        }
    }

    /// <summary>Divides what one element leaves undone among its reasons: those that it gives for parts of its work, else the one for which it is down, else the members that are.</summary>
    private void SpreadMissing(int element, int state, double amount, Dictionary<CauseKey, double> causes)
    {
        var parts = _plan.SpreadOf(element)?.Missing ?? [];
        var values = parts.Count > 0 ? _solution.ValuesIn(state) : [];
        var whole = 0.0;
        foreach (var part in parts)
        {
            whole += part.Count.In(values);
        }

        DownReason? down = _solution.ReasonOf(state, element) is >= 0 and var reason ? _solution.ReasonAt(element, reason) : null;
        if (down is not null && (whole == 0 || down.LacksMembers))
        {
            SpreadReason(element, down, before: -1, state, amount, causes);
        }
        else if (whole == 0)
        {
            SpreadMembers(element, LackOf(element), state, amount, causes);
        }
        else
        {
            foreach (var part in parts)
            {
                if (part.Count.In(values) is > 0 and var count)
                {
                    SpreadPart(element, _solution.ReasonAt(element, part.Reason), state, amount * count / whole, causes);
                }
            }
        }
    }

    private void SpreadPart(int element, DownReason reason, int state, double amount, Dictionary<CauseKey, double> causes)
    {
        if (reason.LacksMembers)
        {
            SpreadMembers(element, reason, state, amount, causes);
        }
        else
        {
            Add(causes, reason.Cause, amount);
        }
    }

    /// <summary>The reason of an element that lacks members; that it is down for no other, where it has none such.</summary>
    private DownReason LackOf(int element)
    {
        var reasons = _plan.Part.Island.Behaviour[element].Reasons;
        return reasons.FirstOrDefault(reason => reason.LacksMembers) ?? _solution.ReasonAt(element, reasons.Count);
    }

    /// <summary>Divides an amount equally among the members that are down, and that of each among its roots; all of it goes to the reason, where causes are named as noticed.</summary>
    private void SpreadMembers(int element, DownReason reason, int state, double amount, Dictionary<CauseKey, double> causes)
    {
        var members = Kept(_rootsOfEach, element, _rootsOfEachOf);
        var down = 0;
        foreach (var member in members)
        {
            Read(member.Structure, state, member.Reasons);
            member.Reasons[^1] = -1;
            member.Down();
            down += Array.Exists(member.Shares, static share => share > 0) ? 1 : 0;
        }

        if (down == 0)
        {
            Add(causes, reason.Cause, amount);
            return;
        }

        foreach (var member in members)
        {
            SpreadShares(member, amount / down, causes);
        }
    }

    private void SpreadRoots(RootReader roots, int before, int state, double amount, Dictionary<CauseKey, double> causes)
    {
        Read(roots.Structure, state, roots.Reasons);
        if (before >= 0)
        {
            Read(roots.Structure, before, roots.Before);
            roots.GoingDown();
        }
        else
        {
            roots.Down();
        }

        SpreadShares(roots, amount, causes);
    }

    private static void SpreadShares(RootReader roots, double amount, Dictionary<CauseKey, double> causes)
    {
        for (var place = 0; place < roots.Shares.Length; place++)
        {
            var alike = roots.Structure.Alike[place];
            foreach (var other in roots.Shares[place] > 0 ? alike : [])
            {
                Add(causes, roots.Structure.Places[other].Element.ReasonAt(roots.Reasons[place]).Cause, amount * roots.Shares[place] / alike.Length);
            }
        }
    }

    private void Read(RootStructure structure, int state, int[] reasons)
    {
        for (var place = 0; place < reasons.Length; place++)
        {
            reasons[place] = structure.Places[place].HasState ? _solution.ReasonOf(state, structure.Places[place].Position) : -1;
        }
    }

    private static void Add(Dictionary<CauseKey, double> causes, CauseKey cause, double amount) => causes[cause] = causes.GetValueOrDefault(cause) + amount;
}
