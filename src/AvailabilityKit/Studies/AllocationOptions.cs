namespace AvailabilityKit.Studies;

/// <summary>What a search for designs may take.</summary>
public sealed record AllocationOptions
{
    /// <summary>The most partial designs that may be worth their cost at once; a million by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int MaximumDesigns { get; init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "At least one design must be kept."); } = 1_000_000;

    /// <summary>What no design may cost more than; <see langword="null"/>, the default, for any budget.</summary>
    public decimal? MaximumBudget { get; init; }
}
