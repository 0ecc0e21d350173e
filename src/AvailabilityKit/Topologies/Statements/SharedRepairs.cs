using System.Runtime.CompilerServices;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Topologies.Statements;

/// <summary>Elements whose repairs share some people.</summary>
/// <param name="Who">The crew, or the cluster that has its own.</param>
/// <param name="Elements">The elements, most urgent first where the discipline is by priority.</param>
/// <param name="Size">How many jobs go on at once.</param>
/// <param name="Discipline">In which order.</param>
/// <param name="Travel">How long a man is on his way before he repairs, on average; zero where he is there at once.</param>
internal sealed record SharedRepairs(string Who, IReadOnlyList<string> Elements, int Size, CrewDiscipline Discipline, Duration Travel)
{
    /// <summary>When they work; null for at all hours.</summary>
    public Hours? Hours { get; init; }

    /// <summary>Which faults they repair, where others repair the rest; null for all that need a crew and that nobody else is named for.</summary>
    public FaultChoice? Only { get; init; }

    /// <summary>Which name of the crew's list each of <see cref="Elements"/> belongs to, where the names compete for the crew; null where elements do.</summary>
    public IReadOnlyList<int>? Callers { get; init; }

    /// <summary>Says that two crews are named for one fault.</summary>
    public static string BothRepair(string fault, string element, string one, string other) =>
        $"\"{fault}\" of \"{element}\" is repaired by both \"{one}\" and \"{other}\"; name it for one of them only.";

    /// <summary>Two crews that are alike in all that is said of them are two.</summary>
    public bool Equals(SharedRepairs? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary>Whether a repair that has begun is finished before another begins, so that elements wait their turn.</summary>
    public bool FinishesRepairs => Discipline.FinishesRepairs();

    /// <summary>Whether it makes no difference to the crew which of several alike elements is which.</summary>
    public bool TreatsAlike => Discipline is CrewDiscipline.EqualShare or CrewDiscipline.FirstComeFirstServed or CrewDiscipline.ByChance;

    /// <summary>Whether elements that begin to wait at the same instant wait in the order of the list.</summary>
    public bool ListDecidesAmongStruck => FinishesRepairs && Discipline != CrewDiscipline.ByChance;

    /// <summary>The elements that call the crew under the same name as one of them, itself among them.</summary>
    public IEnumerable<string> CallingWith(string element)
    {
        if (Callers is null)
        {
            return [element];
        }

        var caller = CallerOf(element);
        return Elements.Where((_, place) => Callers[place] == caller);
    }

    /// <summary>What tells an element from those that call under another name; the same for all that call alone.</summary>
    public int CallerAmongAlike(string element) => Callers is null || !CallingWith(element).Skip(1).Any() ? -1 : CallerOf(element);

    private int CallerOf(string element)
    {
        var place = 0;
        while (Elements[place] != element)
        {
            place++;
        }

        return Callers![place];
    }
}
