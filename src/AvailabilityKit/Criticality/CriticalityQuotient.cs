using System.Globalization;
using System.Text.Json.Serialization;
using AvailabilityKit.Presentation;
using AvailabilityKit.Topologies;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Criticality;

/// <summary>How critical a use of virtual machines is, from 0 to 100; which class of availability it asks for; and whether a topology reaches that.</summary>
/// <remarks>
/// <para>The white paper names a Criticality Quotient that rises as more business processes, users and applications depend on virtual machines, and gives no formula. This is the
/// library's own, in versions (<see cref="CriticalityScale"/>): 100 (1 - (1 - w1 s1) (1 - w2 s2) ...) over six dimensions with scores s from 0 to 1 and weights w. Counts score 1 - 2^-x, where x is the count over
/// that which reaches half; an impact 0.2, 0.6 or 1; urgency one less the tolerable downtime over a day; exposure the largest share of what the topology misses by the failures of one element, while no work is on its way to another.</para>
/// <para>So it is bounded, rises with each of its inputs, and uses that come to stand on one host score at least as high as the worst of them. A high impact is never below a least quotient (the
/// high-water mark of FIPS 199).</para>
/// <para>A topology reaches the classes 1 to 3 by the availabilities that IDC gives for its levels of that number: 99.9 %, 99.99 % and 99.999 %, of what one user sees. It reaches class 4 with the latter and
/// no more than one interruption of work in ten years, which is the library's own measure of "nobody notices".</para>
/// </remarks>
[JsonConverter(typeof(ResultPartConverter))]
public sealed class CriticalityQuotient : ExhibitableResult
{
    private const double MostInterruptionsOfFaultTolerant = 0.1;

    private CriticalityQuotient(UseCase use, ServiceEvaluation? service, CriticalityScale scale)
    {
        UseCase = use;
        Service = service;
        Scale = scale;
        Dimensions = Weighed(DimensionsOf(use, service, scale));
        var computed = 100 * (1 - Product(Dimensions));
        Value = use.Impact == Impact.High ? Math.Max(computed, scale.LeastOfHighImpact) : computed;
        Asks = (AvailabilityClass)Math.Min((int)(Value / 20), (int)AvailabilityClass.FaultTolerant);
        Reaches = service is null ? null : ReachedBy(service);
    }

    /// <summary>What was asked about.</summary>
    public UseCase UseCase { get; }

    /// <summary>What the topology does to it; <see langword="null"/> where none was given.</summary>
    public ServiceEvaluation? Service { get; }

    /// <summary>What the topology does as a whole; <see langword="null"/> where only a service was given.</summary>
    public Evaluation? Evaluation { get; private init; }

    /// <summary>What it is measured by.</summary>
    public CriticalityScale Scale { get; }

    /// <summary>The quotient, 0 to 100.</summary>
    public double Value { get; }

    /// <summary>What it is made of.</summary>
    public IReadOnlyList<CriticalityDimension> Dimensions { get; }

    /// <summary>The class that it asks for: one more with every twenty points.</summary>
    public AvailabilityClass Asks { get; }

    /// <summary>The class that the topology reaches; <see langword="null"/> where none was given.</summary>
    public AvailabilityClass? Reaches { get; }

    /// <summary>Whether the topology reaches the class that is asked for; <see langword="null"/> where none was given.</summary>
    public bool? IsMet => Reaches is { } reached ? reached >= Asks : null;

    /// <summary>Scores a use.</summary>
    /// <param name="use">The use, and what depends on it.</param>
    /// <param name="service">What a topology does to it; without one, exposure scores nothing, and no class is reached.</param>
    /// <param name="scale">What it is measured by; <see cref="CriticalityScale.Version1"/> by default.</param>
    public static CriticalityQuotient Of(UseCase use, ServiceEvaluation? service = null, CriticalityScale? scale = null)
    {
        ArgumentNullException.ThrowIfNull(use);
        return new(use, service, scale ?? CriticalityScale.Version1);
    }

    /// <summary>Scores a use of the service that it names, or of the only one that the topology has.</summary>
    /// <param name="use">The use, and what depends on it.</param>
    /// <param name="evaluation">What the topology does.</param>
    /// <param name="scale">What it is measured by; <see cref="CriticalityScale.Version1"/> by default.</param>
    /// <exception cref="KeyNotFoundException">The topology has no service of the name.</exception>
    /// <exception cref="InvalidOperationException">The topology has several services, and the use names none.</exception>
    public static CriticalityQuotient Of(UseCase use, Evaluation evaluation, CriticalityScale? scale = null)
    {
        ArgumentNullException.ThrowIfNull(use);
        ArgumentNullException.ThrowIfNull(evaluation);
        return new(use, use.Service is { } service ? evaluation[service] : evaluation.Service, scale ?? CriticalityScale.Version1) { Evaluation = evaluation };
    }

    /// <summary>Writes several quotients as one result in JSON, whose form docs/results-in-json.md and the schema describe.</summary>
    /// <param name="quotients">The quotients, each with what its topology does; at least one.</param>
    /// <exception cref="ArgumentException">There is none, or one was made without a topology.</exception>
    public static string ToJson(IEnumerable<CriticalityQuotient> quotients)
    {
        ArgumentNullException.ThrowIfNull(quotients);
        CriticalityQuotient[] all = [.. quotients];
        return all.Length > 0 && Array.TrueForAll(all, quotient => quotient.Evaluation is not null)
            ? CriticalityJson.Text(all)
            : throw new ArgumentException("A result in JSON is of uses of topologies; give at least one quotient, each made with an evaluation.", nameof(quotients));
    }

    /// <inheritdoc/>
    public override Exhibit ToExhibit() => CriticalityExhibit.Of(this);

    /// <summary>The name, the quotient and the class.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{UseCase.Name}: {Value:0} of 100, asks for {Asks.Title()}");

    private static IEnumerable<CriticalityDimension> DimensionsOf(UseCase use, ServiceEvaluation? service, CriticalityScale scale)
    {
        yield return Dimension(
            "dependents",
            $"{Figure.Compact(use.Processes)} processes, {Figure.Compact(use.Users)} users, {Figure.Compact(use.VirtualMachines)} virtual machines",
            Reached((use.Processes / scale.Processes) + (use.Users / scale.Users) + (use.VirtualMachines / scale.VirtualMachines)),
            scale.OfDependents);
        yield return Dimension("impact", use.Impact.ToString().ToLowerInvariant(), use.Impact switch { Impact.Low => 0.2, Impact.Moderate => 0.6, _ => 1 }, scale.OfImpact);
        yield return Dimension("urgency", use.TolerableDowntime.IsInfinite ? "may be down for long" : $"down {use.TolerableDowntime} at most", 1 - Math.Min(1, use.TolerableDowntime / scale.NotUrgent), scale.OfUrgency);
        yield return Dimension("cost", use.CostOfOutage.Amount > 0 ? $"{use.CostOfOutage} an outage" : "none given", Reached((double)use.CostOfOutage.Amount / (double)scale.CostOfOutage), scale.OfCost);
        var data = use.DataAtRisk ?? service?.WorkLost?.InFlightPerOutage ?? 0;
        yield return Dimension("data", $"{Figure.Compact(data)} items lost at a failure", Reached(data / scale.DataAtRisk), scale.OfData);
        var (element, share) = LargestShare(service);
        yield return Dimension("exposure", element is null ? "no topology given" : $"{share.ToString("0 %", CultureInfo.InvariantCulture)} of what is missing is by {element}", share, scale.OfExposure);
    }

    private static CriticalityDimension Dimension(string name, string basis, double score, Probability weight) => new(name, basis, score, weight.Value, 0);

    private static CriticalityDimension[] Weighed(IEnumerable<CriticalityDimension> dimensions)
    {
        CriticalityDimension[] all = [.. dimensions];
        var product = Product(all);
        return Array.ConvertAll(all, one => one with { Points = 100 * (Product(all.Where(other => other != one)) - product) });
    }

    private static double Product(IEnumerable<CriticalityDimension> dimensions) => dimensions.Aggregate(1.0, (product, one) => product * (1 - (one.Weight * one.Score)));

    private static double Reached(double count) => 1 - Math.Pow(2, -count);

    private static (string? Element, double Share) LargestShare(ServiceEvaluation? service)
    {
        // While work moves from one to another it does not hang on either.
        DowntimeCause[] ofOne = [.. service?.MissingBy.Where(cause => cause.Kind != CauseKind.Failover) ?? []];
        if (ofOne.Length == 0)
        {
            return (service is null ? null : "any one element", 0);
        }

        var (element, share) = ofOne.GroupBy(cause => cause.Element, StringComparer.Ordinal).Select(group => (group.Key, group.Sum(cause => cause.Unavailability))).MaxBy(group => group.Item2);
        return (element, share / service!.MissingBy.Sum(cause => cause.Unavailability));
    }

    private static AvailabilityClass ReachedBy(ServiceEvaluation service)
    {
        var interruptions = service.WorkLost?.InterruptionsPerYear ?? (service.UnplannedOutagesPerYear + service.FailoversPerYear);
        return service.MissingLevel switch
        {
            > 1e-3 => AvailabilityClass.Conventional,
            > 1e-4 => AvailabilityClass.HighlyReliable,
            > 1e-5 => AvailabilityClass.HighAvailability,
            _ => interruptions <= MostInterruptionsOfFaultTolerant ? AvailabilityClass.FaultTolerant : AvailabilityClass.FaultResilient,
        };
    }
}
