using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies.Naive;

/// <summary>
/// What a cluster that has too few nodes left is down by at the root: of all that is down by itself below its nodes, each gets its Shapley
/// value in the question whether too few nodes would be left if only some of it were down. At a step, what was down before is down in any
/// case. So is planned work that waited its turn, as long as it does not take the nodes without the rest.
/// </summary>
/// <remarks>By Harsanyi's dividends: what a set of roots takes down together and no part of it does is shared equally by the set.</remarks>
internal sealed class NaiveRoots(NaiveInterpreter interpreter)
{
    private readonly Dictionary<string, Dictionary<string, double>> _known = [];

    /// <summary>Whether a cluster is down, itself intact, for what became of its nodes.</summary>
    public bool IsWithoutNodes(NaiveState state, string name) =>
        interpreter.System[name] is Cluster cluster && interpreter.IsStoppedByNodes(state, cluster) && NaiveWork.At(state, name) is null;

    /// <summary>The share of each root in a state.</summary>
    public IEnumerable<(NaiveCause Cause, double Share)> Of(NaiveState state, Cluster cluster) => Of(state, cluster, _ => false);

    /// <summary>The share of each root in a step that leaves too few nodes.</summary>
    public IEnumerable<(NaiveCause Cause, double Share)> Of(NaiveState from, NaiveState to, Cluster cluster) => Of(to, cluster, name => IsRoot(from, name));

    private bool IsRoot(NaiveState state, string name) =>
        interpreter.System.HasStateOf(name) && interpreter.DownBy(state, name) is not null && !IsWithoutNodes(state, name);

    private IEnumerable<(NaiveCause Cause, double Share)> Of(NaiveState state, Cluster cluster, Func<string, bool> wasDown)
    {
        var below = cluster.Nodes.SelectMany(interpreter.System.Below).Distinct().ToArray();
        string[] roots = [.. below.Where(name => IsRoot(state, name))];
        HashSet<string> old = [.. roots.Where(wasDown)];
        HashSet<string> waited = [.. roots.Where(name => interpreter.Work.WaitsItsTurn(name) && NaiveWork.At(state, name) is not null)];
        var given = new HashSet<string>[] { [.. old, .. waited], old, [] }.First(set => !AreTaken(set));
        var key = string.Join('\n', [cluster.Name, .. roots.Order(), "given", .. given.Order(), "intact", .. below.Where(name => IsWithoutNodes(state, name)).Order()]);
        if (!_known.TryGetValue(key, out var shares))
        {
            _known.Add(key, shares = Shares([.. roots.Except(given)], set => AreTaken([.. set, .. given])));
        }

        return shares.Select(share => (interpreter.DownBy(state, share.Key)!, share.Value));

        bool AreTaken(HashSet<string> down)
        {
            return cluster.Nodes.Count(node => interpreter.System.IsUp(node, IsUpItself)) < cluster.AtLeast;

            bool IsUpItself(string name) => IsWithoutNodes(state, name) && interpreter.System[name] is Cluster lower
                ? lower.Nodes.Count(node => interpreter.System.IsUp(node, IsUpItself)) >= lower.AtLeast
                : !down.Contains(name);
        }
    }

    private static Dictionary<string, double> Shares(string[] roots, Func<HashSet<string>, bool> areTaken)
    {
        var dividend = new double[1 << roots.Length];
        var shares = roots.ToDictionary(root => root, _ => 0.0);
        for (var set = 1; set < dividend.Length; set++)
        {
            HashSet<string> down = [.. roots.Where((_, i) => (set >> i & 1) == 1)];
            dividend[set] = areTaken(down) ? 1 : 0;
            for (var part = (set - 1) & set; part > 0; part = (part - 1) & set)
            {
                dividend[set] -= dividend[part];
            }

            foreach (var root in down)
            {
                shares[root] += dividend[set] / down.Count;
            }
        }

        return shares;
    }
}
