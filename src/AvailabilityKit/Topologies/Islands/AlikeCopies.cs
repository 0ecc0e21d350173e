namespace AvailabilityKit.Topologies.Islands;

/// <summary>Parts under one crew, or that take turns, which are alike and which a service treats alike: which of them is down makes no difference, only how many are.</summary>
/// <remarks>
/// They stand under no cluster, crew and turns treat each the same, the same elements refer to them as the same, and they need the same. What the service
/// asks of them it asks of all of them, so that their exchange maps the chain and every question onto itself (Kemeny and Snell, Finite
/// Markov Chains, section 6.3).
/// </remarks>
internal static class AlikeCopies
{
    public static int[][] In(ResolvedTopology topology, PlannedView view, List<int> seenByService)
    {
        var candidates = view.Part.Island.Behaviour.Alike;
        if (candidates.Count == 0)
        {
            return [];
        }

        // What is needed and what is a member of a group are not the same to it: the one stops it alone.
        var referring = seenByService.ToDictionary(element => element, _ => new List<(int Element, bool AsMember)>());
        foreach (var element in seenByService)
        {
            Array.ForEach(topology.Needs[element], below => referring[below].Add((element, false)));
            if (!topology.Elements[element].HasState)
            {
                Array.ForEach(topology.Members[element], below => referring[below].Add((element, true)));
            }
        }

        var present = view.Part.Elements.ToHashSet();
        return
        [
            .. candidates
                .SelectMany(alike => alike.Where(element => present.Contains(element)).GroupBy(Seen))
                .Select(copies => copies.ToArray())
                .Where(copies => copies.Length > 1 && view.Asked.TrueForAll(asked => AsksAllOrNone(asked, copies.ToHashSet()))),
        ];

        // What the service sees of a copy: who refers to it as what, and what it needs.
        string Seen(int element) => referring.TryGetValue(element, out var above)
            ? $"{string.Join(' ', above)}, {string.Join(' ', topology.Needs[element])}"
            : string.Empty;
    }

    private static bool AsksAllOrNone(PartFormula asked, HashSet<int> copies)
    {
        var met = new HashSet<PartFormula>();
        var open = new Stack<PartFormula>([asked]);
        var found = 0;
        while (open.TryPop(out var formula))
        {
            if (met.Add(formula))
            {
                found += copies.Contains(formula.Element) ? 1 : 0;
                Array.ForEach(formula.Operands, open.Push);
            }
        }

        return found == 0 || found == copies.Count;
    }
}
