using System.Globalization;
using System.Text.Json.Serialization;
using AvailabilityKit.Presentation;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Blocks;

/// <summary>What a block diagram says in steady state, how it was found, and what it assumes.</summary>
/// <remarks>
/// Frequency after C. Singh and R. Billinton, "System Reliability Modelling and Evaluation", 1977: the sum over the components of the
/// component's own failure frequency times the probability that it decides the system. MUT = A / frequency, MDT = U / frequency.
/// </remarks>
[JsonConverter(typeof(EngineConverter))]
public sealed class BlockMeasures : ExhibitableResult
{
    private readonly string _title;

    internal BlockMeasures(
        string title, Availability availability, Rate? failureFrequency, bool isCoherent, string method, double errorBound, IReadOnlyList<string> assumptions)
    {
        _title = title;
        Availability = availability;
        FailureFrequency = failureFrequency;
        IsCoherent = isCoherent;
        Method = method;
        ErrorBound = errorBound;
        Assumptions = assumptions;
    }

    /// <summary>The share of time that the system is up.</summary>
    public Availability Availability { get; }

    /// <summary>
    /// How often the system goes down, in steady state; null when some component that matters is known by its availability alone.
    /// </summary>
    public Rate? FailureFrequency { get; }

    /// <summary>Mean up time (MUT): the mean stretch between the end of one outage and the start of the next. Infinite when there are none.</summary>
    public Duration? MeanUpTime => Mean(Availability.Value);

    /// <summary>Mean down time (MDT): the mean length of an outage; zero when there are none, infinite when the system is never up.</summary>
    public Duration? MeanDownTime => Mean(Availability.Unavailability);

    /// <summary>Whether no failure of a component can bring the system up, and no repair take it down.</summary>
    public bool IsCoherent { get; }

    /// <summary>How the figures were found.</summary>
    public string Method { get; }

    /// <summary>Bound on the relative error that arithmetic adds to each figure, the unavailability included; the inputs are taken as exact.</summary>
    public double ErrorBound { get; }

    /// <summary>What has to be true of the system for the figures to be.</summary>
    public IReadOnlyList<string> Assumptions { get; }

    /// <summary>The figures, the method and the assumptions.</summary>
    public override Exhibit ToExhibit() => Exhibit.Titled(_title, "Block diagram in steady state")
        .Facts("Measures", facts =>
        {
            facts.Headline("Availability", Availability.ToString());
            facts.Headline("Downtime per year", Availability.DowntimePerYear().ToString(), Calendar.Standard.Name);
            if (FailureFrequency is { } frequency && MeanUpTime is { } up && MeanDownTime is { } down)
            {
                facts.Headline("Outages", frequency.ToString());
                facts.Add("Mean up time", up.ToString());
                facts.Add("Mean down time", down.ToString());
            }
            else
            {
                facts.Add("Outages", "not known", "a component is given by its availability alone");
            }
        })
        .Notes("Method", [string.Create(CultureInfo.InvariantCulture, $"{Method}; relative error below {ErrorBound:0.0e+0}.")])
        .Notes("Assumptions", Assumptions);

    private Duration? Mean(double share) => FailureFrequency switch
    {
        null => null,
        { ValuePerSecond: 0 } => share > 0 ? Duration.Infinite : Duration.Zero,
        { ValuePerSecond: var perSecond } => Duration.FromSeconds(share / perSecond),
    };
}
