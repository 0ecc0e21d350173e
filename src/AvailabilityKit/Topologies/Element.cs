using System.Globalization;
using System.Text.Json.Serialization;
using AvailabilityKit.Quantities;
using AvailabilityKit.Topologies.Notation;
using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies;

/// <summary>A named part of a <see cref="Topology"/>: a component, a fault-tolerant server, a cluster, a group, a repair crew, a stock of spares, a common cause, a service, or one known as a whole.</summary>
/// <remarks>Elements are immutable and compare by value. They refer to one another by name.</remarks>
[JsonConverter(typeof(ModelPartConverter))]
public abstract record Element
{
    /// <summary>The longest name an element may have, in characters.</summary>
    public const int LongestName = 200;

    /// <summary>The most copies that one element may stand for.</summary>
    public const int MostCopies = 1_000;

    private protected Element(string name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new ArgumentException("An element needs a name: give a word such as \"node-a\".", nameof(name));
        }

        if (name.Length > LongestName)
        {
            throw new ArgumentException($"The name \"{name[..24]}...\" has {name.Length} characters; at most {LongestName} are allowed.", nameof(name));
        }

        Name = name;
    }

    /// <summary>The name, unique within its topology; upper and lower case differ.</summary>
    public string Name { get; private protected init; }

    /// <summary>The elements this one cannot work without: it is up only while it and all of them are up.</summary>
    public IReadOnlyList<string> Needs { get; init => field = Sequence<string>.Of(value, nameof(Needs)); } = Sequence<string>.Empty;

    /// <summary>What a reader calls this kind of element, for messages and reports.</summary>
    public abstract string Noun { get; }

    /// <summary>The announced work at it; none by default.</summary>
    internal virtual IReadOnlyList<PlannedWork> AnnouncedWork => Sequence<PlannedWork>.Empty;

    /// <summary>The hours by which it changes what it does; none, for what does not look at the clock.</summary>
    /// <param name="withPlanned">Whether planned work is done.</param>
    internal virtual IEnumerable<Hours> GoesBy(bool withPlanned) => withPlanned ? AnnouncedWork.Select(work => work.Window).OfType<Hours>() : [];

    /// <summary>Whether it does work itself, so that several of them share it; what only holds data or passes it on is there several times over.</summary>
    internal virtual bool CarriesWork => false;

    /// <summary>Whether its members share its work, in a topology in which every copy is an element of its own.</summary>
    /// <param name="carriesWork">Whether a member does work itself.</param>
    internal virtual bool SharesWork(Func<string, bool> carriesWork) => false;

    /// <summary>The causes by which it is down since data that it holds are lost; none for what holds none that it can lose.</summary>
    internal virtual IReadOnlyList<CauseKey> LossesOfData => [];

    /// <summary>The layer to which downtime belongs that it causes.</summary>
    /// <param name="kind">The class of the cause.</param>
    internal virtual Layer LayerOf(CauseKind kind) => Layers.Of(kind, whole: null);

    /// <summary>Whether it has a state of its own, rather than being up or down only as others are.</summary>
    internal virtual bool HasState => true;

    /// <summary>Whether others' repairs wait for it, and nothing depends on it: it is never down.</summary>
    internal virtual bool ServesRepairs => false;

    /// <summary>Whether its men repair all that needs a crew at what it names, but for what others are named for.</summary>
    internal virtual bool RepairsTheRest => Men is not null;

    /// <summary>How many men repair what it names, where repairs wait for these; null for what has none of its own.</summary>
    internal virtual int? Men => null;

    /// <summary>The faults that it is named for at an element which it repairs; null where it repairs whatever needs people there, or nothing.</summary>
    internal virtual FaultChoice? IsNamedFor(string element) => null;

    /// <summary>Whether planned work can be done at one half of it while the other half serves.</summary>
    internal virtual bool HasHalves => false;

    /// <summary>Whether it acts on what it lists, and nothing depends on it: it is never down.</summary>
    internal virtual bool ActsOnOthers => ServesRepairs;

    /// <summary>Whether parts that others wait for come from it, so that each of these draws on one such stock.</summary>
    internal virtual bool HandsOutParts => false;

    /// <summary>The elements that it is made of, or that it acts on.</summary>
    internal virtual IReadOnlyList<string> Others => Sequence<string>.Empty;

    /// <summary>Where these stand, in the words of the model document; empty for what has none.</summary>
    internal virtual string OthersProperty => "";

    /// <summary>Where it is said that it has <see cref="Men"/>, in the words of the model document.</summary>
    internal virtual string MenProperty => OthersProperty;

    /// <summary>The elements that it is made of.</summary>
    internal IReadOnlyList<string> Parts => MembersNeeded > 0 ? Others : Sequence<string>.Empty;

    /// <summary>What one of these is called.</summary>
    internal virtual string PartNoun => "member";

    /// <summary>Whether it moves work from one of its parts to another, so that it acts at each single failure of what stands below it.</summary>
    internal virtual bool MovesWork => false;

    /// <summary>What moving its work is called.</summary>
    internal virtual string MoveNoun => "failover";

    /// <summary>How it ties together what it is made of, where it moves work between these.</summary>
    internal virtual string MovesInWords => $"the {Noun} \"{Name}\" fails over between its {PartNoun}s";

    /// <summary>How long its longest kind of interruption takes on average, where it interrupts work of itself.</summary>
    internal virtual Duration? LongestInterruption => null;

    /// <summary>How far what takes its work over is behind what was committed; null where nothing committed is lost.</summary>
    internal virtual Lifetime? CommittedLag => null;

    /// <summary>Whether faults strike it that have no effect, which are counted.</summary>
    internal virtual bool MasksFaults => false;

    /// <summary>The faults that are given for it as a whole.</summary>
    internal virtual IReadOnlyList<Fault> OwnFaults => Sequence<Fault>.Empty;

    /// <summary>The faults of its own that a crew can be named for; null where only its description says them.</summary>
    internal virtual IEnumerable<RepairedFault>? FaultsForCrews => [];

    /// <summary>Those that come, and take time, where a share of all its failures can be common to it and its equals; null where none can.</summary>
    internal virtual IEnumerable<Fault>? FaultsToShare => null;

    /// <summary>Whether it and another are equals in how they fail and come back.</summary>
    internal virtual bool FailsLike(Element other) => false;

    /// <summary>The faults that others have because of it.</summary>
    /// <param name="topology">The topology, every copy an element of its own.</param>
    internal virtual IEnumerable<SharedFault> SharedFaults(Topology topology) => [];

    /// <summary>When enough of its members are up, where these do not all count alike; null where their number decides.</summary>
    internal virtual MemberRoom? RoomOnMembers => null;

    /// <summary>How many of its members must be up for it, whichever they are; 0 for what is not made of others.</summary>
    internal virtual int MembersNeeded => 0;

    /// <summary>Whether planned work at its members takes turns, in a topology in which every copy is an element of its own.</summary>
    internal virtual bool TakesTurns => false;

    /// <summary>Why it may be solved with nothing else, where it is.</summary>
    internal virtual string WhyAlone => "depends on nothing but what it needs";

    /// <summary>Why nothing but the means of its times matter where it is solved with nothing else, as an assumption; null where more does.</summary>
    internal virtual string? WhyMeansSuffice => null;

    /// <summary>What it takes for true beyond what the model says, each a sentence.</summary>
    /// <param name="name">Its name, or the first and the last name where it stands for many alike ones.</param>
    /// <param name="options">On what basis it is evaluated.</param>
    internal virtual IEnumerable<string> Assumptions(string name, EvaluationOptions options) => OwnFaults.Select(fault => fault.RollbackOf(name)).OfType<string>();

    /// <summary>The elements whose state it looks at and without which it may still work: those that must be up for a failover, those that it watches.</summary>
    internal virtual IReadOnlyList<string> NeededToReact => Sequence<string>.Empty;

    /// <summary>Whether it knows its own long run, found without looking at anything else.</summary>
    internal virtual bool IsSolvedByItself => false;

    /// <summary>Its availability and outages in the long run, where it knows them.</summary>
    /// <exception cref="SolverException">It needs more room than the options allow, or than its own limits do.</exception>
    internal virtual LongRunOutages SolveByItself(EvaluationOptions options, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"A {Noun} is solved with what it stands on.");

    /// <summary>Says what it does over time. Everything that it refers to has been described before.</summary>
    /// <param name="behaviour">What it is said to; variables, activities and reactions are named after the element.</param>
    protected internal abstract void Describe(ElementBehaviour behaviour);

    /// <summary>The element with what it takes from others of its topology, and cannot know by itself.</summary>
    /// <param name="topology">The topology, every copy an element of its own.</param>
    internal virtual Element Within(Topology topology) => this;

    /// <summary>What it gives to virtual machines as their host; null where that is not said.</summary>
    internal virtual Resources? Given => null;

    /// <summary>The same element that gives so much to virtual machines; null for what is no host.</summary>
    internal virtual Element? Giving(Resources capacity) => null;

    /// <summary>The same element without a name and without what it needs: what is alike is equal.</summary>
    internal Element Unnamed() => this with { Name = string.Empty, Needs = Sequence<string>.Empty };

    /// <summary>Whether work can be moved to it and away from it, as a node.</summary>
    internal virtual bool CanBeNode => false;

    /// <summary>What to do in place of making it a node, where it cannot be one.</summary>
    internal virtual string InsteadOfNode => $"Let a node need \"{Name}\".";

    /// <summary>Whether a crew can repair it.</summary>
    internal virtual bool CanBeRepaired => false;

    /// <summary>Whether it can fail together with others by one cause.</summary>
    internal virtual bool CanBeStruck => false;

    /// <summary>What to name in place of it as struck, where it cannot be.</summary>
    internal virtual string InsteadOfStruck => Others.Count > 0 ? $"Name {NameList.And([.. Others.Select(part => $"\"{part}\"")])} instead." : $"Name the elements behind \"{Name}\".";

    /// <summary>Whether repairs of elements of its kind can take spare parts.</summary>
    internal virtual bool CanTakeParts => false;

    /// <summary>Whether a repair of it does take one.</summary>
    internal virtual bool TakesParts => CanTakeParts;

    /// <summary>What is wrong with another that depends on it; null where that may be.</summary>
    /// <param name="owner">The other.</param>
    internal virtual string? MistakeInDependenceOf(Element owner) => null;

    /// <summary>What is wrong with its needing an element; null where it may.</summary>
    /// <param name="name">The name of the element.</param>
    internal virtual string? MistakeInNeeding(string name) => null;

    /// <summary>What is wrong with an element among <see cref="Others"/>; null where nothing is.</summary>
    /// <param name="name">The name that is written there.</param>
    /// <param name="other">The element: that of this name, or of which it is a copy.</param>
    internal virtual string? MistakeInOther(string name, Element other) => null;

    /// <summary>What is wrong with how many elements <see cref="Others"/> names; null where nothing is.</summary>
    /// <param name="names">The names, each once, those of counted elements replaced by those of their copies.</param>
    internal virtual TopologyMistake? MistakeInNumber(IReadOnlyCollection<string> names) => MembersNeeded > names.Count
        ? new(Name, "atLeast", -1, $"The {Noun} \"{Name}\" of {(names.Count == 1 ? $"1 {PartNoun}" : $"{names.Count} {PartNoun}s")} needs at least {MembersNeeded} of them; give a number from 1 to {names.Count}.")
        : null;

    /// <summary>What keeps this element alone from being evaluated.</summary>
    internal virtual IEnumerable<TopologyMistake> OwnMistakes() => [];

    /// <summary>What only shows in the topology, in which all that it refers to is there.</summary>
    /// <param name="topology">The topology as it was written, without any other mistake so far.</param>
    internal virtual IEnumerable<TopologyMistake> MistakesIn(Topology topology) => [];

    /// <summary>What only shows where every copy is an element of its own, and nothing depends on itself.</summary>
    /// <param name="topology">The topology, every copy an element of its own.</param>
    internal virtual IEnumerable<TopologyMistake> MistakesAmongCopies(Topology topology) => [];

    /// <summary>Why the nodes of a cluster cannot depend on it; null where they can, and its description says how.</summary>
    internal virtual string? WhyNotUnderCluster => null;

    /// <summary>Why its first days cannot be told from what is known of its long run; null where they can.</summary>
    internal virtual string? WhyNotFromAllUp => null;

    /// <summary>What can be told of this element alone that is allowed and probably not meant.</summary>
    internal virtual IEnumerable<TopologyWarning> OwnWarnings() => [];

    /// <summary>What is to be said where it knows its own long run, and is down for longer than it is up in between.</summary>
    /// <param name="up">How long it is up on average.</param>
    /// <param name="down">How long it is down on average.</param>
    internal virtual IEnumerable<TopologyWarning> WarningsOfRepair(Duration up, Duration down) => [];

    /// <summary>That no service has anything to do with it, for a warning.</summary>
    /// <param name="name">Its name, or that of a copy.</param>
    internal virtual string SayUnneeded(string name) => $"No service depends on the {Noun} \"{name}\", so it changes no figure; name it in the needs of what stands on it, or take it out.";

    /// <summary>What a drawing writes under its name.</summary>
    internal virtual string Detail => Noun;

    /// <summary>What a drawing shows inside it that is no element, each with what is written under it.</summary>
    internal virtual IReadOnlyList<(string Label, string Detail)> InnerBlocks => [];

    /// <summary>Whether a drawing may show one block for many that are alike.</summary>
    internal virtual bool IsDrawnWithAlike => false;

    /// <summary>Whether one of its parts only stands by, as long as none has failed.</summary>
    internal virtual bool StandsBy(string part) => false;

    /// <summary>What it is made of, for a sentence; empty where there is nothing to say.</summary>
    internal virtual string InsideInWords => "";

    /// <summary>What it does to others, as a sentence; null for what acts on none.</summary>
    internal virtual string? ActsInWords => null;

    /// <summary>What could stand in its place without redundancy that can do harm, each found when it is asked for; none where it has no such redundancy.</summary>
    /// <param name="topology">The topology, every copy an element of its own.</param>
    internal virtual IEnumerable<LessRedundant> WithoutRedundancy(Topology topology) => [];

    /// <summary>How often each of its own recoveries begins, per second while it is up, and the seconds that it takes on average; planned work aside.</summary>
    internal virtual IEnumerable<Recovery> Recoveries() => [];

    /// <summary>How many copies of it there are, each an element of its own: 1, or the count of a counted element.</summary>
    internal virtual int Copies => 1;

    /// <summary>The names of its copies: its own where there is one, and its own with "-1", "-2" and so on where there are several.</summary>
    internal IEnumerable<string> CopyNames() =>
        Copies == 1 ? [Name] : Enumerable.Range(1, Copies).Select(number => string.Create(CultureInfo.InvariantCulture, $"{Name}-{number}"));

    /// <summary>One of its copies, as an element of its own.</summary>
    internal virtual Element CopyNamed(string name) => this with { Name = name };

    /// <summary>The same element with each list of names that it holds replaced.</summary>
    internal virtual Element WithReferences(Func<IReadOnlyList<string>, IEnumerable<string>> replace) =>
        this with { Needs = Sequence<string>.Of(replace(Needs), nameof(Needs)) };

    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    private protected static int OneOrMore(int number, string parameter, string statement) =>
        number >= 1 ? number : throw new ArgumentOutOfRangeException(parameter, $"{statement}; give 1 or more.");

    /// <exception cref="ArgumentOutOfRangeException">The number is not that of copies which an element may stand for.</exception>
    private protected static int CountOf(int count, string owner) => count is >= 1 and <= MostCopies
        ? count
        : throw new ArgumentOutOfRangeException(nameof(count), $"The count of \"{owner}\" is {count}; give a number from 1 to {MostCopies}.");

    /// <summary>All names this element refers to, with the property each stands in: dependencies first, then members.</summary>
    internal virtual IEnumerable<ElementReference> References()
    {
        for (var i = 0; i < Needs.Count; i++)
        {
            yield return new("needs", i, Needs[i]);
        }
    }
}

/// <summary>What would stand in the place of a redundant element without its redundancy.</summary>
/// <param name="Elements">The elements, of which the first bears its name.</param>
/// <param name="Words">What they are, for a sentence.</param>
internal sealed record LessRedundant(IReadOnlyList<Element> Elements, string Words);
