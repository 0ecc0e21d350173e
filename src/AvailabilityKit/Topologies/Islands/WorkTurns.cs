using AvailabilityKit.Behaviours;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>When planned work at an element may begin, as far as the clusters and groups above it are concerned.</summary>
/// <remarks>
/// A cluster or a group that can do without the element while all else is up lets the work wait until it can, and takes turns: one piece
/// of work below it at a time, and only while work can be moved. What stands and falls with the element, its stack, must be as new and not worked on, and is taken out with it, so that it does not
/// matter at which part of the stack the work is said to be done. One that never can do without is stopped
/// by the work; if it is a cluster, the work waits only until no interruption is under way.
/// </remarks>
internal sealed class WorkTurns
{
    private readonly ResolvedTopology _topology;
    private readonly IslandBehaviour _island;
    private readonly Dictionary<int, Condition> _sparesOne = [];
    private readonly HashSet<int> _givesWay = [];

    public WorkTurns(ResolvedTopology topology, IslandBehaviour island)
    {
        _topology = topology;
        _island = island;
    }

    /// <summary>When the work may begin; null for always.</summary>
    public Condition? For(int element)
    {
        var above = _topology.Turns.Above(element);
        if (above.Count == 0)
        {
            return null;
        }

        var stack = _topology.Turns.StackOf(element);
        List<Condition> all = [.. stack.Select(mate => _island[mate].IsAsNew)];
        all.AddRange(stack.Where(mate => mate != element && _island[mate].IsWorkedOn != Condition.Never).Select(mate => !_island[mate].IsWorkedOn));
        var goesDown = _topology.Turns.DownWithout(element);
        var standsOn = _topology.Turns.StandingOn(element);
        var carrier = _topology.Turns.CarrierOf(element);
        foreach (var taker in above)
        {
            if (_island[taker].FailsOver)
            {
                all.Add(!_island[taker].IsInterrupted);
            }

            if (goesDown[taker])
            {
                continue;
            }

            _givesWay.Add(element);
            var aside = _topology.Turns.Aside(taker);
            var standing = Array.FindAll(_topology.Members[taker], member => standsOn[member]);
            all.Add(!_island[taker].IsWorkedOnBelow);
            if (_island[taker].MovesWork != Condition.Always)
            {
                all.Add(_island[taker].MovesWork);
            }

            all.Add(UpBelow([carrier], aside, without: null)(_topology.Elements[carrier].Name));
            var countAlike = _topology.Elements[taker].RoomOnMembers is null;
            all.Add(countAlike && standing is [var only] && only == carrier ? SparesOne(taker) : _island[taker].IsUpGiven!(UpBelow(_topology.Members[taker], aside, element)));
        }

        return Condition.All(all);
    }

    /// <summary>Whether work at an element, asked about before, waits until it can be spared: what fails meanwhile is then to blame for an outage.</summary>
    public bool GivesWay(int element) => _givesWay.Contains(element);

    /// <summary>Whether a cluster or group goes on when one of its members that is up is taken away: the same for all of its members.</summary>
    private Condition SparesOne(int taker)
    {
        if (!_sparesOne.TryGetValue(taker, out var condition))
        {
            condition = _island[taker].Kept("can spare one", _island[taker].SparesOneGiven!(UpBelow(_topology.Members[taker], _topology.Turns.Aside(taker), without: null)));
            _sparesOne.Add(taker, condition);
        }

        return condition;
    }

    /// <summary>When an element at or below some others is up, what is left aside taken to be up by itself, and one taken to be down.</summary>
    private Func<string, Condition> UpBelow(int[] roots, bool[] aside, int? without)
    {
        var differs = new Dictionary<string, Condition>(StringComparer.Ordinal);
        var below = _topology.Closure(roots);
        foreach (var position in Array.FindAll(_topology.Order, position => below[position]))
        {
            var element = _topology.Elements[position];
            if (position == without)
            {
                differs.Add(element.Name, Condition.Never);
            }
            else if (aside[position])
            {
                // Nothing of it is described here, but what it needs may wait for work elsewhere, or be waited for.
                differs.Add(element.Name, Condition.All([.. element.Needs.Select(Up)]));
            }
            else if (_island[position].DependsOnAny(differs.ContainsKey))
            {
                differs.Add(element.Name, _island[position].IsUpIf(Up));
            }
            else
            {
                // Asked for in order, so that a long chain of needs is no deep recursion.
                _ = _island[position].IsUp;
            }
        }

        return Up;

        Condition Up(string name) => differs.TryGetValue(name, out var condition) ? condition : _island[_topology.PositionOf(name)].IsUp;
    }
}
