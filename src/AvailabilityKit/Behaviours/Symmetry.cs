namespace AvailabilityKit.Behaviours;

/// <summary>Reads conditions and amounts in lumped states, where it is not known which copy is which.</summary>
/// <remarks>
/// In a lumped state every assignment of the places to the copies is equally likely, since the behaviour and its beginning treat copies
/// alike. What reads one copy is therefore the mean over the places; what treats all copies alike reads the same in each.
/// </remarks>
internal sealed class Symmetry(GeneratedSteps generated)
{
    /// <summary>The mean of an amount in each state.</summary>
    /// <exception cref="ModelException">The amount reads some copies of an orbit, more than one, and does not treat all alike.</exception>
    public double[] MeanOf(Amount amount)
    {
        var reads = new VariableSet();
        amount.CollectReads(reads);
        generated.States.RequireAll(reads.Variables);
        return Means(values => amount.In(values), SingledOut(reads, amount.Text, amount.ToString()));
    }

    /// <summary>The probability that a condition holds, and that it does not, in each state.</summary>
    /// <exception cref="ModelException">The condition reads some copies of an orbit, more than one, and does not treat all alike.</exception>
    public (double[] Holds, double[] Fails) ShareOf(Condition condition)
    {
        var reads = new VariableSet();
        condition.CollectReads(reads);
        generated.States.RequireAll(reads.Variables);
        var single = SingledOut(reads, condition.Text, condition.ToString());
        return (Means(values => condition.Holds(values) ? 1 : 0, single), Means(values => condition.Holds(values) ? 0 : 1, single));
    }

    /// <summary>Whether a condition is the same in every arrangement of the copies.</summary>
    public bool IsSymmetric(Condition condition)
    {
        var reads = new VariableSet();
        condition.CollectReads(reads);
        return generated.Orbits.Orbits.All(copies => !copies.Any(copy => copy.Any(reads.Contains)) || TreatsAlike(copies, condition.Text));
    }

    /// <summary>The single copies that are read, each with the places that it may be in.</summary>
    private List<(StateVariable[] Copy, StateVariable[][] Places)> SingledOut(VariableSet reads, Func<Func<StateVariable, string>, string> text, string shown)
    {
        var single = new List<(StateVariable[], StateVariable[][])>();
        foreach (var copies in generated.Orbits.Orbits)
        {
            var read = copies.Where(copy => copy.Any(reads.Contains)).ToArray();
            if (read.Length == 0 || TreatsAlike(copies, text))
            {
                continue;
            }

            single.Add(read is [var one]
                ? (one, copies)
                : throw new ModelException(
                    $"{shown} reads {read.Length} of {copies.Length} copies that were lumped, and not all of them alike; generate the chain with {nameof(GenerationOptions)}.{nameof(GenerationOptions.Lump)} = false to ask this.",
                    read[0][0].Name));
        }

        return single;
    }

    /// <summary>Whether exchanging any two neighbours, and so any copies, leaves the text as it is.</summary>
    private static bool TreatsAlike(StateVariable[][] copies, Func<Func<StateVariable, string>, string> text)
    {
        var unchanged = text(static variable => variable.Name);
        for (var i = 0; i + 1 < copies.Length; i++)
        {
            var exchanged = new Dictionary<StateVariable, string>();
            for (var position = 0; position < copies[i].Length; position++)
            {
                exchanged[copies[i][position]] = copies[i + 1][position].Name;
                exchanged[copies[i + 1][position]] = copies[i][position].Name;
            }

            if (!string.Equals(text(variable => exchanged.GetValueOrDefault(variable, variable.Name)), unchanged, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private double[] Means(Func<int[], double> read, List<(StateVariable[] Copy, StateVariable[][] Places)> single)
    {
        var means = new double[generated.States.Count];
        for (var state = 0; state < means.Length; state++)
        {
            means[state] = Mean(read, single, 0, generated.States.ValuesOf(state));
        }

        return means;
    }

    private static double Mean(Func<int[], double> read, List<(StateVariable[] Copy, StateVariable[][] Places)> single, int next, int[] values)
    {
        if (next == single.Count)
        {
            return read(values);
        }

        var (copy, places) = single[next];
        var sum = 0.0;
        foreach (var place in places)
        {
            int[] there = [.. values];
            for (var position = 0; position < copy.Length; position++)
            {
                there[copy[position].Index] = values[place[position].Index];
            }

            sum += Mean(read, single, next + 1, there);
        }

        return sum / places.Length;
    }
}
