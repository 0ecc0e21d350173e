using System.Globalization;
using AvailabilityKit.Documents;
using AvailabilityKit.FaultTrees;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Interchange.OpenPsa;

/// <summary>Makes a fault tree of the elements of a file.</summary>
internal sealed class OpenPsaModel
{
    private static readonly string[] Events = ["define-gate", "define-basic-event", "define-house-event"];
    private static readonly string[] Connectives = [.. Enum.GetValues<ConnectiveKind>().Select(Connective.Word)];
    private static readonly string[] References = ["gate", "basic-event", "house-event", "event"];

    /// <summary>What the format has and this reader has not, with what to do instead.</summary>
    private static readonly Dictionary<string, string> NotRead = new(StringComparer.Ordinal)
    {
        ["include"] = "Another file is included, and no file is opened because of what another one says; put its content here.",
        ["define-event-tree"] = "Event trees are not read; leave only the fault trees in.",
        ["define-initiating-event"] = "Initiating events belong to event trees, which are not read; leave them out.",
        ["define-functional-event"] = "Functional events belong to event trees, which are not read; leave them out.",
        ["define-sequence"] = "Sequences belong to event trees, which are not read; leave them out.",
        ["define-rule"] = "Rules belong to event trees, which are not read; leave them out.",
        ["define-consequence"] = "Consequences belong to event trees, which are not read; leave them out.",
        ["define-consequence-group"] = "Consequence groups belong to event trees, which are not read; leave them out.",
        ["define-substitution"] = "Substitutions are not read, since they change what a gate means; write their effect into the gates.",
        ["define-alignment"] = "Alignments are not read; set the house events of the one that is meant.",
        ["define-extern-library"] = "No code is loaded because of what a file says; write the expression out.",
        ["define-extern-function"] = "No code is loaded because of what a file says; write the expression out.",
    };

    private readonly OpenPsaElement _root;
    private readonly FaultTreeOptions _options;
    private readonly OpenPsaDefinitions _events = new("event");
    private readonly OpenPsaDefinitions _parameters = new("parameter");
    private readonly OpenPsaDefinitions _groups = new("common-cause group");
    private readonly OpenPsaExpressions _expressions;
    private readonly Dictionary<OpenPsaDefinition, TreeEvent> _made = new(ReferenceEqualityComparer.Instance);

    // Members of groups need no definition of their own.
    private readonly Dictionary<string, BasicEvent> _members = new(StringComparer.Ordinal);

    public OpenPsaModel(OpenPsaElement root, FaultTreeOptions options)
    {
        (_root, _options) = (root, options);
        _expressions = new(_parameters);
    }

    /// <summary>What an element holds besides a label and attributes.</summary>
    public static List<OpenPsaElement> BodiesOf(OpenPsaElement element) => [.. element.Children.Where(child => child.Name is not ("label" or "attributes"))];

    public FaultTree Read()
    {
        if (_root.Name != "opsa-mef")
        {
            throw _root.Refusal($"The root is <{MessageExcerpt.Shortened(_root.Name, 60)}>; Open-PSA begins with <opsa-mef>.");
        }

        Collect();
        _expressions.MakeParameters();
        _groups.All.ForEach(MakeGroup);
        var gates = _events.All.Where(definition => definition.Element.Name == "define-gate").ToList();
        foreach (var definition in _events.All.Where(definition => definition.Element.Name != "define-gate"))
        {
            _made.Add(definition, definition.Element.Name == "define-house-event" ? House(definition) : Basic(definition));
        }

        HashSet<OpenPsaDefinition> used = new(ReferenceEqualityComparer.Instance);
        foreach (var definition in OpenPsaOrder.Of(gates, GatesIn, "gate"))
        {
            var bodies = BodiesOf(definition.Element);
            var formula = bodies is [var body] ? Formula(body, definition.Scope) : throw definition.Element.Refusal($"{definition.Element.Mention()} holds {(bodies.Count == 0 ? "no formula" : $"{bodies.Count} formulas")}; give it one, such as <or> with all that leads to it.");
            _made.Add(definition, new Gate(definition.Name, formula) { Label = LabelOf(definition.Element) });
            used.UnionWith(GatesIn(definition).Select(gate => gate.Definition));
        }

        return gates.Count == 0
            ? throw _root.Refusal("The file defines no gate; a fault tree has at least one <define-gate> in a <define-fault-tree>.")
            : new FaultTree(_root.Children.Find(child => child.Name == "define-fault-tree")!.Required("name"), [.. gates.Where(gate => !used.Contains(gate)).Select(gate => (Gate)_made[gate])]);
    }

    /// <summary>Finds all definitions, wherever they stand.</summary>
    private void Collect()
    {
        var count = 0;
        Stack<(OpenPsaElement Element, string Scope, bool IsPrivate)> pending = new([(_root, "", false)]);
        while (pending.TryPop(out var next))
        {
            var (container, scope, isPrivate) = next;
            foreach (var child in BodiesOf(container))
            {
                if (Kind(child, container) is not { } definitions)
                {
                    continue;
                }

                if (++count > _options.MaximumDefinitions)
                {
                    throw child.Refusal($"The file has more than {_options.MaximumDefinitions} definitions; the limit is {nameof(FaultTreeOptions)}.{nameof(FaultTreeOptions.MaximumDefinitions)}.");
                }

                definitions.Add(child, scope, IsPrivate(child, scope, isPrivate));
            }

            // Last in, first out: the file's order needs them turned round.
            foreach (var inner in Enumerable.Reverse(container.Children).Where(child => child.Name is "define-fault-tree" or "define-component" or "model-data"))
            {
                pending.Push((inner, inner.Name == "model-data" ? "" : Inner(inner, scope), IsPrivate(inner, scope, isPrivate)));
            }
        }

        string Inner(OpenPsaElement container, string scope)
        {
            var name = container.Required("name");
            if (name.Contains('.', StringComparison.Ordinal))
            {
                throw container.Refusal($"The name {MessageExcerpt.Quoted(name)} has a dot, which separates the parts of a path; give it a name without.");
            }

            return scope.Length == 0 ? name : $"{scope}.{name}";
        }
    }

    private static bool IsPrivate(OpenPsaElement element, string scope, bool container) => element["role"] switch
    {
        null => container,
        "public" => false,
        "private" when scope.Length == 0 && element.Name != "define-component" => throw element.Refusal("Something outside of any fault tree is private; there is nothing that it could be private to. Take the role out."),
        "private" => true,
        var other => throw element.Refusal($"The role is {MessageExcerpt.Quoted(other)}; write public or private."),
    };

    /// <summary>Where a definition belongs; null for what holds definitions of its own.</summary>
    private OpenPsaDefinitions? Kind(OpenPsaElement child, OpenPsaElement container)
    {
        var allowed = container.Name switch
        {
            "opsa-mef" => child.Name is "define-fault-tree" or "model-data" or "define-CCF-group" or "define-parameter" or "define-basic-event" or "define-house-event",
            "model-data" => child.Name is "define-parameter" or "define-basic-event" or "define-house-event",
            _ => child.Name is "define-component" or "define-CCF-group" or "define-parameter" || Events.Contains(child.Name, StringComparer.Ordinal),
        };
        if (!allowed)
        {
            throw child.Refusal(NotRead.TryGetValue(child.Name, out var why) ? why : $"<{MessageExcerpt.Shortened(child.Name, 60)}> is not understood in <{container.Name}>.{NearestName.Hint(MessageExcerpt.Shortened(child.Name, 60), [.. Events, "define-fault-tree", "define-component", "define-parameter", "define-CCF-group", "model-data"])}");
        }

        return child.Name switch
        {
            "define-parameter" => _parameters,
            "define-CCF-group" => _groups,
            "define-fault-tree" or "define-component" or "model-data" => null,
            _ => _events,
        };
    }

    private static string? LabelOf(OpenPsaElement element) => element.Children.Find(child => child.Name == "label")?.Text;

    private static HouseEvent House(OpenPsaDefinition definition) => BodiesOf(definition.Element) switch
    {
        [] => new HouseEvent(definition.Name, happens: false) { Label = LabelOf(definition.Element) },
        [{ Name: "constant" } constant] => new HouseEvent(definition.Name, OpenPsaExpressions.Truth(constant)) { Label = LabelOf(definition.Element) },
        [var other, ..] => throw other.Refusal($"{definition.Element.Mention()} holds <{MessageExcerpt.Shortened(other.Name, 60)}>; it holds one <constant value=\"true\"/> or <constant value=\"false\"/>."),
    };

    private BasicEvent Basic(OpenPsaDefinition definition)
    {
        var element = definition.Element;
        var bodies = BodiesOf(element);
        var isMember = _members.TryGetValue(definition.Name, out var member);
        switch (bodies)
        {
            case [] when isMember:
                return member!;
            case []:
                return new BasicEvent(definition.Name) { Label = LabelOf(element) };
            case [var first] when isMember:
                throw first.Refusal($"The event {MessageExcerpt.Quoted(definition.Name)} is a member of the common-cause group {MessageExcerpt.Quoted(member!.Group!.Name)}, which says how likely it is; take the expression out.");
            case [var body]:
                var expression = _expressions.Make(body, definition.Scope);
                _expressions.CheckProbability(expression, $"The basic event {MessageExcerpt.Quoted(definition.Name)}");
                return new BasicEvent(definition.Name, expression) { Label = LabelOf(element) };
            default:
                throw element.Refusal($"{element.Mention()} holds {bodies.Count} expressions; give it one.");
        }
    }

    private void MakeGroup(OpenPsaDefinition definition)
    {
        var element = definition.Element;
        var group = OpenPsaGroup.Read(element, expression => _expressions.Make(expression, definition.Scope));
        List<(string Name, string? Label)> members = [];
        foreach (var reference in group.Members)
        {
            var own = reference.Required("name");
            var known = _events.Find(own) ?? (definition.Scope.Length == 0 ? null : _events.Find($"{definition.Scope}.{own}"));
            if (known is not null && known.Element.Name != "define-basic-event")
            {
                throw reference.Refusal($"{MessageExcerpt.Quoted(own)} is defined as <{known.Element.Name}> in line {known.Element.Line}; the members of a common-cause group are basic events.");
            }

            var name = known?.Name ?? own;
            if (EventName.Mistake(name) is { } mistake)
            {
                throw reference.Refusal($"The name {MessageExcerpt.Quoted(name)} {mistake}");
            }

            if (_members.TryGetValue(name, out var other))
            {
                throw reference.Refusal($"The event {MessageExcerpt.Quoted(name)} is a member of the common-cause group {MessageExcerpt.Quoted(other.Group!.Name)} already; an event has one group.");
            }

            members.Add((name, known is null ? null : LabelOf(known.Element)));
        }

        _expressions.CheckProbability(group.Total, $"The total of {element.Mention()}");
        try
        {
            var made = new CommonCauseEvents(definition.Name, group.Kind, group.Total, group.Factors, members) { Label = LabelOf(element) };
            _ = made.ToBlocks(new ExpressionValues(FaultTreeQuestions.Default.MissionTime));
            foreach (var member in made.Members)
            {
                _members.Add(member.Name, member);
            }
        }
        catch (Exception wrong) when (wrong is ArgumentException or ModelException)
        {
            throw element.Refusal(MessageExcerpt.Of(wrong));
        }
    }

    /// <summary>The gates that a gate's formula refers to.</summary>
    private IEnumerable<(OpenPsaDefinition Definition, OpenPsaElement At)> GatesIn(OpenPsaDefinition definition)
    {
        Stack<OpenPsaElement> pending = new(Enumerable.Reverse(BodiesOf(definition.Element)));
        while (pending.TryPop(out var element))
        {
            if (element.Name is "gate" or "event" && FindEvent(element, definition.Scope) is { Element.Name: "define-gate" } gate)
            {
                yield return (gate, element);
            }

            foreach (var child in Enumerable.Reverse(element.Children))
            {
                pending.Push(child);
            }
        }
    }

    private OpenPsaDefinition? FindEvent(OpenPsaElement reference, string scope) =>
        reference.Name != "gate" && _members.ContainsKey(reference.Required("name")) ? null : _events.Resolve(reference, scope);

    private Formula Formula(OpenPsaElement root, string scope)
    {
        Dictionary<OpenPsaElement, Formula> made = new(ReferenceEqualityComparer.Instance);
        Stack<(OpenPsaElement Element, bool Leaving)> pending = new([(root, false)]);
        while (pending.TryPop(out var next))
        {
            if (next.Leaving || next.Element.Children.Count == 0)
            {
                made.Add(next.Element, Made(next.Element, scope, made));
                continue;
            }

            pending.Push((next.Element, true));
            foreach (var child in next.Element.Children)
            {
                pending.Push((child, false));
            }
        }

        return made[root];
    }

    private Formula Made(OpenPsaElement element, string scope, Dictionary<OpenPsaElement, Formula> made)
    {
        if (element.Name == "constant")
        {
            return OpenPsaExpressions.Truth(element) ? FaultTrees.Formula.True : FaultTrees.Formula.False;
        }

        if (References.Contains(element.Name, StringComparer.Ordinal))
        {
            return Referred(element, scope);
        }

        var at = Array.IndexOf(Connectives, element.Name);
        if (at < 0)
        {
            throw element.Refusal($"<{MessageExcerpt.Shortened(element.Name, 60)}> is no formula that is understood.{NearestName.Hint(MessageExcerpt.Shortened(element.Name, 60), [.. Connectives, .. References, "constant"])}");
        }

        var kind = (ConnectiveKind)at;
        var min = kind is ConnectiveKind.AtLeast or ConnectiveKind.Cardinality ? Whole(element, "min") : 0;
        var max = kind is ConnectiveKind.Cardinality ? Whole(element, "max") : 0;
        return Connective.Mistake(kind, element.Children.Count, min, max) is { } mistake
            ? throw element.Refusal(mistake)
            : new Connective(kind, [.. element.Children.Select(child => made[child])], min, max);
    }

    private Formula Referred(OpenPsaElement element, string scope)
    {
        var name = element.Required("name");
        var type = element.Name == "event" ? element["type"] : element.Name;
        if (type is not (null or "gate" or "basic-event" or "house-event"))
        {
            throw element.Refusal($"The type is {MessageExcerpt.Quoted(type)}; write gate, basic-event or house-event, or leave it out.");
        }

        if (type is null or "basic-event" && _members.TryGetValue(name, out var member))
        {
            return member;
        }

        var definition = _events.Resolve(element, scope);
        return type is null || definition.Element.Name == $"define-{type}"
            ? _made[definition]
            : throw element.Refusal($"{MessageExcerpt.Quoted(name)} is referred to as a {type}, and defined as <{definition.Element.Name}> in line {definition.Element.Line}; write <{definition.Element.Name["define-".Length..]}>.");
    }

    private static int Whole(OpenPsaElement element, string attribute)
    {
        var text = element.Required(attribute).Trim();
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw element.Refusal($"The {attribute} of <{element.Name}> is {MessageExcerpt.Quoted(text)}; write a whole number.");
    }
}
