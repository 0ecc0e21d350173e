using System.Text.Json.Serialization;
using AvailabilityKit.Behaviours;
using AvailabilityKit.Topologies.Notation;
using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies;

/// <summary>A stock of spare parts: a repair that takes a part waits for a delivery when there is none, which makes what draws on the stock depend on one another.</summary>
/// <remarks>
/// A repair that finds a part begins at once and takes what it takes (the MTTR of a fault, the hot swap of a module); the part is ordered
/// again, one for one. One that finds none waits for the next delivery. Orders arrive independently of one another, after an exponential time with
/// the mean <see cref="LeadTime"/>. Of several repairs that wait each is as likely to get the next part.
/// </remarks>
[JsonConverter(typeof(ModelPartConverter))]
public sealed record Spares : Element
{
    /// <summary>The most parts that a stock may hold.</summary>
    public const int MostStock = 1_000;

    /// <summary>Describes a stock of spare parts.</summary>
    /// <param name="name">Its name, unique within the topology.</param>
    /// <param name="replaces">The components and fault-tolerant servers whose parts it holds; at least one.</param>
    /// <param name="stock">How many parts are on the shelf when nothing is broken or on order; 0 to <see cref="MostStock"/>.</param>
    /// <param name="leadTime">Mean time from an order to its delivery; above zero and finite.</param>
    /// <exception cref="ArgumentException">It is for nothing, one is named twice, or a number is out of its range.</exception>
    public Spares(string name, IEnumerable<string> replaces, int stock, Duration leadTime)
        : base(name)
    {
        Replaces = replaces is null ? throw new ArgumentNullException(nameof(replaces)) : [.. replaces];
        Stock = stock;
        LeadTime = leadTime;
    }

    /// <summary>The elements whose parts it holds; at least one, each once. A counted element stands for its copies.</summary>
    /// <remarks>A fault draws on the stock if it <see cref="Fault.NeedsSpare"/>, and so does every swap of a lockstep module.</remarks>
    /// <exception cref="ArgumentException">It is for nothing, or one is named twice.</exception>
    public IReadOnlyList<string> Replaces
    {
        get;
        init => field = Sequence<string>.EachOnce(value, "replaces", $"The stock of spares \"{Name}\"", "an element", "replaces nothing; name at least one element.");
    }

    /// <summary>How many parts are on the shelf when nothing is broken or on order; 0 to have every part ordered when it is needed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0 or above <see cref="MostStock"/>.</exception>
    public int Stock
    {
        get;
        init => field = value is >= 0 and <= MostStock
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), $"The stock of spares \"{Name}\" holds {value} parts; give a number from 0 to {MostStock}.");
    }

    /// <summary>Mean time from an order to its delivery.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Zero or infinite.</exception>
    public Duration LeadTime { get; init => field = Times.PositiveAndFinite(value, "leadTime", $"\"{Name}\""); }

    /// <inheritdoc/>
    public override string Noun => "stock of spares";

    internal override bool ServesRepairs => true;

    internal override bool HandsOutParts => true;

    internal override IReadOnlyList<string> Others => Replaces;

    internal override string OthersProperty => "replaces";

    internal override string InsteadOfNode => $"Let \"{Name}\" replace the nodes instead.";

    internal override string MistakeInDependenceOf(Element owner) =>
        $"The {owner.Noun} \"{owner.Name}\" depends on the stock of spares \"{Name}\"; a stock is never down. Name what its parts are for.";

    internal override string MistakeInNeeding(string name) => $"The stock of spares \"{Name}\" needs \"{name}\"; a stock depends on nothing. Take it out.";

    internal override string? MistakeInOther(string name, Element other) =>
        !other.CanTakeParts
            ? $"The stock of spares \"{Name}\" is for the {other.Noun} \"{name}\"; parts are taken by components and fault-tolerant servers. Name the parts of \"{name}\"."
            : !other.TakesParts
            ? $"The stock of spares \"{Name}\" is for \"{name}\", no fault of which takes a part; only hardware faults do by themselves. Set NeedsSpare of the fault that does, or take \"{name}\" out."
            : null;

    internal override string SayUnneeded(string name) =>
        $"Nothing that draws on the stock of spares \"{name}\" is needed by a service, so it changes no figure; take it out, or name what it replaces where it is needed.";

    internal override string ActsInWords =>
        $"{Name} holds {(Stock == 1 ? "1 part" : $"{Stock} parts")} for {NameList.Of(Replaces)}, delivered in {LeadTime}";

    internal override IEnumerable<string> Assumptions(string name, EvaluationOptions options) =>
        ["A repair that takes a spare part waits for one; every part taken is ordered again at once, orders arrive independently after exponential times, and of several repairs that wait each is as likely to get the next part."];

    /// <inheritdoc/>
    protected internal override void Describe(ElementBehaviour behaviour)
    {
        var inStock = behaviour.Counter("in stock", Math.Max(1, Stock), Stock);
        var takers = Replaces.Select(element => behaviour.TakesPartsFor(element)).OfType<PartsTaken>().ToArray();
        if (takers.Length == 0)
        {
            return;
        }

        behaviour.Shelf = inStock;

        // What is not on the shelf was ordered, and what is waited for too.
        var waiting = takers.Select(taker => taker.Waiting).Aggregate((all, next) => all + next);
        var onOrder = Stock - (Amount)inStock + waiting;
        var nobodyWaits = waiting.IsAtMost(0);
        if (Stock > 0)
        {
            behaviour.Activity("a part is delivered to the stock", nobodyWaits & inStock.IsNot(Stock), LeadTime, inStock.Becomes((Amount)inStock + 1), onOrder);
        }

        foreach (var taker in takers)
        {
            behaviour.Reaction($"{taker.Element} takes a part", inStock.IsNot(0) & taker.Waiting.IsAtLeast(1), inStock.Becomes((Amount)inStock - 1) & taker.Takes);
            behaviour.Activity($"a part is delivered for {taker.Element}", taker.Waiting.IsAtLeast(1), LeadTime, taker.Takes, onOrder * taker.Waiting / waiting);
        }
    }

    internal override IEnumerable<ElementReference> References() =>
        base.References().Concat(Replaces.Select((name, index) => new ElementReference("replaces", index, name)));

    internal override Element WithReferences(Func<IReadOnlyList<string>, IEnumerable<string>> replace) =>
        (Spares)base.WithReferences(replace) with { Replaces = Sequence<string>.Of(replace(Replaces), "replaces") };
}

/// <summary>An element that draws on a stock of spares.</summary>
/// <param name="Element">Its name.</param>
/// <param name="Waiting">For how many parts it waits.</param>
/// <param name="Takes">It gets one.</param>
internal sealed record PartsTaken(string Element, Amount Waiting, Effect Takes);
