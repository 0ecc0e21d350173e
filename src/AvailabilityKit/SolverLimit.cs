namespace AvailabilityKit;

/// <summary>A limit that a solver reached before it had an answer.</summary>
/// <param name="Option">The option that raises it, for example <c>EvaluationOptions.MaximumStates</c>; <see langword="null"/> for a limit that is fixed.</param>
/// <param name="Value">The limit.</param>
/// <param name="Needed">How much the answer takes, in the unit of the limit; <see langword="null"/> where only that it takes more is known.</param>
/// <param name="Reached">In a sentence, what grew too large.</param>
/// <param name="Otherwise">What helps besides raising the limit, as a clause without a capital and a full stop.</param>
public sealed record SolverLimit(string? Option, double Value, double? Needed, string Reached, string Otherwise)
{
    /// <summary>What grew too large and what helps, with the way to raise the limit in the words of whoever set it.</summary>
    /// <param name="how">How the limit is raised, for example <c>--limit states=N</c>; <see langword="null"/> if it cannot be.</param>
    public string Message(string? how) => how is null
        ? $"{Reached} {char.ToUpperInvariant(Otherwise[0])}{Otherwise[1..]}."
        : $"{Reached} Raise {how}, or {Otherwise}.";
}
