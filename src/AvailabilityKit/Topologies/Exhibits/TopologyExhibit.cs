using AvailabilityKit.Presentation;
using AvailabilityKit.Topologies.Checks;

namespace AvailabilityKit.Topologies.Exhibits;

/// <summary>What a <see cref="Topology"/> looks like when shown before it is evaluated: its elements, and what rests on what.</summary>
internal static class TopologyExhibit
{
    public static Exhibit Of(Topology topology)
    {
        var exhibit = Exhibit.Titled(topology.Name, $"{topology.Elements.Sum(element => element.Copies)} elements").Table("Elements", table =>
        {
            table.Column("Name").Column("Kind").Column("Refers to");
            foreach (var element in topology.Elements)
            {
                table.Row(CountedElements.Title(element), element.Noun, References(element));
            }
        });
        var mistakes = topology.Check();

        // A drawing needs both ends of every line; what is wrong is said instead.
        return mistakes.Count == 0
            ? TopologyDrawing.AddTo(exhibit, topology, "Topology")
            : exhibit.Notes("Mistakes", notes => notes.AddAll(mistakes.Select(mistake => mistake.Message)));
    }

    private static string References(Element element) =>
        string.Join("; ", element.References().GroupBy(reference => reference.Property, reference => reference.Name, StringComparer.Ordinal)
            .Select(property => $"{property.Key} {string.Join(", ", property)}"));
}
