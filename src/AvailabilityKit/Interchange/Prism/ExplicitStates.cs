using System.Globalization;

namespace AvailabilityKit.Interchange.Prism;

/// <summary>Reads the file of states: the names of the variables, and their values in each state.</summary>
internal static class ExplicitStates
{
    private const int MostVariables = 10_000;

    /// <summary>The states; of one variable <c>x</c>, their numbers, where there is no file.</summary>
    public static (StateLayout Layout, ulong[] Packed) Read(string path, int states, PrismOptions options)
    {
        if (!File.Exists(path))
        {
            var plain = StateLayout.Of([("x", ValueType.Whole, 0, states - 1, 0)]);
            return (plain, [.. Enumerable.Range(0, states).Select(state => (ulong)state)]);
        }

        using var lines = new ExplicitLines(path, options);
        var names = Inside(lines, lines.Next() ?? "").Split(',', StringSplitOptions.TrimEntries);
        if (names.Length > MostVariables || names.Distinct(StringComparer.Ordinal).Count() != names.Length || Array.Exists(names, name => name.Length == 0))
        {
            throw lines.Refusal($"The first line names each variable once, and at most {MostVariables}, for example (a,b).");
        }

        if ((long)states * names.Length > int.MaxValue / 2)
        {
            throw lines.Refusal($"{states} states of {names.Length} variables are more than are read.");
        }

        var values = new int[states * names.Length];
        var isTruth = new bool?[names.Length];
        var seen = 0;
        while (lines.Next() is { } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var state = lines.Whole(line.AsSpan(0, Math.Max(colon, 0)), states, "The number of a state");
            if (state != seen++)
            {
                throw lines.Refusal($"State {state} stands where state {seen - 1} is expected; states stand in the order of their numbers.");
            }

            var parts = Inside(lines, line[(colon + 1)..]).Split(',', StringSplitOptions.TrimEntries);
            if (parts.Length != names.Length)
            {
                throw lines.Refusal($"State {state} has {parts.Length} values, and there are {names.Length} variables.");
            }

            for (var i = 0; i < parts.Length; i++)
            {
                var truth = parts[i] is "true" or "false";
                isTruth[i] ??= truth;
                if (isTruth[i] != truth || !(truth || int.TryParse(parts[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)))
                {
                    throw lines.Refusal($"The value {Documents.MessageExcerpt.Quoted(parts[i])} of \"{names[i]}\" is {(isTruth[i] == true ? "neither true nor false" : "no whole number")}.");
                }

                values[(state * names.Length) + i] = truth ? (parts[i] == "true" ? 1 : 0) : int.Parse(parts[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            }
        }

        return seen == states ? Packed(names, isTruth, values, states) : throw lines.Refusal($"There are {seen} states here, and the chain has {states}.");
    }

    private static (StateLayout Layout, ulong[] Packed) Packed(string[] names, bool?[] isTruth, int[] values, int states)
    {
        var lows = new int[names.Length];
        var highs = new int[names.Length];
        lows.AsSpan().Fill(int.MaxValue);
        highs.AsSpan().Fill(int.MinValue);
        for (var i = 0; i < values.Length; i++)
        {
            var variable = i % names.Length;
            lows[variable] = Math.Min(lows[variable], values[i]);
            highs[variable] = Math.Max(highs[variable], values[i]);
        }

        var layout = StateLayout.Of([.. names.Select((name, i) => isTruth[i] == true ? (name, ValueType.Truth, 0, 1, 0) : (name, ValueType.Whole, lows[i], highs[i], lows[i]))]);
        var packed = new ulong[(long)states * layout.Words];
        for (var state = 0; state < states; state++)
        {
            layout.Pack(values.AsSpan(state * names.Length, names.Length), packed.AsSpan(state * layout.Words, layout.Words));
        }

        return (layout, packed);
    }

    private static string Inside(ExplicitLines lines, string text) => text is ['(', .., ')']
        ? text[1..^1]
        : throw lines.Refusal("Variables and values stand in brackets and are parted by commas, for example 3:(1,0,true).");
}
