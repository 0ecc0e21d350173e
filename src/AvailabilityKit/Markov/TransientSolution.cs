namespace AvailabilityKit.Markov;

/// <summary>Probabilities at a time and seconds spent in each state until then, with how they were found and how far off they can be.</summary>
internal sealed record TransientSolution(
    double[] Probabilities, double[] Seconds, string Method, double ErrorBound, double SecondsErrorBound);
