using System.Runtime.InteropServices;
using AvailabilityKit.Behaviours;
using AvailabilityKit.Graphs;
using AvailabilityKit.Topologies.Islands;

namespace AvailabilityKit.Topologies.Explanations;

/// <summary>Reads from the behaviour of an island which of its elements read which others: those in a circle together, and each circle what it reads beyond itself.</summary>
internal static class IslandReadings
{
    public static IReadOnlyList<IslandReading> Of(ResolvedTopology topology, IslandPart part)
    {
        if (part.Elements.Length < 2)
        {
            return [];
        }

        // A variable that only follows a condition belongs to nobody: who reads it reads what it follows.
        var influence = part.Island.Behaviour.Behaviour!.Influence;
        var ownerOf = new Dictionary<StateVariable, int>();
        for (var element = 0; element < part.Elements.Length; element++)
        {
            foreach (var variable in part.Island.Behaviour.VariablesOf(part.Elements[element]))
            {
                ownerOf.Add(variable, element);
            }
        }

        List<int> readers = [];
        List<int> read = [];
        foreach (var (variable, reader) in ownerOf)
        {
            var met = new HashSet<StateVariable>();
            var open = new Stack<StateVariable>(influence.ReadsOf(variable));
            while (open.TryPop(out var next))
            {
                if (!met.Add(next))
                {
                    continue;
                }

                if (!ownerOf.TryGetValue(next, out var owner))
                {
                    influence.ReadsOf(next).ToList().ForEach(open.Push);
                }
                else if (owner != reader)
                {
                    readers.Add(reader);
                    read.Add(owner);
                }
            }
        }

        var circles = StronglyConnectedComponents.Of(Digraph.FromArcs(part.Elements.Length, CollectionsMarshal.AsSpan(readers), CollectionsMarshal.AsSpan(read)));
        var found = new List<IslandReading>();
        for (var circle = circles.Count - 1; circle >= 0; circle--)
        {
            var members = circles.Members(circle);
            var names = Names(members);
            if (members.Length > 1)
            {
                found.Add(new IslandReading(names, names));
            }

            int[] beyond = [.. Enumerable.Range(0, readers.Count).Where(arc => members.Contains(readers[arc])).Select(arc => read[arc]).Except(members).Order()];
            if (beyond.Length > 0)
            {
                found.Add(new IslandReading(names, Names(beyond)));
            }
        }

        return found;

        string[] Names(int[] elements)
        {
            var positions = Array.ConvertAll(elements, element => part.Elements[element]);
            Array.Sort(positions);
            return Array.ConvertAll(positions, position => topology.Elements[position].Name);
        }
    }
}
