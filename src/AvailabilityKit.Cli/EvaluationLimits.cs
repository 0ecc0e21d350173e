using System.Globalization;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Cli;

/// <summary>The limits of an evaluation as <c>--limit NAME=N</c> sets them.</summary>
internal static class EvaluationLimits
{
    private static readonly (string Name, string Property, Func<EvaluationOptions, int, EvaluationOptions> Set)[] All =
    [
        ("states", nameof(EvaluationOptions.MaximumStates), static (options, limit) => options with { MaximumStates = limit }),
        ("fill", nameof(EvaluationOptions.MaximumFill), static (options, limit) => options with { MaximumFill = limit }),
        ("patterns", nameof(EvaluationOptions.MaximumPatterns), static (options, limit) => options with { MaximumPatterns = limit }),
        ("clocked", nameof(EvaluationOptions.MaximumClockedStates), static (options, limit) => options with { MaximumClockedStates = limit }),
        ("nodes", nameof(EvaluationOptions.MaximumNodes), static (options, limit) => options with { MaximumNodes = limit }),
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

    /// <summary>What a refusal of the solver says, with a limit that was reached in the words of the command line.</summary>
    public static string Worded(Exception exception) => exception switch
    {
        SolverException { Limit: { Option: "SimulationOptions.MaximumEvents" } events } => events.Message("--limit events=N"),
        SolverException { Limit: { Option: "BlockOptions.MaximumNodes" } nodes } => nodes.Message("--limit-nodes N"),
        SolverException { Limit: { Option: "PrismOptions.MaximumStates" } states } => states.Message("--limit-states N"),
        _ => Evaluation(exception),
    };

    private static string Evaluation(Exception exception) =>
        exception is SolverException { Limit: { } limit } && Array.Find(All, one => limit.Option == $"{nameof(EvaluationOptions)}.{one.Property}") is { Name: { } name }
            ? limit.Message($"--limit {name}=N")
            : exception.Message;
}
