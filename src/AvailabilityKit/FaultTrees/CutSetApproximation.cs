namespace AvailabilityKit.FaultTrees;

/// <summary>How other tools come from cut sets to a probability.</summary>
public enum CutSetApproximation
{
    /// <summary>The sum of the probabilities of all minimal cut sets: never below the exact one, and above one at times.</summary>
    RareEvent,

    /// <summary>One minus the product of one minus the probability of each minimal cut set ("MCUB"): never below the exact one (J. D. Esary, F. Proschan, Technometrics 5 (2), 1963).</summary>
    MinCutUpperBound,
}
