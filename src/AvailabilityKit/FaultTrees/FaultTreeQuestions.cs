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

    /// <summary>How many minimal cut sets are wanted, the most probable ones; none by default. Of coherent trees only.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int CutSets
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), $"{value} cut sets cannot be listed; give 0 or more.");
    }

    /// <summary>The most events that a listed cut set has; null, the default, for any number. All sets of so few events are gone through for it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int? MaximumOrder
    {
        get;
        init => field = value is null or >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), $"Cut sets of at most {value} events are none; give 1 or more.");
    }

    /// <summary>Whether the minimal cut sets are counted, which takes no list of them; false by default. Of coherent trees only.</summary>
    public bool CountCutSets { get; init; }

    /// <summary>An approximation that is wanted beside the exact probability, for comparison with other tools; null, the default, for none. Of coherent trees only.</summary>
    public CutSetApproximation? Approximation { get; init; }

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
