namespace AvailabilityKit.Presentation;

/// <summary>How values become lengths.</summary>
public enum ChartScale
{
    /// <summary>Twice the value is twice the length.</summary>
    Linear,

    /// <summary>Ten times the value is one step further: for values that span orders of magnitude.</summary>
    Logarithmic,
}
