using System.Globalization;
using System.Text.Json.Serialization;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Economics;

/// <summary>At which value of one figure, all others left as they are, another alternative becomes the cheapest; or that there is no such value.</summary>
[JsonConverter(typeof(ResultPartConverter))]
public sealed class WinnerSwitch
{
    internal WinnerSwitch(SwitchInput input, string name, string unit, decimal today)
    {
        Input = input;
        Name = name;
        Unit = unit;
        Today = today;
    }

    /// <summary>What changes.</summary>
    public SwitchInput Input { get; }

    /// <summary>The category whose cost changes; <see langword="null"/> where it is a price, the discount rate or the years.</summary>
    public CostCategory? Category { get; internal init; }

    /// <summary>What changes, in words: "an hour of downtime", "the discount rate", "the cost of licences of "cluster"".</summary>
    public string Name { get; }

    /// <summary>What its values count: the currency, "a year" for the discount rate as a fraction, or "years".</summary>
    public string Unit { get; }

    /// <summary>Its value in the comparison.</summary>
    public decimal Today { get; }

    /// <summary>Its value at which both cost the same; of the years, the first number of them at which another is cheaper. <see langword="null"/> where no value changes the winner, or that is not known.</summary>
    public decimal? Value { get; internal init; }

    /// <summary><see cref="Value"/> over <see cref="Today"/>; <see langword="null"/> where there is no value, or it is zero today.</summary>
    public decimal? Factor
    {
        get
        {
            try
            {
                return Today == 0 ? null : Value / Today;
            }
            catch (OverflowException)
            {
                return null;
            }
        }
    }

    /// <summary>Whether the winner changes where the figure is above <see cref="Value"/> (of the years: larger than today), or below it; <see langword="null"/> where there is no value.</summary>
    public bool? IsAbove { get; internal init; }

    /// <summary>The alternative that is cheapest just beyond <see cref="Value"/>; <see langword="null"/> where there is no value.</summary>
    public TotalCostOfOwnership? Then { get; internal init; }

    /// <summary>Whether it can be told: the price of an item decides nothing that is known where nobody knows how many items one of them loses.</summary>
    public bool IsKnown { get; internal init; } = true;

    /// <summary>How far the value is from today's, as the logarithm of the factor; infinite where there is none.</summary>
    internal double Distance => Factor is { } factor and > 0 ? Math.Abs(Math.Log((double)factor)) : double.PositiveInfinity;

    /// <summary>The value with its unit, as it is printed.</summary>
    internal string Print(decimal value) => Input switch
    {
        SwitchInput.DiscountRate => string.Create(CultureInfo.InvariantCulture, $"{value * 100:0.##} %"),
        SwitchInput.Years => value == 1 ? "1 year" : string.Create(CultureInfo.InvariantCulture, $"{value:0} years"),
        _ => $"{(double)value switch { 0 or >= 1000 => value.ToString("#,0", CultureInfo.InvariantCulture), >= 1 => value.ToString("0.00", CultureInfo.InvariantCulture), var small => small.ToString("G3", CultureInfo.InvariantCulture) }} {Unit}",
    };

    /// <summary>When the winner changes: "if an hour of downtime costs below 4,457 USD (x 0.45)".</summary>
    public override string ToString()
    {
        if (Value is not { } value)
        {
            return IsKnown ? $"no value of {Name} changes the winner" : $"whether {Name} changes the winner is not known";
        }

        var side = IsAbove == true ? "above" : "below";
        var said = Input switch
        {
            SwitchInput.Years => $"if the horizon is {Print(value)}",
            SwitchInput.DiscountRate or SwitchInput.CostOfCheapest or SwitchInput.CostOfNext => $"if {Name} is {side} {Print(value)}",
            _ => $"if {Name} costs {side} {Print(value)}",
        };
        return Factor is { } factor ? $"{said} (x {FactorText(factor)})" : said;
    }

    /// <summary>A factor with two or three digits.</summary>
    internal static string FactorText(decimal factor) => factor switch
    {
        >= 100 => factor.ToString("#,0", CultureInfo.InvariantCulture),
        >= 10 => factor.ToString("0.#", CultureInfo.InvariantCulture),
        >= 0.1m => factor.ToString("0.##", CultureInfo.InvariantCulture),
        _ => ((double)factor).ToString("G2", CultureInfo.InvariantCulture),
    };
}
