using System.Text.Json.Serialization;
using AvailabilityKit.Behaviours;
using AvailabilityKit.Presentation;
using AvailabilityKit.Topologies;
using AvailabilityKit.Topologies.Checks;
using AvailabilityKit.Topologies.Exhibits;
using AvailabilityKit.Topologies.Islands;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit;

/// <summary>A system of computers and what depends on what: the model that everything else is computed from.</summary>
/// <remarks>
/// <para>A topology is immutable: every method returns a new one, so it can be shared between threads and varied freely. Elements
/// refer to one another by name, in any order; the references are checked by <see cref="Check"/> and by <see cref="Evaluate"/>.</para>
/// <para>Two topologies are equal when their names and their elements are, in the same order.</para>
/// </remarks>
[JsonConverter(typeof(TopologyConverter))]
public sealed partial class Topology : ExhibitableResult, IEquatable<Topology>
{
    private readonly ElementTable _table;
    private WeakReference<ResolvedTopology>? _resolved;

    private Topology(ElementTable table) => _table = table;

    /// <summary>The name, which heads its reports.</summary>
    public string Name => _table.Name;

    /// <summary>The elements in the order in which they were added.</summary>
    public IReadOnlyList<Element> Elements => _table.Elements;

    /// <summary>The services: the elements that users see.</summary>
    public IEnumerable<Service> Services => Elements.OfType<Service>();

    /// <summary>Starts an empty topology.</summary>
    /// <param name="name">The name that heads its reports.</param>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public static Topology Named(string name) =>
        string.IsNullOrWhiteSpace(name)
            ? throw new ArgumentException("A topology needs a name: give a word such as \"Two-node cluster\".", nameof(name))
            : new(new ElementTable(name));

    /// <summary>One element.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="KeyNotFoundException">There is no element of that name.</exception>
    public Element this[string name] => _table[name];

    /// <summary>Adds an element of any kind.</summary>
    /// <param name="element">The element.</param>
    /// <exception cref="ModelException">There is an element of that name already.</exception>
    public Topology With(Element element)
    {
        ArgumentNullException.ThrowIfNull(element);
        return new(_table.With(element));
    }

    /// <summary>Changes one element and leaves the rest: <c>topology.With("db", (Cluster db) => db with { AtLeast = 2 })</c>.</summary>
    /// <typeparam name="TElement">The kind of element that stands there.</typeparam>
    /// <param name="name">The element's name.</param>
    /// <param name="change">Makes the changed element of the present one; of the same name.</param>
    /// <exception cref="KeyNotFoundException">There is no element of that name.</exception>
    /// <exception cref="ModelException">It is of another kind, or the changed one has another name.</exception>
    public Topology With<TElement>(string name, Func<TElement, TElement> change)
        where TElement : Element
    {
        ArgumentNullException.ThrowIfNull(change);
        if (_table[name] is not TElement present)
        {
            throw new ModelException($"\"{name}\" in \"{Name}\" is a {_table[name].Noun} ({_table[name].GetType().Name}), not a {typeof(TElement).Name}; change it as what it is.", name);
        }

        var changed = change(present);
        ArgumentNullException.ThrowIfNull(changed, nameof(change));
        return changed.Name == name
            ? new(_table.Replace(changed))
            : throw new ModelException($"\"{name}\" in \"{Name}\" was changed to an element named \"{changed.Name}\"; take it out with Without and add the other with With.", name);
    }

    /// <summary>Puts an element in the place of the one of the same name.</summary>
    /// <param name="element">The new element.</param>
    /// <exception cref="KeyNotFoundException">There is no element of that name.</exception>
    /// <exception cref="ModelException">A copy of it has the name of another element.</exception>
    public Topology Replace(Element element)
    {
        ArgumentNullException.ThrowIfNull(element);
        return new(_table.Replace(element));
    }

    /// <summary>Takes an element out, and its name out of every list that has it: what remains no longer depends on it.</summary>
    /// <param name="name">The element's name.</param>
    /// <exception cref="KeyNotFoundException">There is no element of that name.</exception>
    /// <exception cref="ModelException">A group, a cluster, a repair crew, a stock of spares or a service is made of nothing else.</exception>
    public Topology Without(string name)
    {
        return new(_table.Without(name));
    }

    /// <summary>The topology without mistakes, with what is known of it from earlier questions for as long as memory is not wanted elsewhere.</summary>
    /// <exception cref="ModelException">It has a mistake; the first is reported.</exception>
    internal ResolvedTopology Resolved()
    {
        if (_resolved is { } reference && reference.TryGetTarget(out var known))
        {
            return known;
        }

        var resolved = ResolvedTopology.Of(this);
        _resolved = new WeakReference<ResolvedTopology>(resolved);
        return resolved;
    }

    /// <summary>What the whole topology does over time, as one behaviour: to simulate it, or to ask its Markov chain what an evaluation does not tell.</summary>
    /// <remarks>
    /// Every element has an observable of its name, and causes are followed down to the root. Its level is the share of its capacity that serves, by the rule of
    /// <see cref="ServiceEvaluation.Levels"/>, and 1 while it is up where that would take more than 65,536 parts to say. Planned work begins at random moments among those
    /// at which it may, as often as was asked for in the long run. A block diagram or a chain is one part with the availability and the outages
    /// that it has in the long run. <see cref="Evaluate"/> solves the same descriptions part by part, which takes far fewer states.
    /// </remarks>
    /// <param name="planned">Whether planned work is done.</param>
    /// <exception cref="ModelException">The topology has a mistake, nothing in it ever changes, how often an element goes down is not known, or planned work finds no time.</exception>
    public Behaviour ToBehaviour(PlannedDowntime planned = PlannedDowntime.Included) =>
        ToBehaviour(new EvaluationOptions { Planned = planned });

    /// <summary>What the whole topology does over time, on the basis of an evaluation.</summary>
    /// <param name="options">Whether planned work is done, what goes on during interruptions, and limits for finding how often planned work begins.</param>
    /// <param name="cancellationToken">Stops that search.</param>
    /// <inheritdoc cref="ToBehaviour(PlannedDowntime)"/>
    /// <exception cref="SolverException">A limit of the options is exceeded.</exception>
    public Behaviour ToBehaviour(EvaluationOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return WholeBehaviour.Of(Resolved(), options, cancellationToken);
    }

    /// <summary>Adds a server that fails in one way.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="mtbf">Mean time between failures as vendors print it, used as MTTF; above zero.</param>
    /// <param name="mttr">Mean time to repair; finite.</param>
    /// <param name="needs">The elements it cannot work without.</param>
    /// <param name="restart">Time to bring back what runs on it, added to every recovery; finite.</param>
    /// <param name="planned">Announced work that stops it.</param>
    /// <param name="count">How many alike ones; the name then stands for name-1, name-2 and so on in every list.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    /// <exception cref="ModelException">There is an element of that name already.</exception>
    public Topology Server(string name, Duration mtbf, Duration mttr, IEnumerable<string>? needs = null, Duration restart = default, IEnumerable<PlannedWork>? planned = null, int count = 1) =>
        Component(name, ComponentKind.Server, [Fault.Of(name, FaultKind.Hardware, mtbf, mttr)], restart, planned, needs, count);

    /// <summary>Adds a conventional server with each of its faults.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="faults">The ways it goes down.</param>
    /// <param name="restart">Time to bring back the virtual machines and applications on it, added to every recovery; finite.</param>
    /// <param name="planned">Announced work that stops it.</param>
    /// <param name="needs">The elements it cannot work without.</param>
    /// <param name="count">How many alike ones; the name then stands for name-1, name-2 and so on in every list.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    /// <exception cref="ModelException">There is an element of that name already.</exception>
    public Topology Server(string name, IEnumerable<Fault> faults, Duration restart = default, IEnumerable<PlannedWork>? planned = null, IEnumerable<string>? needs = null, int count = 1) =>
        Component(name, ComponentKind.Server, faults, restart, planned, needs, count);

    /// <summary>Adds alike servers: <c>Servers("web", count: 10, ...)</c> are web-1 to web-10, and "web" in a list is all of them.</summary>
    /// <inheritdoc cref="Server(string, Duration, Duration, IEnumerable{string}?, Duration, IEnumerable{PlannedWork}?, int)"/>
    public Topology Servers(string name, int count, Duration mtbf, Duration mttr, IEnumerable<string>? needs = null, Duration restart = default, IEnumerable<PlannedWork>? planned = null) =>
        Server(name, mtbf, mttr, needs, restart, planned, count);

    /// <summary>Adds alike servers with each of their faults.</summary>
    /// <inheritdoc cref="Server(string, IEnumerable{Fault}, Duration, IEnumerable{PlannedWork}?, IEnumerable{string}?, int)"/>
    public Topology Servers(string name, int count, IEnumerable<Fault> faults, Duration restart = default, IEnumerable<PlannedWork>? planned = null, IEnumerable<string>? needs = null) =>
        Server(name, faults, restart, planned, needs, count);

    /// <summary>Adds a disk array, a SAN or a NAS that fails in one way.</summary>
    /// <inheritdoc cref="Server(string, Duration, Duration, IEnumerable{string}?, Duration, IEnumerable{PlannedWork}?, int)"/>
    public Topology Storage(string name, Duration mtbf, Duration mttr, IEnumerable<string>? needs = null, Duration restart = default, IEnumerable<PlannedWork>? planned = null, int count = 1) =>
        Component(name, ComponentKind.Storage, [Fault.Of(name, FaultKind.Hardware, mtbf, mttr)], restart, planned, needs, count);

    /// <summary>Adds a disk array, a SAN or a NAS with each of its faults.</summary>
    /// <inheritdoc cref="Server(string, IEnumerable{Fault}, Duration, IEnumerable{PlannedWork}?, IEnumerable{string}?, int)"/>
    public Topology Storage(string name, IEnumerable<Fault> faults, Duration restart = default, IEnumerable<PlannedWork>? planned = null, IEnumerable<string>? needs = null, int count = 1) =>
        Component(name, ComponentKind.Storage, faults, restart, planned, needs, count);

    /// <summary>Adds a switch, a link or a load balancer that fails in one way.</summary>
    /// <inheritdoc cref="Server(string, Duration, Duration, IEnumerable{string}?, Duration, IEnumerable{PlannedWork}?, int)"/>
    public Topology Network(string name, Duration mtbf, Duration mttr, IEnumerable<string>? needs = null, Duration restart = default, IEnumerable<PlannedWork>? planned = null, int count = 1) =>
        Component(name, ComponentKind.Network, [Fault.Of(name, FaultKind.Hardware, mtbf, mttr)], restart, planned, needs, count);

    /// <summary>Adds a switch, a link or a load balancer with each of its faults.</summary>
    /// <inheritdoc cref="Server(string, IEnumerable{Fault}, Duration, IEnumerable{PlannedWork}?, IEnumerable{string}?, int)"/>
    public Topology Network(string name, IEnumerable<Fault> faults, Duration restart = default, IEnumerable<PlannedWork>? planned = null, IEnumerable<string>? needs = null, int count = 1) =>
        Component(name, ComponentKind.Network, faults, restart, planned, needs, count);

    /// <summary>Adds a power feed, a UPS or cooling that fails in one way.</summary>
    /// <inheritdoc cref="Server(string, Duration, Duration, IEnumerable{string}?, Duration, IEnumerable{PlannedWork}?, int)"/>
    public Topology Power(string name, Duration mtbf, Duration mttr, IEnumerable<string>? needs = null, Duration restart = default, IEnumerable<PlannedWork>? planned = null, int count = 1) =>
        Component(name, ComponentKind.Power, [Fault.Of(name, FaultKind.Environment, mtbf, mttr)], restart, planned, needs, count);

    /// <summary>Adds a power feed, a UPS or cooling with each of its faults.</summary>
    /// <inheritdoc cref="Server(string, IEnumerable{Fault}, Duration, IEnumerable{PlannedWork}?, IEnumerable{string}?, int)"/>
    public Topology Power(string name, IEnumerable<Fault> faults, Duration restart = default, IEnumerable<PlannedWork>? planned = null, IEnumerable<string>? needs = null, int count = 1) =>
        Component(name, ComponentKind.Power, faults, restart, planned, needs, count);

    /// <summary>Adds an operating system, a database or an application that fails in one way.</summary>
    /// <inheritdoc cref="Server(string, Duration, Duration, IEnumerable{string}?, Duration, IEnumerable{PlannedWork}?, int)"/>
    public Topology Software(string name, Duration mtbf, Duration mttr, IEnumerable<string>? needs = null, Duration restart = default, IEnumerable<PlannedWork>? planned = null, int count = 1) =>
        Component(name, ComponentKind.Software, [Fault.Of(name, FaultKind.Software, mtbf, mttr)], restart, planned, needs, count);

    /// <summary>Adds an operating system, a database or an application with each of its faults.</summary>
    /// <inheritdoc cref="Server(string, IEnumerable{Fault}, Duration, IEnumerable{PlannedWork}?, IEnumerable{string}?, int)"/>
    public Topology Software(string name, IEnumerable<Fault> faults, Duration restart = default, IEnumerable<PlannedWork>? planned = null, IEnumerable<string>? needs = null, int count = 1) =>
        Component(name, ComponentKind.Software, faults, restart, planned, needs, count);

    /// <summary>Adds a hypervisor: the layer that every virtual machine on a host shares, that fails in one way.</summary>
    /// <inheritdoc cref="Server(string, Duration, Duration, IEnumerable{string}?, Duration, IEnumerable{PlannedWork}?, int)"/>
    public Topology Hypervisor(string name, Duration mtbf, Duration mttr, IEnumerable<string>? needs = null, Duration restart = default, IEnumerable<PlannedWork>? planned = null, int count = 1) =>
        Component(name, ComponentKind.Hypervisor, [Fault.Of(name, FaultKind.Hardware, mtbf, mttr)], restart, planned, needs, count);

    /// <summary>Adds a hypervisor: the layer that every virtual machine on a host shares, with each of its faults.</summary>
    /// <inheritdoc cref="Server(string, IEnumerable{Fault}, Duration, IEnumerable{PlannedWork}?, IEnumerable{string}?, int)"/>
    public Topology Hypervisor(string name, IEnumerable<Fault> faults, Duration restart = default, IEnumerable<PlannedWork>? planned = null, IEnumerable<string>? needs = null, int count = 1) =>
        Component(name, ComponentKind.Hypervisor, faults, restart, planned, needs, count);

    /// <summary>Adds a virtual machine, that fails in one way.</summary>
    /// <inheritdoc cref="Server(string, Duration, Duration, IEnumerable{string}?, Duration, IEnumerable{PlannedWork}?, int)"/>
    public Topology VirtualMachine(string name, Duration mtbf, Duration mttr, IEnumerable<string>? needs = null, Duration restart = default, IEnumerable<PlannedWork>? planned = null, int count = 1) =>
        Component(name, ComponentKind.VirtualMachine, [Fault.Of(name, FaultKind.Hardware, mtbf, mttr)], restart, planned, needs, count);

    /// <summary>Adds a virtual machine, with each of its faults.</summary>
    /// <inheritdoc cref="Server(string, IEnumerable{Fault}, Duration, IEnumerable{PlannedWork}?, IEnumerable{string}?, int)"/>
    public Topology VirtualMachine(string name, IEnumerable<Fault> faults, Duration restart = default, IEnumerable<PlannedWork>? planned = null, IEnumerable<string>? needs = null, int count = 1) =>
        Component(name, ComponentKind.VirtualMachine, faults, restart, planned, needs, count);

    /// <summary>Adds a part of a kind that has no method of its own, and that fails in one way.</summary>
    /// <inheritdoc cref="Server(string, Duration, Duration, IEnumerable{string}?, Duration, IEnumerable{PlannedWork}?, int)"/>
    public Topology Component(string name, Duration mtbf, Duration mttr, IEnumerable<string>? needs = null, Duration restart = default, IEnumerable<PlannedWork>? planned = null, int count = 1) =>
        Component(name, ComponentKind.Other, [Fault.Of(name, FaultKind.Hardware, mtbf, mttr)], restart, planned, needs, count);

    /// <summary>Adds a part of a kind that has no method of its own, with each of its faults.</summary>
    /// <inheritdoc cref="Server(string, IEnumerable{Fault}, Duration, IEnumerable{PlannedWork}?, IEnumerable{string}?, int)"/>
    public Topology Component(string name, IEnumerable<Fault> faults, Duration restart = default, IEnumerable<PlannedWork>? planned = null, IEnumerable<string>? needs = null, int count = 1) =>
        Component(name, ComponentKind.Other, faults, restart, planned, needs, count);

    /// <summary>Adds a high-availability cluster.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="nodes">Its nodes, preferred ones first; at least two.</param>
    /// <param name="failover">What happens when an active node fails.</param>
    /// <param name="atLeast">How many nodes must carry the work.</param>
    /// <param name="mode">Which nodes carry work.</param>
    /// <param name="repairCrews">How many nodes can be under repair at once; <see langword="null"/> for one crew a node.</param>
    /// <param name="planned">Announced work that stops the cluster as a whole.</param>
    /// <param name="needs">The elements it cannot work without besides.</param>
    /// <param name="standby">How often a node fails while it carries no work; <see langword="null"/> for as often as one that works (hot).</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    /// <exception cref="ModelException">There is an element of that name already.</exception>
    public Topology Cluster(
        string name,
        IEnumerable<string> nodes,
        Failover failover,
        int atLeast = 1,
        ClusterMode mode = ClusterMode.ActivePassive,
        int? repairCrews = null,
        IEnumerable<PlannedWork>? planned = null,
        IEnumerable<string>? needs = null,
        Standby? standby = null) =>
        With(new Cluster(name, nodes, failover) { AtLeast = atLeast, Mode = mode, Standby = standby ?? Standby.Hot, RepairCrews = repairCrews, Planned = [.. planned ?? []], Needs = [.. needs ?? []] });

    /// <summary>Adds redundant parts that work side by side, without a failover.</summary>
    /// <param name="name">The group's name.</param>
    /// <param name="members">Its members.</param>
    /// <param name="atLeast">How many of them must be up.</param>
    /// <param name="needs">The elements it cannot work without besides.</param>
    /// <param name="plannedTurns">When planned work at its members may be done.</param>
    /// <param name="work">Whether its members share its work or each do or hold all of it; shared by default where all of them do work themselves.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    /// <exception cref="ModelException">There is an element of that name already.</exception>
    public Topology Group(
        string name, IEnumerable<string> members, int atLeast = 1, IEnumerable<string>? needs = null, PlannedTurns plannedTurns = PlannedTurns.OneAtATime, MemberWork? work = null) =>
        With(new RedundancyGroup(name, members, atLeast) { PlannedTurns = plannedTurns, Work = work, Needs = [.. needs ?? []] });

    /// <summary>Adds an element of which only the availability is known: a cloud service with its published figure, a site that was measured.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="availability">The share of time that it is up, whatever takes it down.</param>
    /// <param name="meanOutage">How long it stays down on average when it goes down; above zero and finite. <see langword="null"/> where that
    /// is not known; then no number of outages is known that it enters.</param>
    /// <param name="needs">The elements it cannot work without, whose downtime its availability does not include.</param>
    /// <param name="count">How many alike ones; the name then stands for name-1, name-2 and so on in every list.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    /// <exception cref="ModelException">There is an element of that name already.</exception>
    public Topology Known(string name, Availability availability, Duration? meanOutage = null, IEnumerable<string>? needs = null, int count = 1) =>
        With(new KnownElement(name, availability) { MeanOutage = meanOutage, Needs = [.. needs ?? []], Count = count });

    /// <summary>Adds a block diagram as one element.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="block">What must be up for it to be up; its components are parts of their own, whatever they are called.</param>
    /// <param name="needs">The elements it cannot work without besides.</param>
    /// <param name="count">How many alike ones; the name then stands for name-1, name-2 and so on in every list.</param>
    /// <exception cref="ArgumentException">The name is blank, or the count out of its range.</exception>
    /// <exception cref="ModelException">There is an element of that name already.</exception>
    public Topology Block(string name, Block block, IEnumerable<string>? needs = null, int count = 1) =>
        With(new BlockElement(name, block) { Needs = [.. needs ?? []], Count = count });

    /// <summary>Adds a Markov chain as one element.</summary>
    /// <typeparam name="TState">The type of a state.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="chain">The chain, which runs independently of everything else.</param>
    /// <param name="up">Whether the element is up in a state.</param>
    /// <param name="needs">The elements it cannot work without besides.</param>
    /// <param name="count">How many alike ones; the name then stands for name-1, name-2 and so on in every list.</param>
    /// <exception cref="ArgumentException">The name is blank, or the count out of its range.</exception>
    /// <exception cref="ModelException">There is an element of that name already; two states print alike; none is up.</exception>
    public Topology Chain<TState>(string name, MarkovChain<TState> chain, Func<TState, bool> up, IEnumerable<string>? needs = null, int count = 1)
        where TState : notnull => With(ChainElement.Of(name, chain, up) with { Needs = [.. needs ?? []], Count = count });

    /// <summary>Finds the mistakes that only show in the whole: names that do not exist, cycles, parts in the wrong place.</summary>
    /// <returns>The mistakes, in the order of the elements; empty if it can be evaluated. Its <see cref="TopologyFindings.Warnings"/> are what is allowed and probably not meant.</returns>
    public TopologyFindings Check() => new(this, [.. TopologyCheck.MistakesIn(this)]);

    /// <summary>Computes availability, downtime by cause, outages and losses of every service.</summary>
    /// <param name="options">Calendar, basis and limits; the defaults if left out.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    /// <exception cref="ModelException">The topology has a mistake; see <see cref="Check"/>.</exception>
    /// <exception cref="SolverException">A limit of the options was reached.</exception>
    public Evaluation Evaluate(EvaluationOptions? options = null, CancellationToken cancellationToken = default) =>
        Evaluation.Of(this, options ?? EvaluationOptions.Default, cancellationToken);

    /// <summary>Says how the topology would be computed: its islands, the engine of each and why, and the assumptions.</summary>
    /// <inheritdoc cref="Evaluate"/>
    public Explanation Explain(EvaluationOptions? options = null, CancellationToken cancellationToken = default) =>
        Evaluate(options, cancellationToken).Explanation;

    /// <inheritdoc/>
    public bool Equals(Topology? other) =>
        other is not null && Name == other.Name && Elements.SequenceEqual(other.Elements);

    /// <summary>Whether two topologies have the same name and equal elements in the same order.</summary>
    public static bool operator ==(Topology? left, Topology? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two topologies differ in their name or in an element.</summary>
    public static bool operator !=(Topology? left, Topology? right) => !(left == right);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Topology);

    /// <inheritdoc/>
    public override int GetHashCode() => Elements.Aggregate(Name.GetHashCode(StringComparison.Ordinal), HashCode.Combine);

    /// <summary>Its elements, and what rests on what, as a drawing; nothing is evaluated.</summary>
    public override Exhibit ToExhibit() => TopologyExhibit.Of(this);

    /// <summary>The name and the number of elements.</summary>
    public override string ToString() => $"{Name} ({Elements.Count} elements)";

    /// <summary>The same with every copy of a counted element an element of its own; itself where nothing is counted.</summary>
    internal Topology Expanded() => _table.IsCounted ? new(_table.Expanded()) : this;

    /// <summary>The element of a name, or the counted element that a copy of that name belongs to; null where there is neither.</summary>
    internal Element? Find(string name) => _table.Find(name);

    private Topology Component(string name, ComponentKind kind, IEnumerable<Fault> faults, Duration restart, IEnumerable<PlannedWork>? planned, IEnumerable<string>? needs, int count) =>
        With(new Component(name, kind, faults) { Restart = restart, Planned = [.. planned ?? []], Needs = [.. needs ?? []], Count = count });
}
