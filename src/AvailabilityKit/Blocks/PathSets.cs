using System.Globalization;
using System.Numerics;
using System.Text.Json.Serialization;
using AvailabilityKit.Presentation;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Blocks;

/// <summary>The minimal path sets of a coherent structure: the smallest sets of components that keep the system up.</summary>
/// <remarks>
/// Found from the decision diagrams (A. Rauzy, Reliability Engineering and System Safety 40, 1993) and kept as zero-suppressed diagrams, one a
/// module: counting does not list them, and listing makes only those that are asked for. Immutable and safe on many threads.
/// </remarks>
[JsonConverter(typeof(EngineConverter))]
public sealed class PathSets : ExhibitableResult
{
    private const int Shown = 10;

    private readonly string _title;
    private readonly MinimalSets _sets;
    private readonly BlockComponent[] _components;
    private readonly double[] _values;
    private readonly Lazy<BigInteger> _count;
    private readonly Lazy<IReadOnlyList<BigInteger>> _countByOrder;

    internal PathSets(string title, MinimalSets sets, BlockComponent[] components)
    {
        _title = title;
        _sets = sets;
        _components = components;
        _values = Array.ConvertAll(components, component => component.OwnAvailability.Value);
        _count = new(sets.Count);
        _countByOrder = new(() => Array.AsReadOnly(sets.CountByOrder()));
    }

    /// <summary>How many there are, exactly; none where the system is never up.</summary>
    public BigInteger Count => _count.Value;

    /// <summary>How many there are of each order: at index n, of n components. It ends with the largest order that there is.</summary>
    public IReadOnlyList<BigInteger> CountByOrder => _countByOrder.Value;

    /// <summary>The most probable ones, in that order; those that are equally probable in an order that repeats.</summary>
    /// <param name="count">How many at most, zero or more.</param>
    /// <returns>As many as there are, or <paramref name="count"/>; each is made when it is asked for.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public IEnumerable<PathSet> MostProbable(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Search().GreatestFirst().Take(count).Select(Named);
    }

    /// <summary>All that are at least so probable, the most probable first.</summary>
    /// <param name="probability">The least probability, above zero.</param>
    /// <returns>The sets; each is made when it is asked for.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is not above zero.</exception>
    public IEnumerable<PathSet> AtLeastAsProbable(double probability)
    {
        if (!(probability > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "Sets of probability zero have no order; give a probability above zero, or ask for All.");
        }

        return Search().GreatestFirst().TakeWhile(set => set.Value >= probability).Select(Named);
    }

    /// <summary>All of at most so many components, those of fewest first.</summary>
    /// <param name="order">The largest order, zero or more.</param>
    /// <returns>The sets; each is made when it is asked for.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="order"/> is negative.</exception>
    public IEnumerable<PathSet> UpToOrder(int order)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        return Enumerable.Range(0, Math.Min(order + 1, CountByOrder.Count)).Where(size => !CountByOrder[size].IsZero).SelectMany(Search().OfOrder).Select(Named);
    }

    /// <summary>All of them, those of fewest components first. Look at <see cref="Count"/> before listing them.</summary>
    /// <returns>The sets; each is made when it is asked for.</returns>
    public IEnumerable<PathSet> All() => UpToOrder(CountByOrder.Count);

    /// <summary>How many of each order, and the most probable ones.</summary>
    public override Exhibit ToExhibit() => Exhibit.Titled(_title, $"{Grouped(Count)} minimal path {(Count.IsOne ? "set" : "sets")}")
        .Table("By order", table =>
        {
            table.Number("Components").Number("Sets");
            for (var order = 0; order < CountByOrder.Count; order++)
            {
                if (!CountByOrder[order].IsZero)
                {
                    table.Row($"{order}", Grouped(CountByOrder[order]));
                }
            }
        })
        .Table("Most probable", table =>
        {
            table.Column("Up").Number("Probability");
            foreach (var set in MostProbable(Shown))
            {
                table.Row(set.ToString(), Figure.Compact(set.Probability));
            }
        });

    private static string Grouped(BigInteger count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    private SetSearch Search() => new(_sets, _values);

    private PathSet Named((int[] Components, double Value) set) => new(Array.ConvertAll(set.Components, component => _components[component]), set.Value);
}
