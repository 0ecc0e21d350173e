namespace AvailabilityKit.Markov;

/// <summary>What a chain that goes by a clock did over a time.</summary>
internal sealed class PeriodicSpan(int states)
{
    /// <summary>The expected seconds in each state.</summary>
    public double[] Seconds { get; } = new double[states];

    /// <summary>The probability of each state at the end, before anything that begins then.</summary>
    public double[] AtEnd { get; private set; } = [];

    /// <summary>The probability that it came to a state that nothing follows.</summary>
    public double Ended { get; private set; }

    /// <summary>Bound on the relative error of each of these.</summary>
    public double ErrorBound { get; private set; }

    /// <summary>Adds what it did in a segment, or in a part of one.</summary>
    public void Add(SegmentedChain segments, int segment, double[] seconds, double[] atEnd, bool isEnd, double error)
    {
        var members = segments.StatesOf(segment);
        AtEnd = isEnd ? new double[segments.StateCount] : [];
        for (var place = 0; place < members.Length; place++)
        {
            Seconds[members[place]] += seconds[place];
            if (segments.IsLast(members[place]))
            {
                Ended += atEnd[place];
            }

            if (isEnd)
            {
                AtEnd[members[place]] = atEnd[place];
            }
        }

        // One more addition to each sum, beside what the segment itself adds.
        ErrorBound += error + Rounding.Unit;
    }
}
