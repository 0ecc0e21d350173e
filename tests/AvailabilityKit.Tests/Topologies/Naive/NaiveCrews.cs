using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies.Naive;

/// <summary>
/// How fast repairs go on that need a crew. A crew of size s works on s jobs at once: of equal rank they get min(1, s / jobs) each, by
/// priority the parts listed first take what they can use. A job that rests during a failover keeps its place with the crew. Where repairs that have
/// begun are finished, parts wait their turn: one man works at a part and leaves when it has no more jobs, and who is free goes to
/// the part that has waited longest, or to the one of all that wait which is listed first. Parts that begin to wait at once do so in
/// the order of the list. A man who travels comes to a part at the rate 1/travel once it is its turn, and works there only then; when the part has no
/// more jobs he goes, and whoever comes next, to this part or another, travels anew. By chance each part that waits gets a man at the rate 1/travel as long
/// as one is free, who works there from then on. A crew that is named for a fault repairs it wherever it may, also if it
/// would recover by itself; one that is named for none repairs what needs people and nobody else is named for.
/// </summary>
internal sealed class NaiveCrews(NaiveSystem system, Func<NaiveState, NaivePart, IEnumerable<NaiveMove>> movesOf)
{
    private const string AtWork = "men at";
    private const string Waiting = "waiting for men";
    private const string Arrived = "men arrived at";

    public IEnumerable<KeyValuePair<Variable, object?>> Initially() => WithTurns().SelectMany(crew => (KeyValuePair<Variable, object?>[])
        [new(new(crew.Name, AtWork), string.Empty), new(new(crew.Name, Waiting), string.Empty), new(new(crew.Name, Arrived), string.Empty)]);

    /// <summary>How men who are on their way arrive.</summary>
    public IEnumerable<NaiveStep> Arrivals(NaiveState state) =>
        from crew in WithTurns()
        where Travels(crew)
        let arrived = Names(state, crew, Arrived)
        from part in Names(state, crew, AtWork).Except(arrived)
        select new NaiveStep(state.With(crew.Name, Arrived, string.Join('\n', arrived.Append(part).Order(StringComparer.Ordinal))), 1 / crew.Travel.TotalSeconds);

    /// <summary>How those that wait for chance get a man.</summary>
    public IEnumerable<NaiveStep> Successes(NaiveState state) =>
        from crew in WithTurns()
        where crew.Discipline == CrewDiscipline.ByChance
        let atWork = Names(state, crew, AtWork)
        where atWork.Length < crew.Size
        from part in Names(state, crew, Waiting)
        select new NaiveStep(
            state.With(crew.Name, AtWork, string.Join('\n', atWork.Append(part).Order(StringComparer.Ordinal))).With(crew.Name, Waiting, string.Join('\n', Names(state, crew, Waiting).Where(other => other != part))),
            1 / crew.Travel.TotalSeconds);

    /// <summary>Lets whoever is repaired go, whoever needs repair wait, and whoever is free begin.</summary>
    public NaiveState TakeTurns(NaiveState state)
    {
        foreach (var crew in WithTurns())
        {
            var asking = crew.Repairs.Where(name => Jobs(state, name, crew.Name) > 0).ToList();
            var atWork = Names(state, crew, AtWork).Where(asking.Contains).ToList();
            var waiting = Names(state, crew, Waiting).Where(asking.Contains).ToList();
            var arrived = Names(state, crew, Arrived).Where(asking.Contains);
            waiting.AddRange(asking.Except(atWork).Except(waiting).ToList());
            while (crew.Discipline != CrewDiscipline.ByChance && atWork.Count < crew.Size && waiting.Count > 0)
            {
                var next = crew.Discipline == CrewDiscipline.FirstComeFirstServed ? waiting[0] : crew.Repairs.First(waiting.Contains);
                atWork.Add(next);
                waiting.Remove(next);
            }

            // An order that makes no difference is not kept.
            atWork.Sort(StringComparer.Ordinal);
            if (crew.Discipline != CrewDiscipline.FirstComeFirstServed)
            {
                waiting.Sort(StringComparer.Ordinal);
            }

            state = state.With(crew.Name, AtWork, string.Join('\n', atWork)).With(crew.Name, Waiting, string.Join('\n', waiting)).With(crew.Name, Arrived, string.Join('\n', arrived));
        }

        return state;
    }

    /// <summary>Who repairs a fault of a part: a crew, or the cluster whose own men do; null where it comes back by itself, or where there is a man for each.</summary>
    public string? CrewOf(NaivePart part, NaiveMove move)
    {
        if (move.Recovers is not { } fault)
        {
            return null;
        }

        var crews = system.Topology.Elements.OfType<RepairCrew>().Where(crew => crew.Repairs.Contains(part.Name)).ToArray();
        if (Array.Find(crews, crew => crew.Faults.Contains(fault.Name) || crew.Kinds.Contains(fault.Kind)) is { } named)
        {
            return named.Name;
        }

        return move.Repairs == 0 ? null
            : Array.Find(crews, crew => crew.Faults.Count + crew.Kinds.Count == 0)?.Name
                ?? system.Topology.Elements.OfType<Cluster>().FirstOrDefault(cluster => cluster.RepairCrews is not null && cluster.Nodes.Contains(part.Name))?.Name;
    }

    /// <summary>The speed of a crew's repairs at a part, from 0 (they wait) to 1 (as if it had men of its own).</summary>
    public double SpeedOf(NaiveState state, NaivePart part, string name)
    {
        if (system[name] is RepairCrew crew && HasTurns(crew))
        {
            return Names(state, crew, Travels(crew) ? Arrived : AtWork).Contains(part.Name) ? 1 / (double)Jobs(state, part.Name, name) : 0;
        }

        var (repairs, men) = Of(name);
        if (system[name] is RepairCrew { Discipline: CrewDiscipline.PriorityInOrder })
        {
            var free = men - repairs.TakeWhile(other => other != part.Name).Sum(other => Jobs(state, other, name));
            return Math.Max(0, Math.Min(1, free / (double)Jobs(state, part.Name, name)));
        }

        return Math.Min(1, men / (double)JobsFor(state, name));
    }

    /// <summary>What a crew, or the men of a cluster, repair, and how many men there are.</summary>
    public (IReadOnlyList<string> Repairs, int Men) Of(string name) => system[name] switch
    {
        RepairCrew crew => (crew.Repairs, crew.Size),
        Cluster { RepairCrews: { } men } cluster => (cluster.Nodes, men),
        _ => ([], 0),
    };

    /// <summary>How many men of a crew are busy: one at each part that has its turn, else one for each job as far as they go.</summary>
    public int BusyMen(NaiveState state, string name) => system[name] is RepairCrew crew && HasTurns(crew)
        ? Names(state, crew, AtWork).Length
        : Math.Min(Of(name).Men, JobsFor(state, name));

    /// <summary>How many jobs there are for a crew.</summary>
    public int JobsFor(NaiveState state, string name) => Of(name).Repairs.Sum(part => Jobs(state, part, name));

    private IEnumerable<RepairCrew> WithTurns() => system.Topology.Elements.OfType<RepairCrew>().Where(HasTurns);

    private static bool HasTurns(RepairCrew crew) => crew.Discipline is CrewDiscipline.FirstComeFirstServed or CrewDiscipline.PriorityWithoutPreemption or CrewDiscipline.ByChance;

    private static bool Travels(RepairCrew crew) => crew.Travel > Duration.Zero && crew.Discipline != CrewDiscipline.ByChance;

    private static string[] Names(NaiveState state, RepairCrew crew, string aspect) =>
        state.Get<string>(crew.Name, aspect).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>How many jobs a part has for a crew; what would come back by itself is one.</summary>
    private int Jobs(NaiveState state, string name, string crew)
    {
        var part = system.Parts.Single(part => part.Name == name);
        return movesOf(state, part).Where(move => CrewOf(part, move) == crew).Sum(move => Math.Max(1, move.Repairs));
    }
}
