namespace AvailabilityKit.Criticality;

/// <summary>How bad it is for an organization that something is not available, as FIPS 199 (NIST, 2004) has it.</summary>
public enum Impact
{
    /// <summary>A limited adverse effect.</summary>
    Low,

    /// <summary>A serious adverse effect.</summary>
    Moderate,

    /// <summary>A severe or catastrophic adverse effect.</summary>
    High,
}
