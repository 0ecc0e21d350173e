using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>Elements that several crews repair, each some of their faults.</summary>
public class SeveralCrewsTest
{
    private static readonly Fault[] Both = [Fault.Hardware(100.Hours, 4.Hours), Fault.Software(50.Hours, 2.Hours)];

    [Fact]
    public void Machines_queue_with_the_crew_of_the_fault_that_they_have()
    {
        var site = Machines(3).RepairCrew("technician", ["m"]).RepairCrew("dba", ["m"], faults: ["software"]).Evaluate();

        // A closed network of queues (W. J. Gordon, G. F. Newell, 1967): i machines with the technician and j with the dba, the others up, have the weight
        // 3! / (3 - i - j)! (4/100)^i (2/50)^j, whatever the software fault says of crews.
        var (all, down, busy, waiting) = (0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i <= 3; i++)
        {
            for (var j = 0; i + j <= 3; j++)
            {
                var weight = new[] { 1.0, 3.0, 6.0, 6.0 }[i + j] * Math.Pow(0.04, i + j);
                all += weight;
                down += weight * (i + j) / 3;
                busy += i > 0 ? weight : 0;
                waiting += weight * Math.Max(0, i - 1);
            }
        }

        Near.Equal(down / all, site["one"].Availability.Unavailability, 1e-12);
        Near.Equal(busy / all, site.Crew("technician").BusyMen, 1e-12);
        Near.Equal(waiting / all, site.Crew("technician").Waiting, 1e-12);

        // Both faults load their crews alike: 4/100 and 2/50.
        Near.Equal(busy / all, site.Crew("dba").BusyMen, 1e-12);
    }

    [Theory]
    [InlineData(CrewDiscipline.EqualShare)]
    [InlineData(CrewDiscipline.PriorityInOrder)]
    [InlineData(CrewDiscipline.FirstComeFirstServed)]
    [InlineData(CrewDiscipline.PriorityWithoutPreemption)]
    public void A_machine_that_is_alone_waits_for_neither_crew(CrewDiscipline discipline)
    {
        var alone = Machines(1)
            .RepairCrew("technician", ["m"], discipline: discipline, kinds: [FaultKind.Hardware])
            .RepairCrew("dba", ["m"], discipline: discipline, kinds: [FaultKind.Software]).Evaluate();

        // Up 1 against 4/100 and 2/50.
        Near.Equal(0.08 / 1.08, alone["one"].Availability.Unavailability, 1e-13);
    }

    [Theory]
    [InlineData(CrewDiscipline.EqualShare)]
    [InlineData(CrewDiscipline.PriorityInOrder)]
    [InlineData(CrewDiscipline.FirstComeFirstServed)]
    [InlineData(CrewDiscipline.PriorityWithoutPreemption)]
    public void A_crew_that_is_named_for_all_faults_is_the_one_crew_of_before(CrewDiscipline discipline)
    {
        var named = Machines(3).RepairCrew("crew", ["m"], discipline: discipline, kinds: [FaultKind.Hardware, FaultKind.Software]).Evaluate();
        var general = Topology.Named("site").Servers("m", 3, [.. Both.Select(fault => fault with { NeedsCrew = true })])
            .Service("one", ["m-1"]).RepairCrew("crew", ["m"], discipline: discipline).Evaluate();

        Near.Equal(general["one"].Availability.Unavailability, named["one"].Availability.Unavailability, 1e-13);
        Near.Equal(general.Crew("crew").Waiting, named.Crew("crew").Waiting, 1e-13);
    }

    [Fact]
    public void The_order_in_which_crews_are_declared_makes_no_difference()
    {
        var one = Machines(3).RepairCrew("technician", ["m"]).RepairCrew("dba", ["m"], faults: ["software"]).Evaluate();
        var other = Machines(3).RepairCrew("dba", ["m"], faults: ["software"]).RepairCrew("technician", ["m"]).Evaluate();

        Near.Equal(one["one"].Availability.Unavailability, other["one"].Availability.Unavailability, 1e-13);
    }

    [Fact]
    public void Two_crews_that_are_named_for_one_fault_are_a_mistake_that_namesBoth()
    {
        var both = Assert.Throws<ModelException>(() => Machines(1).RepairCrew("dba", ["m"], faults: ["software"]).RepairCrew("ops", ["m"], kinds: [FaultKind.Software]).Evaluate());

        Assert.Equal("\"software\" of \"m\" is repaired by both \"dba\" and \"ops\"; name it for one of them only.", both.Message);
    }

    [Fact]
    public void A_fault_that_nothing_has_is_a_mistake()
    {
        var unknown = Assert.Throws<ModelException>(() => Machines(1).RepairCrew("dba", ["m"], faults: ["sofware"]).Evaluate());

        Assert.Contains("they have \"hardware\" and \"software\"", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Documents_say_which_faults_a_crew_repairs()
    {
        var document = new ModelDocument(Machines(3).RepairCrew("technician", ["m"], kinds: [FaultKind.Hardware]).RepairCrew("dba", ["m"], faults: ["software"]));

        Assert.Equal(document.Topologies[0].Topology.Elements, ModelDocument.Parse(document.ToJson()).Topologies[0].Topology.Elements);
    }

    private static Topology Machines(int count) => Topology.Named("site").Servers("m", count, Both).Service("one", [count == 1 ? "m" : "m-1"]);
}
