using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>A topology remembers what it has worked out: that must change no answer, whoever asks, in whatever order and at the same time.</summary>
public class AskedAgainTest
{
    [Property(MaxTest = 60)]
    public void The_second_answer_is_the_first_to_the_bit_and_that_of_an_equal_topology(SystemSketch sketch)
    {
        var (topology, equal) = (sketch.Build(), sketch.Build());
        if (Record.Exception(() => topology.Evaluate()) is { } refusal)
        {
            Assert.Equal(refusal.Message, Record.Exception(() => topology.Evaluate())?.Message);
            return;
        }

        var first = Figures(topology.Evaluate());
        topology.Evaluate(new EvaluationOptions { Planned = PlannedDowntime.Excluded, Causes = CauseLevel.Noticed });
        topology.Evaluate(new EvaluationOptions { Interruptions = Interruptions.NodesHoldStill });

        Assert.Equal(first, Figures(topology.Evaluate()));
        Assert.Equal(first, Figures(equal.Evaluate()));
    }

    [Fact]
    public void Many_may_ask_at_once()
    {
        foreach (var topology in new[] { Shop(), Shop(), Shop() })
        {
            var answers = new string[16];
            Parallel.For(0, answers.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, asker =>
            {
                var options = new EvaluationOptions { Planned = asker % 2 == 0 ? PlannedDowntime.Included : PlannedDowntime.Excluded };
                answers[asker] = Figures(topology.Evaluate(options)) + topology.Mission(24.Hours, options).Service;
            });

            Assert.Equal(2, answers.Distinct(StringComparer.Ordinal).Count());
            Assert.All(answers, (answer, asker) => Assert.Equal(answers[asker % 2], answer));
        }
    }

    [Fact]
    public void A_narrower_limit_is_kept_though_more_was_known_before()
    {
        var shop = Shop();
        shop.Evaluate();

        Assert.Equal("EvaluationOptions.MaximumStates", Assert.Throws<SolverException>(() => shop.Evaluate(new EvaluationOptions { MaximumStates = 5 })).Limit?.Option);
        Assert.Equal(Figures(Shop().Evaluate()), Figures(shop.Evaluate()));

        // Few enough states for elimination, which is planned once and then known.
        var pair = Topology.Named("pair").Servers("node", 2, 2_000.Hours, 8.Hours).RepairCrew("crew", ["node"]).Group("both", ["node"]).Service("pages", ["both"]);
        pair.Evaluate();
        Assert.Equal("EvaluationOptions.MaximumFill", Assert.Throws<SolverException>(() => pair.Evaluate(new EvaluationOptions { MaximumFill = 5 })).Limit?.Option);
    }

    private static string Figures(Evaluation evaluation) => string.Join('\n', evaluation.Services.Select(service =>
        $"{service.Name} {service.Availability.Unavailability:R} {service.UnplannedOutagesPerYear:R} {string.Join(", ", service.Causes.Select(cause => $"{cause} {cause.Unavailability:R} {cause.OutagesPerYear:R}"))}"))
        + string.Join('\n', evaluation.Crews.Select(crew => $"{crew.Name} {crew.BusyMen:R} {crew.Waiting:R}"));

    private static Topology Shop() => Topology.Named("shop")
        .Storage("array", 20_000.Hours, 6.Hours)
        .Servers("node", 3, [Fault.Hardware(2_000.Hours, 8.Hours), Fault.Software(500.Hours, 1.Hours)], needs: ["array"], planned: [PlannedWork.PerYear("patch", 12, 1.Hours)])
        .Cluster("db", ["node"], Failover.In(1.Minutes).Covering(0.9).OtherwiseIn(20.Minutes), atLeast: 2)
        .RepairCrew("crew", ["node", "array"])
        .Service("orders", ["db"]);
}
