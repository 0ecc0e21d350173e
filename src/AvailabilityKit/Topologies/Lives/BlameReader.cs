using AvailabilityKit.Quantities;
using AvailabilityKit.Topologies.Islands;
using AvailabilityKit.Topologies.Shares;

namespace AvailabilityKit.Topologies.Lives;

/// <summary>Says in one state which causes a service is down by, and what share each has in it; and at one step, which causes took it down.</summary>
/// <remarks>
/// <para>The share of a part is its Shapley value in the state: its part in the service being down, averaged over all orders in which the
/// parts that are not perfect might have become what they are. Within a part all that is down shares equally. That is the rule by which the evaluation
/// shares downtime, said of one state: its long-run mean is what the decision diagram integrates, by another way.</para>
/// <para>Up to six parts are tried in all their coalitions. Of more, 32 orders are drawn, in each of which the part that takes the service
/// down has all of it: the mean is the same.</para>
/// </remarks>
internal sealed class BlameReader
{
    private const int Orders = 32;

    private readonly ServiceCauses _causes;
    private readonly bool[][] _holds;
    private readonly int[][] _downBy;
    private readonly int[] _downCount;
    private readonly bool[] _answers;
    private readonly bool[] _isIn;
    private readonly int[] _imperfect;
    private readonly double[] _worth;
    private readonly Dictionary<ServiceCauses.Roots, RootReader> _readers = [];
    private readonly bool[] _isDown = new bool[1 << CoalitionShares.MostPlayers];
    private RandomStream _random;
    private int _players;

    /// <param name="causes">Who may take the service down.</param>
    /// <param name="nodeLimit">The most nodes of a decision diagram.</param>
    /// <param name="random">What orders are drawn from.</param>
    public BlameReader(ServiceCauses causes, int nodeLimit, RandomStream random)
    {
        foreach (var roots in causes.RootsOf.OfType<ServiceCauses.Roots>().Distinct())
        {
            _readers.Add(roots, new RootReader(roots.Structure, nodeLimit));
        }

        _causes = causes;
        _random = random;
        _holds = Array.ConvertAll(causes.Parts, part => new bool[part.Formulas.Length]);
        _downBy = Array.ConvertAll(causes.Parts, part => new int[part.Elements.Length]);
        _downCount = new int[causes.Parts.Length];
        _answers = new bool[causes.Join.Length];
        _isIn = new bool[causes.Parts.Length];
        _imperfect = new int[causes.Parts.Length];
        _worth = new double[causes.Parts.Length];
    }

    /// <summary>The share of each cause in the service being down in a state; they sum to one. All zero where the causes do not explain it.</summary>
    public void Down(ReadOnlySpan<int> values, Span<double> shares)
    {
        shares.Clear();
        Read(values);
        ShareAmongParts();
        for (var player = 0; player < _players; player++)
        {
            var part = _imperfect[player];
            var share = _worth[player] / _downCount[part];
            for (var i = 0; i < _downCount[part]; i++)
            {
                Add(_downBy[part][i], share, [], values, shares);
            }
        }
    }

    /// <summary>The share of each cause in a step that took the service down: what went down at it shares equally, what lacks members by its roots that went down at it.</summary>
    public void GoingDown(ReadOnlySpan<int> before, ReadOnlySpan<int> after, Span<double> shares)
    {
        shares.Clear();
        var count = 0;
        for (var index = 0; index < _causes.Parts.Length; index++)
        {
            var part = _causes.Parts[index];
            var down = _downBy[index];
            var found = 0;
            foreach (var element in part.Elements)
            {
                if (element.CauseIn(after) is >= 0 and var cause && element.CauseIn(before) < 0)
                {
                    down[found++] = cause;
                }
            }

            _downCount[index] = part.Remaining(down.AsSpan(0, found));
            count += _downCount[index];
        }

        for (var index = 0; index < _causes.Parts.Length; index++)
        {
            foreach (var cause in _downBy[index].AsSpan(0, _downCount[index]))
            {
                Add(cause, 1.0 / count, before, after, shares);
            }
        }
    }

    /// <summary>Adds a share to a cause, or divides it among what took the members that are lacking.</summary>
    private void Add(int cause, double share, ReadOnlySpan<int> before, ReadOnlySpan<int> values, Span<double> shares)
    {
        if (_causes.RootsOf[cause] is not { } roots)
        {
            shares[cause] += share;
            return;
        }

        var reader = _readers[roots];
        Read(roots, values, reader.Reasons);
        if (before.IsEmpty)
        {
            reader.Down();
        }
        else
        {
            Read(roots, before, reader.Before);
            reader.GoingDown();
        }

        for (var place = 0; place < reader.Shares.Length; place++)
        {
            var alike = roots.Structure.Alike[place];
            foreach (var other in reader.Shares[place] > 0 ? alike : [])
            {
                shares[roots.Places[other].Causes[reader.Reasons[place]]] += share * reader.Shares[place] / alike.Length;
            }
        }
    }

    private static void Read(ServiceCauses.Roots roots, ReadOnlySpan<int> values, int[] reasons)
    {
        for (var place = 0; place < reasons.Length; place++)
        {
            reasons[place] = roots.Structure.Places[place].HasState ? roots.Places[place].Element.ReasonIn(values) : -1;
        }
    }

    /// <summary>Reads what is down in each part, what it answers, and which are not perfect.</summary>
    private void Read(ReadOnlySpan<int> values)
    {
        _players = 0;
        for (var index = 0; index < _causes.Parts.Length; index++)
        {
            var part = _causes.Parts[index];
            _downCount[index] = 0;
            var holds = _holds[index];
            foreach (var (formula, element) in part.Formulas)
            {
                if (element < 0)
                {
                    holds[formula.Index] = formula.Holds(holds);
                    continue;
                }

                var cause = part.Elements[element].CauseIn(values);
                holds[formula.Index] = cause < 0;
                if (cause >= 0)
                {
                    _downBy[index][_downCount[index]++] = cause;
                }
            }

            _downCount[index] = part.Remaining(_downBy[index].AsSpan(0, _downCount[index]));
            foreach (var asked in part.Asked)
            {
                if (!holds[asked])
                {
                    _imperfect[_players++] = index;
                    break;
                }
            }
        }
    }

    private void ShareAmongParts()
    {
        if (_players <= CoalitionShares.MostPlayers)
        {
            TryAll();
        }
        else
        {
            TryOrders();
        }
    }

    /// <summary>Shapley values by their definition, over all coalitions.</summary>
    private void TryAll()
    {
        var coalitions = 1 << _players;
        for (var coalition = 0; coalition < coalitions; coalition++)
        {
            for (var player = 0; player < _players; player++)
            {
                _isIn[_imperfect[player]] = (coalition & (1 << player)) != 0;
            }

            _isDown[coalition] = IsDown();
        }

        CoalitionShares.Of(_isDown, _players, _worth);
        Leave();
    }

    /// <summary>The part that takes the service down in orders that are drawn, found by halving, since more parts never bring it up.</summary>
    private void TryOrders()
    {
        _worth.AsSpan(0, _players).Clear();
        for (var order = 0; order < Orders; order++)
        {
            for (var i = _players - 1; i > 0; i--)
            {
                var other = (int)(_random.Next() * (i + 1));
                (_imperfect[i], _imperfect[other]) = (_imperfect[other], _imperfect[i]);
                (_worth[i], _worth[other]) = (_worth[other], _worth[i]);
            }

            var (up, down) = (0, _players);
            while (down - up > 1)
            {
                var middle = (up + down) / 2;
                for (var player = 0; player < _players; player++)
                {
                    _isIn[_imperfect[player]] = player < middle;
                }

                (up, down) = IsDown() ? (up, middle) : (middle, down);
            }

            _worth[down - 1] += 1.0 / Orders;
        }

        Leave();
    }

    private void Leave() => _isIn.AsSpan().Clear();

    /// <summary>Whether the service is down where the parts that are in are as they are in the state, and all others perfect.</summary>
    private bool IsDown()
    {
        for (var step = 0; step < _answers.Length; step++)
        {
            var join = _causes.Join[step];
            if (join.View >= 0)
            {
                _answers[step] = !_isIn[join.View] || _holds[join.View][_causes.Parts[join.View].Asked[join.Asked]];
                continue;
            }

            var count = 0;
            foreach (var operand in join.Operands)
            {
                count += _answers[operand] ? 1 : 0;
            }

            _answers[step] = count >= join.AtLeast;
        }

        return !_answers[^1];
    }
}
