using AvailabilityKit.Graphs;

namespace AvailabilityKit.Markov;

/// <summary>Where a chain ends: the closed classes that the start reaches, the chance of each, and the time spent before.</summary>
/// <remarks>By <see cref="GrassmannTaksarHeyman"/> on the states that are left for ever, the closed classes being kept; nothing is subtracted.</remarks>
internal sealed class Absorption
{
    private Absorption(bool[] reachable, List<int[]> classes, double[] shares, double[] seconds, double errorBound)
    {
        Reachable = reachable;
        Classes = classes;
        Shares = shares;
        Seconds = seconds;
        ErrorBound = errorBound;
    }

    public bool[] Reachable { get; }

    /// <summary>The closed classes that the start reaches, each with its states ascending.</summary>
    public List<int[]> Classes { get; }

    /// <summary>The probability of ending in each class.</summary>
    public double[] Shares { get; }

    /// <summary>The expected time in each state over all time, in seconds: infinite in a closed class that the start reaches, zero where it never comes.</summary>
    public double[] Seconds { get; }

    /// <summary>The largest relative error of a share or a time.</summary>
    public double ErrorBound { get; }

    /// <summary>Where a chain ends. Without <paramref name="times"/> nothing is eliminated when there is only one end, and the times are zero.</summary>
    public static Absorption Of(
        RateMatrix matrix, ReadOnlySpan<double> start, bool times, ChainOptions options, CancellationToken cancellationToken)
    {
        var reachable = ReachableFrom(matrix, start);
        var classes = EndsOf(matrix, reachable);

        var ending = new int[matrix.StateCount];
        ending.AsSpan().Fill(-1);
        var shares = new double[classes.Count];
        var seconds = new double[matrix.StateCount];
        for (var c = 0; c < classes.Count; c++)
        {
            foreach (var state in classes[c])
            {
                ending[state] = c;
                shares[c] += start[state];
                seconds[state] = double.PositiveInfinity;
            }
        }

        if (!times && classes.Count == 1)
        {
            return new Absorption(reachable, classes, [1], seconds, 0);
        }

        var transient = new List<int>();
        for (var state = 0; state < reachable.Length; state++)
        {
            if (reachable[state] && ending[state] < 0)
            {
                transient.Add(state);
            }
        }

        var errorBound = 0.0;
        if (transient.Count > 0)
        {
            var part = SubChain.Of(matrix, [.. transient], ending, classes.Count);
            var solver = part.ToElimination(part.PlanElimination(options, cancellationToken), options);
            var (visits, hits) = solver.Absorb(part.Restrict(start), cancellationToken);
            errorBound = solver.ErrorBound;
            for (var i = 0; i < visits.Length; i++)
            {
                seconds[transient[i]] = visits[i];
            }

            for (var c = 0; c < shares.Length; c++)
            {
                shares[c] += hits[c];
            }
        }

        return new Absorption(reachable, classes, shares, seconds, errorBound);
    }

    public static bool[] ReachableFrom(RateMatrix matrix, ReadOnlySpan<double> start)
    {
        var support = new List<int>();
        for (var state = 0; state < start.Length; state++)
        {
            if (start[state] > 0)
            {
                support.Add(state);
            }
        }

        return Reachability.From(matrix.Offsets, matrix.Columns, support.ToArray());
    }

    /// <summary>The closed classes among the states that the start reaches, each with its states ascending.</summary>
    public static List<int[]> EndsOf(RateMatrix matrix, bool[] reachable)
    {
        var components = StronglyConnectedComponents.Of(matrix.Offsets, matrix.Columns);
        var members = new List<int>?[components.Count];
        for (var state = 0; state < reachable.Length; state++)
        {
            var component = components.ComponentOf[state];
            if (reachable[state] && components.IsClosed(component))
            {
                (members[component] ??= []).Add(state);
            }
        }

        var classes = new List<int[]>();
        foreach (var list in members)
        {
            if (list is not null)
            {
                classes.Add([.. list]);
            }
        }

        return classes;
    }
}
