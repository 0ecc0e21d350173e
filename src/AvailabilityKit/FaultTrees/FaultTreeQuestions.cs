using AvailabilityKit.Blocks;

namespace AvailabilityKit.FaultTrees;

/// <summary>What is asked of a fault tree beside how likely its top event is.</summary>
public sealed record FaultTreeQuestions
{
    /// <summary>Only how likely the top event is, for a mission of 8,760 h.</summary>
    public static FaultTreeQuestions Default { get; } = new();

    /// <summary>The gate that is meant; null, the default, for the only top event.</summary>
    public string? Top { get; init; }

    /// <summary>How long the mission lasts, for expressions that ask; 8,760 h by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is infinite.</exception>
    public Duration MissionTime
    {
        get;
        init => field = value.IsInfinite ? throw new ArgumentOutOfRangeException(nameof(value), "The mission time is infinite; give a finite one.") : value;
    } = Duration.FromHours(8_760);

    /// <summary>Whether the importance of each event is wanted; false by default.</summary>
    public bool Importance { get; init; }

    /// <summary>How large the decision diagram may grow; <see cref="BlockOptions.Default"/> by default.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public BlockOptions Limits
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = BlockOptions.Default;
}
