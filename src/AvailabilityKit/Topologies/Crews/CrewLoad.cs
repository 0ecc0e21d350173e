using AvailabilityKit.Behaviours;
using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies.Crews;

/// <summary>What a crew has to do, read from the state of what it repairs.</summary>
/// <remarks>
/// Every job that is asked for is done by a man or waits for one. A job that rests, since planned work or an interruption goes on around it, keeps
/// its man or its place. Where one man works at an element, however many jobs there are for him, those he has not come to wait. How many repairs end is told by
/// the work that is done, divided by the mean time of a repair: right in every state for exponential times, and in the long run for any.
/// </remarks>
/// <param name="Name">The crew, or the cluster that has men of its own.</param>
/// <param name="Crew">Who repairs what.</param>
/// <param name="Shares">What sums up to the whole: one share where repairs wait for one another, else one for each element, which may have nothing to do with the next.</param>
internal sealed record CrewLoad(string Name, SharedRepairs Crew, IReadOnlyList<CrewLoad.Share> Shares)
{
    /// <summary>A part of what a crew has to do.</summary>
    /// <param name="Busy">How many men are busy.</param>
    /// <param name="Waiting">How many repairs wait.</param>
    /// <param name="Ending">How many repairs end per second.</param>
    public sealed record Share(Amount Busy, Amount Waiting, Amount Ending)
    {
        public IReadOnlyList<StateVariable> Reads
        {
            get
            {
                var reads = new VariableSet();
                Busy.CollectReads(reads);
                Waiting.CollectReads(reads);
                Ending.CollectReads(reads);
                return reads.Variables;
            }
        }
    }

    /// <summary>The whole; all that it reads must have been solved jointly, or be lived.</summary>
    public Share Whole => new(Sum(share => share.Busy), Sum(share => share.Waiting), Sum(share => share.Ending));

    /// <param name="name">The crew, or the cluster that has men of its own.</param>
    /// <param name="crew">Who repairs what.</param>
    /// <param name="shares">How many jobs there are.</param>
    /// <param name="turns">Whose turn it is.</param>
    /// <param name="repairsAt">The repairs of the crew at an element as they go on.</param>
    /// <param name="works">When the crew works; null for at all hours.</param>
    public static CrewLoad Of(string name, SharedRepairs crew, CrewShares shares, CrewTurns turns, Func<string, IEnumerable<RunningRepair>> repairsAt, Condition? works)
    {
        var load = AtAllHours(name, crew, shares, turns, repairsAt);
        return works is null ? load : new(name, crew, [.. load.Shares.Select(share =>
            share with { Busy = Amount.If(works, share.Busy, 0), Waiting = Amount.If(works, share.Waiting, share.Busy + share.Waiting) })]);
    }

    private static CrewLoad AtAllHours(string name, SharedRepairs crew, CrewShares shares, CrewTurns turns, Func<string, IEnumerable<RunningRepair>> repairsAt)
    {
        string[] asking = [.. crew.Elements.Where(element => repairsAt(element).Any())];
        if (!crew.FinishesRepairs)
        {
            var jobs = shares.Jobs(crew, asking);
            return new(name, crew, asking.Length == 0 ? [] : [new(Amount.Min(crew.Size, jobs), Amount.Max(0, jobs - crew.Size), EndingAt(asking))]);
        }

        IEnumerable<string[]> apart = asking.Length > crew.Size ? [asking] : asking.Select(element => (string[])[element]);
        return new(name, crew, [.. apart.Select(together =>
        {
            var busy = Amount.Count([.. together.Select(element => turns.HasTurn(element, crew)!)]);
            return new Share(busy, shares.Jobs(crew, together) - busy, EndingAt(together));
        })]);

        // Repairs of equal length and speed are counted together, so that forty of them read the share of a man once.
        Amount EndingAt(IEnumerable<string> elements) => Sum([.. elements.SelectMany(repairsAt)
            .GroupBy(repair => (repair.Speed, repair.Lasts))
            .Select(alike => Amount.Count([.. alike.Select(repair => repair.While)]) is var count && alike.Key.Speed is { } speed
                ? Amount.If(count.IsAtLeast(1), count * speed, 0) / alike.Key.Lasts.TotalSeconds
                : count / alike.Key.Lasts.TotalSeconds)]);
    }

    private Amount Sum(Func<Share, Amount> figure) => Shares.Count == 0 ? 0 : Sum([.. Shares.Select(figure)]);

    /// <summary>Added up by halves, so that a long sum is no deep recursion.</summary>
    private static Amount Sum(Amount[] amounts) => amounts.Length == 1 ? amounts[0] : Sum(amounts[..(amounts.Length / 2)]) + Sum(amounts[(amounts.Length / 2)..]);
}

/// <summary>A repair as it goes on, crews and planned work put on top.</summary>
/// <param name="While">While this holds it goes on.</param>
/// <param name="Speed">How fast; null for 1.</param>
/// <param name="Crew">Who does it; null for whoever is there at once.</param>
/// <param name="Lasts">How long it takes one man, on average.</param>
internal sealed record RunningRepair(Condition While, Amount? Speed, SharedRepairs? Crew, Duration Lasts);
