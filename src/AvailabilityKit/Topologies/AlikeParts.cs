namespace AvailabilityKit.Topologies;

/// <summary>
/// Finds components that a drawing need not tell apart: of the same kind and figures, in the same frame, with the same needs, and
/// referred to by the same elements. Many of them are drawn as one block.
/// </summary>
internal sealed class AlikeParts
{
    private readonly Dictionary<string, string[]> _setOf = new(StringComparer.Ordinal);

    /// <summary>Finds the sets of alike components.</summary>
    /// <param name="topology">The topology.</param>
    /// <param name="place">What else tells two components of a drawing apart: the frame they stand in and how they are drawn.</param>
    public AlikeParts(Topology topology, Func<Component, (string? Frame, bool IsSpare)> place)
    {
        Component[] components = [.. topology.Elements.OfType<Component>()];
        if (components.Length < CauseRow.FewestAlike)
        {
            return;
        }

        var referrers = topology.Elements
            .SelectMany(element => element.References().Select(reference => (reference.Name, By: $"{reference.Property} {element.Name}")))
            .ToLookup(reference => reference.Name, reference => reference.By, StringComparer.Ordinal);
        var sets = components.GroupBy(component => (
            component.Kind, component.Faults, component.Planned, component.Restart, component.Needs,
            Place: place(component), Referrers: string.Join('\0', referrers[component.Name])));
        foreach (var set in sets)
        {
            string[] names = [.. set.Select(component => component.Name)];
            foreach (var name in names.Length >= CauseRow.FewestAlike ? names : [])
            {
                _setOf[name] = names;
            }
        }
    }

    /// <summary>The set of a component; itself alone where it is not one of many.</summary>
    public IReadOnlyList<string> SetOf(string name) => _setOf.TryGetValue(name, out var set) ? set : [name];

    /// <summary>The one that is drawn for its set.</summary>
    public string Drawn(string name) => SetOf(name)[0];
}
