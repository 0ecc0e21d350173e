using AvailabilityKit.Quantities;
using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>How busy crews are and how long repairs wait for them, against the machine repair model, chains that are written out here, and laws.</summary>
public class CrewFiguresTest
{
    private const double HoursPerYear = 8760;

    private static readonly Fault Staged = Fault.Hardware(60.Hours, Lifetime.Erlang(3, 9.Hours));

    [Theory]
    [InlineData(CrewDiscipline.EqualShare)]
    [InlineData(CrewDiscipline.PriorityInOrder)]
    [InlineData(CrewDiscipline.FirstComeFirstServed)]
    [InlineData(CrewDiscipline.PriorityWithoutPreemption)]
    public void Alike_machines_keep_men_as_busy_as_the_machine_repair_model_says(CrewDiscipline discipline)
    {
        // F. A. Palm's machine repair model: k of m machines are down with the weight of the ratios (m - j) L / (min(j + 1, men) M).
        const int Machines = 3;
        const int Men = 2;
        const double L = 1 / 10.0;
        const double M = 1 / 8.0;
        var weights = new double[Machines + 1];
        weights[0] = 1;
        for (var down = 0; down < Machines; down++)
        {
            weights[down + 1] = weights[down] * (Machines - down) * L / (Math.Min(down + 1, Men) * M);
        }

        double Mean(Func<int, double> figure) => Enumerable.Range(0, Machines + 1).Sum(down => weights[down] * figure(down)) / weights.Sum();
        var crew = Workshop(discipline, Men, [(10, 8), (10, 8), (10, 8)]).Evaluate().Crew("men");

        Near.Equal(1.277266754, crew.BusyMen, 1e-9);
        Near.Equal(.1261498029, crew.Waiting, 1e-9);
        Near.Equal(Mean(down => Math.Min(down, Men)), crew.BusyMen, 1e-13);
        Near.Equal(Mean(down => Math.Min(down, Men)) / Men, crew.Utilization.Value, 1e-13);
        Near.Equal(Mean(down => Math.Max(0, down - Men)), crew.Waiting, 1e-13);
        Near.Equal(Mean(down => down >= Men ? 1 : 0), crew.AllBusy.Value, 1e-13);
        Near.Equal(Mean(down => (Machines - down) * L) * HoursPerYear, crew.RepairsPerYear, 1e-13);
        Near.Equal(Mean(down => Math.Max(0, down - Men)) / Mean(down => (Machines - down) * L), crew.MeanWait.TotalHours, 1e-13);
        Near.Equal(crew.BusyMen * HoursPerYear, crew.BusyPerYear.TotalHours, 1e-13);
        Assert.Equal((Men, discipline), (crew.Men, crew.Discipline));
    }

    [Fact]
    public void A_crew_with_a_man_for_each_of_some_nodes_that_a_cluster_does_not_tell_apart_knows_how_often_all_are_busy()
    {
        // Each is down by itself for 10 h of 30: all three at once for 1/27. The chain of the cluster says how many of its two are down, and not which.
        var crew = Topology.Named("t").Servers("a", 3, 20.Hours, 10.Hours)
            .Cluster("c", nodes: ["a-1", "a-2"], Failover.In(30.Seconds), atLeast: 2, mode: ClusterMode.ActiveActive)
            .RepairCrew("men", repairs: ["a"], size: 3, discipline: CrewDiscipline.FirstComeFirstServed)
            .Service("s", ["c"]).Service("t", ["a-3"]).Evaluate().Crew("men");

        Near.Equal(1, crew.BusyMen, 1e-13);
        Near.Equal(1 / 27.0, crew.AllBusy.Value, 1e-13);
    }

    [Fact]
    public void Unlike_machines_wait_for_one_man_in_order_of_arrival_as_their_chain_says()
    {
        // The states are: none down, one repaired, two repaired, two waits for one, one waits for two.
        const double L1 = 1 / 100.0, L2 = 1 / 50.0, M1 = 1 / 4.0, M2 = 1 / 8.0;

        // Balance of the pairs first: p(1,2) M1 = p(1) L2 and p(2,1) M2 = p(2) L1; then of the single ones, with p(none) = 1.
        // p1 (M1 + L2) = L1 + p(2,1) M2 = L1 + p2 L1 and p2 (M2 + L1) = L2 + p(1,2) M1 = L2 + p1 L2.
        var determinant = ((M1 + L2) * (M2 + L1)) - (L1 * L2);
        var one = ((L1 * (M2 + L1)) + (L1 * L2)) / determinant;
        var two = ((L2 * (M1 + L2)) + (L1 * L2)) / determinant;
        var (twoWaits, oneWaits) = (one * L2 / M1, two * L1 / M2);
        var all = 1 + one + two + twoWaits + oneWaits;
        var done = ((M1 * (one + twoWaits)) + (M2 * (two + oneWaits))) / all;

        var crew = Workshop(CrewDiscipline.FirstComeFirstServed, 1, [(100, 4), (50, 8)]).Evaluate().Crew("men");

        Near.Equal(.1756117529, crew.BusyMen, 1e-9);
        Near.Equal(.013008278, crew.Waiting, 1e-7);
        Near.Equal((one + two + twoWaits + oneWaits) / all, crew.BusyMen, 1e-13);
        Near.Equal((twoWaits + oneWaits) / all, crew.Waiting, 1e-13);
        Near.Equal(crew.BusyMen, crew.AllBusy.Value, 1e-13);
        Near.Equal(done * HoursPerYear, crew.RepairsPerYear, 1e-13);
        Near.Equal((twoWaits + oneWaits) / all / done, crew.MeanWait.TotalHours, 1e-13);
    }

    [Theory]
    [InlineData(CrewDiscipline.EqualShare)]
    [InlineData(CrewDiscipline.PriorityInOrder)]
    [InlineData(CrewDiscipline.FirstComeFirstServed)]
    [InlineData(CrewDiscipline.PriorityWithoutPreemption)]
    public void With_a_man_for_each_machine_nobody_waits_and_all_are_busy_as_often_as_all_are_down(CrewDiscipline discipline)
    {
        (double Mtbf, double Mttr)[] machines = [(100, 4), (50, 8), (80, 10)];
        var down = Array.ConvertAll(machines, machine => machine.Mttr / (machine.Mtbf + machine.Mttr));

        var crew = Workshop(discipline, 3, machines).Evaluate().Crew("men");

        Near.Equal(down.Sum(), crew.BusyMen, 1e-12);
        Near.Equal(down[0] * down[1] * down[2], crew.AllBusy.Value, 1e-12);
        Near.Equal(1 - (down.Sum() / 3), crew.Utilization.Complement, 1e-12);
        Assert.Equal((0, Duration.Zero), (crew.Waiting, crew.MeanWait));
    }

    [Theory]
    [InlineData(CrewDiscipline.EqualShare)]
    [InlineData(CrewDiscipline.PriorityInOrder)]
    [InlineData(CrewDiscipline.FirstComeFirstServed)]
    [InlineData(CrewDiscipline.PriorityWithoutPreemption)]
    public void What_no_service_needs_keeps_men_busy_too_and_changes_no_answer(CrewDiscipline discipline)
    {
        var all = Workshop(discipline, 1, [(100, 4), (50, 8), (80, 10)]);
        var one = all.Without("m2 alone").Without("m3 alone");

        var (expected, actual) = (all.Evaluate(), one.Evaluate());

        Near.Equal(expected.Crew("men").BusyMen, actual.Crew("men").BusyMen, 1e-13);
        Near.Equal(expected.Crew("men").Waiting, actual.Crew("men").Waiting, 1e-13);
        Assert.Equal(expected["m1 alone"].Availability, actual["m1 alone"].Availability);
    }

    [Fact]
    public void Who_waits_for_nobody_is_solved_for_a_service_as_if_nobody_asked_about_the_crew()
    {
        var urgent = Workshop(CrewDiscipline.PriorityInOrder, 1, [(100, 4), (50, 8), (80, 10)]).Without("m2 alone").Without("m3 alone");

        var islands = urgent.Explain().Islands;

        Assert.Equal(["m1"], islands[0].Elements);
        Assert.Equal("repairs share a crew of 1, by priority", islands[0].Reason);
        Assert.Equal(["m1", "m2", "m3"], islands[1].Elements);
        Assert.Equal("repairs share a crew of 1, by priority; solved for the crew alone", islands[1].Reason);
    }

    [Fact]
    public void A_crew_that_is_too_large_to_be_solved_leaves_the_answer_of_the_service_as_it_is()
    {
        (double Mtbf, double Mttr)[] machines = [.. Enumerable.Range(1, 12).Select(i => (100.0 * i, 8.0))];
        var urgent = Workshop(CrewDiscipline.PriorityInOrder, 1, machines);
        urgent = Enumerable.Range(2, 11).Aggregate(urgent, (all, i) => all.Without($"m{i} alone"));

        var evaluation = urgent.Evaluate(new EvaluationOptions { MaximumStates = 1_000 });

        Near.Equal(8 / 108.0, evaluation.Service.Availability.Unavailability, 1e-13);
        Assert.Empty(evaluation.Crews);
        var warning = Assert.Single(evaluation.Warnings, warning => warning.Kind == TopologyWarningKind.CrewNotKnown);
        Assert.Equal("men", warning.Element);
        Assert.StartsWith("How busy the crew of \"men\" is cannot be said, since it also repairs what no service needs. The island of \"m1\"", warning.Message, StringComparison.Ordinal);
        Assert.StartsWith("No figures are known of a repair crew \"men\" of \"workshop\"", Assert.Throws<KeyNotFoundException>(() => evaluation.Crew("men")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_men_of_a_cluster_are_told_of_by_its_name()
    {
        // Two alike nodes and one man, failovers that take no time: birth and death with 2 L, L up and M, M down.
        const double Ratio = 8 / 100.0;
        var cluster = Topology.Named("pair").Server("a", 100.Hours, 8.Hours).Server("b", 100.Hours, 8.Hours)
            .Cluster("db", ["a", "b"], Failover.In(Duration.Zero), repairCrews: 1)
            .Service("s", ["db"]);
        var weights = (Single: 2 * Ratio, Both: 2 * Ratio * Ratio);

        var evaluation = cluster.Evaluate();
        var crew = evaluation.Crew("db");

        Near.Equal((weights.Single + weights.Both) / (1 + weights.Single + weights.Both), crew.BusyMen, 1e-13);
        Near.Equal(weights.Both / (1 + weights.Single + weights.Both), crew.Waiting, 1e-13);
        Assert.Contains("db (its own)", evaluation.ToString(), StringComparison.Ordinal);
        Assert.Contains("repairs share a crew of 1, in equal shares", evaluation.Explanation.ToString(), StringComparison.Ordinal);
        Assert.Empty(cluster.With("db", (Cluster db) => db with { RepairCrews = null }).Evaluate().Crews);
    }

    [Fact]
    public void Jobs_at_a_lockstep_server_are_men_by_equal_shares_and_one_man_where_repairs_are_finished()
    {
        var hall = Topology.Named("hall")
            .FaultTolerantServer("b", 90.Hours, 20.Hours, modules: 3)
            .Service("s", ["b"]);

        var shared = hall.RepairCrew("men", ["b"], size: 2).Evaluate().Crew("men");
        var finished = hall.RepairCrew("men", ["b"], size: 2, discipline: CrewDiscipline.FirstComeFirstServed).Evaluate().Crew("men");

        Assert.True(shared.AllBusy.Value > 0);
        Assert.Equal(0, finished.AllBusy.Value);
        Assert.True(finished.Waiting > shared.Waiting);
    }

    [Fact]
    public void A_crew_whose_elements_never_ask_for_it_has_nothing_to_do()
    {
        var idle = Topology.Named("idle").Server("a", Duration.Infinite, 4.Hours).Software("app", 100.Hours, 1.Hours)
            .RepairCrew("men", ["a", "app"], size: int.MaxValue).Service("s", ["a", "app"]).Evaluate().Crew("men");

        Assert.Equal((0, 0, 0, 0.0, 1.0), (idle.BusyMen, idle.Waiting, idle.RepairsPerYear, idle.Utilization.Value, idle.Utilization.Complement));
        Assert.Equal((Probability.Zero, Duration.Zero), (idle.AllBusy, idle.MeanWait));
    }

    [Fact]
    public void Crews_of_which_no_service_needs_anything_are_left_out()
    {
        var evaluation = Workshop(CrewDiscipline.EqualShare, 1, [(100, 4), (50, 8)]).Server("spare", 10.Hours, 1.Hours).RepairCrew("others", ["spare"]).Evaluate();

        Assert.Equal(["men"], evaluation.Crews.Select(crew => crew.Name));
    }

    [Fact]
    public void Forty_alike_disks_are_lumped_for_the_crew_as_for_the_service()
    {
        var disks = Topology.Named("disks").Storage("disk", 1_000.Hours, 8.Hours, count: 40).RepairCrew("men", ["disk"], size: 2).Service("s", ["disk"]);

        var evaluation = disks.Evaluate();

        Assert.Equal(41, Assert.Single(evaluation.Explanation.Islands).States);
        Near.Equal(evaluation.Crew("men").RepairsPerYear * 8, evaluation.Crew("men").BusyPerYear.TotalHours, 1e-12);
    }

    [Fact]
    public void Repairs_that_are_not_exponential_are_counted_as_often_as_they_end()
    {
        // Takacs' formula (see TravelTest) for repairs of three stages: F(s) = (1 + s b / 3)^-3.
        const double L = 1 / 60.0, B = 9;
        var (sum, product, choose) = (0.0, 1.0, 1.0);
        for (var i = 0; i < 3; i++)
        {
            sum += choose * product;
            choose *= (2.0 - i) / (i + 1);
            product *= Math.Pow(1 + ((i + 1) * L * B / 3), 3) - 1;
        }

        var idle = 1 / (1 + (3 * L * B * sum));
        var hall = Topology.Named("hall").Server("m1", [Staged]).Server("m2", [Staged]).Server("m3", [Staged])
            .RepairCrew("men", ["m1", "m2", "m3"], discipline: CrewDiscipline.FirstComeFirstServed).Service("s", ["m1"]);

        var crew = hall.Evaluate().Crew("men");

        Near.Equal(1 - idle, crew.BusyMen, 1e-12);
        Near.Equal((1 - idle) / B * HoursPerYear, crew.RepairsPerYear, 1e-12);
        Assert.True(hall.Simulate(200_000.Hours, seed: 2).Agreement!.IsPlausible);
    }

    [Theory]
    [InlineData(CrewDiscipline.EqualShare)]
    [InlineData(CrewDiscipline.PriorityWithoutPreemption)]
    public void A_simulation_finds_the_same(CrewDiscipline discipline)
    {
        // One man for four machines, so that two and three of them often wait.
        var simulation = Workshop(discipline, 1, [(100, 4), (50, 8), (80, 10), (30, 6)]).Simulate(200_000.Hours, seed: 5);
        var crew = simulation.Crew("men");

        Assert.Equal(5, crew.Figures.Count);
        Assert.All(crew.Figures, figure => Assert.True(figure.IsJudged));
        Assert.True(crew.Figures.Count(figure => figure.IsInside == true) >= 4, string.Join("; ", crew.Figures));
        Assert.True(simulation.Agreement!.IsPlausible);
        Near.Equal(simulation.Exact!.Crew("men").BusyMen, crew.BusyMen.Value, 0.05);
        Assert.Contains("Mean wait for men", simulation.ToString(), StringComparison.Ordinal);
        Assert.Throws<KeyNotFoundException>(() => simulation.Crew("women"));
    }

    [Fact]
    public void A_simulation_with_frequent_failures_finds_the_same()
    {
        var simulation = Workshop(CrewDiscipline.FirstComeFirstServed, 1, [(10_000, 4), (5_000, 8)]).Without("m2 alone").SimulateRareOutages(0.05, seed: 3);

        Assert.True(simulation.Agreement!.IsPlausible, simulation.Agreement.ToString());
        Near.Equal(simulation.Exact!.Crew("men").BusyMen, simulation.Crew("men").BusyMen.Value, 0.1);
        Near.Equal(simulation.Exact!.Crew("men").Waiting, simulation.Crew("men").Waiting.Value, 0.3);
    }

    private static Topology Workshop(CrewDiscipline discipline, int men, (double Mtbf, double Mttr)[] machines)
    {
        string[] names = [.. machines.Select((_, i) => $"m{i + 1}")];
        return names.Index().Aggregate(
            Topology.Named("workshop"),
            (all, machine) => all.Server(machine.Item, machines[machine.Index].Mtbf.Hours, machines[machine.Index].Mttr.Hours).Service($"{machine.Item} alone", [machine.Item]))
            .RepairCrew("men", names, men, discipline);
    }
}
