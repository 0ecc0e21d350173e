namespace AvailabilityKit.Criticality;

/// <summary>What the dimensions of a <see cref="CriticalityQuotient"/> are measured by, how much each weighs, and which class a quotient asks for.</summary>
/// <remarks>
/// No published definition gives these numbers; they are this library's own, in the version that <see cref="Version"/> says. An organization that has its own changes them with
/// <see langword="with"/> and says so in the version. Counts are measured by what reaches half of the dimension.
/// </remarks>
public sealed record CriticalityScale
{
    /// <summary>The library's own, version 1.</summary>
    public static CriticalityScale Version1 { get; } = new();

    /// <summary>What it is called where a quotient is shown.</summary>
    public string Version { get; init => field = string.IsNullOrWhiteSpace(value) ? throw new ArgumentException("A scale needs a version to be told from others.", nameof(value)) : value; } = "version 1";

    /// <summary>How many business processes reach half of the dimension; above zero.</summary>
    public double Processes { get; init => field = Positive(value); } = 5;

    /// <summary>How many users reach half; above zero.</summary>
    public double Users { get; init => field = Positive(value); } = 500;

    /// <summary>How many virtual machines reach half; above zero. Fifteen is the upper end of what the white paper sees on one server.</summary>
    public double VirtualMachines { get; init => field = Positive(value); } = 15;

    /// <summary>What an outage costs that reaches half, in the currency of the use case; above zero.</summary>
    public decimal CostOfOutage { get; init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Give an amount above zero."); } = 50_000;

    /// <summary>How many lost items reach half; above zero.</summary>
    public double DataAtRisk { get; init => field = Positive(value); } = 100;

    /// <summary>What may be down for so long or longer is not urgent; above zero and finite.</summary>
    public Duration NotUrgent
    {
        get;
        init => field = value > Duration.Zero && !value.IsInfinite ? value : throw new ArgumentOutOfRangeException(nameof(value), $"{value} is not above zero and finite; give for example 24 h.");
    } = 24.Hours;

    /// <summary>The weight of what depends on it: processes, users and virtual machines.</summary>
    public Probability OfDependents { get; init; } = 0.4;

    /// <summary>The weight of the impact.</summary>
    public Probability OfImpact { get; init; } = 0.4;

    /// <summary>The weight of how soon a downtime is too long.</summary>
    public Probability OfUrgency { get; init; } = 0.25;

    /// <summary>The weight of what an outage costs.</summary>
    public Probability OfCost { get; init; } = 0.4;

    /// <summary>The weight of the data at risk.</summary>
    public Probability OfData { get; init; } = 0.2;

    /// <summary>The weight of how much hangs on one element.</summary>
    public Probability OfExposure { get; init; } = 0.2;

    /// <summary>The least quotient of a high impact, whatever the rest (the high-water mark of FIPS 199); 0 to 100.</summary>
    public double LeastOfHighImpact { get; init => field = value is >= 0 and <= 100 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Give a quotient from 0 to 100."); } = 60;

    private static double Positive(double value) => value > 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "Give a number above zero.");
}
