using AvailabilityKit.Simulation;
using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>Random pools of virtual machines, with crews, common causes, planned work, managers and lockstep hosts: the simulation of each has the figures of its evaluation.</summary>
/// <remarks>Intervals at a level of 1 - 2.5e-7 for each figure: of the thousand or so that are judged one is outside by chance in one run of this test out of some thousands.</remarks>
public class RandomPoolsSimulatedTest
{
    private static readonly SimulationOptions Budget = new() { Level = Probability.FromComplement(2.5e-7), MaximumEvents = 60_000 };

    [Fact]
    public void Sixty_random_pools_have_the_figures_of_their_evaluation()
    {
        var (judged, levels) = (0, 0);
        for (var seed = 0; seed < 60; seed++)
        {
            var pool = Pool(new Random(seed));
            var simulated = pool.SimulateUntil(1e-4, seed: seed, options: Budget);

            foreach (var figure in simulated.Services.SelectMany(service => service.Figures).Where(figure => figure.IsJudged && figure.Seen >= 300))
            {
                Assert.True(figure.IsInside, $"{figure.Name} is {figure.Exact} and not in {figure.Estimate}, seen {figure.Seen} times.\n{new ModelDocument(pool).ToJson()}");
                judged++;
                levels += figure.Name == "Capacity missing" ? 1 : 0;
            }
        }

        Assert.True(judged > 300, $"only {judged} figures were seen often enough");
        Assert.True(levels > 30, $"only {levels} levels were");
    }

    private static Topology Pool(Random random)
    {
        var hosts = random.Next(2, 5);
        var planned = random.Next(3) == 0 ? new[] { PlannedWork.PerYear("patch", 24, 2.Hours) } : [];
        var pool = Topology.Named("pool").Servers("host", hosts, [Fault.Hardware(400.Hours, 10.Hours), Fault.Software(200.Hours, 1.Hours)], planned: planned);
        var names = new List<string> { "host" };
        if (random.Next(3) == 0)
        {
            pool = pool.FaultTolerantServer("lockstep", 300.Hours, 8.Hours, coverage: 0.9, restart: 15.Minutes);
            names.Add("lockstep");
            hosts++;
        }

        if (random.Next(3) == 0)
        {
            pool = pool.RepairCrew("crew", ["host"]);
        }

        if (random.Next(3) == 0)
        {
            pool = pool.With(new CommonCause("surge", ["host"], 700.Hours, 5.Hours) { Probability = random.Next(2) == 0 ? Probability.One : 0.5 });
        }

        var restart = Failover.In((5 + random.Next(60)).Minutes);
        if (random.Next(2) == 0)
        {
            restart = restart.Covering(0.8).OtherwiseIn(3.Hours);
        }

        if (random.Next(2) == 0)
        {
            pool = pool.Server("manager", 150.Hours, 12.Hours);
            restart = restart.Needs("manager");
        }

        var machines = random.Next(1, 7);
        var perHost = random.Next(2) == 0 ? (int?)null : ((machines + hosts - 1) / hosts) + random.Next(2);
        var migration = random.Next(2) == 0 ? null : LiveMigration.Taking(5.Minutes, random.Next(3).Minutes).Succeeding(random.Next(2) == 0 ? 1 : 0.8);
        migration = random.Next(2) == 0 ? migration : migration?.Predicting(0.5, lead: 12.Minutes);
        pool = pool.VirtualMachines("web", machines, names, restart, atLeast: random.Next(1, machines + 1), perHost: perHost, migration: migration);
        List<string> needs = ["web"];
        if (random.Next(3) == 0)
        {
            pool = pool.VirtualMachines("db", 2, ["host"], Failover.In(20.Minutes), perHost: 1);
            needs.Add("db");
        }

        return pool.Service("service", needs, Load.PerSecond(10, 1.Seconds));
    }
}
