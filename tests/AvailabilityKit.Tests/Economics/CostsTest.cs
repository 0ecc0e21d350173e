using AvailabilityKit.Economics;

namespace AvailabilityKit.Tests.Economics;

public class CostsTest
{
    private static readonly Costs Cluster = Costs.In("USD")
        .Servers(2, each: 12_000).Storage(20_000).Interconnect(1_500).Implementation(15_000)
        .Licences("operating system", perNode: 900, nodes: 2)
        .Licences("cluster software", perNode: 2_400, nodes: 2, CostBasis.Yearly)
        .Maintenance(0.12).Administration(0.5, each: 90_000).TrainingAndTesting(6_000).Space(1_200)
        .Power(watts: 450, count: 2, pue: 1.8);

    [Fact]
    public void Hardware_is_servers_storage_and_interconnect() => Assert.Equal(Money.Of(45_500, "USD"), Cluster.Hardware);

    [Fact]
    public void Capital_is_everything_paid_once() => Assert.Equal(Money.Of(62_300, "USD"), Cluster.Capital);

    [Fact]
    public void A_licence_is_paid_once_for_every_node() =>
        Assert.Equal(Money.Of(1_800, "USD"), Cluster.Items.Single(item => item.Name == "operating system").Total);

    [Theory]
    [InlineData(24, 0, 12_000)]
    [InlineData(8, 0, 4_000)]
    [InlineData(8, 16, 8_000)]
    [InlineData(24, 16, 12_000)]
    public void A_licence_by_the_core_is_paid_for_every_core_of_every_host_or_the_least(int cores, int least, decimal total)
    {
        var item = Costs.In("USD").LicencesPerCore("database", perCore: 250, cores, hosts: 2, CostBasis.Yearly, least).Items[0];
        Assert.Equal(Money.Of(total, "USD"), item.Total);
        Assert.Equal(CostBasis.Yearly, item.Basis);
        Assert.Equal(CostCategory.Licences, item.Category);
    }

    [Fact]
    public void Training_and_testing_are_entries_of_one_category()
    {
        var costs = Costs.In("USD").Training(6_000, CostBasis.Once).Training(1_000).Testing(each: 400, perYear: 4);
        Assert.All(costs.Items, item => Assert.Equal(CostCategory.TrainingAndTesting, item.Category));
        Assert.Equal(6_000, costs.Capital.Amount);
        Assert.Equal([6_000m, 1_000m, 1_600m], costs.Items.Select(item => item.Total.Amount));
        Assert.Equal(["Training", "Training", "Testing"], costs.Items.Select(item => item.Name));
    }

    [Fact]
    public void Half_a_person_costs_half_a_salary() =>
        Assert.Equal(Money.Of(45_000, "USD"), Cluster.Items.Single(item => item.Category == CostCategory.Administration).Total);

    [Fact]
    public void Entering_the_same_kind_twice_adds_up() =>
        Assert.Equal(Money.Of(30_000, "USD"), Costs.In("USD").Storage(10_000).Storage(20_000).Capital);

    [Fact]
    public void Maintenance_stated_again_replaces_what_it_was() =>
        Assert.Equal(0.1, Costs.In("USD").Maintenance(0.2).Maintenance(0.1).MaintenanceShare);

    [Fact]
    public void Costs_are_immutable()
    {
        var empty = Costs.In("USD");
        _ = empty.Storage(10_000).Maintenance(0.1).Power(100);
        Assert.Equal(Money.Of(0, "USD"), empty.Capital);
        Assert.Empty(empty.PowerDraws);
        Assert.Equal(0, empty.MaintenanceShare);
    }

    [Fact]
    public void Costs_with_the_same_entries_are_equal()
    {
        Assert.Equal(Costs.In("USD").Servers(2, 500).Power(300), Costs.In("USD").Servers(2, 500).Power(300));
        Assert.Equal(Costs.In("USD").Servers(2, 500).GetHashCode(), Costs.In("USD").Servers(2, 500).GetHashCode());
        Assert.NotEqual(Costs.In("USD").Servers(2, 500), Costs.In("USD").Servers(2, 501));
        Assert.NotEqual(Costs.In("USD").Power(300), Costs.In("USD").Power(300, pue: 1.5));
        Assert.NotEqual(Costs.In("USD"), Costs.In("EUR"));
        Assert.NotEqual(Costs.In("USD").Storage(1), Costs.In("USD").Storage(1, inYear: 1));
        Assert.NotEqual(Costs.In("USD").Storage(1), Costs.In("USD").Storage(1, lifeYears: 1));
        Assert.NotEqual(Costs.In("USD").SharedBy(1, "node"), Costs.In("USD").SharedBy(2, "node"));
        Assert.Equal(Costs.In("USD").SharedBy(1, "node"), Costs.In("USD").SharedBy(1, "node"));
        Assert.NotEqual(Costs.In("USD"), Costs.In("USD").Maintenance(0.1));
    }
}
