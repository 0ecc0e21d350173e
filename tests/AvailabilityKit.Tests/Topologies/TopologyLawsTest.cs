using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>Laws that every topology keeps, whatever its parts.</summary>
public class TopologyLawsTest
{
    private const double Rounding = 1e-12;

    [Property]
    public void Names_and_the_order_of_elements_change_nothing(Recipe recipe)
    {
        var plain = recipe.Build().Evaluate().Service;
        var other = recipe.Build(name => "z" + new string([.. name.Reverse()]), shuffle: 7).Evaluate().Service;
        Near.Equal(plain.Availability.Unavailability, other.Availability.Unavailability, Rounding);
        Near.Equal(plain.OutageFrequency!.Value.ValuePerYear, other.OutageFrequency!.Value.ValuePerYear, Rounding);
        foreach (var kind in Enum.GetValues<CauseKind>())
        {
            Near.Equal(Share(plain, kind), Share(other, kind), 1e-10);
        }
    }

    [Property]
    public void Nesting_groups_of_all_changes_nothing(Recipe recipe) =>
        Near.Equal(
            (recipe with { Nested = 0 }).Build().Evaluate().Availability.Unavailability,
            (recipe with { Nested = 2 }).Build().Evaluate().Availability.Unavailability,
            Rounding);

    [Property]
    public void Time_has_no_scale_of_its_own(Recipe recipe)
    {
        // Ten times longer everywhere but in the failover and planned work: leave those out.
        var bare = recipe with { Planned = false, ClusterNodes = 0 };
        var slower = bare with { MtbfHours = [.. bare.MtbfHours.Select(hours => 10 * hours)], MttrMinutes = [.. bare.MttrMinutes.Select(minutes => 10 * minutes)] };
        var one = bare.Build().Evaluate().Service;
        var ten = slower.Build().Evaluate().Service;
        Near.Equal(one.Availability.Unavailability, ten.Availability.Unavailability, Rounding);
        Near.Equal(one.OutageFrequency!.Value.ValuePerYear, 10 * ten.OutageFrequency!.Value.ValuePerYear, Rounding);
    }

    [Property]
    public void A_component_that_fails_less_often_never_makes_the_service_worse(Recipe recipe)
    {
        var bare = recipe with { ClusterNodes = 0, Planned = false };
        var before = bare.Build().Evaluate().Availability;
        for (var i = 0; i < bare.Parts; i++)
        {
            var better = bare with { MtbfHours = [.. bare.MtbfHours.Select((hours, part) => part == i ? 2 * hours : hours)] };
            Assert.True(better.Build().Evaluate().Availability.Unavailability <= before.Unavailability * (1 + Rounding));
        }
    }

    [Property]
    public void A_better_covered_failover_never_makes_the_service_worse(Recipe recipe) =>
        Assert.True(
            (recipe with { Coverage = 0.99 }).Build().Evaluate().Availability.Unavailability
            <= (recipe with { Coverage = 0.5 }).Build().Evaluate().Availability.Unavailability * (1 + Rounding));

    [Property]
    public void A_hot_standby_is_never_better_than_a_colder_one(Recipe recipe)
    {
        // Whatever is up, nothing fails more often with the colder one. The interruption of a failover would spoil it: more failures of a poor
        // node while it waits spare people the failovers from it.
        var hot = Standing(recipe, Standby.Hot);
        Assert.True(Standing(recipe, Standby.Warm(0.5)) <= hot * (1 + Rounding));
        Assert.True(Standing(recipe, Standby.Cold) <= hot * (1 + Rounding));
    }

    [Property]
    public void Of_alike_nodes_the_colder_standby_is_never_worse(Recipe recipe)
    {
        var alike = recipe with { MtbfHours = [.. recipe.MtbfHours.Select(_ => recipe.MtbfHours[0])], MttrMinutes = [.. recipe.MttrMinutes.Select(_ => recipe.MttrMinutes[0])] };
        Probability[] shares = [0, 0.1, 0.5, 0.9, 1];
        var unavailabilities = shares.Select(share => Standing(alike, Standby.Warm(share))).ToArray();
        Assert.All(unavailabilities.Zip(unavailabilities.Skip(1)), pair => Assert.True(pair.First <= pair.Second * (1 + Rounding)));
    }

    [Property]
    public void Excluding_planned_work_is_the_topology_without_it(Recipe recipe)
    {
        var planned = recipe with { Planned = true };
        var excluded = planned.Build().Evaluate(new EvaluationOptions { Planned = PlannedDowntime.Excluded }).Service;
        var without = (planned with { Planned = false }).Build().Evaluate().Service;
        Assert.Equal(Duration.Zero, excluded.PlannedDowntimePerYear);
        Near.Equal(without.Availability.Unavailability, excluded.Availability.Unavailability, Rounding);
    }

    [Property]
    public void Asking_for_another_service_changes_no_answer(SystemSketch sketch)
    {
        var both = sketch.Build();
        if (Evaluated(both) is { } whole && Evaluated(both.Without("second")) is { } first && Evaluated(both.Without("first")) is { } second)
        {
            Same(both, first["first"], whole["first"]);
            Same(both, second["second"], whole["second"]);
        }
    }

    [Property]
    public void A_part_beside_changes_no_answer(SystemSketch sketch)
    {
        var plain = sketch.Build();
        if (Evaluated(plain) is { } before)
        {
            var host = plain.Elements[0].CopyNames().First();
            var beside = plain
                .Server("guest-1", 300.Hours, 3.Hours, needs: [host]).Server("guest-2", 400.Hours, 4.Hours)
                .Group("beside", ["guest-1", "guest-2"], plannedTurns: PlannedTurns.AtAnyTime).Service("third", ["beside"]);
            if (Evaluated(beside) is { } after)
            {
                Same(plain, before["first"], after["first"]);
                Same(plain, before["second"], after["second"]);
            }
        }
    }

    /// <summary>Planned work of a random system may find no time, which is refused; and a system may have more states than a law is worth.</summary>
    private static Evaluation? Evaluated(Topology topology)
    {
        try
        {
            return topology.Evaluate(new EvaluationOptions { MaximumStates = 500 });
        }
        catch (ModelException noTime) when (noTime.Message.Contains("finds time for", StringComparison.Ordinal))
        {
            return null;
        }
        catch (SolverException tooLarge) when (tooLarge.Limit is not null)
        {
            return null;
        }
    }

    /// <remarks>
    /// Planned work on alike nodes of which some stand by begins at one pace for all, and at a pace for each where something tells them apart: the one that stands by more often is worked on
    /// a little more often than asked in the first case, which shows at the ninth digit. Everything else has all of them.
    /// </remarks>
    private static void Same(Topology topology, ServiceEvaluation one, ServiceEvaluation other)
    {
        var isPacedAlike = topology.Elements.OfType<Cluster>().Any(cluster => cluster.Mode == ClusterMode.ActivePassive
            && cluster.Nodes.Select(node => topology[node]).OfType<Component>().Where(node => node.Planned.Count > 0).GroupBy(node => node.CopyNamed("any")).Any(alike => alike.Skip(1).Any()));
        Near.Equal(one.Availability.Unavailability, other.Availability.Unavailability, isPacedAlike ? 1e-8 : 1e-11);
        Near.Equal(one.OutageFrequency?.ValuePerYear ?? 0, other.OutageFrequency?.ValuePerYear ?? 0, isPacedAlike ? 1e-8 : 1e-11);
        Near.Equal(one.PlannedDowntimePerYear.TotalHours, other.PlannedDowntimePerYear.TotalHours, isPacedAlike ? 1e-8 : 1e-10);
    }

    private static double Standing(Recipe recipe, Standby standby) => recipe.Parts < 2 ? 0 :
        (recipe with { ClusterNodes = Math.Max(2, recipe.ClusterNodes), Planned = false, ActiveActive = false }).Build()
            .With("cluster", (Cluster cluster) => cluster with { Failover = Failover.In(Duration.Zero), Standby = standby })
            .Evaluate().Availability.Unavailability;

    private static double Share(ServiceEvaluation service, CauseKind kind) =>
        service.Causes.Where(cause => cause.Kind == kind).Sum(cause => cause.Unavailability);
}
