using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>What stands below an element that is made of others, and how it stands on it: where to look for what took its members.</summary>
/// <remarks>Immutable, and shared by all lives of a simulation.</remarks>
internal sealed class RootStructure
{
    private RootStructure(Place[] places, int[][] alikeSets)
    {
        Places = places;
        AlikeSets = alikeSets;
        Alike = new int[places.Length][];
        for (var place = 0; place < places.Length; place++)
        {
            Alike[place] = [place];
        }

        foreach (var set in alikeSets)
        {
            Array.ForEach(set, place => Alike[place] = set);
        }
    }

    /// <summary>An element, and the places of what it stands on.</summary>
    /// <param name="Position">Its position in the topology.</param>
    /// <param name="Element">What it says of itself.</param>
    /// <param name="HasState">Whether it can be down by itself.</param>
    /// <param name="WorkGivesWay">Whether planned work at it waits until it can be spared, so that what fails meanwhile came later.</param>
    /// <param name="Needs">The places of what it needs; none for the last, for which these do not count.</param>
    /// <param name="Members">The places of what it is made of.</param>
    /// <param name="MembersNeeded">How many of these must be up.</param>
    /// <param name="Room">Which of them must be, where their number does not decide; null where it does.</param>
    public sealed record Place(int Position, ElementBehaviour Element, bool HasState, bool WorkGivesWay, int[] Needs, int[] Members, int MembersNeeded, MemberRoom? Room)
    {
        /// <summary>Whether it is down by something of its own where it is down for a reason, and not for what it is made of.</summary>
        public bool IsRoot(int reason) => reason >= 0 && !Element.ReasonAt(reason).LacksMembers;

        /// <summary>Whether a reason is planned work that waited its turn.</summary>
        public bool GivesWay(int reason) => WorkGivesWay && reason >= 0 && Element.ReasonAt(reason).IsWork;
    }

    /// <summary>Every element after what it stands on; the last is the one that lacks members.</summary>
    public Place[] Places { get; }

    /// <summary>The places of nodes that are alike, a list for each set of them.</summary>
    public int[][] AlikeSets { get; }

    /// <summary>For each place those of the nodes that are like it, itself included: what falls to one of them is shared by all.</summary>
    public int[][] Alike { get; }

    /// <summary>The structure below an element that may lack members; null for one that is down by itself alone.</summary>
    public static RootStructure? Of(ResolvedTopology topology, IslandBehaviour island, int element)
    {
        foreach (var reason in island[element].Reasons)
        {
            if (reason.LacksMembers)
            {
                return Below(topology, island, element);
            }
        }

        return null;
    }

    /// <summary>For each member the same with the question whether that one is missing, in place of too many.</summary>
    public RootStructure[] OfEachMember() => Array.ConvertAll(
        Places[^1].Members, member => new RootStructure([.. Places[..^1], Places[^1] with { HasState = false, Members = [member], MembersNeeded = 1, Room = null }], AlikeSets));

    private static RootStructure Below(ResolvedTopology topology, IslandBehaviour island, int lacking)
    {
        var placeOf = new Dictionary<int, int>();
        var entered = new HashSet<int>();
        List<Place> places = [];
        var open = new Stack<int>([lacking]);
        while (open.TryPeek(out var element))
        {
            var needs = element == lacking ? [] : topology.Needs[element];
            if (entered.Add(element))
            {
                Array.ForEach(needs, open.Push);
                Array.ForEach(topology.Members[element], open.Push);
                continue;
            }

            open.Pop();
            if (placeOf.TryAdd(element, places.Count))
            {
                places.Add(new Place(
                    element,
                    island[element],
                    topology.Elements[element].HasState,
                    island.WorkGivesWay(element),
                    Array.ConvertAll(needs, need => placeOf[need]),
                    Array.ConvertAll(topology.Members[element], member => placeOf[member]),
                    topology.Elements[element].MembersNeeded,
                    topology.Elements[element].RoomOnMembers));
            }
        }

        List<int[]> alike = [];
        foreach (var set in island.ExchangeableNodes)
        {
            if (placeOf.ContainsKey(set[0]))
            {
                alike.Add(Array.ConvertAll(set, node => placeOf[node]));
            }
        }

        return new RootStructure([.. places], [.. alike]);
    }
}
