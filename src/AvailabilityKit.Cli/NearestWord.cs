namespace AvailabilityKit.Cli;

/// <summary>Finds the command or option that was probably meant.</summary>
internal static class NearestWord
{
    /// <summary>The word with the most pairs of neighbouring letters in common; null where fewer than half of them are.</summary>
    public static string? To(string wanted, IEnumerable<string> words)
    {
        var best = words.Select(word => (Word: word, Likeness: Likeness(wanted, word))).OrderByDescending(pair => pair.Likeness).FirstOrDefault();
        return best.Likeness >= 0.5 ? best.Word : null;
    }

    // Dice's coefficient of the letter pairs: 1 for equal words, 0 for nothing in common.
    private static double Likeness(string left, string right)
    {
        var (pairs, others) = (Pairs(left), Pairs(right).ToList());
        var all = pairs.Count + others.Count;
        return all == 0 ? 0 : 2.0 * pairs.Count(others.Remove) / all;
    }

    private static List<string> Pairs(string word) => [.. Enumerable.Range(0, Math.Max(0, word.Length - 1)).Select(i => word.Substring(i, 2))];
}
