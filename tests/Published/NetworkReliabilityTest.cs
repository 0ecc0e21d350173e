namespace AvailabilityKit.Published;

/// <summary>Two-terminal reliability of complete graphs, grids and three real backbones, against exact rationals.</summary>
/// <remarks>
/// Complete graphs and grids: like edges with p = 0.9, perfect vertices, recomputed by an independent program in exact fractions.
/// Backbones: vertices fail with p = 0.9, links are perfect; the links are those of Abilene (Internet2's first backbone) and of the
/// instances "polska" and "Germany17" of SNDlib (S. Orlowski, R. Wessäly, M. Pióro and A. Tomaszewski, "SNDlib 1.0 - Survivable Network
/// Design Library", Networks 55, 2010); sums over all pairs recomputed to 50 digits.
/// </remarks>
public class NetworkReliabilityTest
{
    private static readonly (int, int)[] Abilene =
        [(0, 1), (0, 2), (1, 10), (2, 9), (3, 4), (3, 6), (4, 5), (4, 6), (5, 8), (6, 7), (7, 8), (7, 10), (8, 9), (9, 10)];

    private static readonly (int, int)[] Polska =
    [
        (0, 10), (0, 2), (0, 5), (1, 2), (1, 7), (1, 10), (2, 9), (3, 4), (3, 6), (3, 11), (4, 8), (4, 10), (5, 8), (5, 10), (6, 10), (6, 11),
        (7, 9), (7, 11),
    ];

    private static readonly (int, int)[] Germany17 =
    [
        (0, 13), (0, 14), (0, 2), (1, 13), (1, 14), (1, 5), (2, 12), (2, 14), (2, 6), (3, 12), (3, 15), (4, 6), (4, 8), (5, 9), (6, 12), (6, 7),
        (7, 15), (7, 8), (9, 11), (9, 14), (9, 16), (10, 11), (10, 16), (12, 14), (12, 16), (13, 14),
    ];

    private static readonly Availability NineTenths = Availability.FromUnavailability(0.1);

    private static double EdgesFail(int vertices, (int U, int V)[] edges, int from, int to) => Block.Network(
        Enumerable.Range(0, vertices), edges, e => e.U, e => e.V, from, to, edge: e => Block.Component($"{e.U}-{e.V}", NineTenths)).Availability().Value;

    private static double VerticesFail(int vertices, (int U, int V)[] edges, int from, int to) => Block.Network(
        Enumerable.Range(0, vertices), edges, e => e.U, e => e.V, from, to, vertex: v => Block.Component($"{v}", NineTenths)).Availability().Value;

    private static double SumOverPairs(int vertices, (int, int)[] edges) =>
        (from s in Enumerable.Range(0, vertices) from t in Enumerable.Range(s + 1, vertices - s - 1) select VerticesFail(vertices, edges, s, t)).Sum();

    [Theory]
    [InlineData(3, 0.981)]
    [InlineData(4, 0.997848)]
    [InlineData(5, 0.9997948026)]
    [InlineData(6, 0.999979923413)]
    public void Complete_graphs(int n, double reliability)
    {
        var edges = (from u in Enumerable.Range(0, n) from v in Enumerable.Range(u + 1, n - u - 1) select (u, v)).ToArray();
        Assert.Equal(reliability, EdgesFail(n, edges, 0, n - 1), 6e-13);
    }

    [Theory]
    [InlineData(2, 0.9639)]
    [InlineData(3, 0.972502171407)]
    [InlineData(4, 0.975046349577)]
    [InlineData(5, 0.975556589505)]
    [InlineData(6, 0.975644995285)]
    public void Grids_from_corner_to_corner(int n, double reliability)
    {
        var edges = (from v in Enumerable.Range(0, n * n)
                     from w in new[] { v % n < n - 1 ? v + 1 : -1, v + n < n * n ? v + n : -1 }
                     where w >= 0
                     select (v, w)).ToArray();
        Assert.Equal(reliability, EdgesFail(n * n, edges, 0, (n * n) - 1), 6e-13);
    }

    [Fact]
    public void Abilene_summed_over_its_55_pairs() => Assert.Equal(1, SumOverPairs(11, Abilene) / 43.085757335670003, 1e-14);

    [Fact]
    public void Polska_summed_over_its_66_pairs() => Assert.Equal(1, SumOverPairs(12, Polska) / 53.042726854323007, 1e-14);

    [Fact]
    public void Polska_from_5_to_11_where_sums_of_disjoint_products_have_gone_wrong() =>
        Assert.Equal(0.80216833032, VerticesFail(12, Polska, 5, 11), 6e-12);

    [Fact]
    public void Germany17_summed_over_its_136_pairs() => Assert.Equal(1, SumOverPairs(17, Germany17) / 106.98033089585601, 1e-14);
}
