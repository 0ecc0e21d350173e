using AvailabilityKit.Blocks;
using AvailabilityKit.Topologies.Shares;
using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>The question "has the element too few members up if these of the roots are down and no others", and the Shapley value of each root in it.</summary>
/// <remarks>
/// Up to <see cref="CoalitionShares.MostPlayers"/> roots are tried in all their coalitions. For more the value is Owen's integral over t in
/// [0, 1] of the probability that a root decides, every root being down with probability t (G. Owen, "Multilinear extensions of
/// games", Management Science 18, 1972): a polynomial, which a decision diagram and Gauss-Legendre quadrature with half as many nodes as
/// there are roots integrate exactly. Nothing is drawn.
/// </remarks>
internal sealed class RootGame
{
    /// <summary>So many games that took a diagram are remembered: most states differ from others only in what does not matter.</summary>
    private const int MostRemembered = 4096;

    private readonly RootStructure.Place[] _places;
    private readonly int _nodeLimit;
    private readonly bool[] _isRoot;
    private readonly bool[] _lacks;
    private readonly bool[] _matters;
    private readonly bool[] _isIn;
    private readonly bool[] _isUp;
    private readonly int[] _players;
    private readonly double[] _values;
    private readonly char[] _key;
    private readonly bool[] _takes = new bool[1 << CoalitionShares.MostPlayers];
    private readonly Dictionary<string, double[]> _remembered = new(StringComparer.Ordinal);

    /// <param name="structure">What stands below the element.</param>
    /// <param name="nodeLimit">The most nodes of a decision diagram.</param>
    public RootGame(RootStructure structure, int nodeLimit)
    {
        _places = structure.Places;
        _nodeLimit = nodeLimit;
        var count = _places.Length;
        _isRoot = new bool[count];
        _lacks = new bool[count];
        _matters = new bool[count];
        _isIn = new bool[count];
        _isUp = new bool[count];
        _players = new int[count];
        _values = new double[count];
        _key = new char[count];
    }

    /// <summary>Finds the roots in a state: what is down by itself and can be come to from the element by what is down.</summary>
    /// <param name="reasons">Why each place is down by itself; -1 where it is not.</param>
    public void Find(ReadOnlySpan<int> reasons)
    {
        for (var place = 0; place < _places.Length; place++)
        {
            _isRoot[place] = _places[place].IsRoot(reasons[place]);
            _lacks[place] = !_isRoot[place] && (reasons[place] >= 0 || !_places[place].HasState);
            _isIn[place] = _isRoot[place];
            _matters[place] = false;
        }

        Takes();
        _matters[^1] = true;
        for (var place = _places.Length - 1; place >= 0; place--)
        {
            _matters[place] &= !_isUp[place];
            if (_matters[place])
            {
                Mark(_places[place].Needs);
                Mark(_lacks[place] ? _places[place].Members : []);
            }

            _isRoot[place] &= _matters[place];
        }
    }

    /// <summary>Whether a place is a root of the state that was looked at last.</summary>
    public bool IsRoot(int place) => _isRoot[place];

    /// <summary>Whether some of the roots take the members, the others being up.</summary>
    public bool AreTakenBy(ReadOnlySpan<bool> roots)
    {
        for (var place = 0; place < _places.Length; place++)
        {
            _isIn[place] = _isRoot[place] && roots[place];
        }

        return Takes();
    }

    /// <summary>The share of each root, some being down from the beginning, which do not take the members alone; all together sum to one.</summary>
    /// <exception cref="SolverException">The diagram of very many roots takes more nodes than it may.</exception>
    public void Share(ReadOnlySpan<bool> isGiven, Span<double> shares)
    {
        shares.Clear();
        var count = 0;
        for (var place = 0; place < _places.Length; place++)
        {
            _isIn[place] = _isRoot[place] && isGiven[place];
            if (_isRoot[place] && !isGiven[place])
            {
                _players[count++] = place;
            }
        }

        if (count == 1)
        {
            shares[_players[0]] = 1;
            return;
        }

        var values = count <= CoalitionShares.MostPlayers ? Tried(count) : Remembered(count);
        for (var player = 0; player < count; player++)
        {
            shares[_players[player]] = values[player];
        }
    }

    private void Mark(int[] places)
    {
        foreach (var place in places)
        {
            _matters[place] = true;
        }
    }

    private ReadOnlySpan<double> Tried(int count)
    {
        for (var coalition = 0; coalition < 1 << count; coalition++)
        {
            for (var player = 0; player < count; player++)
            {
                _isIn[_players[player]] = (coalition & (1 << player)) != 0;
            }

            _takes[coalition] = Takes();
        }

        CoalitionShares.Of(_takes, count, _values);
        return _values;
    }

    /// <summary>Whether too few members of the last place are up where what is in is down, and nothing else is by itself.</summary>
    private bool Takes()
    {
        for (var place = 0; place < _places.Length; place++)
        {
            _isUp[place] = !_isIn[place] && AreAllUp(_places[place].Needs) && (!_lacks[place] || AreEnoughUp(_places[place]));
        }

        return !_isUp[^1];
    }

    private bool AreAllUp(int[] needs)
    {
        foreach (var need in needs)
        {
            if (!_isUp[need])
            {
                return false;
            }
        }

        return true;
    }

    private bool AreEnoughUp(RootStructure.Place place)
    {
        var up = 0;
        for (var member = 0; member < place.Members.Length; member++)
        {
            up += !_isUp[place.Members[member]] ? 0 : place.Room?.Adds(member) ?? 1;
        }

        return place.Room?.IsEnough(up) ?? up >= place.MembersNeeded;
    }

    private double[] Remembered(int count)
    {
        for (var place = 0; place < _places.Length; place++)
        {
            _key[place] = !_matters[place] ? 'u' : _isIn[place] ? 'g' : _isRoot[place] ? 'r' : _lacks[place] ? 'l' : 'n';
        }

        var known = _remembered.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(_key, out var values))
        {
            if (_remembered.Count == MostRemembered)
            {
                _remembered.Clear();
            }

            values = WithinLimit(count);
            known[_key] = values;
        }

        return values;
    }

    private double[] WithinLimit(int count)
    {
        try
        {
            return Integrated(count);
        }
        catch (SolverException tooLarge) when (tooLarge.Limit is { } limit)
        {
            throw new SolverException(
                limit with
                {
                    Option = $"{nameof(EvaluationOptions)}.{nameof(EvaluationOptions.MaximumNodes)}",
                    Reached = $"The decision diagram that shares the downtime of \"{_places[^1].Element.Name}\" among {count} root causes needs more than {limit.Value} nodes.",
                    Otherwise = "ask for the causes as noticed",
                },
                tooLarge);
        }
    }

    private double[] Integrated(int count)
    {
        var compiled = Diagram(count);
        var decisive = BooleanDifferences.Of(compiled, root: 0, _nodeLimit);
        var (nodes, weights) = GaussLegendre.OnUnitInterval((count + 1) / 2);
        var (up, down) = (new double[count], new double[count]);
        var (values, decides) = (new double[count], new double[count]);
        var scratch = new double[decisive.ScratchLength];
        for (var node = 0; node < nodes.Length; node++)
        {
            Array.Fill(up, 1 - nodes[node]);
            Array.Fill(down, nodes[node]);
            decisive.Evaluate(up, down, scratch, decides);
            for (var player = 0; player < count; player++)
            {
                values[player] += weights[node] * decides[player];
            }
        }

        var sum = values.Sum();
        return Array.ConvertAll(values, value => value / sum);
    }

    /// <summary>When the last place has enough members, with a variable for each player that is up.</summary>
    private CompiledDiagram Diagram(int count)
    {
        var diagram = new DecisionDiagram(count, _nodeLimit);
        var functions = new int[_places.Length];
        for (var place = 0; place < functions.Length; place++)
        {
            functions[place] = DecisionDiagram.True;
            if (!_matters[place])
            {
                continue;
            }

            var player = Array.IndexOf(_players, place, 0, count);
            List<int> all = [player >= 0 ? diagram.Variable(player) : _isIn[place] ? DecisionDiagram.False : DecisionDiagram.True];
            if (_lacks[place])
            {
                var members = Array.ConvertAll(_places[place].Members, member => functions[member]);
                all.Add(_places[place].Room is { } room ? EnoughRoom(diagram, room, members) : diagram.AtLeast(_places[place].MembersNeeded, members));
            }

            all.AddRange(_places[place].Needs.Select(need => functions[need]));
            functions[place] = diagram.And([.. all]);
        }

        return diagram.Compile([functions[^1]]);
    }

    /// <summary>When enough of the members are up, from the last to the first: for each combination of those before it.</summary>
    private static int EnoughRoom(DecisionDiagram diagram, MemberRoom room, int[] members)
    {
        var after = new Dictionary<(int Member, int Combination), int>();
        return From(0, 0);

        int From(int member, int combination)
        {
            if (member == members.Length)
            {
                return room.IsEnough(combination) ? DecisionDiagram.True : DecisionDiagram.False;
            }

            if (!after.TryGetValue((member, combination), out var function))
            {
                var (with, without) = (From(member + 1, combination + room.Adds(member)), From(member + 1, combination));
                after.Add((member, combination), function = diagram.IfThenElse(members[member], with, without));
            }

            return function;
        }
    }
}
