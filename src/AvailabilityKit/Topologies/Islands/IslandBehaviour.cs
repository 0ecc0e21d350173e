using AvailabilityKit.Behaviours;
using AvailabilityKit.Topologies.Crews;
using AvailabilityKit.Topologies.Notation;
using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>What some elements of a topology do together over time: what each says of itself, with crews, planned work and standstills put on top.</summary>
internal sealed class IslandBehaviour
{
    private readonly ResolvedTopology _topology;
    private readonly int[] _elements;
    private readonly BehaviourBuilder _builder;
    private readonly Dictionary<string, ElementBehaviour> _described = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ElementWork> _work = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<RunningRepair>> _repairs = new(StringComparer.Ordinal);
    private readonly List<WorkPiece> _workByHalves = [];
    private readonly List<int[]> _exchangeableNodes = [];
    private readonly WorkTurns _turns;
    private readonly CrewTurns _crewTurns;

    private IslandBehaviour(ResolvedTopology topology, int[] elements, string name, BehaviourBasis basis, WorkPaces paces, Action<IslandBehaviour, BehaviourBuilder>? complete)
    {
        _topology = topology;
        _elements = elements;
        _builder = new BehaviourBuilder(name);
        Clock = basis.MindsServiceHours || Array.Exists(elements, element => topology.Elements[element].GoesBy(basis.WithPlanned).Any()) ? Clock.Of(topology, basis) : null;
        TimeOfDay = Clock?.AddTo(_builder, basis.IsLived);

        foreach (var element in elements)
        {
            Describe(element, basis.WithPlanned);
        }

        var crews = new CrewShares(_described.Values);
        _crewTurns = new CrewTurns(_described, _builder);
        var rests = basis.Interruptions == Interruptions.NodesHoldStill ? Standstills() : [];
        _turns = new WorkTurns(topology, this);
        foreach (var behaviour in _described.Values)
        {
            AddSteps(behaviour, crews, rests.GetValueOrDefault(behaviour.Name));
        }

        Shocks.Add(_described, _builder, element => RestsOf(element, rests.GetValueOrDefault(element.Name)));
        foreach (var work in _work.Values)
        {
            var mayBegin = work.BeginsAtRandom ? _turns.For(topology.PositionOf(work.Element.Name)) : null;
            work.AddTo(_builder, mayBegin, rests.GetValueOrDefault(work.Element.Name), paces, During);
        }

        foreach (var element in _described.Values)
        {
            AddWorkByHalves(element, paces, rests.GetValueOrDefault(element.Name));
        }

        foreach (var alike in AlikeNodes.Among(topology, this, crews))
        {
            _builder.Exchangeable(alike.Variables);
            _exchangeableNodes.Add(alike.Nodes);
        }

        InStep = [.. AlikeNodes.InStep(topology, this, crews).Select(alike => alike.Variables)];
        complete?.Invoke(this, _builder);
        Alike = AlikeElements(crews);
        Crews = [.. _described.Values.Where(element => element.SharedRepairs is not null)
            .Select(element => CrewLoad.Of(element.Name, element.SharedRepairs!, crews, _crewTurns, repaired => (_repairs.GetValueOrDefault(repaired) ?? []).Where(repair => repair.Crew == element.SharedRepairs), element.SharedRepairs!.Hours is { } hours ? During(hours) : null))];
        Behaviour = _builder.IsEmpty ? null : _builder.Build();
    }

    /// <summary>What it goes by; null for nothing.</summary>
    public Clock? Clock { get; }

    /// <summary>The variable that says which segment of the clock it is; null without one.</summary>
    public StateVariable? TimeOfDay { get; }

    /// <summary>The behaviour; null where nothing ever changes.</summary>
    public Behaviour? Behaviour { get; }

    /// <summary>Positions of elements outside clusters that are alike and share a crew that treats them alike or take turns, a list for each set of them.</summary>
    public IReadOnlyList<int[]> Alike { get; }

    /// <summary>What each crew among them has to do.</summary>
    public IReadOnlyList<CrewLoad> Crews { get; }

    /// <summary>Positions of nodes of one cluster that are alike, a list for each set of them: a state of a chain says how many of them are down, and not which.</summary>
    public IReadOnlyList<int[]> ExchangeableNodes => _exchangeableNodes;

    /// <summary>The variables of nodes on which planned work begins at one pace: for each set of such nodes a list for each node.</summary>
    public IReadOnlyList<StateVariable[][]> InStep { get; }

    /// <summary>What each element said of itself, every one after what it depends on.</summary>
    public IReadOnlyCollection<ElementBehaviour> Described => _described.Values;

    /// <summary>What an element said of itself.</summary>
    public ElementBehaviour this[int element] => _described[_topology.Elements[element].Name];

    /// <summary>All kinds of planned work at its elements that begin at random.</summary>
    public IEnumerable<WorkPiece> Work => _work.Values.SelectMany(work => work.Pieces).Where(piece => piece.Work.At is null).Concat(_workByHalves);

    /// <param name="topology">The topology.</param>
    /// <param name="elements">Positions of the elements, every one after what it depends on.</param>
    /// <param name="name">What messages call them together.</param>
    /// <param name="basis">Whether planned work is done, and what goes on during interruptions.</param>
    /// <param name="paces">How often planned work begins while it may.</param>
    /// <param name="complete">What is added when every element has been described; nothing by default.</param>
    public static IslandBehaviour Of(ResolvedTopology topology, int[] elements, string name, BehaviourBasis basis, WorkPaces paces, Action<IslandBehaviour, BehaviourBuilder>? complete = null) =>
        new(topology, elements, name, basis, paces, complete);

    /// <summary>The variable that says which planned work goes on at an element; null where none ever does.</summary>
    public StateVariable? WorkOn(int element) => _work.GetValueOrDefault(_topology.Elements[element].Name)?.Variable;

    /// <summary>Whether planned work at an element waits until it can be spared, so that what fails meanwhile is to blame for an outage.</summary>
    public bool WorkGivesWay(int element) => _turns.GivesWay(element);

    /// <summary>The causes that planned work at an element is named as.</summary>
    public IEnumerable<CauseKey> WorkCausesOf(int element) =>
        this[element].Element.AnnouncedWork.Select(work => new CauseKey(this[element].Name, work.Activity, CauseKind.Planned));

    /// <summary>The variables that say whether an element is up by itself, and why not.</summary>
    public IReadOnlyList<StateVariable> ReadsOf(int element)
    {
        var reads = new VariableSet();
        this[element].IsUpItself.CollectReads(reads);
        foreach (var reason in this[element].Reasons)
        {
            reason.While.CollectReads(reads);
        }

        return reads.Variables;
    }

    /// <summary>The positions of the elements that some variables belong to, in the order of the island.</summary>
    public int[] OwnersOf(IReadOnlyCollection<StateVariable> variables) =>
        Array.FindAll(_elements, element => VariablesOf(element).Any(variables.Contains));

    /// <summary>All variables that an element has: of its own state, of the planned work on it, and of its turn with a crew.</summary>
    public StateVariable[] VariablesOf(int element)
    {
        List<StateVariable> variables = [.. this[element].Variables];
        if (WorkOn(element) is { } work)
        {
            variables.Add(work);
        }

        return [.. variables, .. _crewTurns.Of(this[element].Name)];
    }

    private void Describe(int position, bool withPlanned)
    {
        var element = _topology.Elements[position];
        var behaviour = new ElementBehaviour(element, _builder, name => _described[name], () => IsWorkedOnBelow(position))
        {
            SharedFaults = [.. _topology.SharedFaults[element.Name]],
            WithPlanned = withPlanned,
            NamedForCrews = _topology.Elements.Select(crew => crew.IsNamedFor(element.Name)).OfType<FaultChoice>(),
        };
        _described.Add(element.Name, behaviour);
        if (withPlanned && ElementWork.Of(behaviour, _builder) is { } work)
        {
            _work.Add(element.Name, work);
        }

        element.Describe(behaviour);
        if (_topology.IsUnderCluster[position])
        {
            // Asked for in order, so that a long chain of needs is no deep recursion.
            _ = behaviour.IsUp;
            _ = behaviour.IsUpButForWork;
        }
    }

    private Condition IsWorkedOnBelow(int taker)
    {
        var below = _topology.Turns.Below(taker);
        var worked = Array.ConvertAll(
            Array.FindAll(_elements, element => below[element] && _work.ContainsKey(_topology.Elements[element].Name)), element => this[element].IsWorkedOn);
        return worked.Length == 0 ? Condition.Never : Condition.Any(worked);
    }

    /// <summary>The exchange of two of them maps the behaviour onto itself: they are alike, nothing treats them differently, and they need the same.</summary>
    private int[][] AlikeElements(CrewShares crews)
    {
        var candidates = Array.FindAll(
            _elements,
            element => !_topology.IsUnderCluster[element] && this[element].Variables.Count > 0 && IsTreatedAlike(element, crews.CrewsOf(this[element])));
        if (candidates.Length < 2)
        {
            return [];
        }

        return [.. candidates
            .GroupBy(element => (_topology.Elements[element].Unnamed(), Sequence<SharedRepairs>.Of(crews.CrewsOf(this[element]), "crews"), CallersOf(element, crews), this[element].SparesFrom, CausesOf(element), string.Join(' ', _topology.Needs[element]), _topology.Turns.Referring(element)))
            .Select(alike => alike.ToArray())
            .Where(alike => alike.Length > 1)];
    }

    /// <summary>The common causes that strike an element.</summary>
    public string CausesOf(int element) => string.Join(' ', this[element].SharedFaults.Select(shared => _topology.PositionOf(shared.Fault.Name)));

    /// <summary>Under which names an element calls its crews, where it does so with others.</summary>
    public string CallersOf(int element, CrewShares crews) => string.Join(' ', crews.CrewsOf(this[element]).Select(crew => crew.CallerAmongAlike(this[element].Name)));

    /// <summary>Whether its crews make no difference between an element and others that are alike. Those that are struck at once begin to wait for one in the order of its list.</summary>
    public bool IsTreatedAlike(int element, IReadOnlyList<SharedRepairs> crews) =>
        crews.All(crew => crew.TreatsAlike && !(crew.ListDecidesAmongStruck && this[element].SharedFaults.Count > 0));

    /// <summary>When an element is left alone: while it is worked on, or what stands and falls with it, and where its cluster lets it hold still; null for never.</summary>
    private Condition? RestsOf(ElementBehaviour element, Condition? rests)
    {
        // A cluster goes on noticing what its nodes do.
        var position = _topology.PositionOf(element.Name);
        foreach (var mate in element.FailsOver ? [position] : _topology.Turns.StackOf(position))
        {
            if (_work.TryGetValue(_topology.Elements[mate].Name, out var work))
            {
                rests = rests is null ? work.Element.IsWorkedOn : rests | work.Element.IsWorkedOn;
            }
        }

        return rests;
    }

    private Condition During(Hours hours) => Clock!.During(hours, TimeOfDay!);

    private void AddSteps(ElementBehaviour element, CrewShares crews, Condition? standstill)
    {
        var rests = RestsOf(element, standstill);
        foreach (var step in element.Steps)
        {
            var when = rests is null ? step.When : step.When & !rests;
            when = step.Crew?.Hours is { } hours ? when & During(hours) : when;
            if (step.Crew is not null && _crewTurns.IsServed(element.Name, step.Crew) is { } isServed)
            {
                // One man, however many jobs there are for him.
                Run(element, step, Before(element, step).Aggregate(when & isServed, (all, other) => all & !other.When), speed: null);
                continue;
            }

            var share = crews.ShareOf(element, step.Crew);
            Run(element, step, when, share is null ? step.Speed : step.Speed is null ? share : step.Speed * share);
        }
    }

    /// <summary>The repairs at an element that one man of its crew does before another.</summary>
    private static IEnumerable<ElementStep> Before(ElementBehaviour element, ElementStep step) => step.JobsBefore is null
        ? []
        : element.Steps.TakeWhile(other => !ReferenceEquals(other, step)).Where(other => other.JobsBefore is not null && other.Crew == step.Crew);

    /// <summary>Work that stops nothing for long waits for nobody else, and for the element to be as new.</summary>
    private void AddWorkByHalves(ElementBehaviour element, WorkPaces paces, Condition? standstill)
    {
        var rests = RestsOf(element, standstill);
        foreach (var work in element.WorksInSteps)
        {
            var piece = WorkPiece.Of(element, work, _workByHalves.Count(other => other.Tag.Element == element.Name) + 1);
            _workByHalves.Add(piece);
            _builder.Activity(
                piece.Begins,
                rests is null ? element.IsAsNew : element.IsAsNew & !rests,
                Duration.FromSeconds(1 / paces.Of(piece)),
                Outcomes.Certain(work.Variable.Becomes(work.Value), piece.Tag));
        }
    }

    private void Run(ElementBehaviour element, ElementStep step, Condition when, Amount? speed)
    {
        // What ages goes on ageing where it stopped: another fault of the element, work on it or a crew called away makes nothing new.
        _builder.Activity(step.Name, when, step.After, step.Then, speed, Memory.Resume);
        if (step.Jobs is not null)
        {
            if (!_repairs.TryGetValue(element.Name, out var repairs))
            {
                _repairs.Add(element.Name, repairs = []);
            }

            repairs.Add(new RunningRepair(when, speed, step.Crew, step.After.Mean));
        }
    }

    /// <summary>When elements are left alone, being nodes of a cluster that is interrupted.</summary>
    private Dictionary<string, Condition> Standstills()
    {
        var rests = new Dictionary<string, Condition>(StringComparer.Ordinal);
        foreach (var cluster in _described.Values.Where(cluster => cluster.FailsOver))
        {
            foreach (var node in _topology.Members[_topology.PositionOf(cluster.Name)].Select(node => this[node]).Where(node => !node.FailsOver))
            {
                rests[node.Name] = rests.TryGetValue(node.Name, out var other) ? other | cluster.IsInterrupted : cluster.IsInterrupted;
            }
        }

        return rests;
    }
}
