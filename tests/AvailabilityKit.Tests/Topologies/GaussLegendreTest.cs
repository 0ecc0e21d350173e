using AvailabilityKit.Topologies.Shares;

namespace AvailabilityKit.Tests.Topologies;

public class GaussLegendreTest
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(16)]
    [InlineData(32)]
    [InlineData(200)]
    [InlineData(1000)]
    public void Integrates_every_power_it_promises(int count)
    {
        var (nodes, weights) = GaussLegendre.OnUnitInterval(count);

        Assert.All(weights, weight => Assert.True(weight > 0));
        for (var power = 0; power < 2 * count; power++)
        {
            Near.Equal(1.0 / (power + 1), nodes.Zip(weights, (x, w) => w * Math.Pow(x, power)).Sum(), 1e-12);
        }
    }
}
