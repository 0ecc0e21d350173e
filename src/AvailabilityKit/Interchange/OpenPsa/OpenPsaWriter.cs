using System.Globalization;
using System.Text;
using System.Xml;
using AvailabilityKit.Blocks.CommonCauses;
using AvailabilityKit.Documents;
using AvailabilityKit.FaultTrees;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Interchange.OpenPsa;

/// <summary>Writes a fault tree in the Open-PSA Model Exchange Format.</summary>
/// <remarks>
/// Gates stand in the fault tree, events, parameters and groups outside of it; what has a path for a name is private to the components of that path. Formulas and expressions are
/// written by an explicit stack.
/// </remarks>
internal sealed class OpenPsaWriter
{
    private const int MostElements = 5_000_000;

    private readonly FaultTree _tree;
    private readonly XmlWriter _xml;
    private readonly HashSet<string> _privateEvents;
    private readonly HashSet<string> _privateParameters;
    private int _elements;

    private OpenPsaWriter(FaultTree tree, XmlWriter xml)
    {
        (_tree, _xml) = (tree, xml);
        _privateEvents = [.. tree.BottomUp.OfType<TreeEvent>().Select(event_ => event_.Name).Where(IsPath)];
        _privateParameters = [.. tree.Parameters.Select(parameter => parameter.Name).Where(IsPath)];
    }

    public static string Write(FaultTree tree)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), NewLineHandling = NewLineHandling.Entitize }))
        {
            new OpenPsaWriter(tree, xml).Document();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length) + "\n";
    }

    private void Document()
    {
        // What is written where: a definition by the path of the components that it is private to; gates of the tree itself stand below its name.
        List<(string Scope, Action<string> Write)> definitions = [];
        foreach (var gate in _tree.Gates)
        {
            definitions.Add((IsPath(gate.Name) ? ScopeOf(gate.Name) : _tree.Name, scope => Gate(gate, scope)));
        }

        foreach (var house in _tree.HouseEvents)
        {
            definitions.Add((ScopeOf(house.Name), _ => House(house)));
        }

        foreach (var event_ in _tree.BasicEvents.Where(event_ => event_.Group is null || event_.Label is not null))
        {
            definitions.Add((ScopeOf(event_.Name), scope => Basic(event_, scope)));
        }

        foreach (var member in _tree.CommonCauseGroups.SelectMany(group => group.Members).Where(member => member.Label is not null).Except(_tree.BasicEvents))
        {
            definitions.Add((ScopeOf(member.Name), scope => Basic(member, scope)));
        }

        foreach (var parameter in _tree.Parameters)
        {
            definitions.Add((ScopeOf(parameter.Name), scope => Parameter(parameter, scope)));
        }

        foreach (var group in _tree.CommonCauseGroups.Where(group => IsPath(group.Name)))
        {
            definitions.Add((ScopeOf(group.Name), scope => Group(group, scope)));
        }

        CheckPaths();
        _xml.WriteStartElement("opsa-mef");
        var scopes = definitions.GroupBy(definition => definition.Scope, StringComparer.Ordinal).ToDictionary(scope => scope.Key, scope => scope.ToList(), StringComparer.Ordinal);

        // The first fault tree gives the file its name, though all of it should stand elsewhere.
        scopes.TryAdd(_tree.Name, []);
        Containers(scopes);
        foreach (var group in _tree.CommonCauseGroups.Where(group => !IsPath(group.Name)))
        {
            Group(group, "");
        }

        Line(1);
        _xml.WriteStartElement("model-data");
        scopes.GetValueOrDefault("", []).ForEach(definition => definition.Write(""));
        Line(1);
        _xml.WriteEndElement();
        Line(0);
        _xml.WriteEndElement();
    }

    /// <summary>Opens and closes fault trees and components as the paths of the scopes, in order, ask.</summary>
    private void Containers(Dictionary<string, List<(string Scope, Action<string> Write)>> scopes)
    {
        string[] open = [];
        foreach (var scope in scopes.Keys.Where(scope => scope.Length > 0).OrderBy(scope => scope == _tree.Name || scope.StartsWith(_tree.Name + ".", StringComparison.Ordinal) ? 0 : 1).ThenBy(scope => scope.Replace('.', '\0'), StringComparer.Ordinal))
        {
            var path = scope.Split('.');
            var common = 0;
            while (common < open.Length && common < path.Length && open[common] == path[common])
            {
                common++;
            }

            Close(open.Length - common, open.Length);
            for (var i = common; i < path.Length; i++)
            {
                Line(i + 1);
                _xml.WriteStartElement(i == 0 ? "define-fault-tree" : "define-component");
                Name(path[i]);
            }

            open = path;
            scopes[scope].ForEach(definition => definition.Write(scope));
        }

        Close(open.Length, open.Length);
    }

    private void Close(int times, int depth)
    {
        for (; times > 0; times--)
        {
            Line(depth--);
            _xml.WriteEndElement();
        }
    }

    private void Gate(Gate gate, string scope)
    {
        Start("define-gate", gate.Name, gate.Label);
        Tree<Formula>(gate.Formula, formula => formula is TreeEvent ? [] : formula.Inputs, formula => Begin(formula, scope));
        _xml.WriteEndElement();
    }

    private void Begin(Formula formula, string scope)
    {
        switch (formula)
        {
            case TreeEvent event_:
                _xml.WriteStartElement(event_ is Gate ? "gate" : event_ is HouseEvent ? "house-event" : "basic-event");
                Reference(event_.Name, scope, _privateEvents);
                break;
            case ConstantFormula constant:
                _xml.WriteStartElement("constant");
                _xml.WriteAttributeString("value", constant.Holds ? "true" : "false");
                break;
            case Connective connective:
                _xml.WriteStartElement(Connective.Word(connective.Kind));
                if (connective.Kind is ConnectiveKind.AtLeast or ConnectiveKind.Cardinality)
                {
                    _xml.WriteAttributeString("min", connective.Min.ToString(CultureInfo.InvariantCulture));
                }

                if (connective.Kind is ConnectiveKind.Cardinality)
                {
                    _xml.WriteAttributeString("max", connective.Max.ToString(CultureInfo.InvariantCulture));
                }

                break;
        }
    }

    private void House(HouseEvent house)
    {
        Start("define-house-event", house.Name, house.Label);
        _xml.WriteStartElement("constant");
        _xml.WriteAttributeString("value", house.Happens ? "true" : "false");
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void Basic(BasicEvent event_, string scope)
    {
        Start("define-basic-event", event_.Name, event_.Label);
        if (event_.Expression is { } expression)
        {
            Value(expression, scope);
        }

        _xml.WriteEndElement();
    }

    private void Parameter(Parameter parameter, string scope)
    {
        Start("define-parameter", parameter.Name, label: null, parameter.Unit);
        Value(parameter.Expression, scope);
        _xml.WriteEndElement();
    }

    private void Group(CommonCauseEvents group, string scope)
    {
        var model = group.Kind switch
        {
            CommonCauseKind.Beta => "beta-factor",
            CommonCauseKind.MultipleGreekLetter => "MGL",
            CommonCauseKind.Alpha => "alpha-factor",
            CommonCauseKind.Phi => "phi-factor",
            _ => throw new ModelException($"The common-cause group {MessageExcerpt.Quoted(group.Name)} is of staggered alpha factors, for which the Open-PSA format has no word; another tool would read other numbers.", group.Name),
        };
        Line(1);
        _xml.WriteStartElement("define-CCF-group");
        Name(OwnName(group.Name));
        if (IsPath(group.Name))
        {
            _xml.WriteAttributeString("role", "private");
        }

        _xml.WriteAttributeString("model", model);
        Label(group.Label, group.Name);
        _xml.WriteStartElement("members");
        foreach (var member in group.Members)
        {
            _xml.WriteStartElement("basic-event");
            Name(member.Name);
            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
        _xml.WriteStartElement("distribution");
        Value(group.Total, scope);
        _xml.WriteEndElement();
        for (var i = 0; i < group.Factors.Count; i++)
        {
            _xml.WriteStartElement("factor");
            _xml.WriteAttributeString("level", (group.Kind == CommonCauseKind.Beta ? group.Members.Count : group.Kind == CommonCauseKind.MultipleGreekLetter ? i + 2 : i + 1).ToString(CultureInfo.InvariantCulture));
            Value(group.Factors[i], scope);
            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
    }

    private void Value(Expression expression, string scope) => Tree(expression, InputsOf, part => Begin(part, scope), Bins);

    private static IReadOnlyList<Expression> InputsOf(Expression expression) => expression.Inputs;

    private void Begin(Expression part, string scope)
    {
        switch (part.Kind)
        {
            case ExpressionKind.Float:
                _xml.WriteStartElement("float");
                _xml.WriteAttributeString("value", NumberNotation.Exact(part.Value));
                break;
            case ExpressionKind.Parameter:
                _xml.WriteStartElement("parameter");
                Reference(part.Parameter!.Name, scope, _privateParameters);
                break;
            case ExpressionKind.MissionTime:
                _xml.WriteStartElement("system-mission-time");
                break;
            case ExpressionKind.Pi:
                _xml.WriteStartElement("pi");
                break;
            default:
                _xml.WriteStartElement(ExpressionWords.Of(part.Kind));
                break;
        }
    }

    /// <summary>Opens a bin before its upper end, and closes it after its weight.</summary>
    private void Bins(Expression whole, int input, bool isBefore)
    {
        if (whole.Kind == ExpressionKind.Histogram && input > 0 && (input % 2 == 1) == isBefore)
        {
            if (isBefore)
            {
                _xml.WriteStartElement("bin");
            }
            else
            {
                _xml.WriteEndElement();
            }
        }
    }

    /// <summary>Writes a part and all that it is made of.</summary>
    private void Tree<T>(T root, Func<T, IReadOnlyList<T>> inputs, Action<T> begin, Action<T, int, bool>? around = null)
    {
        Stack<(T Part, int Next)> open = new();
        Open(root);
        while (open.TryPop(out var current))
        {
            var parts = inputs(current.Part);
            if (current.Next > 0)
            {
                around?.Invoke(current.Part, current.Next - 1, false);
            }

            if (current.Next == parts.Count)
            {
                _xml.WriteEndElement();
                continue;
            }

            open.Push((current.Part, current.Next + 1));
            around?.Invoke(current.Part, current.Next, true);
            Open(parts[current.Next]);
        }

        void Open(T part)
        {
            if (++_elements > MostElements)
            {
                throw new ModelException($"The fault tree {MessageExcerpt.Quoted(_tree.Name)} is more than {MostElements} elements long when written out; give the formulas and expressions that are used again and again names, as gates and parameters.", _tree.Name);
            }

            begin(part);
            open.Push((part, 0));
        }
    }

    private void Start(string word, string name, string? label, string? unit = null)
    {
        Line(1);
        _xml.WriteStartElement(word);
        Name(OwnName(name));
        if (IsPath(name))
        {
            _xml.WriteAttributeString("role", "private");
        }

        if (unit is not null)
        {
            _xml.WriteAttributeString("unit", unit);
        }

        Label(label, name);
    }

    private void Label(string? label, string name)
    {
        if (label is not null)
        {
            _xml.WriteElementString("label", WritableCharacters.Of(label, $"the label of {MessageExcerpt.Quoted(name)}"));
        }
    }

    private void Name(string name) => _xml.WriteAttributeString("name", WritableCharacters.Of(name, $"the name {MessageExcerpt.Quoted(name)}"));

    private void Reference(string name, string scope, HashSet<string> privates)
    {
        if (scope.Length > 0 && privates.Contains($"{scope}.{name}"))
        {
            throw new ModelException($"{MessageExcerpt.Quoted(name)} cannot be told from {MessageExcerpt.Quoted($"{scope}.{name}")}, which is private to where it is used; give one another name.", name);
        }

        Name(name);
    }

    private void CheckPaths()
    {
        if (_tree.Name.Contains('.', StringComparison.Ordinal))
        {
            throw new ModelException($"The name of the fault tree {MessageExcerpt.Quoted(_tree.Name)} has a dot, which separates the parts of a path; give it a name without.", _tree.Name);
        }

        if (_tree.Gates.FirstOrDefault(gate => _privateEvents.Contains($"{_tree.Name}.{gate.Name}")) is { } twice)
        {
            throw new ModelException($"The gate {MessageExcerpt.Quoted(twice.Name)} and {MessageExcerpt.Quoted($"{_tree.Name}.{twice.Name}")} have one path; give one another name.", twice.Name);
        }
    }

    private void Line(int depth) => _xml.WriteWhitespace("\n" + new string(' ', Math.Min(depth, 20)));

    private static bool IsPath(string name) => name.Contains('.', StringComparison.Ordinal);

    private static string OwnName(string name) => name[(name.LastIndexOf('.') + 1)..];

    private static string ScopeOf(string name) => IsPath(name) ? name[..name.LastIndexOf('.')] : "";
}
