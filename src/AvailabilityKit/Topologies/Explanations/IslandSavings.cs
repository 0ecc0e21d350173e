using System.Globalization;
using AvailabilityKit.Topologies.Islands;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Topologies.Explanations;

/// <summary>What would make an island smaller, told from how its elements are tied together and told apart.</summary>
internal static class IslandSavings
{
    /// <summary>An island of fewer states takes no time worth saving.</summary>
    private const int WorthSaving = 100;

    public static IReadOnlyList<string> Of(ResolvedTopology topology, IslandPart part, int states)
    {
        if (states < WorthSaving || part.Variables.Length == 0)
        {
            return [];
        }

        var members = Array.ConvertAll(part.Elements, element => part.Island.Behaviour[element]);
        return [.. Copies(topology, part, members), .. Turns(topology, part), .. Crews(part), .. Stages(members), .. Work(members)];
    }

    /// <summary>Elements of one kind that are told apart: alike ones count as one.</summary>
    private static IEnumerable<string> Copies(ResolvedTopology topology, IslandPart part, ElementBehaviour[] members)
    {
        var lumped = part.Lumped().Orbits.SelectMany(orbit => orbit.Copies).SelectMany(copy => copy).ToHashSet();
        foreach (var kind in members
            .Where(member => !member.FailsOver && member.Variables.Count > 0 && !member.Variables.Any(lumped.Contains))
            .GroupBy(member => member.Element.Noun, StringComparer.Ordinal)
            .Where(kind => kind.Skip(1).Any()))
        {
            var names = NameList.Of([.. kind.Select(member => member.Name)]);
            var figures = kind.Select(member => member.Element.Unnamed()).Distinct().Count();
            yield return figures > 1
                ? string.Create(CultureInfo.InvariantCulture, $"{names} have {figures} different sets of figures; those with the same ones, and the same place in the model, would be lumped.")
                : $"{names} have the same figures and are told apart by their place: by what they need, by what refers to them, by their rank, or by planned work on nodes of which the first in the list takes over.";
        }
    }

    private static IEnumerable<string> Turns(ResolvedTopology topology, IslandPart part) =>
        part.Island.Elements
            .Select(element => part.Island.Behaviour[element])
            .Where(taker => !taker.FailsOver && taker.SparesOneGiven is not null
                && part.Elements.Any(element => topology.Turns.Below(topology.PositionOf(taker.Name))[element] && topology.Elements[element].AnnouncedWork.Any(work => work.SwitchOver is null)))
            .Select(taker => $"The members of \"{taker.Name}\" are solved together since planned work on them takes turns; PlannedTurns.AtAnyTime would part them, with more planned downtime.");

    private static IEnumerable<string> Crews(IslandPart part)
    {
        foreach (var (name, repairs) in part.Island.Behaviour.Described.Where(each => each.SharedRepairs is not null).Select(each => (each.Name, each.SharedRepairs!)))
        {
            var served = repairs.Elements.Where(element => Array.Exists(part.Elements, each => part.Island.Behaviour[each].Name == element)).ToArray();
            if (served.Length < 2)
            {
                continue;
            }

            if (repairs.FinishesRepairs)
            {
                yield return $"\"{name}\" finishes what it has begun, so that who waits in which order is part of the state; CrewDiscipline.EqualShare has no order, and the same figures where repairs take equally long.";
            }

            yield return string.Create(CultureInfo.InvariantCulture, $"\"{name}\" ties {NameList.Of(served)} together; a crew for each, or one of {served.Length} or more, lets none wait for another.");
        }
    }

    private static IEnumerable<string> Stages(ElementBehaviour[] members)
    {
        var ageing = members.Where(member => member.Steps.Any(step => !step.After.IsExponential)).Select(member => member.Name).ToArray();
        if (ageing.Length > 0)
        {
            yield return $"Each phase of a time that is not exponential is a state more of {NameList.Of(ageing)}; fewer of them (EvaluationOptions.MaximumPhases), or exponential times, make fewer.";
        }
    }

    private static IEnumerable<string> Work(ElementBehaviour[] members)
    {
        var several = members.Where(member => member.Element.AnnouncedWork.Count > 1).Select(member => member.Name).ToArray();
        if (several.Length > 0)
        {
            yield return $"Each kind of planned work on {NameList.Of(several)} is told apart; kinds that last equally long can be one.";
        }
    }
}
