using System.Globalization;
using System.Numerics;
using System.Text.Json.Serialization;
using AvailabilityKit.Presentation;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Studies;

/// <summary>Every design that is worth its cost: which candidate to take for each choice, for any budget.</summary>
/// <remarks>
/// <para>This is the multiple-choice knapsack problem, solved for all budgets at once. Choices are added one by one; of two partial designs the one that costs no less and misses no less is dropped, since whatever
/// is added to it is no better than the same added to the other (dominance; H. Kellerer, U. Pferschy, D. Pisinger, <em>Knapsack Problems</em>, Springer 2004, sections 11.1 and 13.1). So what is left is optimal, and no design was overlooked.</para>
/// <para>For those who would rather check than believe there is <see cref="BoundWithin"/>: a price for the budget at which every choice can be made by itself. No design within the budget misses
/// less than that bound, whatever the algorithm did.</para>
/// <para>What is missed is summed over the choices: they must not act on one another. Where they do, as two tiers that compete for room, make a choice of what they get together.</para>
/// </remarks>
[JsonConverter(typeof(ResultPartConverter))]
public sealed class Allocation : ExhibitableResult
{
    private Allocation(IReadOnlyList<Choice> choices, Design[] frontier)
    {
        Choices = choices;
        Frontier = frontier;
        Designs = choices.Aggregate(BigInteger.One, (product, choice) => product * choice.Candidates.Count);
    }

    /// <summary>The choices.</summary>
    public IReadOnlyList<Choice> Choices { get; }

    /// <summary>How many designs there are.</summary>
    public BigInteger Designs { get; }

    /// <summary>The designs of which none other costs no more and misses no more, the cheapest first; each misses less than the one before.</summary>
    public IReadOnlyList<Design> Frontier { get; }

    /// <summary>Finds the designs that are worth their cost.</summary>
    /// <param name="choices">The choices, one or more, each of another name.</param>
    /// <param name="options">How many designs may be kept; the defaults if left out.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="ArgumentException">There is no choice, or two have the same name.</exception>
    /// <exception cref="SolverException">More partial designs are worth their cost than the options allow.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Allocation Among(IEnumerable<Choice> choices, AllocationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(choices);
        Choice[] all = [.. choices];
        if (all.Length == 0)
        {
            throw new ArgumentException("There is nothing to choose; give at least one choice.", nameof(choices));
        }

        if (all.GroupBy(choice => choice.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
        {
            throw new ArgumentException($"There are two choices \"{twice.Key}\"; give each a name of its own.", nameof(choices));
        }

        return new(all, ParetoFrontier.Of(all, options ?? new AllocationOptions(), cancellationToken));
    }

    /// <summary>The design that misses least of those within a budget; <see langword="null"/> where even the cheapest costs more.</summary>
    /// <param name="budget">What may be spent.</param>
    public Design? Within(decimal budget)
    {
        var (low, high) = (0, Frontier.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Frontier[middle].Cost <= budget ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? null : Frontier[low - 1];
    }

    /// <summary>A bound below what any design within a budget misses, which can be checked choice by choice.</summary>
    /// <remarks>
    /// The bound is the sum over the choices of the least of misses + price * cost among their candidates, less price * budget, at the price that makes it largest (Lagrangian duality; Kellerer, Pferschy and Pisinger,
    /// section 11.2). It is what the best design misses wherever that lies on the convex hull of the frontier, and somewhat less elsewhere.
    /// </remarks>
    /// <param name="budget">What may be spent; at least what the cheapest design costs.</param>
    /// <returns>The bound, and the price of a unit of the budget.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No design is within the budget.</exception>
    public (double Bound, double Price) BoundWithin(decimal budget)
    {
        if (Within(budget) is not { } best)
        {
            throw new ArgumentOutOfRangeException(nameof(budget), string.Create(CultureInfo.InvariantCulture, $"The cheapest design costs {Frontier[0].Cost}, which is more than {budget}; give at least that."));
        }

        var price = PriceAt(budget);
        var bound = Choices.Sum(choice => choice.Candidates.Min(candidate => candidate.Misses + (price * (double)candidate.Cost))) - (price * (double)budget);
        return (Math.Min(bound, best.Misses), price);
    }

    /// <summary>The slope of the edge of the frontier's lower convex hull that lies over a budget: what one more unit of it saves; 0 where nothing more is to be had.</summary>
    private double PriceAt(decimal budget)
    {
        List<Design> hull = [];
        foreach (var design in Frontier)
        {
            while (hull.Count >= 2 && Saving(hull[^2], design) >= Saving(hull[^2], hull[^1]))
            {
                hull.RemoveAt(hull.Count - 1);
            }

            hull.Add(design);
        }

        var next = hull.FindIndex(design => design.Cost > budget);
        return next < 0 ? 0 : Saving(hull[next - 1], hull[next]);
    }

    private static double Saving(Design from, Design to) => (from.Misses - to.Misses) / (double)(to.Cost - from.Cost);

    /// <inheritdoc/>
    public override Exhibit ToExhibit() => AllocationExhibit.Of(this);
}
