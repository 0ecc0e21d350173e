using AvailabilityKit.Topologies.Figures;
using AvailabilityKit.Topologies.Islands;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Topologies.Explanations;

/// <summary>States what an evaluation assumes beyond what the model says; only what applies to the topology. Each element says what it assumes itself.</summary>
internal static class AssumptionsMade
{
    /// <param name="topology">The topology.</param>
    /// <param name="islands">How it was solved.</param>
    /// <param name="fitted">What is said of times that were brought into phases.</param>
    /// <param name="options">On what basis.</param>
    public static IReadOnlyList<string> Of(ResolvedTopology topology, SolvedIslands islands, IReadOnlyList<string> fitted, EvaluationOptions options)
    {
        List<string> assumptions = [];
        var elements = WhatCounts(topology, islands);
        if (islands.Parts.Select(solved => solved.Part.Island).Distinct().Skip(1).Any())
        {
            assumptions.Add("Different islands fail and are repaired independently of one another.");
        }

        assumptions.AddRange(islands.Parts.Select(solved => AboutTimes(topology, solved.Part)).OfType<string>().Distinct());
        assumptions.AddRange(fitted);
        assumptions.AddRange(Said(elements, options));
        assumptions.Add("Repairs do not wait for one another except where a repair crew is declared.");
        AddPlanned(assumptions, elements, options, topology.Turns.WithWork().Count > 0);
        assumptions.Add($"Figures are long-run averages (steady state) per {options.Calendar.Name}.");
        assumptions.Add("Downtime in which several causes overlap is shared among them by their Shapley value, so that the causes sum to the whole.");
        return assumptions;
    }

    /// <summary>What is assumed of one part of an island.</summary>
    public static IReadOnlyList<string> OfPart(ResolvedTopology topology, IslandPart part, EvaluationOptions options)
    {
        List<string> assumptions = [];
        if (AboutTimes(topology, part) is { } times)
        {
            assumptions.Add(times);
        }

        Element[] elements = [.. part.Elements.Order().Select(element => topology.Elements[element])];
        assumptions.AddRange(FittedTimes.In([part], options));
        assumptions.AddRange(Said(elements, options));
        AddPlanned(assumptions, elements, options, topology.Turns.WithWork().Exists(taker => part.Elements.Any(element => topology.Turns.Below(taker)[element])));
        return assumptions;
    }

    /// <summary>The elements that some service's figures come from: what nothing reads needs no assumption.</summary>
    private static Element[] WhatCounts(ResolvedTopology topology, SolvedIslands islands)
    {
        var counts = topology.ClosureOfServices();

        // What influences them is in their figures too: it keeps a crew busy, it stands on the same node.
        foreach (var solved in islands.Parts)
        {
            Array.ForEach(solved.Part.Elements, element => counts[element] = true);
        }

        return [.. topology.Elements.Where((element, position) => counts[position] || (element.ActsOnOthers && topology.Members[position].Any(member => counts[member])))];
    }

    private static string? AboutTimes(ResolvedTopology topology, IslandPart part) =>
        part.Variables.Length == 0 ? null
        : part.Elements.Length == 1 && topology.Elements[part.Elements[0]].WhyMeansSuffice is { } means ? means
        : "Within a Markov chain, times to failure, repair and failover are exponentially distributed, unless another distribution is given.";

    /// <summary>What the elements say themselves, once for many that are alike, and in the order in which it is first said.</summary>
    private static IEnumerable<string> Said(Element[] elements, EvaluationOptions options) => elements
        .GroupBy(element => CauseRow.Stem(element.Name), StringComparer.Ordinal)
        .SelectMany(stem => About([.. stem], options))
        .Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> About(Element[] stem, EvaluationOptions options) => stem.Length >= CauseRow.FewestAlike
        ? stem.GroupBy(element => element.Unnamed()).SelectMany(alike => AboutAlike([.. alike], options))
        : AboutEach(stem, options);

    private static IEnumerable<string> AboutAlike(Element[] alike, EvaluationOptions options) => alike.Length >= CauseRow.FewestAlike
        ? alike[0].Assumptions(NameList.Span([.. alike.Select(element => element.Name)]), options)
        : AboutEach(alike, options);

    private static IEnumerable<string> AboutEach(Element[] elements, EvaluationOptions options) =>
        elements.SelectMany(element => element.Assumptions(element.Name, options));

    private static void AddPlanned(List<string> assumptions, Element[] elements, EvaluationOptions options, bool takesTurns)
    {
        if (options.Planned == PlannedDowntime.Included && Array.Exists(elements, element => element.AnnouncedWork.Any(work => work.At is not null)))
        {
            assumptions.Add("Planned work at a time of day is done then, whatever others do meanwhile; it drains the work first and loses nothing in flight. Where the element is down, it begins when that is repaired, and ends at its time.");
        }

        if (Array.Exists(elements, element => element.AnnouncedWork.Any(work => work.At is null)))
        {
            assumptions.Add(options.Planned == PlannedDowntime.Included
                ? "Planned work is included, on lines of its own: it begins at random while nothing is amiss with what is worked on, as often as was asked for, drains the work first, and loses nothing in flight."
                : "Planned work is excluded: the figures are as if none were ever done.");
        }

        if (options.Planned == PlannedDowntime.Included && takesTurns)
        {
            assumptions.Add("Planned work on the nodes of a cluster or the members of a group, and on what one of them needs, waits until it can be spared, one piece at a time; where it never can be, the work stops what stands on it.");
        }
    }
}
