using AvailabilityKit.Quantities;

namespace AvailabilityKit.Topologies.Statements;

/// <summary>How many machines of a set have a place on the hosts that are up, and on which: a table over how many hosts of each kind that are.</summary>
/// <remarks>
/// Hosts are of one kind where they give the same and run the same sets. Machines take their places one after the other, each on the host that is left with the largest free share, of equal ones on that which gives most; those of
/// sets that go first take theirs before, all of them, whether or not they run at the moment: their room is kept for them.
/// </remarks>
internal sealed class HostPlaces : IEquatable<HostPlaces>
{
    /// <summary>The most combinations of hosts that may be up.</summary>
    public const int MostCombinations = 10_000;

    /// <summary>The most machines that are given a place, over all combinations and sets: some seconds of work.</summary>
    public const long MostPlacings = 5_000_000;

    private HostPlaces(string[][] kinds, int[] strides, double[] room, double[][] on, bool canShrink) =>
        (Kinds, Strides, Room, On, CanShrink) = (kinds, strides, room, on, canShrink);

    /// <summary>The hosts of each kind.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Kinds { get; }

    /// <summary>What one host more of a kind adds to the place of a combination in the tables.</summary>
    public IReadOnlyList<int> Strides { get; }

    /// <summary>How many machines have a place, by combination.</summary>
    public IReadOnlyList<double> Room { get; }

    /// <summary>How many of these are on hosts of a kind, by kind and combination.</summary>
    public IReadOnlyList<IReadOnlyList<double>> On { get; }

    /// <summary>Whether machines that run may find themselves without a place when a host goes on which they did not run.</summary>
    public bool CanShrink { get; }

    /// <summary>The places on hosts that are all alike and run nothing else.</summary>
    public static HostPlaces OnAlike(IReadOnlyList<string> hosts, int count, int? perHost)
    {
        var room = new double[hosts.Count + 1];
        for (var up = 1; up < room.Length; up++)
        {
            room[up] = perHost is { } most ? Math.Min((long)most * up, count) : count;
        }

        return new([[.. hosts]], [1], room, [room], canShrink: false);
    }

    /// <summary>How many combinations there are of hosts that may be up; no more than one above <see cref="MostCombinations"/>.</summary>
    public static int Combinations(IEnumerable<Tenants> sets, IReadOnlyList<string> hosts, Func<string, Resources> given) =>
        KindsOf([.. sets], hosts, given).Aggregate(1, (product, kind) => (int)Math.Min(MostCombinations + 1, (long)product * (kind.Length + 1)));

    /// <summary>The places of the last of some sets.</summary>
    /// <param name="sets">The sets of machines on the hosts, those that go first before the others. Those before the last run on hosts of the last alone.</param>
    /// <param name="hosts">The hosts of the last.</param>
    /// <param name="given">What each host gives.</param>
    public static HostPlaces Of(IReadOnlyList<Tenants> sets, IReadOnlyList<string> hosts, Func<string, Resources> given)
    {
        var kinds = KindsOf(sets, hosts, given);
        var strides = new int[kinds.Length];
        var combinations = 1;
        for (var kind = 0; kind < kinds.Length; kind++)
        {
            (strides[kind], combinations) = (combinations, combinations * (kinds[kind].Length + 1));
        }

        var room = new double[combinations];
        var on = Array.ConvertAll(kinds, _ => new double[combinations]);
        for (var combination = 1; combination < combinations; combination++)
        {
            List<Host> up = [];
            for (var kind = 0; kind < kinds.Length; kind++)
            {
                var count = combination / strides[kind] % (kinds[kind].Length + 1);
                up.AddRange(kinds[kind].Take(count).Select(name => new Host(name, kind, given(name))));
            }

            foreach (var set in sets)
            {
                Place(set, up);
            }

            foreach (var host in up)
            {
                on[host.Kind][combination] += host.Placed;
                room[combination] += host.Placed;
            }
        }

        return new(kinds, strides, room, on, canShrink: kinds.Length > 1 || sets.Count > 1);
    }

    /// <summary>How many hosts it takes at least so that any so many have room for some machines; all of them where even one fewer may not have it.</summary>
    public int HostsFor(int machines)
    {
        var hosts = Kinds.Sum(kind => kind.Count);
        var least = new double[hosts + 1];
        Array.Fill(least, double.PositiveInfinity);
        for (var combination = 0; combination < Room.Count; combination++)
        {
            var up = Enumerable.Range(0, Kinds.Count).Sum(kind => combination / Strides[kind] % (Kinds[kind].Count + 1));
            least[up] = Math.Min(least[up], Room[combination]);
        }

        var needed = hosts;
        while (needed > 1 && least[needed - 1] >= machines)
        {
            needed--;
        }

        return needed;
    }

    public bool Equals(HostPlaces? other) =>
        other is not null
        && Kinds.Select(kind => kind.Count).SequenceEqual(other.Kinds.Select(kind => kind.Count))
        && Kinds.SelectMany(kind => kind).SequenceEqual(other.Kinds.SelectMany(kind => kind), StringComparer.Ordinal)
        && Room.SequenceEqual(other.Room)
        && On.Zip(other.On).All(pair => pair.First.SequenceEqual(pair.Second));

    public override bool Equals(object? obj) => Equals(obj as HostPlaces);

    public override int GetHashCode() => HashCode.Combine(Kinds.Count, Room.Count, Room[^1]);

    /// <summary>The hosts by kind, those that give most first: of hosts whose free shares are equal the first has the machine, so that the order in which they are named decides nothing.</summary>
    private static string[][] KindsOf(IReadOnlyList<Tenants> sets, IReadOnlyList<string> hosts, Func<string, Resources> given) =>
        [.. hosts.GroupBy(host => (Given: given(host), Runs: string.Concat(sets.Select(set => set.Hosts.Contains(host) ? '1' : '0'))))
            .OrderByDescending(alike => alike.Key.Given.Cpu).ThenByDescending(alike => alike.Key.Given.Memory).ThenBy(alike => alike.Key.Runs, StringComparer.Ordinal)
            .Select(alike => alike.ToArray())];

    /// <summary>Gives each machine of a set a place as long as there are any.</summary>
    private static void Place(Tenants set, List<Host> up)
    {
        var open = new PriorityQueue<Host, (double Taken, int Order)>();
        for (var order = 0; order < up.Count; order++)
        {
            (up[order].Placed, up[order].Order) = (0, order);
            if (set.Hosts.Contains(up[order].Name))
            {
                open.Enqueue(up[order], (up[order].TakenWithOneMore(set.Demand), order));
            }
        }

        for (var left = set.Count; left > 0 && open.TryDequeue(out var host, out _);)
        {
            if (!host.HasRoomFor(set))
            {
                continue;
            }

            host.Take(set.Demand);
            left--;
            open.Enqueue(host, (host.TakenWithOneMore(set.Demand), host.Order));
        }
    }

    /// <summary>Machines that are alike and take room.</summary>
    /// <param name="Count">How many they are.</param>
    /// <param name="Hosts">What they run on.</param>
    /// <param name="Demand">What each takes.</param>
    /// <param name="PerHost">How many of them a host runs at most; null for no such limit.</param>
    internal sealed record Tenants(int Count, IReadOnlySet<string> Hosts, Resources Demand, int? PerHost);

    /// <summary>A host that is up, as it fills.</summary>
    private sealed class Host(string name, int kind, Resources given)
    {
        private double _cpu;
        private double _bytes;

        public string Name => name;

        public int Kind => kind;

        /// <summary>Where it stands among the hosts that are up.</summary>
        public int Order { get; set; }

        /// <summary>How many machines of the present set are on it.</summary>
        public int Placed { get; set; }

        public bool HasRoomFor(Tenants set) =>
            given.HasRoomFor(_cpu + set.Demand.Cpu, _bytes + set.Demand.Memory.TotalBytes) && !(Placed >= set.PerHost);

        public double TakenWithOneMore(Resources demand) => given.ShareTaken(_cpu + demand.Cpu, _bytes + demand.Memory.TotalBytes);

        public void Take(Resources demand)
        {
            _cpu += demand.Cpu;
            _bytes += demand.Memory.TotalBytes;
            Placed++;
        }
    }
}
