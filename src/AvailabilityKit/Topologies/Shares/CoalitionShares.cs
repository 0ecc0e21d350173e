using System.Numerics;

namespace AvailabilityKit.Topologies.Shares;

/// <summary>Shapley values by their definition: what each of some players adds, averaged over all orders in which they may come.</summary>
/// <remarks>L. S. Shapley, "A value for n-person games", 1953. Exact, and 2^n coalitions: for few players.</remarks>
internal static class CoalitionShares
{
    /// <summary>The most players whose coalitions are all tried.</summary>
    public const int MostPlayers = 6;

    /// <summary>The value of each of some players.</summary>
    /// <param name="isDown">For each coalition, the set of bits of its number, whether it takes down what they share in; a larger one never brings it up.</param>
    /// <param name="players">How many players there are.</param>
    /// <param name="values">Receives the value of each; they sum to one if all together take it down and none do not.</param>
    public static void Of(ReadOnlySpan<bool> isDown, int players, Span<double> values)
    {
        for (var player = 0; player < players; player++)
        {
            values[player] = 0;
            for (var without = 0; without < 1 << players; without++)
            {
                if ((without & (1 << player)) == 0 && isDown[without | (1 << player)] && !isDown[without])
                {
                    values[player] += Weight(BitOperations.PopCount((uint)without), players);
                }
            }
        }
    }

    /// <summary>How probable it is that a player comes next after so many of the others: s! (n - s - 1)! / n!.</summary>
    private static double Weight(int before, int players)
    {
        var weight = 1.0 / players;
        for (var i = 1; i <= before; i++)
        {
            weight *= (double)i / (players - i);
        }

        return weight;
    }
}
