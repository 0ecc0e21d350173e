using AvailabilityKit.Behaviours;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>With which share of its capacity each element serves, as an amount that is read from the state of the whole.</summary>
/// <remarks>
/// The level of an element is the least of some shares while it is up: its own, if its work is spread, and those of what it needs. Elements are
/// known by their shares, so that what several need is said once, and members alike in what they need are counted rather than said one by one:
/// tiers of ten servers on tiers of ten would be a tree of as many leaves as there are paths.
/// </remarks>
internal sealed class WholeLevels
{
    /// <summary>How many parts a level may have; what takes more is only up or down.</summary>
    public const int MostParts = 1 << 16;

    private readonly ResolvedTopology _topology;
    private readonly IslandBehaviour _whole;
    private readonly int[][] _sharesOf;
    private readonly List<Amount> _shares = [];

    private WholeLevels(ResolvedTopology topology, IslandBehaviour whole)
    {
        _topology = topology;
        _whole = whole;
        _sharesOf = new int[topology.Elements.Length][];
    }

    /// <summary>The level of each element by its position; null for what is only up or down.</summary>
    public static Amount?[] Of(ResolvedTopology topology, IslandBehaviour whole)
    {
        var found = new WholeLevels(topology, whole);
        var levels = new Amount?[topology.Elements.Length];
        foreach (var position in topology.Order)
        {
            found._sharesOf[position] = found.SharesOf(position);
            var level = found.LevelOf(position);
            if (level.Size > MostParts)
            {
                found._sharesOf[position] = [];
                continue;
            }

            levels[position] = found._sharesOf[position].Length > 0 ? level : null;
        }

        return levels;
    }

    private int[] SharesOf(int position)
    {
        List<int> shares = [];
        if (_whole[position].Spread is { Full: > 1 } spread)
        {
            shares.Add(Added(Amount.Min(1, spread.Serving / spread.Full)));
        }

        var members = _topology.Members[position];
        if (_whole[position].Element is { HasState: false, MembersNeeded: > 0 } && members.Length > 0)
        {
            shares.AddRange(SharesOfMembers(position, members));
        }

        shares.AddRange(_topology.Needs[position].SelectMany(need => _sharesOf[need]));
        return [.. shares.Distinct()];
    }

    private IEnumerable<int> SharesOfMembers(int position, int[] members)
    {
        var atLeast = _whole[position].Element.MembersNeeded;
        if (_topology.SharesWork[position])
        {
            return members.Length > 1 ? [Added(Sum(members) / members.Length)] : _sharesOf[members[0]];
        }

        // Where all must be up the least counts; where all are alike in this, it does not matter how many are up.
        return atLeast == members.Length || Array.TrueForAll(members, member => _sharesOf[member].SequenceEqual(_sharesOf[members[0]]))
            ? members.SelectMany(member => _sharesOf[member])
            : [Added(Amount.ReachedBy(atLeast, [.. members.Select(LevelOf)]))];
    }

    /// <summary>The levels of some members together: those that have the same shares by their number.</summary>
    private Amount Sum(int[] members) => members
        .GroupBy(member => string.Join(' ', _sharesOf[member]), StringComparer.Ordinal)
        .Select(alike => Times(Amount.Count([.. alike.Select(member => _whole[member].IsUp)]), _sharesOf[alike.First()]))
        .Aggregate((sum, next) => sum + next);

    private Amount Times(Amount count, int[] shares) => shares.Length == 0 ? count : count * Least(shares);

    private Amount LevelOf(int position)
    {
        var isUp = _whole[position].IsUp;
        return _sharesOf[position].Length == 0 ? Amount.Count(isUp) : Amount.If(isUp, Least(_sharesOf[position]), 0);
    }

    private Amount Least(int[] shares) => shares.Select(share => _shares[share]).Aggregate(Amount.Min);

    private int Added(Amount share)
    {
        _shares.Add(share);
        return _shares.Count - 1;
    }
}
