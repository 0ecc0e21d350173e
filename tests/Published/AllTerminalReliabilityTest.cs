namespace AvailabilityKit.Published;

/// <summary>All-terminal reliability of complete graphs and of the Petersen graph, against closed forms.</summary>
/// <remarks>
/// Complete graphs: E. N. Gilbert, "Random graphs", Annals of Mathematical Statistics 30 (4), 1959: with q for a failing edge,
/// R(n) = 1 - sum over k &lt; n of C(n - 1, k - 1) R(k) q^(k (n - k)). The Petersen graph: its 2000 spanning trees and the other connected
/// sets of edges counted by size, by an independent program, which makes R(p) = sum over i of N(i) p^i (1 - p)^(15 - i)
/// (C. J. Colbourn, "The Combinatorics of Network Reliability", Oxford 1987, on that form of the polynomial).
/// </remarks>
public class AllTerminalReliabilityTest
{
    private static Availability AllTerminal(int vertices, IEnumerable<(int U, int V)> edges, double unavailability) => Block.AllTerminal(
        Enumerable.Range(0, vertices), edges, e => e.U, e => e.V, edge: e => Block.Component($"{e.U}-{e.V}", Availability.FromUnavailability(unavailability))).Availability();

    private static (int, int)[] Complete(int n) => [.. from u in Enumerable.Range(0, n) from v in Enumerable.Range(u + 1, n - u - 1) select (u, v)];

    private static readonly (int, int)[] Petersen =
        [.. Enumerable.Range(0, 5).SelectMany(i => new[] { (i, (i + 1) % 5), (i, i + 5), (i + 5, ((i + 2) % 5) + 5) })];

    private static double Gilbert(int n, double q)
    {
        var reliability = new double[n + 1];
        for (var m = 1; m <= n; m++)
        {
            var binomial = 1.0;
            reliability[m] = 1;
            for (var k = 1; k < m; k++)
            {
                reliability[m] -= binomial * reliability[k] * Math.Pow(q, k * (m - k));
                binomial *= (double)(m - k) / k;
            }
        }

        return reliability[n];
    }

    [Theory]
    [InlineData(3, 0.1)]
    [InlineData(5, 0.5)]
    [InlineData(7, 0.3)]
    [InlineData(8, 0.7)]
    public void Complete_graphs_by_Gilberts_recursion(int n, double q) => Assert.Equal(1, AllTerminal(n, Complete(n), q).Value / Gilbert(n, q), 1e-12);

    /// <summary>Connected spanning sets of 9 to 15 of its edges.</summary>
    private static readonly int[] ConnectedSets = [2000, 2172, 1230, 445, 105, 15, 1];

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.1)]
    [InlineData(1e-6)]
    public void The_Petersen_graph_by_its_connected_sets_of_edges(double q)
    {
        var found = AllTerminal(10, Petersen, q);
        var up = ConnectedSets.Select((count, i) => count * Math.Pow(1 - q, i + 9) * Math.Pow(q, 6 - i)).Sum();
        Assert.Equal(1, found.Value / up, 1e-13);

        // Disconnected sets are the rest of all sets of that size, and every set of fewer than nine edges.
        double[] choose = [1, 15, 105, 455, 1365, 3003, 5005, 6435, 6435, 5005, 3003, 1365, 455, 105, 15, 1];
        var down = choose.Select((all, failed) => (all - (failed <= 6 ? ConnectedSets[6 - failed] : 0)) * Math.Pow(q, failed) * Math.Pow(1 - q, 15 - failed)).Sum();
        Assert.Equal(1, found.Unavailability / down, 1e-13);
    }
}
