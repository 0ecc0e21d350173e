using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies.Naive;

/// <summary>
/// Reads a topology by its documentation alone, as one system: no islands, no lumping, no packing. It says with what everything
/// begins, what may happen next in any state, and why an element is down. It shares no code with the library but the public model.
/// </summary>
/// <remarks>What the documentation leaves open is decided here in so many words: in <see cref="NaiveClusters"/>, <see cref="NaiveCrews"/>, <see cref="NaiveSpares"/>, <see cref="NaiveShocks"/> and <see cref="NaiveWork"/>.</remarks>
internal sealed class NaiveInterpreter
{
    private readonly NaiveClusters _clusters;
    private readonly NaiveCrews _crews;
    private readonly NaiveSpares _spares;
    private readonly NaiveShocks _shocks;

    public NaiveInterpreter(Topology topology, bool includingPlanned = true, bool nodesHoldStill = false)
    {
        System = new NaiveSystem(topology);
        _clusters = new NaiveClusters(System, IsUpItself, (state, name) => DownBy(state, name) is { Kind: CauseKind.Planned });
        _spares = new NaiveSpares(System);
        _crews = new NaiveCrews(System, (state, part) => NaiveWork.At(state, part.Name) is not null ? [] : _spares.MovesOf(state, part));
        _shocks = new NaiveShocks(System, (state, part) => Rests(state, part) || IsWorkedOn(state, part));
        NodesHoldStill = nodesHoldStill;
        Work = new NaiveWork(System, _clusters, IsUpItself, includingPlanned);
        var values = System.Parts.SelectMany(part => part.Initially()).Concat(Work.Initially()).Concat(_clusters.Initially()).Concat(_spares.Initially()).Concat(_crews.Initially());
        Initial = _clusters.Start(new NaiveState(values));
    }

    public NaiveSystem System { get; }

    public NaiveWork Work { get; }

    /// <summary>Whether nodes are left as they are while their cluster is interrupted.</summary>
    public bool NodesHoldStill { get; }

    /// <summary>Everything up, the preferred nodes at work.</summary>
    public NaiveState Initial { get; }

    /// <summary>Why an element with a state of its own is down, what it needs left aside; null while it is not.</summary>
    public NaiveCause? DownBy(NaiveState state, string name)
    {
        if (NaiveWork.At(state, name) is { } work)
        {
            return new NaiveCause(name, work.Activity, CauseKind.Planned);
        }

        return System[name] is Cluster cluster ? _clusters.DownBy(state, cluster) : PartNamed(name).DownBy(state);
    }

    /// <summary>Whether a cluster is down because too few of its nodes are up, failed or at work.</summary>
    public bool IsStoppedByNodes(NaiveState state, Cluster cluster) => _clusters.ActivityOf(state, cluster) is NaiveActivity.TooFewNodes or NaiveActivity.StoppedForWork;

    public bool IsUp(NaiveState state, string name) => System.IsUp(name, each => IsUpItself(state, each));

    /// <summary>Whether an element would be up if nobody worked on anything.</summary>
    public bool WouldBeUp(NaiveState state, string name) => System.IsUp(name, each => DownBy(state, each) is null or { Kind: CauseKind.Planned });

    /// <summary>Who is repaired, and who waits.</summary>
    public NaiveCrews Crews => _crews;

    /// <summary>Everything that may happen next.</summary>
    public IEnumerable<NaiveStep> Steps(NaiveState state) => System.Parts
        .Where(part => !Rests(state, part))
        .SelectMany(part => StepsOf(state, part))
        .Concat(System.ClustersBelowFirst.Where(cluster => _clusters.IsInterrupted(state, cluster))
            .SelectMany(cluster => _clusters.EndInterruption(state, cluster))
            .SelectMany(step => _clusters.Reactions(step, byWork: false)))
        .Concat(_spares.Deliveries(state))
        .Concat(_crews.Arrivals(state))
        .Concat(_crews.Successes(state))
        .Concat(_shocks.Strikes(state).SelectMany(step => _clusters.Reactions(step with { To = _spares.Settled(step.To) }, byWork: false)))
        .Concat(System.ClustersBelowFirst.SelectMany(cluster => WorkAt(state, cluster.Name, IsPerfect(state, cluster.Name))))
        .Select(step => step with { To = _crews.TakeTurns(step.To) });

    /// <summary>Whether nothing is amiss with an element, nor with what stands and falls with it where its work may have to wait, of which one is worked on at a time.</summary>
    private bool IsPerfect(NaiveState state, string name) => (System.TurnTakersAbove(name).Any() ? System.StackOf(name) : [name])
        .All(mate => (mate == name || NaiveWork.At(state, mate) is null) && (System[mate] is Cluster cluster
            ? _clusters.ActivityOf(state, cluster) == NaiveActivity.Serving
            : System.Parts.FirstOrDefault(part => part.Name == mate)?.IsPerfect(state) ?? true));

    private IEnumerable<NaiveStep> StepsOf(NaiveState state, NaivePart part) => IsWorkedOn(state, part)
        ? WorkAt(state, part.Name, isPerfect: false)
        : _spares.MovesOf(state, part)
            .Select(move => new NaiveStep(
                _spares.Settled(move.To),
                _crews.CrewOf(part, move) is { } crew ? move.Rate * _crews.SpeedOf(state, part, crew) : move.IsFault ? move.Rate * _clusters.PaceOfFaults(state, part.Name) : move.Rate,
                move.IsMasked ? [new NaiveEvent(NaiveEventKind.MaskedFault, part.Name)] : _crews.CrewOf(part, move) is { } repairing ? [new NaiveEvent(NaiveEventKind.Repair, repairing)] : []))
            .Where(step => step.Rate > 0)
            .SelectMany(step => _clusters.Reactions(step, byWork: false))
            .Concat(WorkAt(state, part.Name, IsPerfect(state, part.Name)));

    /// <summary>How work at an element ends, or begins.</summary>
    private IEnumerable<NaiveStep> WorkAt(NaiveState state, string name, bool isPerfect)
    {
        if (NaiveWork.At(state, name) is { } work)
        {
            return _clusters.Reactions(new(NaiveWork.Ended(state, name), 1 / work.Lasting.TotalSeconds), byWork: false);
        }

        return isPerfect
            ? Work.Beginnings(state, name).SelectMany(each => _clusters.Reactions(new(each.Begun, Work[name, each.Work]), byWork: true))
            : [];
    }

    /// <summary>Whether a part is the node of a cluster that is interrupted, where those are left as they are.</summary>
    private bool Rests(NaiveState state, NaivePart part) =>
        NodesHoldStill && System.ClustersBelowFirst.Any(cluster => cluster.Nodes.Contains(part.Name) && _clusters.IsInterrupted(state, cluster));

    /// <summary>Whether a part is out for work, or what stands and falls with it is.</summary>
    private bool IsWorkedOn(NaiveState state, NaivePart part) => System.StackOf(part.Name).Any(mate => NaiveWork.At(state, mate) is not null);

    private bool IsUpItself(NaiveState state, string name) => DownBy(state, name) is null;

    private NaivePart PartNamed(string name) => System.Parts.Single(part => part.Name == name);
}
