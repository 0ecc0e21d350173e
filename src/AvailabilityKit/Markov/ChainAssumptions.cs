namespace AvailabilityKit.Markov;

/// <summary>What every answer from a chain rests on.</summary>
internal static class ChainAssumptions
{
    public const string Exponential =
        "Times between events are exponential: rates depend on the state alone, and neither on how long it has lasted nor on the calendar.";
}
