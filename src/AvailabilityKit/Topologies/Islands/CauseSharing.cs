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
    private readonly List<CauseKey> _found = [];
    private readonly List<CauseKey> _before = [];
    private readonly HashSet<CauseKey> _givesWay;

    public CauseSharing(ResolvedTopology topology, IslandSolution solution, PlannedView plan)
    {
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

    /// <summary>Divides an amount equally among what is down in a state, each by its own cause.</summary>
    public void SpreadDown(int state, double amount, Dictionary<CauseKey, double> causes)
    {
        _found.Clear();
        AddDown(_single, state, _found);
        Array.ForEach(_copies, copies => AddDown(copies, state, _found));
        Spread(amount, causes);
    }

    /// <summary>Divides an amount equally among what goes down at a step, each by its own cause.</summary>
    public void SpreadGoingDown(int from, int to, double amount, Dictionary<CauseKey, double> causes)
    {
        _found.Clear();
        foreach (var element in _single)
        {
            if (_solution.CauseOf(to, element) is { } cause && _solution.CauseOf(from, element) is null)
            {
                _found.Add(cause);
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
                var same = _found.FindIndex(first, now => now.Label == was.Label && now.Kind == was.Kind);
                if (same >= 0)
                {
                    _found.RemoveAt(same);
                }
            }
        }

        Spread(amount, causes);
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

    private void AddDown(int[] elements, int state, List<CauseKey> down)
    {
        foreach (var element in elements)
        {
            if (_solution.CauseOf(state, element) is { } cause)
            {
                down.Add(cause);
            }
        }
    }

    private void Spread(double amount, Dictionary<CauseKey, double> causes)
    {
        if (_givesWay.Count > 0 && !_found.TrueForAll(_givesWay.Contains))
        {
            _found.RemoveAll(_givesWay.Contains);
        }

        var share = amount / _found.Count;
        foreach (var cause in _found)
        {
            causes[cause] = causes.GetValueOrDefault(cause) + share;
        }
    }
}
