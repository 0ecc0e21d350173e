using System.Globalization;
using AvailabilityKit.Topologies.Islands;
using AvailabilityKit.Topologies.Notation;
using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies.Explanations;

/// <summary>Puts into words which elements are solved together and why.</summary>
internal static class IslandReasons
{
    public static IReadOnlyList<IslandExplanation> Of(ResolvedTopology topology, SolvedIslands islands, EvaluationOptions options) =>
        [
            .. islands.Parts.Select(solved => Of(topology, solved.Part, solved.Solution, Reason(topology, solved.Part), options)),
            .. islands.PartsOfCrews.Select(solved => Of(topology, solved.Part, solved.Solution, $"{Reason(topology, solved.Part)}; solved for the crew alone", options)),
        ];

    /// <remarks>What takes a closer look is found when it is asked for; the part says it, and the solution with all its states is not kept for it.</remarks>
    private static IslandExplanation Of(ResolvedTopology topology, IslandPart part, IslandSolution solution, string reason, EvaluationOptions options)
    {
        var states = solution.StateCount;
        return new IslandExplanation(
            NamesOf(topology, part),
            solution.Engine,
            reason,
            states,
            () => IslandReadings.Of(topology, part),
            () => AssumptionsMade.OfPart(topology, part, options),
            () => IslandSavings.Of(topology, part, states)) { StatesBeforeLumping = solution.StatesBeforeLumping };
    }

    private static string[] NamesOf(ResolvedTopology topology, IslandPart part)
    {
        int[] inOrder = [.. part.Elements];
        Array.Sort(inOrder);
        return Array.ConvertAll(inOrder, element => topology.Elements[element].Name);
    }

    private static string Reason(ResolvedTopology topology, IslandPart part)
    {
        if (part.Variables.Length == 0)
        {
            return topology.Elements[part.Elements[0]].WhyAlone;
        }

        List<string> reasons = [];
        var members = part.Elements.Select(element => part.Island.Behaviour[element]).ToArray();
        var names = members.Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
        reasons.AddRange(members.Where(member => member.FailsOver).Select(member => member.Element.MovesInWords));
        reasons.AddRange(part.Island.Behaviour.Described.Select(each => each.SharedRepairs).OfType<SharedRepairs>()
            .Where(repairs => repairs.Elements.Any(names.Contains))
            .Select(repairs => string.Create(CultureInfo.InvariantCulture, $"repairs share a crew of {repairs.Size}, {repairs.Discipline.Words()}{(repairs.Travel > Duration.Zero ? $", after {repairs.Travel} on the way" : "")}")));
        reasons.AddRange(members.Where(member => member.Element.NeededToReact.Count > 0).Select(member =>
            $"{(member.FailsOver ? $"the {member.Element.MoveNoun} of \"{member.Name}\" needs" : $"\"{member.Name}\" watches")} {NameList.And([.. member.Element.NeededToReact.Select(name => $"\"{name}\"")])}"));

        reasons.AddRange(part.Island.Behaviour.Described
            .Where(cause => cause.Shock is { } shock && shock.Elements.Count(names.Contains) > 1).Select(cause => $"the common cause \"{cause.Name}\" strikes several at once"));
        if (members.Any(member => member.SparesFrom is not null))
        {
            reasons.Add("repairs draw on one stock of spares");
        }

        reasons.AddRange(part.Island.Elements.Select(element => part.Island.Behaviour[element])
            .Where(taker => !taker.FailsOver && taker.SparesOneGiven is not null && taker.Element.References().Any(reference => names.Contains(reference.Name)))
            .Select(taker => $"planned work below the group \"{taker.Name}\" takes turns"));
        if (part.Island.Behaviour.Behaviour!.Orbits.Any(orbit => orbit.Copies.Any(copy => copy.Any(part.Variables.Contains))))
        {
            reasons.Add("nodes that are alike are lumped exactly");
        }

        if (part.Copies.Length > 0)
        {
            reasons.Add("parts that are alike are lumped exactly");
        }

        if (part.TimeOfDay is not null)
        {
            reasons.Add("what it does goes by the clock");
        }

        return reasons.Count == 0 ? topology.Elements[part.Elements[0]].WhyAlone : string.Join("; ", reasons);
    }
}
