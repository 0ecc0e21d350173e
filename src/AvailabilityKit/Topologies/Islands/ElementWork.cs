using System.Globalization;
using AvailabilityKit.Behaviours;
using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>The planned work at one element: which kind of it is under way, and when the next may begin.</summary>
/// <remarks>
/// A kind of work begins at random moments among those at which it may, as often as it takes for it to be done as many times a year as
/// was asked for: the time that is spent at work and in waiting is made up for. How often that is while it may, its pace, is found
/// with the long run (<see cref="WorkPaces"/>).
/// </remarks>
internal sealed class ElementWork
{
    private readonly WorkPiece[] _pieces;

    private ElementWork(ElementBehaviour element, StateVariable variable, WorkPiece[] pieces)
    {
        Element = element;
        Variable = variable;
        _pieces = pieces;
    }

    /// <summary>The element that is worked on.</summary>
    public ElementBehaviour Element { get; }

    /// <summary>0 while no work goes on, else the number of its kind, from 1.</summary>
    public StateVariable Variable { get; }

    /// <summary>Whether some of it begins at random, and waits for its turn, rather than at a time of day.</summary>
    public bool BeginsAtRandom => Array.Exists(_pieces, piece => piece.Work.At is null);

    /// <summary>Its kinds.</summary>
    public IReadOnlyList<WorkPiece> Pieces => _pieces;

    /// <summary>The planned work of an element, of which this is said before the element describes itself; null where none stops it.</summary>
    /// <exception cref="ModelException">The work asked for takes up all of the time.</exception>
    public static ElementWork? Of(ElementBehaviour element, BehaviourBuilder builder)
    {
        PlannedWork[] planned = [.. element.Element.AnnouncedWork.Where(work => work.SwitchOver is null && work.Stops * work.Lasting > 0)];
        if (planned.Length == 0)
        {
            return null;
        }

        if (planned.Sum(work => work.Stops * work.Lasting) >= 1)
        {
            throw new ModelException($"The planned work of \"{element.Name}\" takes up all of its time; make it rarer or shorter.", element.Name);
        }

        var variable = builder.Counter(element.Titled("planned work"), planned.Length);
        var pieces = new WorkPiece[planned.Length];
        for (var i = 0; i < planned.Length; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"planned work {i + 1} begins");
            pieces[i] = new WorkPiece(element.Titled(name), element.Event(name), variable, i + 1, planned[i]);
        }

        element.WorkedOnWhile([.. pieces.Select(piece => (piece.IsUnderWay, piece.Work.Activity))]);
        return new ElementWork(element, variable, pieces);
    }

    /// <param name="builder">What the work becomes part of.</param>
    /// <param name="mayBegin">When work may begin as far as others are concerned; null for always.</param>
    /// <param name="rests">When the element is left alone; null for never.</param>
    /// <param name="paces">How often work begins while it may.</param>
    /// <param name="during">When it is some hours.</param>
    public void AddTo(BehaviourBuilder builder, Condition? mayBegin, Condition? rests, WorkPaces paces, Func<Hours, Condition> during)
    {
        List<Condition> begins = [Variable.Is(0), Element.IsAsNew];
        if (mayBegin is not null)
        {
            begins.Add(mayBegin);
        }

        if (rests is not null)
        {
            begins.Add(!rests);
        }

        foreach (var piece in _pieces)
        {
            if (piece.Work.Window is { } window)
            {
                var isTime = during(window);
                builder.Reaction(piece.Begins, Condition.All([.. begins, isTime]), Outcomes.Certain(Variable.Becomes(piece.Value), piece.Tag));
                builder.Reaction(Element.Titled($"{piece.Tag.Name[..^"begins".Length]}ends"), piece.IsUnderWay & !isTime, Variable.Becomes(0));
                continue;
            }

            builder.Activity(piece.Begins, Condition.All(begins), Duration.FromSeconds(1 / paces.Of(piece)), Outcomes.Certain(Variable.Becomes(piece.Value), piece.Tag));
            builder.Activity(Element.Titled($"{piece.Tag.Name[..^"begins".Length]}ends"), rests is null ? piece.IsUnderWay : piece.IsUnderWay & !rests, piece.Work.Lasting, Variable.Becomes(0));
        }
    }
}

/// <summary>One kind of planned work at an element.</summary>
/// <param name="Begins">The name of the activity with which it begins.</param>
/// <param name="Tag">The event of its beginning.</param>
/// <param name="Variable">What says which work goes on at the element.</param>
/// <param name="Value">The variable's value while this does.</param>
/// <param name="Work">What was asked for.</param>
internal sealed record WorkPiece(string Begins, Tag Tag, StateVariable Variable, int Value, PlannedWork Work)
{
    /// <summary>While it goes on.</summary>
    public Condition IsUnderWay => Variable.Is(Value);

    /// <summary>How often per second it is to be done.</summary>
    public double PerSecond => Work.Stops.ValuePerSecond;

    /// <summary>The share of all time that it takes.</summary>
    public double Share => Work.Stops * Work.Takes;

    /// <summary>Work that goes on half by half, whose steps the element has described.</summary>
    public static WorkPiece Of(ElementBehaviour element, WorkInSteps work, int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"work by halves {number} begins");
        return new WorkPiece(element.Titled(name), element.Event(name), work.Variable, work.Value, work.Work);
    }
}
