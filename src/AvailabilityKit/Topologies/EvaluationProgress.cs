namespace AvailabilityKit.Topologies;

/// <summary>How far an evaluation has come.</summary>
/// <param name="Step">What is being done, in words.</param>
/// <param name="Done">Steps finished.</param>
/// <param name="Total">Steps in all: one for each island and one for each service.</param>
public sealed record EvaluationProgress(string Step, int Done, int Total);
