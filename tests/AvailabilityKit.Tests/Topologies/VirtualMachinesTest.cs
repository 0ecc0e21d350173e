using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies;

public class VirtualMachinesTest
{
    private static readonly Failover Restart = Failover.In(5.Minutes);

    /// <summary>Hosts up, and machines that run, restart, and wait for somebody after a restart that failed.</summary>
    public readonly record struct Pool(int Up, int Running, int Stuck);

    /// <summary>One machine on three hosts of 4380 h / 8 h, restart in 5 min: the published 10.0029948 min a year; 15.18088714 where the service also needs two hosts.</summary>
    [Fact]
    public void One_machine_on_three_hosts()
    {
        var topology = Hosts(3).VirtualMachines("vm", 1, ["host"], Restart).Service("service", ["vm"]);
        var service = topology.Evaluate().Service;
        Near.Equal(10.0029948, service.DowntimePerYear.TotalMinutes, 1e-8);
        Near.Equal(15.18088714, topology.Group("two", ["host"], atLeast: 2).Without("service").Service("service", ["vm", "two"]).Evaluate().Service.DowntimePerYear.TotalMinutes, 1e-9);

        var chain = ByHand(hosts: 3, machines: 1, perHost: 1, coverage: 1).SteadyState();
        Near.Equal(chain.Probability(s => s.Running == 0), service.Availability.Unavailability, 1e-12);
        Near.Equal(chain.FailureFrequency(s => s.Running == 1).ValuePerYear, service.UnplannedOutagesPerYear!.Value, 1e-12);
        Near.Equal(service.UnplannedOutagesPerYear!.Value, topology.Without("service").Service("service", ["vm"], Load.PerSecond(1, 1.Seconds)).Evaluate().Service.WorkLost!.InterruptionsPerYear!.Value, 1e-12);
    }

    /// <summary>The chain of the pool, written down on its own: a host that fails takes m / n of m machines with it, one more in as many of n cases as the division leaves over.</summary>
    [Theory]
    [InlineData(2, 2, 1, 1.0)]
    [InlineData(3, 3, 1, 0.9)]
    [InlineData(3, 7, 3, 1.0)]
    [InlineData(4, 10, 3, 0.95)]
    public void A_pool_equals_its_chain(int hosts, int machines, int perHost, double coverage)
    {
        var restart = coverage < 1 ? Restart.Covering(coverage).OtherwiseIn(30.Minutes) : Restart;
        var chain = ByHand(hosts, machines, perHost, coverage).SteadyState();
        foreach (var atLeast in new[] { 1, machines / 2, machines })
        {
            var service = Hosts(hosts).VirtualMachines("vm", machines, ["host"], restart, atLeast, perHost).Service("service", ["vm"], Load.PerSecond(1, 1.Seconds)).Evaluate().Service;
            Near.Equal(chain.Probability(s => s.Running < atLeast), service.Availability.Unavailability, 1e-12);
            Near.Equal(chain.FailureFrequency(s => s.Running >= atLeast).ValuePerYear, service.UnplannedOutagesPerYear!.Value, 1e-12);
            Near.Equal(chain.Expected(s => s.Running >= atLeast ? (double)s.Running / machines : 0), service.MeanLevel, 1e-12);
            Near.Equal(chain.Expected(s => s.Running >= atLeast ? (double)(machines - s.Running) / machines : 1), service.MissingLevel, 1e-12);

            // What is lost is the share that ran on the host, while the service was up.
            var lost = chain.Chain.Transitions
                .Where(step => step.To.Up < step.From.Up && step.From.Running >= atLeast)
                .Sum(step => chain[step.From] * step.Rate.ValuePerYear * (step.From.Running - step.To.Running) / step.From.Running);
            Near.Equal(lost, service.WorkLost!.InterruptionsPerYear!.Value, 1e-12);
            var restarts = chain.EventRate("restarted").ValuePerYear;
            Near.Equal(restarts, service.Failovers[0].CoveredPerYear, 1e-12);
        }
    }

    /// <summary>By symmetry a machine fares the same however many others there are, as long as there is room for all.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(40)]
    public void The_others_do_not_matter_to_a_machine(int machines)
    {
        var one = Hosts(5).VirtualMachines("vm", 1, ["host"], Restart).Service("service", ["vm"]).Evaluate().Service;
        var many = Hosts(5).VirtualMachines("vm", machines, ["host"], Restart).Service("service", ["vm"]).Evaluate().Service;

        // With one machine it is up or down; of several, what runs is all the level there is, but for the moments in which none does.
        Near.Equal(one.Availability.Unavailability, many.MissingLevel, 1e-12);
        Assert.True(many.Availability.Unavailability < one.Availability.Unavailability);
    }

    [Fact]
    public void Without_the_manager_nothing_restarts()
    {
        var pool = Hosts(2).Server("manager", 1_000.Hours, 10.Hours);
        var service = pool.VirtualMachines("vm", 1, ["host"], Restart.Needs("manager")).Service("service", ["vm"]).Evaluate().Service;

        // Hosts up, whether it runs, whether the manager is up.
        var chain = MarkovChain.StartingIn((Up: 2, Runs: true, Managed: true))
            .When(s => s.Runs, _ => Rate.Per(4_380.Hours), s => (s.Up - 1, false, s.Managed))
            .When(s => s.Up > (s.Runs ? 1 : 0), s => (s.Up - (s.Runs ? 1 : 0)) * Rate.Per(4_380.Hours), s => s with { Up = s.Up - 1 })
            .When(s => s.Up < 2, s => (2 - s.Up) * Rate.Per(8.Hours), s => s with { Up = s.Up + 1 })
            .When(s => !s.Runs && s.Up > 0 && s.Managed, _ => Rate.Per(5.Minutes), s => s with { Runs = true })
            .When(s => s.Managed, _ => Rate.Per(1_000.Hours), s => s with { Managed = false })
            .When(s => !s.Managed, _ => Rate.Per(10.Hours), s => s with { Managed = true })
            .Explore().SteadyState();
        Near.Equal(chain.Probability(s => !s.Runs), service.Availability.Unavailability, 1e-12);
        Near.Equal(chain.Probability(s => !s.Runs && s.Up > 0 && !s.Managed), service.Causes.Single(cause => cause.Name == "restart waits for manager").Unavailability, 1e-12);
        var reason = pool.VirtualMachines("vm", 1, ["host"], Restart.Needs("manager")).Service("service", ["vm"]).Explain().Islands[0].Reason;
        Assert.Contains("the virtual machines \"vm\" restart on the hosts that are left", reason, StringComparison.Ordinal);
        Assert.Contains("the restart of \"vm\" needs \"manager\"", reason, StringComparison.Ordinal);
    }

    /// <summary>Where no host is left, what took the hosts is the root cause.</summary>
    [Fact]
    public void Causes_are_those_of_the_hosts_where_none_is_left()
    {
        var service = Hosts(2).VirtualMachines("vm", 4, ["host"], Restart).Service("service", ["vm"]).Evaluate().Service;
        Near.Equal(service.Availability.Unavailability, service.Causes.Sum(cause => cause.Unavailability), 1e-12);
        var r = 8.0 / 4_380;
        Near.Equal(r * r / ((1 + r) * (1 + r)), service.Causes.Where(cause => cause.Element.StartsWith("host", StringComparison.Ordinal)).Sum(cause => cause.Unavailability), 1e-12);
    }

    [Fact]
    public void Hosts_are_emptied_before_planned_work()
    {
        PlannedWork[] patches = [PlannedWork.PerYear("patch", 12, 1.Hours)];
        Topology Pool(IEnumerable<PlannedWork> planned) => Topology.Named("pool").Servers("host", 3, [Fault.Hardware(4_380.Hours, 8.Hours)], planned: planned)
            .VirtualMachines("vm", 6, ["host"], Restart, atLeast: 6, perHost: 3).Service("service", ["vm"]);
        var without = Pool([]).Evaluate().Service;
        var with = Pool(patches).Evaluate().Service;
        Assert.Equal(0, with.PlannedDowntimePerYear.TotalSeconds, 1e-9);

        // What a host takes with it is one more machine while the six share two hosts: for 36 h a year. No outage more is met than one for every failure of a host.
        Assert.InRange(with.DowntimePerYear.TotalMinutes / without.DowntimePerYear.TotalMinutes, 0.99, 1.1);
    }

    [Fact]
    public void A_fault_tolerant_host_never_hurts()
    {
        Topology Pool(Topology hosts) => hosts.VirtualMachines("vm", 2, ["a", "b"], Restart, atLeast: 2).Service("service", ["vm"]);
        var plain = Pool(Topology.Named("pool").Server("a", 4_380.Hours, 8.Hours).Server("b", 4_380.Hours, 8.Hours)).Evaluate();
        var better = Pool(Topology.Named("pool").FaultTolerantServer("a", 43_800.Hours, 8.Hours).Server("b", 4_380.Hours, 8.Hours)).Evaluate();
        Assert.True(better.Availability.Unavailability < plain.Availability.Unavailability);
    }

    [Fact]
    public void Its_simulation_agrees()
    {
        var simulation = Hosts(4).Server("manager", 2_000.Hours, 5.Hours)
            .VirtualMachines("vm", 10, ["host"], Failover.In(20.Minutes).Covering(0.9).OtherwiseIn(2.Hours).Needs("manager"), atLeast: 10, perHost: 4)
            .Service("service", ["vm"], Load.PerSecond(10, 1.Seconds))
            .Simulate(20_000.Years, seed: 5);
        Assert.True(simulation.Agreement!.IsPlausible, simulation.Agreement.ToString());
        var judged = simulation.Services[0].Figures.Where(figure => figure.IsJudged).Select(figure => figure.Name).ToArray();
        Assert.Contains("Capacity missing", judged);
        Assert.True(judged.Length >= 8, string.Join(", ", judged));
    }

    /// <summary>Sixteen hosts with two kinds of faults and 80 machines in each of three tiers: each tier is solved with the hosts, and not with the others.</summary>
    [Fact]
    public void Tiers_do_not_multiply()
    {
        var pool = Topology.Named("pool").Servers("host", 16, [Fault.Hardware(8_760.Hours, 8.Hours), Fault.Software(4_380.Hours, 0.5.Hours)]);
        foreach (var (tier, minutes) in new[] { ("gold", 3), ("silver", 5), ("bronze", 10) })
        {
            pool = pool.VirtualMachines(tier, 80, ["host"], Failover.In(minutes.Minutes)).Service($"{tier} users", [tier]);
        }

        var evaluation = pool.Evaluate();
        Assert.Equal(3, evaluation.Explanation.Islands.Count);
        Assert.All(evaluation.Explanation.Islands, island => Assert.InRange(island.States, 10_000, 12_000));

        // A machine's host fails at 3/8760 an hour, whatever else does; so long as any host is left it restarts.
        Near.Equal(1 / (1 + (8_760 / 3.0 / (3 / 60.0))), evaluation["gold users"].MissingLevel, 1e-7);
    }

    /// <summary>The first month from all up, by the same chain written down on its own.</summary>
    [Fact]
    public void A_mission_equals_its_chain()
    {
        var chain = ByHand(hosts: 3, machines: 4, perHost: 2, coverage: 0.9);
        var mission = Hosts(3).VirtualMachines("vm", 4, ["host"], Restart.Covering(0.9).OtherwiseIn(30.Minutes), atLeast: 4, perHost: 2).Service("service", ["vm"]).Mission(30.Days).Service;
        Near.Equal(chain.Over(30.Days).Availability(s => s.Running == 4).Unavailability, mission.IntervalAvailability.Unavailability, 1e-10);
        Near.Equal(chain.ProbabilityOfReaching(s => s.Running < 4, within: 30.Days).Value, mission.Reliability.Complement, 1e-10);
        Near.Equal(chain.MeanTimeTo(s => s.Running < 4).TotalHours, mission.MeanTimeToFirstFailure.TotalHours, 1e-10);
    }

    /// <summary>However much room a host has, it is no more than room for all.</summary>
    [Fact]
    public void Room_without_end_is_room_for_all()
    {
        Availability Of(int? perHost) => Hosts(3).VirtualMachines("vm", 5, ["host"], Restart, atLeast: 4, perHost: perHost).Service("service", ["vm"]).Evaluate().Availability;
        Near.Equal(Of(null).Unavailability, Of(int.MaxValue).Unavailability, 1e-13);
        Near.Equal(Of(5).Unavailability, Of(int.MaxValue).Unavailability, 1e-13);
    }

    public static TheoryData<Func<Topology>, string> Wrong => new()
    {
        { () => Hosts(3).VirtualMachines("vm", 10, ["host"], Restart, perHost: 3).Service("s", ["vm"]), "The 10 virtual machines \"vm\" find room for 9 on 3 hosts with 3 on each" },
        { () => Hosts(3).VirtualMachines("vm", 4, ["host"], Restart, perHost: 1).Service("s", ["vm"]), "find room for 3 on 3 hosts with 1 on each" },
        { () => Hosts(3).VirtualMachines("vm", 4, ["host"], Restart, atLeast: 5).Service("s", ["vm"]), "are 4, and at least 5 of them must run" },
        { () => Hosts(1_000).Server("extra", 1.Years, 1.Hours).VirtualMachines("vm", 4, ["host", "extra"], Restart).Service("s", ["vm"]), "have 1001 hosts; at most 1000" },
        { () => Hosts(3).Group("g", ["host"]).VirtualMachines("vm", 4, ["g"], Restart).Service("s", ["vm"]), "have the group \"g\" as a host" },
        { () => Hosts(3).VirtualMachines("vm", 4, ["rack"], Restart).Service("s", ["vm"]), "\"rack\"" },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void What_cannot_be_is_refused(Func<Topology> topology, string says) =>
        Assert.Contains(says, Assert.ThrowsAny<ModelException>(() => topology().Evaluate()).Message, StringComparison.Ordinal);

    [Fact]
    public void A_restart_is_less_than_a_failover()
    {
        Assert.Contains("failback", Assert.Throws<ArgumentException>(() => new VirtualMachines("vm", 1, ["host"], Restart.FailingBackIn(1.Minutes))).Message, StringComparison.Ordinal);
        Assert.Contains("decision", Assert.Throws<ArgumentException>(() => new VirtualMachines("vm", 1, ["host"], Restart.DecidedAfter(1.Minutes))).Message, StringComparison.Ordinal);
        Assert.Contains("policy", Assert.Throws<ArgumentException>(() => new VirtualMachines("vm", 1, ["host"], Restart.CarriedThrough())).Message, StringComparison.Ordinal);
        Assert.Contains("switch-over", Assert.Throws<ArgumentException>(() => new VirtualMachines("vm", 1, ["host"], Restart.SwitchingOverIn(1.Minutes))).Message, StringComparison.Ordinal);
        Assert.Contains("OtherwiseIn", Assert.Throws<ArgumentException>(() => new VirtualMachines("vm", 1, ["host"], Restart.Covering(0.9))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new VirtualMachines("vm", 1, [], Restart));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VirtualMachines("vm", 0, ["host"], Restart));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VirtualMachines("vm", 1, ["host"], Restart) { PerHost = 0 });
    }

    private static Topology Hosts(int count) => Topology.Named("pool").Servers("host", count, 4_380.Hours, 8.Hours);

    private static MarkovChain<Pool> ByHand(int hosts, int machines, int perHost, double coverage) => MarkovChain.Explore(new Pool(hosts, machines, 0), (s, next) =>
    {
        var (fails, repair) = (Rate.Per(4_380.Hours), Rate.Per(8.Hours));
        if (s.Up > 0)
        {
            var (whole, rest) = (s.Running / s.Up, s.Running % s.Up);
            next.Add(rest * fails, s with { Up = s.Up - 1, Running = s.Running - whole - 1 });
            next.Add((s.Up - rest) * fails, s with { Up = s.Up - 1, Running = s.Running - whole });
        }

        next.Add((hosts - s.Up) * repair, s with { Up = s.Up + 1 });
        var room = (s.Up * perHost) - s.Running;
        var restarting = machines - s.Running - s.Stuck;
        var restarts = Math.Min(restarting, room) * Rate.Per(5.Minutes);
        next.Add(coverage * restarts, s with { Running = s.Running + 1 }, "restarted");
        next.Add((1 - coverage) * restarts, s with { Stuck = s.Stuck + 1 });
        next.Add((room > 0 ? s.Stuck : 0) * Rate.Per(30.Minutes), s with { Running = s.Running + 1, Stuck = s.Stuck - 1 });
    });
}
