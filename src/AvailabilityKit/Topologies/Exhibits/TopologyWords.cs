using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Topologies.Exhibits;

/// <summary>Says in sentences what a drawing of a topology shows: who needs whom, how many of which, and how work moves.</summary>
internal static class TopologyWords
{
    public static List<string> Of(Topology topology)
    {
        var byName = topology.Elements.ToDictionary(element => element.Name, StringComparer.Ordinal);
        List<string> sentences = [];
        var told = new HashSet<string>(StringComparer.Ordinal);
        var untold = new Queue<Element>();
        foreach (var element in topology.Services.Concat(topology.Elements.Where(element => element is not Service)))
        {
            if (element.Needs.Count > 0)
            {
                sentences.Add($"{element.Name} needs {NameList.And([.. Names(element.Needs)])}");
            }
        }

        // What stands inside a cluster or group is told after it, not within its brackets.
        while (untold.TryDequeue(out var element))
        {
            foreach (var part in element.Parts.Where(part => byName[part].InsideInWords.Length > 0 && told.Add(part)))
            {
                sentences.Add($"{part} is {byName[part].InsideInWords}");
                untold.Enqueue(byName[part]);
            }
        }

        // Who repairs first, then what is repaired with, then what strikes.
        sentences.AddRange(Acting(element => element.ServesRepairs && element.Men is not null));
        sentences.AddRange(Acting(element => element.ServesRepairs && element.Men is null));
        sentences.AddRange(Acting(element => !element.ServesRepairs));
        return sentences;

        IEnumerable<string> Acting(Func<Element, bool> does) => topology.Elements.Where(does).Select(element => element.ActsInWords).OfType<string>();

        IEnumerable<string> Names(IReadOnlyList<string> needs)
        {
            foreach (var need in needs)
            {
                var inside = byName[need].InsideInWords;
                if (inside.Length > 0 && told.Add(need))
                {
                    untold.Enqueue(byName[need]);
                    yield return $"{need} ({inside})";
                }
                else
                {
                    yield return need;
                }
            }
        }
    }
}
