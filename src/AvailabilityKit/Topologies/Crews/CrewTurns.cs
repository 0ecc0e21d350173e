using AvailabilityKit.Behaviours;
using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies.Crews;

/// <summary>Whose turn it is with a crew that finishes what it has begun: a variable for each element that it repairs, and the reactions that move it on.</summary>
/// <remarks>
/// <para>The variable is 0 while the element asks for nobody, 1 while a man is at it, and above that while it waits: 2 for the first in
/// the order of arrival, 3 for the second. Which of those that are being repaired came first makes no difference any more, so that it is not
/// kept; where he travels, a second variable says whether he has arrived. By priority and by chance the order of arrival makes none either, and all that wait have 2. With a man for each element nobody waits, and none looks at another.</para>
/// <para>In order of arrival the exchange of two elements that are alike, with their places, maps all of this onto itself: they are lumped.
/// By priority it does not.</para>
/// </remarks>
internal sealed class CrewTurns
{
    private const int Absent = 0;
    private const int Served = 1;
    private const int FirstWaiting = 2;

    private readonly BehaviourBuilder _builder;
    private readonly Dictionary<string, List<Place>> _places = new(StringComparer.Ordinal);

    /// <param name="described">What the elements of an island said of themselves, all that one crew repairs among them.</param>
    /// <param name="builder">What the turns become part of.</param>
    public CrewTurns(IReadOnlyDictionary<string, ElementBehaviour> described, BehaviourBuilder builder)
    {
        _builder = builder;
        foreach (var repairing in described.Values.Where(element => element.SharedRepairs is { FinishesRepairs: true }))
        {
            var crew = repairing.SharedRepairs!;
            var asking = crew.Elements.Select(repaired => described[repaired]).Where(element => element.Steps.Any(step => step.Crew == crew)).ToArray();
            var called = crew.Only is null ? "the crew" : $"\"{repairing.Name}\"";
            Place[] places = [.. asking.Select(element => PlaceOf(element, crew, called, asking.Length))];
            Array.ForEach(places, place => Leave(place, places, crew));
            Array.ForEach(places, place => Join(place, places, crew));
            if (crew.Discipline == CrewDiscipline.PriorityWithoutPreemption && places.Length > crew.Size)
            {
                Array.ForEach(places, place => Begin(place, places, crew));
            }
            else if (crew.Discipline == CrewDiscipline.ByChance)
            {
                Array.ForEach(places, place => Succeed(place, places, crew));
            }
        }
    }

    /// <summary>The variables that say whether an element is repaired or waits, and whether its man is there, those of each of its crews in their order; none where it never waits its turn.</summary>
    public IEnumerable<StateVariable> Of(string element) => _places.GetValueOrDefault(element)?.SelectMany(place => place.Variables) ?? [];

    /// <summary>When a man of a crew is at an element or on his way there; null where it never waits its turn with them.</summary>
    public Condition? HasTurn(string element, SharedRepairs crew) => PlaceWith(crew, element)?.Turn.Is(Served);

    /// <summary>When a man of a crew works at an element; null where it never waits its turn with them.</summary>
    public Condition? IsServed(string element, SharedRepairs crew) => PlaceWith(crew, element) is not { } place ? null
        : place.ManIsThere is { } isThere ? place.Turn.Is(Served) & isThere.Is(1)
        : place.Turn.Is(Served);

    private Place? PlaceWith(SharedRepairs crew, string element) => _places.GetValueOrDefault(element)?.Find(place => place.Crew == crew);

    private Place PlaceOf(ElementBehaviour element, SharedRepairs crew, string called, int asking)
    {
        var waiting = Math.Max(0, asking - crew.Size);
        var highest = crew.Discipline switch
        {
            CrewDiscipline.FirstComeFirstServed => Served + waiting,
            CrewDiscipline.ByChance => FirstWaiting,
            _ => Served + Math.Min(1, waiting),
        };
        var place = new Place(
            element,
            crew,
            called,
            _builder.Counter(element.Titled($"turn with {called}"), highest, Absent),
            crew.Travel > Duration.Zero && crew.Discipline != CrewDiscipline.ByChance ? _builder.Counter(element.Titled($"a man of {called} is there"), 1) : null,
            Condition.Any([.. element.Steps.Where(step => step.Crew == crew).Select(step => step.When)]));
        if (!_places.TryGetValue(element.Name, out var places))
        {
            _places.Add(element.Name, places = []);
        }

        places.Add(place);
        if (place.ManIsThere is { } isThere)
        {
            _builder.Activity(element.Titled($"a man of {called} arrives"), place.Turn.Is(Served) & isThere.Is(0), crew.Travel, isThere.Becomes(1));
        }

        return place;
    }

    private void Leave(Place place, Place[] places, SharedRepairs crew)
    {
        var leaves = place.Variables.Select(variable => variable.Becomes(Absent)).Aggregate((all, next) => all & next);
        if (crew.Discipline == CrewDiscipline.FirstComeFirstServed && places.Length > crew.Size)
        {
            // All who waited behind move up; the first of them is served if a man has become free.
            leaves = places.Where(other => other != place).Aggregate(leaves, (all, other) =>
                all & other.Turn.Becomes((Amount)other.Turn - Amount.Count(((Amount)other.Turn - place.Turn).IsAtLeast(1))));
        }

        _builder.Reaction(place.Element.Titled($"needs {place.Called} no longer"), !place.Asks & place.Turn.IsNot(Absent), leaves);
    }

    private void Join(Place place, Place[] places, SharedRepairs crew)
    {
        Amount last = Served;
        if (crew.Discipline == CrewDiscipline.ByChance)
        {
            last = FirstWaiting;
        }
        else if (places.Length > crew.Size)
        {
            last = crew.Discipline == CrewDiscipline.PriorityWithoutPreemption
                ? FirstWaiting
                : Amount.If(IsBusy(places, crew), FirstWaiting + Amount.Count([.. places.Select(other => ((Amount)other.Turn).IsAtLeast(FirstWaiting))]), Served);
        }

        _builder.Reaction(place.Element.Titled($"calls {place.Called}"), place.Asks & place.Turn.Is(Absent), place.Turn.Becomes(last));
    }

    private void Begin(Place place, Place[] places, SharedRepairs crew) =>
        _builder.Reaction(place.Element.Titled($"gets a man of {place.Called}"), place.Turn.Is(FirstWaiting) & !IsBusy(places, crew), place.Turn.Becomes(Served));

    /// <summary>Those that wait under one name get a man as fast as one of them alone would, whichever of them it is that he comes to.</summary>
    private void Succeed(Place place, Place[] places, SharedRepairs crew)
    {
        string[] calling = [.. crew.CallingWith(place.Element.Name)];
        Condition[] waiting = [.. places.Where(other => Array.IndexOf(calling, other.Element.Name) >= 0).Select(other => other.Turn.Is(FirstWaiting))];
        var waits = place.Turn.Is(FirstWaiting);
        _builder.Activity(
            place.Element.Titled($"gets a man of {place.Called}"),
            places.Length > crew.Size ? waits & !IsBusy(places, crew) : waits,
            crew.Travel,
            place.Turn.Becomes(Served),
            waiting.Length > 1 ? 1 / Amount.Count(waiting) : null);
    }

    private static Condition IsBusy(Place[] places, SharedRepairs crew) => Amount.Count([.. places.Select(place => place.Turn.Is(Served))]).IsAtLeast(crew.Size);

    /// <summary>What an element keeps of the crew.</summary>
    /// <param name="Element">The element.</param>
    /// <param name="Crew">The crew.</param>
    /// <param name="Called">What names of variables and reactions call the crew.</param>
    /// <param name="Turn">Whether it is repaired, or how far it is from that.</param>
    /// <param name="ManIsThere">Whether its man has arrived; null where that takes no time.</param>
    /// <param name="Asks">When it asks for a man.</param>
    private sealed record Place(ElementBehaviour Element, SharedRepairs Crew, string Called, StateVariable Turn, StateVariable? ManIsThere, Condition Asks)
    {
        public IEnumerable<StateVariable> Variables => ManIsThere is null ? [Turn] : [Turn, ManIsThere];
    }
}
