using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AvailabilityKit.Presentation;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Economics;

/// <summary>How far each price, the discount rate, the years and each cost may move before another alternative becomes the cheapest.</summary>
/// <remarks>
/// <para>One figure moves at a time. The present value of an alternative is F + x S in a price x, with F and S as exact as the present values are, so two of them cost the same at (F2 - F1) / (S1 - S2);
/// of all crossings of the cheapest with the others, the nearest on each side of today's value counts. A break-even analysis of one input at a time is what NIST Handbook 135
/// recommends where inputs are uncertain. Quantities within a relative 1e-12 count as equal, and money within 1e-15, as in <see cref="BreakEven"/>.</para>
/// <para>The difference of two present values is a polynomial in 1 / (1 + r), which may cross zero several times: the crossing nearest to today's discount rate is isolated by the signs of its
/// Bernstein coefficients, so that none is overlooked, and bisected to 1e-12. Years are tried one by one, 1 to 100.</para>
/// <para>Each category of the cheapest alternative may rise, and each of the next one fall, by what lies between the two; maintenance that follows from the price of hardware is a category
/// of its own.</para>
/// </remarks>
[JsonConverter(typeof(ResultPartConverter))]
public sealed class WinnerSensitivity : ExhibitableResult
{
    private WinnerSensitivity(TotalCostOfOwnership? winner, TotalCostOfOwnership? runnerUp, ImmutableArray<WinnerSwitch> switches)
    {
        Winner = winner;
        RunnerUp = runnerUp;
        Switches = switches;
    }

    /// <summary>The cheapest alternative; <see langword="null"/> where a priced loss of any alternative is not known, and with it which is cheapest at other prices.</summary>
    public TotalCostOfOwnership? Winner { get; }

    /// <summary>The alternative that costs least after it.</summary>
    public TotalCostOfOwnership? RunnerUp { get; }

    /// <summary>Whether anything can be told: <see langword="false"/> where a priced loss of any alternative is not known.</summary>
    public bool IsKnown => Winner is not null;

    /// <summary>
    /// What changes the winner, nearest to today's value first by its factor, then those that are zero today, then what never changes it. Empty where nothing can be told. A figure that changes the winner
    /// on both sides stands there twice.
    /// </summary>
    public ImmutableArray<WinnerSwitch> Switches { get; }

    /// <inheritdoc/>
    public override Exhibit ToExhibit() => WinnerSensitivityTable.AddTo(Exhibit.Titled("What changes the winner", $"{Winner?.Name ?? "not known"}"), this);

    internal static WinnerSensitivity Of(ImmutableArray<TotalCostOfOwnership> alternatives)
    {
        if (alternatives.Any(static alternative => alternative.IsLowerBound))
        {
            return new(null, null, []);
        }

        var winner = alternatives.MinBy(static alternative => alternative.PresentValue.Amount)!;
        var rivals = alternatives.Remove(winner);
        var runnerUp = rivals.MinBy(static rival => rival.PresentValue.Amount)!;
        var switches = PriceSwitches.Of(winner, rivals)
            .Concat(DiscountRateSwitches.Of(winner, rivals))
            .Concat(YearSwitches.Of(winner, rivals))
            .Concat(CategorySwitches.Of(winner, runnerUp));
        return new(winner, runnerUp, [.. switches.OrderBy(static found => found.Value is null).ThenBy(static found => found.Distance)]);
    }
}
