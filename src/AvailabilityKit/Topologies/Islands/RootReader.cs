namespace AvailabilityKit.Topologies.Islands;

/// <summary>Says in one state, and at one step, what an element that lacks members is down by at the root, and what share each of that has in it.</summary>
/// <remarks>
/// <para>Roots are what is down by itself below the element and matters: a node that failed; the array without which a node that did not
/// fail cannot work; the failover of a cluster that is a node. Each gets its Shapley value in the question whether too few members are left
/// if only some of them are down: an array that takes every node along has all of it though one node had failed before, and of two nodes
/// each has half.</para>
/// <para>At a step what was down before is taken as given, and what went down at it shares. Planned work that waited until it could be
/// spared is taken as given too, since what else is down came later; it shares only where nothing else is down, or where what is given
/// takes the members already.</para>
/// </remarks>
/// <param name="structure">What stands below the element.</param>
/// <param name="nodeLimit">The most nodes of a decision diagram.</param>
internal sealed class RootReader(RootStructure structure, int nodeLimit)
{
    private readonly RootGame _game = new(structure, nodeLimit);
    private readonly bool[] _isOld = new bool[structure.Places.Length];
    private readonly bool[] _isGiven = new bool[structure.Places.Length];
    private readonly int[] _left = new int[structure.Places.Max(place => place.Element.Reasons.Count) + 1];

    /// <summary>What stands below the element.</summary>
    public RootStructure Structure => structure;

    /// <summary>Why each place is down by itself; -1 where it is not. Whoever asks sets it before.</summary>
    public int[] Reasons { get; } = new int[structure.Places.Length];

    /// <summary>The same before a step.</summary>
    public int[] Before { get; } = new int[structure.Places.Length];

    /// <summary>The share of each place, those of alike nodes not yet divided among them; they sum to one.</summary>
    public double[] Shares { get; } = new double[structure.Places.Length];

    /// <summary>Shares out a state, given in <see cref="Reasons"/>.</summary>
    public void Down()
    {
        _game.Find(Reasons);
        Array.Clear(_isOld);
        Share();
    }

    /// <summary>Shares out a step from <see cref="Before"/> to <see cref="Reasons"/>, at which the element goes down.</summary>
    public void GoingDown()
    {
        _game.Find(Reasons);
        for (var place = 0; place < _isOld.Length; place++)
        {
            _isOld[place] = WasDown(place);
        }

        // A state says how many of the nodes that are alike were down before, and not which.
        foreach (var alike in structure.AlikeSets)
        {
            MatchAlike(alike);
        }

        Share();
    }

    private bool WasDown(int place) => structure.Places[place].IsRoot(Before[place]);

    /// <summary>Of some alike nodes as many are old as were down before by the same.</summary>
    private void MatchAlike(int[] alike)
    {
        foreach (var was in alike)
        {
            if (Before[was] >= 0)
            {
                _left[Before[was]]++;
            }
        }

        foreach (var now in alike)
        {
            _isOld[now] = Reasons[now] >= 0 && _left[Reasons[now]]-- > 0;
        }

        Array.Clear(_left);
    }

    private void Share()
    {
        if (IsTakenByGiven(withWork: true) && IsTakenByGiven(withWork: false))
        {
            Array.Clear(_isGiven);
        }

        _game.Share(_isGiven, Shares);
    }

    /// <summary>Takes as given what was down before, and planned work that waited its turn if that is asked for, and says whether that takes the members alone.</summary>
    private bool IsTakenByGiven(bool withWork)
    {
        for (var place = 0; place < _isGiven.Length; place++)
        {
            _isGiven[place] = _isOld[place] || (withWork && structure.Places[place].GivesWay(Reasons[place]));
        }

        return _game.AreTakenBy(_isGiven);
    }
}
