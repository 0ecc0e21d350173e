namespace AvailabilityKit.Published;

/// <summary>
/// The bridge: five edges s-a, s-b, a-b, a-t, b-t, the smallest network that series and parallel cannot express.
/// </summary>
/// <remarks>
/// R = 2p^2 + 2p^3 - 5p^4 + 2p^5 for like edges, the classical closed form of every textbook (R. E. Barlow and F. Proschan, "Statistical
/// Theory of Reliability and Life Testing", 1975, among them). The unlike case by conditioning on the bridge edge:
/// R = p5 (1-(1-p1)(1-p2)) (1-(1-p3)(1-p4)) + (1-p5) (1-(1-p1 p3)(1-p2 p4)).
/// </remarks>
public class BridgeNetworkTest
{
    private static readonly (string Source, string Target)[] Edges = [("s", "a"), ("s", "b"), ("a", "b"), ("a", "t"), ("b", "t")];

    private static Block Bridge(params double[] p) => Block.Network(
        ["s", "a", "b", "t"], Enumerable.Range(0, 5), e => Edges[e].Source, e => Edges[e].Target, from: "s", to: "t",
        edge: e => Block.Component($"{Edges[e].Source}-{Edges[e].Target}", Availability.FromAvailability(p.Length == 1 ? p[0] : p[e])));

    [Theory]
    [InlineData(0.9, 0.97848)]
    [InlineData(0.95, 0.994780625)]
    [InlineData(0.99, 0.9997980498)]
    [InlineData(0.999, 0.999997998004998)]
    public void Like_edges_give_the_closed_form(double p, double reliability)
    {
        var found = Bridge(p).Availability();
        Assert.Equal(reliability, found.Value, 1e-15);

        // The dual of a bridge is a bridge: U is the same polynomial in q, which has no cancellation while q is small.
        var q = Availability.FromAvailability(p).Unavailability;
        var unreliability = (2 * q * q) + (2 * q * q * q) - (5 * q * q * q * q) + (2 * q * q * q * q * q);
        Assert.Equal(1, found.Unavailability / unreliability, 1e-13);
    }

    [Fact]
    public void At_nine_tenths_the_answer_is_12231_of_12500() => Assert.Equal(12_231 / 12_500.0, Bridge(0.9).Availability().Value, 1e-16);

    [Fact]
    public void Unlike_edges_agree_with_conditioning_on_the_middle_one() =>
        Assert.Equal(0.9338875, Bridge(0.90, 0.85, 0.95, 0.80, 0.75).Availability().Value, 1e-15);

    [Fact]
    public void The_same_bridge_as_blocks_shares_its_edges_between_paths()
    {
        Block E(int i) => Block.Component($"e{i}", Availability.FromAvailability(new[] { 0.90, 0.85, 0.95, 0.80, 0.75 }[i]));
        var paths = (E(0) & E(3)) | (E(1) & E(4)) | (E(0) & E(2) & E(4)) | (E(1) & E(2) & E(3));
        var cuts = (E(0) | E(1)) & (E(3) | E(4)) & (E(0) | E(2) | E(4)) & (E(1) | E(2) | E(3));
        Assert.Equal(0.9338875, paths.Availability().Value, 1e-15);
        Assert.Equal(0.9338875, cuts.Availability().Value, 1e-15);
    }
}
