using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AvailabilityKit.Presentation;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Economics;

/// <summary>Several alternatives side by side: cost by category, cost over the years, and the break-even of each two.</summary>
[JsonConverter(typeof(ResultPartConverter))]
public sealed class CostComparison : ExhibitableResult
{
    private CostComparison(ImmutableArray<TotalCostOfOwnership> alternatives, ImmutableArray<BreakEven> breakEvens, TotalCostOfOwnership? cheapest)
    {
        Alternatives = alternatives;
        BreakEvens = breakEvens;
        Cheapest = cheapest;
    }

    /// <summary>The alternatives in the order they were given.</summary>
    public ImmutableArray<TotalCostOfOwnership> Alternatives { get; }

    /// <summary>The break-even price of an hour of unplanned downtime for each two of them, in order.</summary>
    public ImmutableArray<BreakEven> BreakEvens { get; }

    /// <summary>
    /// The alternative with the lowest present value, the first of them where several share it; <see langword="null"/> where that is not
    /// known, because one whose present value is a lower bound may cost less or more than another.
    /// </summary>
    public TotalCostOfOwnership? Cheapest { get; }

    /// <summary>At which value of each price, of the discount rate, of the years and of each cost another alternative becomes the cheapest.</summary>
    public WinnerSensitivity Sensitivity => field ??= WinnerSensitivity.Of(Alternatives);

    /// <inheritdoc/>
    public override Exhibit ToExhibit() => CostComparisonExhibit.Of(this);

    internal static CostComparison Of(ReadOnlySpan<TotalCostOfOwnership> alternatives)
    {
        if (alternatives.Length < 2)
        {
            throw new ArgumentException($"There {(alternatives.IsEmpty ? "are no alternatives" : "is 1 alternative")} to compare; give two or more.", nameof(alternatives));
        }

        var breakEvens = ImmutableArray.CreateBuilder<BreakEven>();
        var cheapest = alternatives[0];
        for (var one = 0; one < alternatives.Length; one++)
        {
            ArgumentNullException.ThrowIfNull(alternatives[one], nameof(alternatives));
            for (var other = one + 1; other < alternatives.Length; other++)
            {
                breakEvens.Add(BreakEven.Between(alternatives[one], alternatives[other]));
            }

            cheapest = alternatives[one].PresentValue < cheapest.PresentValue ? alternatives[one] : cheapest;
        }

        // What costs least by its lower bound is the cheapest only where that bound is its cost.
        return new([.. alternatives], breakEvens.ToImmutable(), cheapest.IsLowerBound ? null : cheapest);
    }
}
