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
    private readonly Dictionary<int, RootReader?> _roots = [];
    private readonly Func<int, RootReader?> _rootsOf;
    private readonly HashSet<CauseKey> _givesWay;

    /// <param name="topology">The topology.</param>
    /// <param name="solution">The solution of the part.</param>
    /// <param name="plan">What the service asks of it.</param>
    /// <param name="options">At which level causes are named, and how large a diagram may get.</param>
    public CauseSharing(ResolvedTopology topology, IslandSolution solution, PlannedView plan, EvaluationOptions options)
    {
        _rootsOf = element => options.Causes == CauseLevel.Root && RootStructure.Of(topology, plan.Part.Island.Behaviour, element) is { } structure
            ? new RootReader(structure, options.MaximumNodes)
            : null;
        _solution = solution;
        _givesWay = plan.Part.Variables.Length == 0 ? [] : [.. plan.Seen.Where(plan.Part.Island.Behaviour.WorkGivesWay).SelectMany(element => plan.Part.Island.Behaviour.WorkCausesOf(element))];
        _copies = [.. plan.Part.Copies.Select(copies => copies.Intersect(plan.Seen).ToArray()).Where(copies => copies.Length > 0)];
        _single = _copies.Length == 0 ? plan.Seen : [.. plan.Seen.Except(_copies.SelectMany(copies => copies))];
        foreach (var copies in _copies)
        {
            var names = Array.ConvertAll(copies, copy => topology.Elements[copy].Name);
            Array.ForEach(names, name => _alike.Add(name, names));
        }
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
            if (reason.LacksMembers && RootsOf(element) is { } roots)
            {
                SpreadRoots(roots, before, state, share, causes);
            }
            else
            {
                Add(causes, reason.Cause, share);
            }
        }

        bool GivesWay(Found found) => _givesWay.Contains(found.Reason.Cause);
    }

    private RootReader? RootsOf(int element)
    {
        if (!_roots.TryGetValue(element, out var roots))
        {
            _roots.Add(element, roots = _rootsOf(element));
        }

        return roots;
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
