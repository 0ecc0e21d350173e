using AvailabilityKit.Behaviours;
using AvailabilityKit.Quantities;
using AvailabilityKit.Topologies.Notation;
using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>Turns a live state into the state that a behaviour begins in.</summary>
/// <remarks>
/// What is down is struck by its fault, the reactions follow, and interruptions that this begins are let end, each event with the first of its
/// outcomes that can be: failovers are covered. What fails just now is left to the behaviour, as reactions that come before all others.
/// </remarks>
internal sealed class LiveBeginning
{
    private const int MostReactions = 10_000;

    private readonly ResolvedTopology _topology;
    private readonly IslandBehaviour _whole;
    private readonly Behaviour _behaviour;
    private readonly int[] _values;

    private LiveBeginning(ResolvedTopology topology, IslandBehaviour whole, Behaviour behaviour)
    {
        _topology = topology;
        _whole = whole;
        _behaviour = behaviour;
        _values = behaviour.InitialValues();
    }

    /// <summary>The behaviour of a topology from a live state on; null where nothing ever changes.</summary>
    /// <param name="topology">The topology.</param>
    /// <param name="whole">What its elements do together.</param>
    /// <param name="state">How things stand.</param>
    /// <exception cref="ModelException">The state says something of an element that cannot be so; the message says what can.</exception>
    public static Behaviour? Of(ResolvedTopology topology, IslandBehaviour whole, LiveState state)
    {
        if (whole.Behaviour is not { } behaviour)
        {
            if (state.IsAllUp)
            {
                return null;
            }

            throw new ModelException($"Nothing in \"{topology.Topology.Name}\" ever fails or is worked on, so that nothing can be said of its state: {state}.");
        }

        var beginning = new LiveBeginning(topology, whole, behaviour);
        if (whole.Clock is { } clock)
        {
            beginning._values[whole.TimeOfDay!.Index] = clock.SegmentAt(clock.MomentOf(state.SecondOfWeek));
        }

        if (state.IsAllUp)
        {
            return behaviour.StartingFrom(beginning._values, []);
        }

        beginning.Settle();
        foreach (var fact in state.Facts.Where(fact => fact.Kind == LiveFactKind.Left))
        {
            beginning.Leave(fact);
        }

        foreach (var fact in state.Facts.Where(fact => fact.Kind is LiveFactKind.Down or LiveFactKind.WorkedOn))
        {
            beginning.Happen(fact.Kind == LiveFactKind.Down ? FirstOf(beginning.StrikeOf(fact)) : beginning.WorkOf(fact), fact);
        }

        return behaviour.StartingFrom(
            beginning._values,
            [.. state.Facts.Where(fact => fact.Kind == LiveFactKind.Failing).Select(fact => (fact.ToString(), beginning.StrikeOf(fact)))]);
    }

    private ElementBehaviour ElementOf(LiveFact fact) => Array.Find(_topology.Elements, element => element.Name == fact.Element) is { } element
        ? _whole[_topology.PositionOf(element.Name)]
        : throw new ModelException($"There is no element \"{fact.Element}\" in \"{_topology.Topology.Name}\", of which it is said: {fact}.{NearestName.Hint(fact.Element, _topology.Elements.Select(other => other.Name))}", fact.Element);

    /// <summary>What the fault of an element leads to.</summary>
    private Outcomes StrikeOf(LiveFact fact)
    {
        var element = ElementOf(fact);
        var ways = element.Steps.Where(step => step.Strikes is not null).Select(step => (Name: step.Strikes!, step.When, step.Then))
            .Concat(element.StruckStates.Select(struck => (Name: struck.Fault.Name, When: struck.While, Then: (Outcomes)struck.State.Becomes(struck.Value))))
            .ToArray();
        string[] names = [.. ways.Select(way => way.Name).Distinct(StringComparer.Ordinal)];
        if (names.Length == 0)
        {
            var members = _topology.Members[_topology.PositionOf(fact.Element)].Concat(_topology.Needs[_topology.PositionOf(fact.Element)]).Select(member => _topology.Elements[member].Name).ToArray();
            throw new ModelException(
                $"The {element.Element.Noun} \"{fact.Element}\" has no fault of its own that takes it down for any time; {(members.Length == 0 ? "leave it out" : $"name what it stands on that is down: {NameList.Or(members)}")}.",
                fact.Element);
        }

        if (fact.By is null && names.Length > 1)
        {
            throw new ModelException($"\"{fact.Element}\" can be down by {NameList.Or(names)}; say by which.", fact.Element);
        }

        var name = fact.By ?? names[0];
        if (!names.Contains(name, StringComparer.Ordinal))
        {
            throw new ModelException($"\"{fact.Element}\" has no fault \"{name}\".{NearestName.Hint(name, names)}", fact.Element);
        }

        var way = Array.Find(ways, way => way.Name == name && way.When.Holds(_values));
        return way.Then ?? throw new ModelException($"\"{fact.Element}\" cannot fail by \"{name}\" as things stand, since nothing more fails in what is down or worked on; say of it only what came first.", fact.Element);
    }

    private Effect WorkOf(LiveFact fact)
    {
        var element = ElementOf(fact);
        var works = element.Element.AnnouncedWork.Select(work => work.Activity).ToArray();
        if (works.Length == 0)
        {
            throw new ModelException($"No planned work is announced for \"{fact.Element}\", of which it is said: {fact}. Name one that has some, or say what it is down by.", fact.Element);
        }

        if (fact.By is null && works.Length > 1)
        {
            throw new ModelException($"The work on \"{fact.Element}\" may be {NameList.Or(works)}; say which.", fact.Element);
        }

        var activity = fact.By ?? works[0];
        if (!works.Contains(activity, StringComparer.Ordinal))
        {
            throw new ModelException($"\"{fact.Element}\" has no planned work \"{activity}\".{NearestName.Hint(activity, works)}", fact.Element);
        }

        if (element.Element.AnnouncedWork.First(work => work.Activity == activity).At is not null)
        {
            throw new ModelException($"The work \"{activity}\" on \"{fact.Element}\" goes by the clock, and goes on where the mission begins within its time; say when it begins, as in {nameof(LiveState)}.{nameof(LiveState.AllUp)}.{nameof(LiveState.At)}(DayOfWeek.Friday, new(17, 0)).", fact.Element);
        }

        var piece = _whole.Work.FirstOrDefault(piece => piece.Tag.Element == fact.Element && piece.Work.Activity == activity)
            ?? throw new ModelException($"Planned work is left out, or \"{activity}\" never stops \"{fact.Element}\"; include planned work, or do not say that it goes on.", fact.Element);
        return piece.Variable.Is(0).Holds(_values)
            ? piece.Variable.Becomes(piece.Value)
            : throw new ModelException($"Two kinds of work at once are said to go on at \"{fact.Element}\"; say the one that does.", fact.Element);
    }

    private void Leave(LiveFact fact)
    {
        var shelf = ElementOf(fact).Shelf ?? throw new ModelException($"\"{fact.Element}\" is no stock of spares that anything draws on, so that no part is left in it.", fact.Element);
        if (fact.Parts > shelf.Initial)
        {
            throw new ModelException($"{fact.Parts} parts are left in \"{fact.Element}\", which holds {shelf.Initial} at most.", fact.Element);
        }

        _values[shelf.Index] = fact.Parts;
    }

    private void Happen(Effect effect, LiveFact fact)
    {
        Effect.Apply(effect.Assignments.AsSpan(), _values, fact.ToString());
        Settle();
        while (EndInterruption())
        {
            Settle();
        }
    }

    /// <summary>Lets the first interruption that can end do so, or come nearer to its end.</summary>
    private bool EndInterruption()
    {
        foreach (var element in _whole.Described)
        {
            if (element.IsInterrupted.Holds(_values) && element.Steps.FirstOrDefault(step => !step.IsFault && step.Repairs is null && step.When.Holds(_values)) is { } next)
            {
                Effect.Apply(FirstOf(next.Then).Assignments.AsSpan(), _values, next.Name);
                return true;
            }
        }

        return false;
    }

    private void Settle()
    {
        for (var left = MostReactions; _behaviour.Reactions.FirstOrDefault(reaction => reaction.Guard.Holds(_values)) is { } reaction; left--)
        {
            if (left == 0)
            {
                throw new ModelException($"More than {MostReactions} reactions follow one another, the last of them \"{reaction.Name}\", whose guard still holds. Let its effect make the guard false.", reaction.Name);
            }

            Effect.Apply(FirstOf(reaction.Outcomes).Assignments.AsSpan(), _values, reaction.Name);
        }
    }

    private static Effect FirstOf(Outcomes outcomes) => outcomes.Items.First(outcome => outcome.Probability > 0).Effect;
}
