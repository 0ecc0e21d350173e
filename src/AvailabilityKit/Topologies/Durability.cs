using System.Globalization;
using System.Text.Json.Serialization;
using AvailabilityKit.Topologies.Notation;
using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies;

/// <summary>How well an element keeps the data that it holds: not whether they can be reached, but whether they are still there.</summary>
/// <remarks>
/// The probability for a time is what to plan by, and not the mean time to a loss: thousands of years of it are one array in some hundred within ten years
/// (K. M. Greenan, J. S. Plank, J. J. Wylie, "Mean time to meaningless", HotStorage 2010).
/// </remarks>
[JsonConverter(typeof(ResultPartConverter))]
public sealed record Durability
{
    internal Durability()
    {
    }

    /// <summary>What holds the data.</summary>
    public required string Element { get; init; }

    /// <summary>The time that <see cref="Kept"/> is of, from a moment at which everything is in order.</summary>
    public required Duration Over { get; init; }

    /// <summary>The probability that no data are lost in that time; its complement, the probability of a loss, keeps its own digits.</summary>
    public required Probability Kept { get; init; }

    /// <summary>The mean time to the first loss (MTTDL), from a moment at which everything is in order; infinite where there is never one.</summary>
    public required Duration MeanTimeToLoss { get; init; }

    /// <summary>Bound on the relative error of each of these and of the complement of <see cref="Kept"/>, given the model.</summary>
    public required double ErrorBound { get; init; }

    /// <summary>How often data are lost: once in <see cref="MeanTimeToLoss"/>.</summary>
    public Rate Losses => Rate.Per(MeanTimeToLoss);

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Element}: data are lost within {Over} with the probability {Kept.Complement:0.###E-0}; mean time to a loss {MeanTimeToLoss}");
}

/// <summary>Stands in a question beside the element that it is about: up as long as the data that this holds are there, whether or not they can be reached.</summary>
/// <remarks>It only looks, so that what depends on the other does what it always does.</remarks>
internal sealed record DataKept(string Named, Element Holder) : Element(Named)
{
    public override string Noun => "data kept";

    internal override IReadOnlyList<string> NeededToReact => [Holder.Name];

    internal override IEnumerable<ElementReference> References() =>
        base.References().Append(new ElementReference(ElementReference.Watched, 0, Holder.Name));

    internal override Element WithReferences(Func<IReadOnlyList<string>, IEnumerable<string>> replace) =>
        (DataKept)base.WithReferences(replace) with { Holder = Holder.CopyNamed(replace([Holder.Name]).First()) };

    /// <inheritdoc/>
    protected internal override void Describe(ElementBehaviour behaviour)
    {
        var losses = Holder.LossesOfData;
        behaviour.UpWhile(!behaviour.IsElementDownBy(Holder.Name, losses.Contains));
    }
}
