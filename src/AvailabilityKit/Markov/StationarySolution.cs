namespace AvailabilityKit.Markov;

/// <summary>The stationary probabilities of a closed class, the largest relative error of any of them, and how they were found: by which solver, and in words.</summary>
internal sealed record StationarySolution(double[] Probabilities, double ErrorBound, SteadyStateMethod Solver, string Method);
