using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies.Naive;

/// <summary>
/// Planned work. Under a cluster it rolls: it is one activity with the sum of the rates and the mean time of all kinds, and begins
/// while the element is perfect and every cluster that can do without it would go on. Elsewhere each kind is a window: the element is
/// stopped for its share of the calendar, whatever else happens.
/// </summary>
internal sealed class NaiveWork
{
    public const string Work = "at work";
    public const string Window = "window";

    private readonly NaiveSystem _system;
    private readonly NaiveClusters _clusters;
    private readonly bool _included;

    public NaiveWork(NaiveSystem system, NaiveClusters clusters, bool included)
    {
        _system = system;
        _clusters = clusters;
        _included = included;
        Windows = [.. system.Topology.Elements.Where(element => !Rolls(element.Name) && StopsOf(element).Any()).Select(element => element.Name)];
    }

    /// <summary>The elements that are stopped by windows.</summary>
    public IReadOnlyList<string> Windows { get; }

    public IEnumerable<KeyValuePair<Variable, object?>> Initially() =>
        _system.Parts.Select(part => new KeyValuePair<Variable, object?>(new(part.Name, Work), false))
            .Concat(Windows.Select(name => new KeyValuePair<Variable, object?>(new(name, Window), null)));

    /// <summary>The work for which an element is stopped by a window, or null.</summary>
    public NaiveCause? StoppedBy(NaiveState state, string name) =>
        Windows.Contains(name) && state.Get<PlannedWork?>(name, Window) is { } work ? new(name, work.Activity, CauseKind.Planned) : null;

    /// <summary>How often rolling work on an element begins a second, where it may; 0 where there is none.</summary>
    public double BeginRate(string name) => Rolls(name) && Share(name) > 0 ? PlannedFor(_system[name]).Sum(work => Stops(work)) : 0;

    /// <summary>How often a second rolling work on an element ends: the inverse of the mean time of its kinds, each as often as it comes.</summary>
    public double EndRate(string name) => BeginRate(name) / Share(name);

    public bool MayBegin(NaiveState state, NaivePart part, NaiveState allWell)
    {
        var above = _system.Above(part.Name).ToArray();
        if (!part.IsPerfect(state) || above.Any(cluster => _clusters.IsInterrupted(state, cluster)))
        {
            return false;
        }

        var canSpareIt = above.Where(cluster => GoesOn(allWell, part, cluster));
        return canSpareIt.All(cluster => GoesOn(state, part, cluster));
    }

    /// <summary>The windows' own steps: begun so often that the share of the calendar comes out, and ended after the time of the work.</summary>
    public IEnumerable<NaiveStep> WindowSteps(NaiveState state)
    {
        foreach (var name in Windows)
        {
            var all = StopsOf(_system[name]).ToArray();
            var idle = 1 - all.Sum(work => Stops(work) * work.Lasting.TotalSeconds);
            if (state.Get<PlannedWork?>(name, Window) is { } begun)
            {
                yield return new(state.With(name, Window, null), 1 / begun.Lasting.TotalSeconds);
                continue;
            }

            foreach (var work in all)
            {
                yield return new(state.With(name, Window, work), Stops(work) / idle);
            }
        }
    }

    private bool Rolls(string name) => _system.UnderClusters.Contains(name);

    private double Share(string name) => PlannedFor(_system[name]).Sum(work => Stops(work) * work.Lasting.TotalSeconds);

    private IEnumerable<PlannedWork> PlannedFor(Element element) => !_included ? [] : element switch
    {
        Component component => component.Planned,
        FaultTolerantServer server => server.Planned,
        Cluster cluster => cluster.Planned,
        _ => [],
    };

    private IEnumerable<PlannedWork> StopsOf(Element element) => PlannedFor(element).Where(work => Stops(work) > 0 && work.Lasting > Duration.Zero);

    private static double Stops(PlannedWork work) => work.Online.Complement / work.Every.TotalSeconds;

    /// <summary>Whether a cluster serves and goes on serving when a part is taken out, with all that stops below it.</summary>
    private bool GoesOn(NaiveState state, NaivePart part, Cluster asked)
    {
        var without = state.With(part.Name, Work, true);
        foreach (var cluster in _system.ClustersBelowFirst)
        {
            if (_clusters.ActivityOf(without, cluster) == NaiveActivity.Serving && _clusters.NodesUp(without, cluster).Count < cluster.AtLeast)
            {
                without = _clusters.Stop(without, cluster, NaiveActivity.StoppedForWork);
            }
        }

        return _clusters.ActivityOf(without, asked) == NaiveActivity.Serving;
    }
}
