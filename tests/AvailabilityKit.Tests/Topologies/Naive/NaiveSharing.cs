using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies.Naive;

/// <summary>
/// Downtime by cause, by its rule: inside an island all elements that are down at the same time and that the service sees share
/// equally, save planned work that waited its turn, which is to blame only where nothing else is down; between islands each cause gets what it adds to the unavailability, averaged over all orders in which the causes could
/// be added to a system that never fails (Shapley 1953). What falls to a cluster that has too few nodes left is booked on the roots.
/// </summary>
internal sealed class NaiveSharing
{
    private readonly NaiveInterpreter _interpreter;
    private readonly string _service;
    private readonly List<Seen> _seen;
    private readonly List<Island> _islands;
    private readonly NaiveRoots? _roots;

    public NaiveSharing(NaiveInterpreter interpreter, NaiveChain chain, string service, CauseLevel level)
    {
        _roots = level == CauseLevel.Root ? new(interpreter) : null;
        _interpreter = interpreter;
        _service = service;
        var system = interpreter.System;
        var elements = system.SeenBy(service);
        var islands = new NaiveIslands(system, interpreter.Work, interpreter.NodesHoldStill, elements);
        _seen = [.. elements.Select(name => new Seen(name, islands.IslandOf(name), state => interpreter.DownBy(state, name), interpreter.Work.WaitsItsTurn(name)))];
        _islands = [.. _seen.GroupBy(seen => seen.Island).Select(seen => new Island([.. seen], chain, Booked))];
    }

    /// <summary>An element of which the service learns whether it is up.</summary>
    private sealed record Seen(string Element, string Island, Func<NaiveState, NaiveCause?> DownBy, bool WaitsItsTurn)
    {
        public bool GivesWay(NaiveState state) => WaitsItsTurn && NaiveWork.At(state, Element) is not null;
    }

    /// <summary>Those that are to blame among those that are down.</summary>
    private static Seen[] ToBlame(Seen[] down, NaiveState state) => down.All(each => each.GivesWay(state)) ? down : [.. down.Where(each => !each.GivesWay(state))];

    /// <summary>What of an island is down at the same time.</summary>
    private sealed class Pattern(IReadOnlyList<Seen> down)
    {
        public IReadOnlyList<Seen> Down => down;

        /// <summary>The share of the time in this pattern by what is down.</summary>
        public Dictionary<NaiveCause, double> Causes { get; } = [];

        /// <summary>The same by the cause it is booked on.</summary>
        public Dictionary<NaiveCause, double> Booked { get; } = [];
    }

    private sealed class Island
    {
        public Island(IReadOnlyList<Seen> seen, NaiveChain chain, Func<Seen, NaiveState, IEnumerable<(NaiveCause Cause, double Share)>> booked)
        {
            Dictionary<string, Pattern> patterns = [];
            for (var i = 0; i < chain.States.Count; i++)
            {
                var state = chain.States[i];
                var down = seen.Where(each => each.DownBy(state) is not null).ToArray();
                if (down.Length == 0)
                {
                    Perfect += chain.Probability[i];
                    continue;
                }

                var key = string.Join('\n', down.Select(each => each.Element));
                if (!patterns.TryGetValue(key, out var pattern))
                {
                    patterns.Add(key, pattern = new Pattern(down));
                }

                var blamed = ToBlame(down, state);
                foreach (var each in blamed)
                {
                    var time = chain.Probability[i] / blamed.Length;
                    Add(pattern.Causes, each.DownBy(state)!, time);
                    foreach (var (cause, share) in time > 0 ? booked(each, state) : [])
                    {
                        Add(pattern.Booked, cause, time * share);
                    }
                }
            }

            Patterns = [.. patterns.Values];
            Causes = [.. Patterns.SelectMany(pattern => pattern.Causes.Keys).Distinct()];
        }

        /// <summary>The share of the time in which nothing that the service sees is down.</summary>
        public double Perfect { get; }

        public IReadOnlyList<Pattern> Patterns { get; }

        public IReadOnlyList<NaiveCause> Causes { get; }
    }

    /// <summary>Each cause's share of the unavailability.</summary>
    public Dictionary<NaiveCause, double> Shares()
    {
        Dictionary<NaiveCause, double> shares = [];
        foreach (var island in _islands)
        {
            AddSharesOf(island, shares);
        }

        return shares;
    }

    /// <summary>Each cause's share of a step that takes the service down: what goes down at it, equally.</summary>
    public Dictionary<NaiveCause, double> SharesOfStep(NaiveState from, NaiveState to, double amount)
    {
        Dictionary<NaiveCause, double> shares = [];
        var goesDown = ToBlame([.. _seen.Where(seen => seen.DownBy(from) is null && seen.DownBy(to) is not null)], to);
        foreach (var seen in goesDown)
        {
            foreach (var (cause, share) in _roots is not null && _roots.IsWithoutNodes(to, seen.Element) ? _roots.Of(from, to, ClusterNamed(seen.Element)) : [(seen.DownBy(to)!, 1)])
            {
                Add(shares, cause, share * amount / goesDown.Length);
            }
        }

        return shares;
    }

    private IEnumerable<(NaiveCause Cause, double Share)> Booked(Seen seen, NaiveState state) =>
        _roots is not null && _roots.IsWithoutNodes(state, seen.Element) ? _roots.Of(state, ClusterNamed(seen.Element)) : [(seen.DownBy(state)!, 1)];

    private Cluster ClusterNamed(string name) => (Cluster)_interpreter.System[name];

    /// <summary>
    /// Which causes of its own island came before a cause makes no difference, for they exclude one another. So what a cause adds
    /// depends on which of the others' came before, and a set of s out of n does so in s! (n - s)! of the (n + 1)! orders.
    /// </summary>
    private void AddSharesOf(Island island, Dictionary<NaiveCause, double> shares)
    {
        var others = _islands.Where(other => other != island).ToArray();
        var causes = others.SelectMany(other => other.Causes.Select(cause => (other, cause))).ToArray();
        var decisive = Combinations(others).SelectMany(rest => island.Patterns
            .Where(pattern => IsUp(rest.SelectMany(each => each?.Down ?? [])) && !IsUp(rest.SelectMany(each => each?.Down ?? []).Concat(pattern.Down)))
            .Select(pattern => (rest, pattern))).ToArray();
        for (var before = 0; before < 1 << causes.Length; before++)
        {
            var present = causes.Where((_, i) => (before >> i & 1) == 1).ToHashSet();
            var orders = 1 / ((causes.Length + 1) * Choose(causes.Length, present.Count));
            var share = others.Select(other => other.Patterns.ToDictionary(
                pattern => pattern,
                pattern => pattern.Causes.Where(cause => present.Contains((other, cause.Key))).Sum(cause => cause.Value))).ToArray();
            var perfect = others.Select(other => other.Perfect + other.Patterns.Sum(pattern =>
                pattern.Causes.Where(cause => !present.Contains((other, cause.Key))).Sum(cause => cause.Value))).ToArray();
            foreach (var (rest, pattern) in decisive)
            {
                var chance = orders;
                for (var i = 0; i < rest.Length; i++)
                {
                    chance *= rest[i] is { } its ? share[i][its] : perfect[i];
                }

                foreach (var (cause, probability) in pattern.Booked)
                {
                    Add(shares, cause, probability * chance);
                }
            }
        }
    }

    /// <summary>Every choice of a pattern, or none, for each of some islands.</summary>
    private static IEnumerable<Pattern?[]> Combinations(IEnumerable<Island> islands) =>
        islands.Aggregate((IEnumerable<Pattern?[]>)[[]], (chosen, island) =>
            chosen.SelectMany(rest => island.Patterns.Prepend(null).Select(pattern => (Pattern?[])[.. rest, pattern])));

    private bool IsUp(IEnumerable<Seen> down)
    {
        var names = down.Select(seen => seen.Element).ToHashSet();
        return _interpreter.System.IsUp(_service, name => !names.Contains(name));
    }

    private static double Choose(int n, int k) => k == 0 ? 1 : Choose(n - 1, k - 1) * n / k;

    private static void Add(Dictionary<NaiveCause, double> sums, NaiveCause cause, double amount) =>
        sums[cause] = sums.GetValueOrDefault(cause) + amount;
}
