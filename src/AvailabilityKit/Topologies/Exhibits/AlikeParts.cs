using AvailabilityKit.Topologies.Figures;

namespace AvailabilityKit.Topologies.Exhibits;

/// <summary>
/// Finds components that a drawing need not tell apart: of the same kind and figures, in the same frame, with the same needs, and
/// referred to by the same elements. Many of them are drawn as one block.
/// </summary>
internal sealed class AlikeParts
{
    private readonly Dictionary<string, List<string>> _referrers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _setOf = new(StringComparer.Ordinal);

    /// <summary>Finds the sets of alike components.</summary>
    /// <param name="topology">The topology.</param>
    /// <param name="place">What else tells two components of a drawing apart: the frame they stand in and how they are drawn.</param>
    public AlikeParts(Topology topology, Func<Element, (string? Frame, bool IsSpare)> place)
    {
        Element[] components = [.. topology.Elements.Where(element => element.IsDrawnWithAlike)];
        if (components.Length < CauseRow.FewestAlike)
        {
            return;
        }

        foreach (var element in topology.Elements)
        {
            foreach (var reference in element.References())
            {
                if (!_referrers.TryGetValue(reference.Name, out var referrers))
                {
                    _referrers.Add(reference.Name, referrers = []);
                }

                referrers.Add($"{reference.Property} {element.Name}");
            }
        }

        // By where they stand first: texts are told apart at once, and few topologies have many parts in one place.
        var sets = components
            .GroupBy(component => Standing(component, place(component)), StringComparer.Ordinal)
            .Where(standing => standing.Count() >= CauseRow.FewestAlike)
            .SelectMany(standing => standing.GroupBy(component => component.Unnamed()));
        foreach (var set in sets)
        {
            string[] names = [.. set.Select(component => component.Name)];
            foreach (var name in names.Length >= CauseRow.FewestAlike ? names : [])
            {
                _setOf[name] = names;
            }
        }
    }

    /// <summary>Its frame and how it is drawn, what it needs and who refers to it as what.</summary>
    private string Standing(Element component, (string? Frame, bool IsSpare) place) =>
        string.Join('\0', [place.Frame ?? "", place.IsSpare ? "spare" : "", .. component.Needs, "", .. _referrers.GetValueOrDefault(component.Name, [])]);

    /// <summary>The set of a component; itself alone where it is not one of many.</summary>
    public IReadOnlyList<string> SetOf(string name) => _setOf.TryGetValue(name, out var set) ? set : [name];

    /// <summary>The one that is drawn for its set.</summary>
    public string Drawn(string name) => SetOf(name)[0];
}
