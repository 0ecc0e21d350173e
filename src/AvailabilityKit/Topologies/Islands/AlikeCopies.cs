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

        // What has a state of its own speaks for its members to the service.
        var seen = seenByService.ToHashSet();
        var referring = topology.ReferencesFrom(seenByService, isMadeOf: static element => !element.HasState);
        var present = view.Part.Elements.ToHashSet();
        return
        [
            .. candidates
                .SelectMany(alike => alike.Where(element => present.Contains(element)).GroupBy(Seen))
                .Select(copies => copies.ToArray())
                .Where(copies => copies.Length > 1 && view.Asked.TrueForAll(asked => AsksAllOrNone(asked, copies.ToHashSet()))),
        ];

        // What the service sees of a copy: who refers to it as what, and what it needs.
        string Seen(int element) => seen.Contains(element)
            ? $"{referring[element]}, {string.Join(' ', topology.Needs[element])}"
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
