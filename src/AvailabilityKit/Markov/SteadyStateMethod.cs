namespace AvailabilityKit.Markov;

/// <summary>How the stationary probabilities of a chain are found. Each way gives a bound on the relative error of every one of them.</summary>
public enum SteadyStateMethod
{
    /// <summary>Elimination for small chains; for larger ones sweeps, and elimination where these do not settle soon.</summary>
    Automatic,

    /// <summary>Elimination after Grassmann, Taksar and Heyman: no digit is lost, and the work does not depend on the rates.</summary>
    Elimination,

    /// <summary>Gauss-Seidel sweeps until nothing changes, with bounds proved by induction: little memory, and little work where the chain mixes fast.</summary>
    GaussSeidel,
}
