using System.Globalization;
using System.Text.Json.Serialization;

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

    /// <summary>Whether it has a state of its own, rather than being up or down only as others are.</summary>
    internal virtual bool HasState => true;

    /// <summary>Whether others' repairs wait for it, and nothing depends on it: it is never down.</summary>
    internal virtual bool ServesRepairs => false;

    /// <summary>How many men repair what it names, where repairs wait for these; null for what has none of its own.</summary>
    internal virtual int? Men => null;

    /// <summary>Whether it acts on what it lists, and nothing depends on it: it is never down.</summary>
    internal virtual bool ActsOnOthers => ServesRepairs;

    /// <summary>The elements that it is made of, or that it acts on.</summary>
    internal virtual IReadOnlyList<string> Others => Sequence<string>.Empty;

    /// <summary>The faults that others have because of it.</summary>
    /// <param name="topology">The topology, every copy an element of its own.</param>
    internal virtual IEnumerable<SharedFault> SharedFaults(Topology topology) => [];

    /// <summary>How many of its members must be up for it; 0 for what is not made of others.</summary>
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
    internal virtual IEnumerable<string> Assumptions(string name, EvaluationOptions options) => [];

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

    /// <summary>The same element without a name and without what it needs: what is alike is equal.</summary>
    internal Element Unnamed() => this with { Name = string.Empty, Needs = Sequence<string>.Empty };

    /// <summary>What keeps this element alone from being evaluated.</summary>
    internal virtual IEnumerable<TopologyMistake> OwnMistakes() => [];

    /// <summary>What can be told of this element alone that is allowed and probably not meant.</summary>
    internal virtual IEnumerable<TopologyWarning> OwnWarnings() => [];

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

    /// <summary>All names this element refers to, with the property each stands in: dependencies first, then members.</summary>
    internal virtual IEnumerable<ElementReference> References()
    {
        for (var i = 0; i < Needs.Count; i++)
        {
            yield return new("needs", i, Needs[i]);
        }
    }
}
