using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies.Naive;

/// <summary>
/// Reads a topology by its documentation alone, as one system: no islands, no lumping, no packing. It says with what everything
/// begins, what may happen next in any state, and why an element is down. It shares no code with the library but the public model.
/// </summary>
/// <remarks>What the documentation leaves open is decided here in so many words: in <see cref="NaiveClusters"/>, <see cref="NaiveCrews"/> and <see cref="NaiveWork"/>.</remarks>
internal sealed class NaiveInterpreter
{
    private readonly NaiveClusters _clusters;
    private readonly NaiveCrews _crews;
    private readonly NaiveWork _work;

    public NaiveInterpreter(Topology topology, bool includingPlanned = true)
    {
        System = new NaiveSystem(topology);
        _clusters = new NaiveClusters(System, IsUpItself);
        _crews = new NaiveCrews(System, JobsOf);
        _work = new NaiveWork(System, _clusters, includingPlanned);
        var values = System.Parts.SelectMany(part => part.Initially()).Concat(_work.Initially()).Concat(_clusters.Initially());
        Initial = _clusters.Start(new NaiveState(values));
    }

    public NaiveSystem System { get; }

    /// <summary>The elements that are stopped by windows of planned work, each window independent of all else.</summary>
    public IReadOnlyList<string> Windows => _work.Windows;

    /// <summary>Whether planned work at a part waits for its clusters, rather than coming in windows.</summary>
    public bool Rolls(string part) => _work.BeginRate(part) > 0;

    /// <summary>Everything up, the preferred nodes at work.</summary>
    public NaiveState Initial { get; }

    /// <summary>Why an element with a state of its own is down, windows and what it needs left aside; null while it is not.</summary>
    public NaiveCause? DownBy(NaiveState state, string name)
    {
        if (System[name] is Cluster cluster)
        {
            return _clusters.DownBy(state, cluster);
        }

        return IsAtWork(state, name) ? new NaiveCause(name, "planned work", CauseKind.Planned) : PartNamed(name).DownBy(state);
    }

    /// <summary>The work for which a window stops an element; null while none does.</summary>
    public NaiveCause? StoppedBy(NaiveState state, string name) => _work.StoppedBy(state, name);

    public bool IsUp(NaiveState state, string name) => System.IsUp(name, each => IsUpItself(state, each));

    /// <summary>Everything that may happen next.</summary>
    public IEnumerable<NaiveStep> Steps(NaiveState state) => System.Parts
        .Where(part => !Rests(state, part))
        .SelectMany(part => StepsOf(state, part))
        .Concat(System.ClustersBelowFirst.Where(cluster => _clusters.IsInterrupted(state, cluster))
            .SelectMany(cluster => _clusters.Reactions(_clusters.EndInterruption(state, cluster), byWork: false)))
        .Concat(_work.WindowSteps(state));

    private IEnumerable<NaiveStep> StepsOf(NaiveState state, NaivePart part)
    {
        if (IsAtWork(state, part.Name))
        {
            return _clusters.Reactions(new(state.With(part.Name, NaiveWork.Work, false), _work.EndRate(part.Name)), byWork: false);
        }

        var steps = part.Moves(state)
            .Select(move => new NaiveStep(
                move.To,
                move.Repairs > 0 ? move.Rate * _crews.SpeedOf(state, part) : move.Rate,
                move.IsMasked ? [new NaiveEvent(NaiveEventKind.MaskedFault, part.Name)] : []))
            .Where(step => step.Rate > 0)
            .SelectMany(step => _clusters.Reactions(step, byWork: false));

        return _work.BeginRate(part.Name) > 0 && _work.MayBegin(state, part, Initial)
            ? steps.Concat(_clusters.Reactions(new(state.With(part.Name, NaiveWork.Work, true), _work.BeginRate(part.Name)), byWork: true))
            : steps;
    }

    /// <summary>Whether a part is the node of a cluster that is interrupted.</summary>
    private bool Rests(NaiveState state, NaivePart part) =>
        System.ClustersBelowFirst.Any(cluster => cluster.Nodes.Contains(part.Name) && _clusters.IsInterrupted(state, cluster));

    private bool IsUpItself(NaiveState state, string name) => DownBy(state, name) is null && StoppedBy(state, name) is null;

    private static bool IsAtWork(NaiveState state, string name) => state.Get<bool>(name, NaiveWork.Work);

    private int JobsOf(NaiveState state, NaivePart part) => IsAtWork(state, part.Name) ? 0 : part.Moves(state).Sum(move => move.Repairs);

    private NaivePart PartNamed(string name) => System.Parts.Single(part => part.Name == name);
}
