using AvailabilityKit.Documents;
using AvailabilityKit.FaultTrees;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Interchange.OpenPsa;

/// <summary>A definition of the file: its element, the name by which the tree knows it, and where it stands.</summary>
/// <param name="Element">The element.</param>
/// <param name="Name">The bare name of what is public, the whole path of what is private.</param>
/// <param name="Scope">The path of the fault tree or component that it stands in; empty outside of any.</param>
internal sealed record OpenPsaDefinition(OpenPsaElement Element, string Name, string Scope);

/// <summary>All definitions of one kind: events, parameters or groups.</summary>
/// <remarks>
/// Names after section IV.1 of the format: what is public bears its own name in the whole model; what is private is found by its path, and by its own name from
/// within the component that it stands in.
/// </remarks>
internal sealed class OpenPsaDefinitions(string noun)
{
    private readonly Dictionary<string, OpenPsaDefinition> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OpenPsaDefinition> _byPath = new(StringComparer.Ordinal);

    public List<OpenPsaDefinition> All { get; } = [];

    /// <summary>Adds a definition; its name must be free.</summary>
    public OpenPsaDefinition Add(OpenPsaElement element, string scope, bool isPrivate)
    {
        var own = element.Required("name");
        if (EventName.Mistake(own) is not null || own.Contains('.', StringComparison.Ordinal))
        {
            throw element.Refusal($"The name {MessageExcerpt.Quoted(own)} has a dot, which separates the parts of a path; give it a name without.");
        }

        var path = scope.Length == 0 ? own : $"{scope}.{own}";
        var definition = new OpenPsaDefinition(element, isPrivate ? path : own, scope);
        if (!_byName.TryAdd(definition.Name, definition) || !_byPath.TryAdd(path, definition))
        {
            var other = _byName.GetValueOrDefault(definition.Name) is { } named && !ReferenceEquals(named, definition) ? named : _byPath[path];
            throw element.Refusal($"The {noun} {MessageExcerpt.Quoted(own)} is defined twice, first in line {other.Element.Line}; give one of them another name.");
        }

        All.Add(definition);
        return definition;
    }

    /// <summary>What a reference means from within a scope.</summary>
    public OpenPsaDefinition Resolve(OpenPsaElement reference, string scope)
    {
        var name = reference.Required("name");
        if (scope.Length > 0 && _byPath.TryGetValue($"{scope}.{name}", out var near))
        {
            return near;
        }

        return _byName.GetValueOrDefault(name) ?? _byPath.GetValueOrDefault(name)
            ?? throw reference.Refusal($"There is no {noun} {MessageExcerpt.Quoted(name)}.{NearestName.Hint(MessageExcerpt.Shortened(name, 60), Candidates().Take(10_000).Select(known => MessageExcerpt.Shortened(known, 60)))}");
    }

    public OpenPsaDefinition? Find(string name) => _byName.GetValueOrDefault(name);

    private IEnumerable<string> Candidates() => All.Select(definition => definition.Name);
}
