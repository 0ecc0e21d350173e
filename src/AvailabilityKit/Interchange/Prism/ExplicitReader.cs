using AvailabilityKit.Markov;

namespace AvailabilityKit.Interchange.Prism;

/// <summary>Reads explicit files: PRISM manual, "Explicit Model Files".</summary>
internal static class ExplicitReader
{
    private const int MostStructures = 1_000;

    public static ChainFacts Read(string path, bool isDiscrete, PrismOptions options, CancellationToken cancellationToken)
    {
        var rates = ReadTransitions(path, isDiscrete, options, cancellationToken);
        var (layout, packed) = ExplicitStates.Read(Path.ChangeExtension(path, ".sta"), rates.StateCount, options);
        var scope = new Scope(new Dictionary<string, double>(StringComparer.Ordinal), options);
        for (var i = 0; i < layout.Variables.Length; i++)
        {
            scope.Add(layout.Variables[i].Name, i, layout.Variables[i].Type, 1, 1);
        }

        var marked = ReadLabels(Path.ChangeExtension(path, ".lab"), rates.StateCount, options);
        int[] starts = marked.Remove("init", out var initial) ? [.. Enumerable.Range(0, initial.Length).Where(state => initial[state])] : [0];
        marked.Remove("deadlock");
        return new ChainFacts
        {
            Name = Path.GetFileNameWithoutExtension(path),
            IsDiscrete = isDiscrete,
            Rates = rates,
            Starts = starts.Length > 0 ? starts : throw new DocumentException($"{Path.GetFileName(Path.ChangeExtension(path, ".lab"))}: the label \"init\" marks no state; mark the one that the chain starts in."),
            Layout = layout,
            Packed = packed,
            Scope = scope,
            Marked = marked,
            Rewards = ReadRewards(Path.ChangeExtension(path, null), rates, options),
            Options = options,
        };
    }

    private static RateMatrix ReadTransitions(string path, bool isDiscrete, PrismOptions options, CancellationToken cancellationToken)
    {
        using var lines = new ExplicitLines(path, options);
        var (states, count) = Sizes(lines, options);
        var builder = new RateMatrixBuilder();
        while (lines.Next() is { } line)
        {
            if ((builder.Count & 0xFFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length is < 3 or > 4)
            {
                throw lines.Refusal("A transition is written as the numbers of two states and a rate or probability, for example 0 1 0.5; files of an mdp or of whole rows are not read.");
            }

            if (builder.Count >= count)
            {
                throw lines.Refusal($"The first line promises {count} transitions, and there are more.");
            }

            var rate = lines.Number(parts[2], isDiscrete ? "A probability" : "A rate");
            if (rate > 0)
            {
                builder.Add(lines.Whole(parts[0], states, "The number of a state"), lines.Whole(parts[1], states, "The number of a state"), rate, null);
            }
            else
            {
                count--;
            }
        }

        if (builder.Count != count)
        {
            throw lines.Refusal($"The first line promises {count} transitions, and there are {builder.Count}.");
        }

        var matrix = builder.Build(states);
        if (isDiscrete)
        {
            CheckSums(matrix, lines);
        }

        return matrix;
    }

    private static void CheckSums(RateMatrix matrix, ExplicitLines lines)
    {
        for (var state = 0; state < matrix.StateCount; state++)
        {
            var (from, to) = (matrix.Offsets[state], matrix.Offsets[state + 1]);
            var sum = 0.0;
            foreach (var probability in matrix.RatesPerSecond[from..to])
            {
                sum += probability;
            }

            if (from < to && Math.Abs(sum - 1) > 1e-6)
            {
                throw lines.Refusal($"The probabilities out of state {state} sum to {Quantities.NumberNotation.Exact(sum)}; they must sum to 1.");
            }
        }
    }

    private static (int States, int Count) Sizes(ExplicitLines lines, PrismOptions options)
    {
        var header = lines.Next() ?? throw lines.Refusal("The file is empty; it begins with the number of states and that of transitions.");
        var sizes = header.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (sizes.Length != 2)
        {
            throw lines.Refusal("The file begins with the number of states and that of transitions, for example 12 20; the files of an mdp, with a third number, are not read.");
        }

        var states = lines.Whole(sizes[0], int.MaxValue, "The number of states");
        var count = lines.Whole(sizes[1], int.MaxValue, "The number of transitions");
        return states > options.MaximumStates || count > options.MaximumTransitions
            ? throw lines.Refusal($"The chain has {states} states and {count} transitions; at most {options.MaximumStates} and {options.MaximumTransitions} are read ({nameof(PrismOptions)}).")
            : states > 0 ? (states, count) : throw lines.Refusal("The chain has no states.");
    }

    private static Dictionary<string, bool[]> ReadLabels(string path, int states, PrismOptions options)
    {
        var labels = new Dictionary<string, bool[]>(StringComparer.Ordinal);
        if (!File.Exists(path))
        {
            return labels;
        }

        using var lines = new ExplicitLines(path, options);
        var byNumber = new Dictionary<int, bool[]>();
        foreach (var declared in (lines.Next() ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = declared.Split('=', 2);
            if (parts.Length != 2 || parts[1] is not ['"', _, .., '"'])
            {
                throw lines.Refusal($"The file begins with the labels and their numbers, for example 0=\"init\" 1=\"up\", but {Documents.MessageExcerpt.Quoted(declared)} stands here.");
            }

            var marks = new bool[states];
            if (labels.Count == MostStructures || !labels.TryAdd(parts[1][1..^1], marks) || !byNumber.TryAdd(lines.Whole(parts[0], int.MaxValue, "The number of a label"), marks))
            {
                throw lines.Refusal(labels.Count == MostStructures ? $"There are more than {MostStructures} labels." : $"The label or its number in {Documents.MessageExcerpt.Quoted(declared)} stands here twice.");
            }
        }

        while (lines.Next() is { } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
            {
                throw lines.Refusal("A line is the number of a state, a colon, and the numbers of its labels, for example 3: 1 2.");
            }

            var state = lines.Whole(line.AsSpan(0, colon).Trim(), states, "The number of a state");
            foreach (var number in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                (byNumber.GetValueOrDefault(lines.Whole(number, int.MaxValue, "The number of a label"))
                    ?? throw lines.Refusal($"There is no label of the number {Documents.MessageExcerpt.Shortened(number, 40)} in the first line."))[state] = true;
            }
        }

        return labels;
    }

    private static List<ChainRewards> ReadRewards(string stem, RateMatrix rates, PrismOptions options)
    {
        List<ChainRewards> all = [];
        if (ReadStructure(stem, rates, options) is { } only)
        {
            all.Add(only);
        }

        for (var number = 1; number <= MostStructures && ReadStructure($"{stem}{number}", rates, options) is { } next; number++)
        {
            all.Add(next);
        }

        return all;
    }

    private static ChainRewards? ReadStructure(string stem, RateMatrix rates, PrismOptions options)
    {
        var name = "";
        double[]? listed = null;
        double[]? earned = null;
        double[]? kept = null;
        if (File.Exists(stem + ".srew"))
        {
            using var lines = new ExplicitLines(stem + ".srew", options);
            RequireStates(lines, rates.StateCount);
            listed = new double[rates.StateCount];
            while (lines.Next() is { } line)
            {
                var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (parts.Length != 2)
                {
                    throw lines.Refusal("A line is the number of a state and what it earns, for example 3 1.5.");
                }

                listed[lines.Whole(parts[0], rates.StateCount, "The number of a state")] = lines.Number(parts[1], "A reward");
            }

            name = NameIn(lines);
        }

        if (File.Exists(stem + ".trew"))
        {
            using var lines = new ExplicitLines(stem + ".trew", options);
            RequireStates(lines, rates.StateCount);
            (earned, kept) = (new double[rates.StateCount], new double[rates.TransitionCount]);
            while (lines.Next() is { } line)
            {
                var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (parts.Length != 3)
                {
                    throw lines.Refusal("A line is the numbers of two states and what the transition between them earns, for example 0 3 1.5.");
                }

                var from = lines.Whole(parts[0], rates.StateCount, "The number of a state");
                var to = lines.Whole(parts[1], rates.StateCount, "The number of a state");
                var reward = lines.Number(parts[2], "A reward");
                var isThere = false;
                for (var entry = rates.Offsets[from]; entry < rates.Offsets[from + 1]; entry++)
                {
                    if (rates.Columns[entry] == to)
                    {
                        isThere = true;
                        kept[entry] = rates.RatesPerSecond[entry] * reward;
                        earned[from] += kept[entry];
                    }
                }

                if (!isThere)
                {
                    throw lines.Refusal($"No transition leads from state {from} to state {to}, which could earn something.");
                }
            }

            name = NameIn(lines);
        }

        return listed is null && earned is null ? null : new ChainRewards(name, [], listed, earned, kept);
    }

    private static void RequireStates(ExplicitLines lines, int states)
    {
        var header = lines.Next();
        if (header is not null && lines.Whole(header.Split(' ')[0], int.MaxValue, "The number of states") is var promised && promised != states)
        {
            throw lines.Refusal($"The first line speaks of {promised} states, and the chain has {states}.");
        }
    }

    /// <summary>The name in a comment such as <c># Reward structure "repairs"</c>.</summary>
    private static string NameIn(ExplicitLines lines) => lines.Comments
        .Where(comment => comment.StartsWith("# Reward structure \"", StringComparison.Ordinal) && comment.EndsWith('"'))
        .Select(comment => comment["# Reward structure \"".Length..^1])
        .FirstOrDefault("");
}
