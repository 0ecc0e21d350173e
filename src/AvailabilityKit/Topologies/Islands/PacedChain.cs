using System.Globalization;
using AvailabilityKit.Behaviours;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>Finds how often planned work must begin while it may, so that each kind is done as many times a year as was asked for.</summary>
/// <remarks>
/// While no work goes on, the share of time in which a kind may begin hardly depends on how often it does. So each round takes that share
/// from the last one, and the time that the work itself takes from what was asked for; for a single kind of work that is exact in one round.
/// Where the rounds do not close in, each pace is corrected by what its own frequency lacks.
/// </remarks>
internal sealed class PacedChain
{
    /// <summary>How near to what was asked for, relatively: a few roundings of a sum over states.</summary>
    private const double NearEnough = 1e-14;

    /// <summary>Rounding may keep the rounds from coming nearer, which the error bound then tells.</summary>
    private const double Near = 1e-11;

    /// <summary>So many rounds without coming nearer say that rounding does.</summary>
    private const int Patience = 3;

    private const int MostRounds = 300;

    /// <summary>Work that must begin so many times more often than it was asked for finds no time.</summary>
    private const double Hopeless = 1e9;

    private PacedChain()
    {
    }

    public required BehaviourChain Chain { get; init; }

    public required BehaviourDistribution Steady { get; init; }

    /// <summary>How often per second each kind of work begins while it may.</summary>
    public required IReadOnlyDictionary<Tag, double> Paces { get; init; }

    /// <summary>How far, relatively, the work that is done is from what was asked for.</summary>
    public required double Miss { get; init; }

    /// <param name="part">The part of an island that the chain is of.</param>
    /// <param name="chain">The chain with paces as first guessed.</param>
    /// <param name="solve">Its long run.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="ModelException">Some work finds no time to be done as often as was asked for.</exception>
    public static PacedChain Solve(IslandPart part, BehaviourChain chain, Func<BehaviourChain, BehaviourDistribution> solve, CancellationToken cancellationToken)
    {
        WorkPiece[] pieces = [.. part.Island.Behaviour.Work.Where(piece => part.Variables.Contains(piece.Variable))];
        var kindOf = KindsOf(pieces, [.. part.Island.Behaviour.InStep, .. chain.Behaviour.Orbits.Select(orbit => orbit.Copies)]);
        var paces = Array.ConvertAll(pieces, piece => piece.PerSecond);
        var asked = pieces.Sum(piece => piece.Share);
        var (best, idle) = (double.PositiveInfinity, 0);
        var isPlain = asked >= 0.5;
        for (var round = 0; ; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var steady = solve(chain);
            var done = FrequenciesIn(steady, pieces, kindOf);
            var miss = 0.0;
            for (var i = 0; i < done.Length; i++)
            {
                miss = Math.Max(miss, Math.Abs((done[i] / pieces[i].PerSecond) - 1));
            }

            idle = miss < best ? 0 : idle + 1;
            if (miss <= NearEnough || (miss <= Near && idle >= Patience))
            {
                return new PacedChain
                {
                    Chain = chain,
                    Steady = steady,
                    Paces = Enumerable.Range(0, paces.Length).ToDictionary(i => pieces[i].Tag, i => paces[i]),
                    Miss = miss,
                };
            }

            isPlain |= miss >= best;
            best = Math.Min(best, miss);
            var time = isPlain ? 1 : (1 - Enumerable.Range(0, done.Length).Sum(i => done[i] * pieces[i].Work.Takes.TotalSeconds)) / (1 - asked);
            for (var i = 0; i < paces.Length; i++)
            {
                paces[i] *= pieces[i].PerSecond / done[i] * time;
                if (round == MostRounds || !(paces[i] < Hopeless * pieces[i].PerSecond))
                {
                    throw FindsNoTime(pieces, done);
                }
            }

            chain = chain.WithMeans(Enumerable.Range(0, paces.Length).ToDictionary(i => pieces[i].Begins, i => Duration.FromSeconds(1 / paces[i])));
        }
    }

    /// <summary>How often per second each piece of work begins; where copies were lumped, they share what is met on the steps equally.</summary>
    private static double[] FrequenciesIn(BehaviourDistribution steady, WorkPiece[] pieces, int[] kindOf)
    {
        var rates = steady.EventRates();
        var ofKind = new double[pieces.Length];
        var copies = new int[pieces.Length];
        for (var i = 0; i < pieces.Length; i++)
        {
            ofKind[kindOf[i]] += rates.GetValueOrDefault(pieces[i].Tag);
            copies[kindOf[i]]++;
        }

        return Array.ConvertAll(kindOf, kind => ofKind[kind] / copies[kind]);
    }

    private static ModelException FindsNoTime(WorkPiece[] pieces, double[] done)
    {
        var worst = Enumerable.Range(0, done.Length).MinBy(i => done[i] / pieces[i].PerSecond);
        var (piece, year) = (pieces[worst], Duration.FromYears(1).TotalSeconds);
        return new ModelException(
            string.Create(CultureInfo.InvariantCulture, $"The planned work \"{piece.Work.Activity}\" of \"{piece.Tag.Element}\" is asked for {piece.PerSecond * year:G4} times a year and finds time for {done[worst] * year:G4} at most, since it waits until it can be spared; make it rarer, or the repairs shorter."),
            piece.Tag.Element);
    }

    /// <summary>For each piece of work the first that keeps its pace.</summary>
    /// <param name="pieces">All pieces of work.</param>
    /// <param name="exchanged">Sets of copies between which no difference is made: the variables of each copy.</param>
    private static int[] KindsOf(WorkPiece[] pieces, IEnumerable<StateVariable[][]> exchanged)
    {
        var kinds = Enumerable.Range(0, pieces.Length).ToArray();
        foreach (var copies in exchanged)
        {
            var first = new Dictionary<(int Place, int Value), int>();
            for (var i = 0; i < pieces.Length; i++)
            {
                var places = copies.Select(copy => Array.IndexOf(copy, pieces[i].Variable)).Where(place => place >= 0);
                if (kinds[i] == i && places.FirstOrDefault(-1) is var place and >= 0 && !first.TryAdd((place, pieces[i].Value), i))
                {
                    kinds[i] = first[(place, pieces[i].Value)];
                }
            }
        }

        return kinds;
    }
}
