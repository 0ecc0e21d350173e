using System.Globalization;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Cli;

/// <summary>The limits of an evaluation as <c>--limit NAME=N</c> sets them.</summary>
internal static class EvaluationLimits
{
    private static readonly (string Name, string Property, Func<EvaluationOptions, int, EvaluationOptions> Set)[] All =
    [
        ("states", nameof(EvaluationOptions.StateLimit), static (options, limit) => options with { StateLimit = limit }),
        ("fill", nameof(EvaluationOptions.FillLimit), static (options, limit) => options with { FillLimit = limit }),
        ("patterns", nameof(EvaluationOptions.PatternLimit), static (options, limit) => options with { PatternLimit = limit }),
        ("nodes", nameof(EvaluationOptions.DiagramNodeLimit), static (options, limit) => options with { DiagramNodeLimit = limit }),
    ];

    /// <summary>The options with one limit set.</summary>
    /// <exception cref="Refusal">There is no such limit, or the number is none.</exception>
    public static EvaluationOptions Raise(EvaluationOptions options, string limit)
    {
        var parts = limit.Split('=', 2);
        var found = Array.Find(All, one => one.Name == parts[0]);
        if (found.Set is null)
        {
            throw new Refusal($"--limit \"{limit}\" names no limit.{NearestName.Hint(parts[0], All.Select(one => one.Name))} Write for example --limit patterns=4096.");
        }

        return parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? found.Set(options, number)
            : throw new Refusal($"--limit \"{limit}\" has no number from 1 to {int.MaxValue}; write for example --limit {found.Name}=4096.");
    }

    /// <summary>A message of the library, which speaks of its options, in the words of the command line.</summary>
    public static string Worded(string message) => All.Aggregate(message, static (text, limit) =>
        text.Replace($"{nameof(EvaluationOptions)}.{limit.Property}", $"--limit {limit.Name}=N", StringComparison.Ordinal));
}
