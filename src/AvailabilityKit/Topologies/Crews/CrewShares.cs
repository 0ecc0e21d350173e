using AvailabilityKit.Behaviours;
using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies.Crews;

/// <summary>How fast repairs go on that share a crew: of equal rank each gets the same, by priority those named first take what they can use.</summary>
internal sealed class CrewShares
{
    private readonly Dictionary<string, ElementBehaviour> _described = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SharedRepairs> _crewOf = new(StringComparer.Ordinal);
    private readonly Dictionary<SharedRepairs, Amount> _equalShares = [];

    public CrewShares(IEnumerable<ElementBehaviour> described)
    {
        foreach (var element in described)
        {
            _described.Add(element.Name, element);
            foreach (var repaired in element.SharedRepairs?.Elements ?? [])
            {
                _crewOf[repaired] = element.SharedRepairs!;
            }
        }
    }

    /// <summary>Who repairs an element; null where nobody else waits for its repairs.</summary>
    public SharedRepairs? CrewOf(ElementBehaviour element) => _crewOf.GetValueOrDefault(element.Name);

    /// <summary>The share of a man that each job at an element gets while it has one, from 0 to 1; null where nothing is shared. Whoever finishes what he has begun does not share: see <see cref="CrewTurns"/>.</summary>
    public Amount? ShareOf(ElementBehaviour element)
    {
        if (CrewOf(element) is not { FinishesRepairs: false } crew)
        {
            return null;
        }

        if (crew.Discipline == CrewDiscipline.PriorityInOrder)
        {
            var before = crew.Elements.TakeWhile(name => name != element.Name).ToArray();
            Amount free = before.Length == 0 ? crew.Size : crew.Size - Jobs(before);
            return Amount.Min(1, Amount.Max(0, free / Jobs([element.Name])));
        }

        if (!_equalShares.TryGetValue(crew, out var share))
        {
            share = Amount.Min(1, crew.Size / Jobs(crew.Elements));
            _equalShares.Add(crew, share);
        }

        return share;
    }

    /// <summary>How many jobs there are at some elements.</summary>
    public Amount Jobs(IEnumerable<string> elements)
    {
        List<Condition> single = [];
        Amount? several = null;
        foreach (var step in elements.SelectMany(name => _described[name].Steps).Where(step => step.Jobs is not null))
        {
            if (step.Speed is null)
            {
                single.Add(step.When);
            }
            else
            {
                var jobs = Amount.If(step.When, step.Jobs!, 0);
                several = several is null ? jobs : several + jobs;
            }
        }

        return several is null ? Amount.Count(single) : single.Count == 0 ? several : Amount.Count(single) + several;
    }
}
