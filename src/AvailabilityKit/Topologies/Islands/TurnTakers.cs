namespace AvailabilityKit.Topologies.Islands;

/// <summary>The clusters and groups of a topology below which planned work takes turns, and what stands below them.</summary>
internal sealed class TurnTakers
{
    private readonly ResolvedTopology _topology;
    private readonly List<int> _takers = [];
    private readonly Dictionary<int, bool[]> _below = [];
    private readonly Dictionary<int, bool[]> _shared = [];
    private readonly int[] _carriers;
    private readonly Dictionary<int, List<int>> _stacks = [];
    private readonly bool[] _isBelowAny;
    private readonly string[] _referring;

    public TurnTakers(ResolvedTopology topology)
    {
        _topology = topology;
        _isBelowAny = new bool[topology.Elements.Length];
        foreach (var taker in Array.FindAll(topology.Order, element => topology.Elements[element].TakesTurns))
        {
            var below = topology.Closure(topology.Members[taker]);
            if (!topology.Elements[taker].HasState)
            {
                var shared = SharedByMembers(taker);
                for (var element = 0; element < below.Length; element++)
                {
                    below[element] &= !shared[element] && !topology.Elements[element].IsSolvedByItself;
                }

                _shared.Add(taker, shared);
            }

            _takers.Add(taker);
            _below.Add(taker, below);
            for (var element = 0; element < below.Length; element++)
            {
                _isBelowAny[element] |= below[element];
            }
        }

        _referring = topology.ReferencesFrom(Enumerable.Range(0, topology.Elements.Length).Where(HasSay));
        _carriers = Carriers();
        for (var element = 0; element < _carriers.Length; element++)
        {
            if (_isBelowAny[element])
            {
                var carrier = _carriers[element];
                if (!_stacks.TryGetValue(carrier, out var stack))
                {
                    _stacks.Add(carrier, stack = []);
                }

                stack.Add(element);
            }
        }
    }

    /// <summary>Those below which work is planned, every one after what it depends on.</summary>
    public List<int> WithWork() => _takers.FindAll(taker => HasWork(_below[taker]));

    /// <summary>For each element whether it stands below a cluster or a group: its members and all that these depend on, without what all members of a group share.</summary>
    public bool[] Below(int taker) => _below[taker];

    /// <summary>The clusters and groups that stand above an element, every one after what it depends on.</summary>
    public List<int> Above(int element) => _takers.FindAll(taker => _below[taker][element]);

    /// <summary>The elements that refer to one and have a say in whose turn it is, and whether it is a member of them or needed: what is referred to alike may be exchanged.</summary>
    public string Referring(int element) => _referring[element];

    /// <summary>For each element whether it is left aside when a cluster or group is asked whether it can spare one.</summary>
    /// <remarks>What all members of a group need, and what is known only as a whole, says nothing about which of the members can be spared. A cluster reacts to everything.</remarks>
    public bool[] Aside(int taker)
    {
        var aside = new bool[_topology.Elements.Length];
        if (_shared.TryGetValue(taker, out var shared))
        {
            for (var element = 0; element < aside.Length; element++)
            {
                aside[element] = shared[element] || _topology.Elements[element].IsSolvedByItself;
            }
        }

        return aside;
    }

    /// <summary>For each element whether it goes down when one does, all else being up.</summary>
    public bool[] DownWithout(int element)
    {
        var down = new bool[_topology.Elements.Length];
        foreach (var each in _topology.Order)
        {
            down[each] = each == element
                || Array.Exists(_topology.Needs[each], need => down[need])
                || !HasEnoughMembers(each, down);
        }

        return down;
    }

    private bool HasEnoughMembers(int element, bool[] down)
    {
        var (members, room) = (_topology.Members[element], _topology.Elements[element].RoomOnMembers);
        var up = 0;
        for (var member = 0; member < members.Length; member++)
        {
            up += down[members[member]] ? 0 : room?.Adds(member) ?? 1;
        }

        return room?.IsEnough(up) ?? up >= _topology.Elements[element].MembersNeeded;
    }

    /// <summary>For each element whether it depends on one, be it redundantly, or is that one.</summary>
    public bool[] StandingOn(int element)
    {
        var stands = new bool[_topology.Elements.Length];
        foreach (var each in _topology.Order)
        {
            stands[each] = each == element
                || Array.Exists(_topology.Needs[each], need => stands[need])
                || (_topology.Elements[each].MembersNeeded > 0 && Array.Exists(_topology.Members[each], member => stands[member]));
        }

        return stands;
    }

    /// <summary>The element nearest to a cluster or group above that stands and falls with one: what alone needs it, and what alone needs that, and so on.</summary>
    public int CarrierOf(int element) => _carriers[element];

    /// <summary>What stands and falls together with an element, itself included: a server and what it alone needs are one stack, taken out as a whole, without what is left aside.</summary>
    public IReadOnlyList<int> StackOf(int element) => _isBelowAny[element] ? _stacks[_carriers[element]] : [element];

    private int[] Carriers()
    {
        var carriers = new int[_topology.Elements.Length];
        var neededBy = new int[carriers.Length];
        var references = new int[carriers.Length];
        for (var element = 0; element < carriers.Length; element++)
        {
            carriers[element] = element;
            if (HasSay(element))
            {
                Array.ForEach(_topology.Needs[element], need => (neededBy[need], references[need]) = (element, references[need] + 1));
                Array.ForEach(_topology.Members[element], member => references[member]++);
            }
        }

        // What stands on others comes after them, so that from the last to the first each carrier is known before what it carries.
        for (var i = carriers.Length - 1; i >= 0 && _takers.Count > 0; i--)
        {
            var element = _topology.Order[i];
            if (references[element] == 1 && _topology.Needs[neededBy[element]].Contains(element) && _isBelowAny[neededBy[element]])
            {
                carriers[element] = carriers[neededBy[element]];
            }
        }

        return carriers;
    }

    /// <summary>Whether it is a cluster or group that lets work take turns, or stands below one: a service beside says nothing about what stands and falls together.</summary>
    private bool HasSay(int element) => _below.ContainsKey(element) || _isBelowAny[element];

    private bool HasWork(bool[] below)
    {
        for (var element = 0; element < below.Length; element++)
        {
            if (below[element] && _topology.Elements[element].AnnouncedWork.Any(work => work is { At: null, SwitchOver: null }))
            {
                return true;
            }
        }

        return false;
    }

    private bool[] SharedByMembers(int group)
    {
        var shared = new bool[_topology.Elements.Length];
        Array.Fill(shared, true);
        foreach (var member in _topology.Members[group])
        {
            var below = _topology.Closure([member]);
            for (var element = 0; element < shared.Length; element++)
            {
                shared[element] &= below[element];
            }
        }

        return shared;
    }
}
