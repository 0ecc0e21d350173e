using System.Text.Json.Serialization;
using AvailabilityKit.Documents;
using AvailabilityKit.Interchange;
using AvailabilityKit.Interchange.OpenPsa;
using AvailabilityKit.Presentation;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.FaultTrees;

/// <summary>A fault tree: what has to happen for what one fears to happen.</summary>
/// <remarks>
/// <para>Made of gates and events in code, or read from a file in the Open-PSA Model Exchange Format. Basic events are independent of one another, but for those of a
/// <see cref="CommonCauseEvents"/>; the same event below several gates is the same event, and that is exact.</para>
/// <para>Immutable and safe to share between threads.</para>
/// </remarks>
/// <example><code>
/// var tree = FaultTree.Load("cooling.xml");
/// Console.WriteLine(tree.Evaluate().Probability);
/// </code></example>
[JsonConverter(typeof(FaultTreeConverter))]
[TypeFormatterSource(typeof(TextFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class FaultTree
{
    private readonly Dictionary<string, TreeEvent> _events = new(StringComparer.Ordinal);

    /// <summary>Makes a tree of its top events and all that stands below them.</summary>
    /// <param name="name">The name of the tree.</param>
    /// <param name="top">The top events: one, or several that share events. A gate that another of them uses is no top event.</param>
    /// <exception cref="ArgumentException">The name is blank, or there is no top event.</exception>
    /// <exception cref="ModelException">Two events, parameters or groups have the same name.</exception>
    public FaultTree(string name, params IReadOnlyList<Gate> top)
    {
        ArgumentNullException.ThrowIfNull(top);
        Name = EventName.Checked(name, nameof(name));
        if (top.Count == 0)
        {
            throw new ArgumentException($"The fault tree {MessageExcerpt.Quoted(name)} has no top event; give it at least one gate.", nameof(top));
        }

        foreach (var gate in top)
        {
            ArgumentNullException.ThrowIfNull(gate, nameof(top));
        }

        // The last first, so that from the top down the first is the first.
        BottomUp = Formula.BottomUp(top.Reverse());
        HashSet<Gate> used = new(ReferenceEqualityComparer.Instance);
        foreach (var formula in BottomUp)
        {
            foreach (var input in formula.Inputs)
            {
                if (input is Gate gate)
                {
                    used.Add(gate);
                }
            }

            if (formula is TreeEvent event_)
            {
                Add(event_);
            }
        }

        TopEvents = [.. top.Distinct().Where(gate => !used.Contains(gate))];
        Gates = [.. BottomUp.OfType<Gate>().Reverse()];
        BasicEvents = [.. BottomUp.OfType<BasicEvent>()];
        HouseEvents = [.. BottomUp.OfType<HouseEvent>()];
        CommonCauseGroups = [.. BasicEvents.Select(event_ => event_.Group).OfType<CommonCauseEvents>().Distinct()];
        foreach (var member in CommonCauseGroups.SelectMany(group => group.Members))
        {
            Add(member);
        }

        CheckNames("common-cause groups", CommonCauseGroups.Select(group => group.Name));
        var expressions = BasicEvents.Select(event_ => event_.Expression).OfType<Expression>().Concat(CommonCauseGroups.SelectMany(group => group.Factors.Prepend(group.Total)));
        Parameters = [.. Expression.BottomUp(expressions).Select(expression => expression.Parameter).OfType<Parameter>().Distinct()];
        CheckNames("parameters", Parameters.Select(parameter => parameter.Name));
    }

    /// <summary>The name of the tree.</summary>
    public string Name { get; }

    /// <summary>The gates that no other gate uses, in the order in which they were given.</summary>
    public IReadOnlyList<Gate> TopEvents { get; }

    /// <summary>All gates, those that use others before them.</summary>
    public IReadOnlyList<Gate> Gates { get; }

    /// <summary>All basic events that a gate uses.</summary>
    public IReadOnlyList<BasicEvent> BasicEvents { get; }

    /// <summary>All house events that a gate uses.</summary>
    public IReadOnlyList<HouseEvent> HouseEvents { get; }

    /// <summary>All groups of which a gate uses a member.</summary>
    public IReadOnlyList<CommonCauseEvents> CommonCauseGroups { get; }

    /// <summary>All parameters that an expression uses.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The only top event.</summary>
    /// <exception cref="ModelException">There are several.</exception>
    public Gate Top => TopEvents is [var only]
        ? only
        : throw new ModelException($"The fault tree {MessageExcerpt.Quoted(Name)} has {TopEvents.Count} top events; name the one that is meant: {string.Join(", ", TopEvents.Take(10).Select(gate => MessageExcerpt.Quoted(gate.Name)))}{(TopEvents.Count > 10 ? ", ..." : "")}.", Name);

    /// <summary>All formulas, what is used before what uses it.</summary>
    internal IReadOnlyList<Formula> BottomUp { get; }

    /// <summary>A gate by its name.</summary>
    /// <param name="name">The name; null for the only top event.</param>
    /// <exception cref="ModelException">There is no such gate, or no name was given and there are several top events.</exception>
    public Gate Gate(string? name)
    {
        if (name is null)
        {
            return Top;
        }

        return _events.GetValueOrDefault(name) switch
        {
            Gate gate => gate,
            { } other => throw new ModelException($"{MessageExcerpt.Quoted(name)} is a {(other is HouseEvent ? "house" : "basic")} event, not a gate; name a gate.", name),
            null => throw new ModelException($"The fault tree {MessageExcerpt.Quoted(Name)} has no gate {MessageExcerpt.Quoted(name)}.{NearestName.Hint(name, Gates.Take(10_000).Select(gate => gate.Name))}", name),
        };
    }

    /// <summary>Reads a file in the Open-PSA Model Exchange Format.</summary>
    /// <remarks>
    /// Fault trees with components, gates of every connective, events, parameters and expressions, and common-cause groups are read. Other parts of the format are refused by name: event trees, includes,
    /// substitutions, alignments. What no gate uses is checked and left out. Document types and external entities are refused.
    /// </remarks>
    /// <param name="path">The file. One that is too large is refused by its size, before it is read.</param>
    /// <param name="options">Limits; the defaults if left out.</param>
    /// <exception cref="DocumentException">The file cannot be read as a fault tree; the exception says why, with line and column.</exception>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static FaultTree Load(string path, FaultTreeOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = FileBytes.Open(path);
        return OpenPsaReader.Read(file, options ?? FaultTreeOptions.Default);
    }

    /// <summary>Reads the text of a file in the Open-PSA Model Exchange Format.</summary>
    /// <param name="xml">The text of a file, not its name.</param>
    /// <param name="options">Limits; the defaults if left out.</param>
    /// <exception cref="DocumentException">The text cannot be read as a fault tree; the exception says why, with line and column.</exception>
    public static FaultTree Parse(string xml, FaultTreeOptions? options = null) => OpenPsaReader.Read(xml, options ?? FaultTreeOptions.Default);

    /// <summary>Reads the Open-PSA Model Exchange Format from a stream, in the encoding that it declares, to its end and no further than the limit.</summary>
    /// <param name="stream">The stream, which is left open.</param>
    /// <param name="options">Limits; the defaults if left out.</param>
    /// <exception cref="DocumentException">The stream cannot be read as a fault tree; the exception says why, with line and column.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static FaultTree Load(Stream stream, FaultTreeOptions? options = null) => OpenPsaReader.Read(stream, options ?? FaultTreeOptions.Default);

    /// <summary>The tree in the Open-PSA Model Exchange Format; what is written reads back as the same tree.</summary>
    /// <exception cref="ModelException">A name or label holds a character that XML has not, a group is of staggered alpha factors, for which the format has no word, a public and a private event of one name stand where they cannot be told apart, or formulas without names are shared so often that writing them out would not end.</exception>
    public string ToOpenPsa() => OpenPsaWriter.Write(this);

    /// <summary>The tree as a block diagram, by duality: up while the top event has not happened.</summary>
    /// <remarks>An event is a component that is down when it happens; what needs all of several is a parallel, what needs one a series.</remarks>
    /// <param name="top">The name of the gate; the only top event if left out.</param>
    /// <param name="missionTime">How long the mission lasts, for expressions that ask; 8,760 h if left out.</param>
    /// <exception cref="ModelException">There is no such gate, there are several top events and none was named, or an event has no probability.</exception>
    public Block ToBlock(string? top = null, Duration? missionTime = null) => new FaultTreeBlocks(missionTime ?? FaultTreeQuestions.Default.MissionTime).Of(Gate(top));

    /// <summary>How likely the top event is, and what else was asked.</summary>
    /// <param name="questions">What is asked beside the probability; nothing if left out.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ModelException">There is no such gate, there are several top events and none was named, or an event has no probability.</exception>
    /// <exception cref="SolverException">The decision diagram would outgrow its limits.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public FaultTreeEvaluation Evaluate(FaultTreeQuestions? questions = null, CancellationToken cancellationToken = default) =>
        FaultTreeEvaluation.Of(this, questions ?? FaultTreeQuestions.Default, cancellationToken);

    /// <summary>The name, and how much there is.</summary>
    public override string ToString() => $"{Name}: {Gates.Count} gates, {BasicEvents.Count} basic events";

    private void Add(TreeEvent event_)
    {
        if (!_events.TryAdd(event_.Name, event_) && !ReferenceEquals(_events[event_.Name], event_))
        {
            throw new ModelException($"The fault tree {MessageExcerpt.Quoted(Name)} has two events {MessageExcerpt.Quoted(event_.Name)}; make it once and use it wherever it is meant, or give one another name.", event_.Name);
        }
    }

    private void CheckNames(string what, IEnumerable<string> names)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        if (names.FirstOrDefault(name => !seen.Add(name)) is { } twice)
        {
            throw new ModelException($"The fault tree {MessageExcerpt.Quoted(Name)} has two {what} {MessageExcerpt.Quoted(twice)}; make it once and use it wherever it is meant, or give one another name.", twice);
        }
    }
}
