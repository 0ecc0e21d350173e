using AvailabilityKit.Behaviours;
using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies.Crews;

/// <summary>How fast repairs go on that share a crew: of equal rank each gets the same, by priority those named first take what they can use.</summary>
internal sealed class CrewShares
{
    private readonly Dictionary<string, ElementBehaviour> _described = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SharedRepairs>> _crewsOf = new(StringComparer.Ordinal);
    private readonly Dictionary<SharedRepairs, Amount> _equalShares = [];

    public CrewShares(IEnumerable<ElementBehaviour> described)
    {
        foreach (var element in described)
        {
            _described.Add(element.Name, element);
            foreach (var repaired in element.SharedRepairs?.Elements ?? [])
            {
                if (!_crewsOf.TryGetValue(repaired, out var crews))
                {
                    _crewsOf.Add(repaired, crews = []);
                }

                crews.Add(element.SharedRepairs!);
            }
        }
    }

    /// <summary>Who repairs an element, each some of its faults, always in the same order; none where nobody else waits for its repairs.</summary>
    public IReadOnlyList<SharedRepairs> CrewsOf(ElementBehaviour element) => _crewsOf.GetValueOrDefault(element.Name) ?? [];

    /// <summary>The share of a man of a crew that each of its jobs at an element gets while it has one, from 0 to 1; null where nothing is shared. Whoever finishes what he has begun does not share: see <see cref="CrewTurns"/>.</summary>
    public Amount? ShareOf(ElementBehaviour element, SharedRepairs? crew)
    {
        if (crew is not { FinishesRepairs: false })
        {
            return null;
        }

        if (crew.Discipline == CrewDiscipline.PriorityInOrder)
        {
            var before = crew.Elements.TakeWhile(name => name != element.Name).ToArray();
            Amount free = before.Length == 0 ? crew.Size : crew.Size - Jobs(crew, before);
            return Amount.Min(1, Amount.Max(0, free / Jobs(crew, [element.Name])));
        }

        if (!_equalShares.TryGetValue(crew, out var share))
        {
            share = Amount.Min(1, crew.Size / Jobs(crew, crew.Elements));
            _equalShares.Add(crew, share);
        }

        return share;
    }

    /// <summary>How many jobs there are for a crew at some elements.</summary>
    public Amount Jobs(SharedRepairs crew, IEnumerable<string> elements)
    {
        List<Condition> single = [];
        Amount? several = null;
        foreach (var step in elements.SelectMany(name => _described[name].Steps).Where(step => step.Crew == crew))
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
