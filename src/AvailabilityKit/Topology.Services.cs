using AvailabilityKit.Topologies;

namespace AvailabilityKit;

/// <content>Those who use it, and those who repair it, with the parts that they need.</content>
public sealed partial class Topology
{
    /// <summary>Adds a repair crew, which makes what it repairs one island.</summary>
    /// <param name="name">The crew's name.</param>
    /// <param name="repairs">What it repairs.</param>
    /// <param name="size">How many of them it can work on at once.</param>
    /// <param name="discipline">In which order it works.</param>
    /// <param name="travel">Mean time that a man is on his way before he repairs, where the discipline finishes what has begun; zero by default.</param>
    /// <param name="hours">When it works; at all hours by default.</param>
    /// <param name="faults">The names of the faults that it repairs; all that need a crew and for which no other crew is named, by default.</param>
    /// <param name="kinds">The classes of faults that it repairs, beside these.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    /// <exception cref="ModelException">There is an element of that name already.</exception>
    public Topology RepairCrew(
        string name,
        IEnumerable<string> repairs,
        int size = 1,
        CrewDiscipline discipline = CrewDiscipline.EqualShare,
        Duration travel = default,
        Hours? hours = null,
        IEnumerable<string>? faults = null,
        IEnumerable<FaultKind>? kinds = null) =>
        With(new RepairCrew(name, repairs, size) { Discipline = discipline, Travel = travel, Hours = hours, Faults = [.. faults ?? []], Kinds = [.. kinds ?? []] });

    /// <summary>Adds a stock of spare parts, which makes what draws on it one island.</summary>
    /// <param name="name">The name of the stock.</param>
    /// <param name="replaces">Whose parts it holds.</param>
    /// <param name="stock">How many parts are on the shelf when nothing is broken or on order; 0 to have every part ordered when it is needed.</param>
    /// <param name="leadTime">Mean time from an order to its delivery; above zero and finite.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    /// <exception cref="ModelException">There is an element of that name already.</exception>
    public Topology Spares(string name, IEnumerable<string> replaces, int stock, Duration leadTime) => With(new Spares(name, replaces, stock, leadTime));

    /// <summary>Adds a service: what users see.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="needs">The elements it cannot work without; at least one.</param>
    /// <param name="load">The work it does, for the losses at failover.</param>
    /// <param name="hours">When it is wanted; at all hours by default. Its figures are those of these hours.</param>
    /// <param name="users">How many users it has, of whom the report says how many a failure hits.</param>
    /// <exception cref="ArgumentException">It needs nothing, or has fewer users than one.</exception>
    /// <exception cref="ModelException">There is an element of that name already.</exception>
    public Topology Service(string name, IEnumerable<string> needs, Load? load = null, Hours? hours = null, int? users = null) =>
        With(new Service(name, needs, load) { Hours = hours, Users = users });
}
