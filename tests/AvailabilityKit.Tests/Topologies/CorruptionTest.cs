using AvailabilityKit.Topologies;
using AvailabilityKit.Topologies.Rollbacks;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>Data that are corrupted in every replica, and go back to a snapshot from before: the downtime, and what of the committed work is lost.</summary>
public class CorruptionTest
{
    private static readonly Fault Usual = Fault.Corruption(8_760.Hours, noticedAfter: 3.Hours, rollback: 2.Hours, snapshotsEvery: 15.Minutes, keptFor: 7.Days);

    private static Topology Shop(Fault corruption) => Topology.Named("shop")
        .Servers("node", 2, 4_380.Hours, 1.Hours)
        .Cluster("db", ["node"], Failover.In(Duration.Zero))
        .With(new Component("orders data", ComponentKind.Storage, [corruption]))
        .Service("orders", ["db", "orders data"]);

    /// <summary>One in 8760 h up and 2 h each: down 1 / 4381 of the time, beside nodes of which both are seldom down. A replica more changes nothing of it.</summary>
    [Fact]
    public void The_rollback_takes_the_service_down_whatever_the_replicas()
    {
        var service = Topology.Named("t").With(new Component("data", ComponentKind.Storage, [Usual])).Service("s", ["data"]).Evaluate().Service;
        Near.Equal(1.0 / 4_381, service.Availability.Unavailability, 1e-14);
        var cause = service.Causes.Single();
        Assert.Equal(("data", "corruption", CauseKind.Corruption), (cause.Element, cause.Name, cause.Kind));
        Near.Equal(8_760.0 / 8_762, cause.OutagesPerYear!.Value, 1e-14);
        Near.Equal(8_760.0 / 8_762, service.Rollbacks.Single().PerYear!.Value, 1e-14);
        Assert.False(Usual.NeedsCrew || Usual.NeedsSpare);

        // Both nodes down: (1 / 4381)^2, independently of it.
        var shop = Shop(Usual).Evaluate().Service;
        Near.Equal(1.0 / 4_381 * (1 + (1.0 / 4_381) - (1.0 / 4_381 / 4_381)), shop.Availability.Unavailability, 1e-12);
        var rollbacks = shop.Rollbacks.Single();
        Near.Equal(8_760.0 / 8_762 * (1 - (1.0 / 4_381 / 4_381)), rollbacks.PerYear!.Value, 1e-12);
        Near.Equal(rollbacks.PerYear.Value * 3.125, rollbacks.CommittedLostPerYear!.Value.TotalHours, 1e-12);
    }

    /// <summary>By hand: P(L > x) of the sum of a uniform time up to a quarter of an hour and an exponential one of 3 h.</summary>
    [Fact]
    public void What_one_loses_is_the_age_of_the_snapshot_and_the_time_until_it_is_noticed()
    {
        var recovery = Usual.Rollback!;
        Near.Equal(12 * (1 - Math.Exp(-1 / 12.0)) * Math.Exp(-0.75 / 3), recovery.LosesAtMost(1.Hours).Complement, 1e-13);
        Near.Equal(1 - (12 * (1 - Math.Exp(-1 / 12.0)) * Math.Exp(-0.75 / 3)), recovery.LosesAtMost(1.Hours).Value, 1e-13);
        Near.Equal(((1 / 12.0) + (3 * (1 - Math.Exp(-1 / 18.0)))) / 0.25, recovery.LosesAtMost(10.Minutes).Complement, 1e-13);
        Near.Equal(12 * (1 - Math.Exp(-1 / 12.0)) * Math.Exp(-167.75 / 3), recovery.SnapshotLeft.Complement, 1e-13);
        Near.Equal(3.125, recovery.MeanLoss.TotalHours, 1e-14);
        Near.Equal(3 * Math.Log(2 * 12 * (1 - Math.Exp(-1 / 12.0))) + 0.25, recovery.Percentile(0.5).TotalHours, 1e-12);
    }

    [Fact]
    public void At_the_edges_it_is_the_one_or_the_other()
    {
        var atOnce = PointInTimeRecovery.Of(Duration.Zero, 1.Hours, 1.Hours);
        Assert.Equal((1.0, 0.25, 0.75), (atOnce.SnapshotLeft.Value, atOnce.LosesAtMost(15.Minutes).Value, atOnce.LosesAtMost(15.Minutes).Complement));
        Assert.Equal((30.Minutes, 15.Minutes), (atOnce.MeanLoss, atOnce.Percentile(0.25)));

        var anyPoint = PointInTimeRecovery.Of(2.Hours, Duration.Zero, 6.Hours);
        Near.Equal(Math.Exp(-3), anyPoint.SnapshotLeft.Complement, 1e-14);
        Near.Equal(-ClosedForm.ExpM1(-1e-9), anyPoint.LosesAtMost(2e-9.Hours).Value, 1e-14);
        Near.Equal(2 * (1 - (4 * Math.Exp(-3))) / (1 - Math.Exp(-3)), anyPoint.MeanLoss.TotalHours, 1e-14);
        Assert.Equal(Duration.Infinite, anyPoint.Percentile(0.951));
        Near.Equal(2 * Math.Log(2), anyPoint.Percentile(0.5).TotalHours, 1e-12);

        var nothing = PointInTimeRecovery.Of(Duration.Zero, Duration.Zero);
        Assert.Equal((Duration.Zero, Duration.Zero, 1.0), (nothing.MeanLoss, nothing.Percentile(0.9), nothing.LosesAtMost(Duration.Zero).Value));
        Assert.Equal(Duration.Infinite, PointInTimeRecovery.Of(1.Hours, 1.Hours).Percentile(1.0));
        Assert.Equal(1, PointInTimeRecovery.Of(1.Hours, 1.Hours).SnapshotLeft.Value);
    }

    /// <summary>A second opinion by quadrature: the chance at each age of the snapshot, averaged over the ages, and the mean as the integral of what is not yet lost.</summary>
    [Property(MaxTest = 100)]
    public void Quadrature_finds_the_same(FsCheck.PositiveInt noticed, FsCheck.PositiveInt every, FsCheck.NonNegativeInt beyond)
    {
        var (m, h) = ((noticed.Get % 1_000 / 10.0) + 0.01, (every.Get % 500 / 20.0) + 0.01);
        var kept = h + (beyond.Get % 400 / 4.0);
        var recovery = PointInTimeRecovery.Of(m.Hours, h.Hours, kept.Hours);

        double Within(double x) => Integral(age => -ClosedForm.ExpM1(-(x - age) / m), 0, Math.Min(x, h)) / h;
        Near.Equal(Within(kept), recovery.SnapshotLeft.Value, 1e-9);
        Near.Equal(Within(kept / 3), recovery.LosesAtMost((kept / 3).Hours).Value, 1e-9);
        Near.Equal(Within(h / 7), recovery.LosesAtMost((h / 7).Hours).Value, 1e-9);

        // Of those within what is kept: the age, and the mean of a time that is over in what is left of it, m (1 - e^-y) - y e^-y with y what is left.
        var lost = Integral(age => (age * -ClosedForm.ExpM1(-(kept - age) / m)) + (m * -ClosedForm.ExpM1(-(kept - age) / m)) - ((kept - age) * Math.Exp(-(kept - age) / m)), 0, h) / h;
        Near.Equal(lost / Within(kept), recovery.MeanLoss.TotalHours, 1e-7);
    }

    /// <summary>Both sides of each probability are whole, they go with one another, and more of the objective, of snapshots and of speed never loses more.</summary>
    [Property]
    public void A_loss_is_a_distribution(FsCheck.PositiveInt noticed, FsCheck.PositiveInt every, FsCheck.PositiveInt objective)
    {
        var (m, h, x) = (Math.Pow(10, (noticed.Get % 240 / 10.0) - 12), Math.Pow(10, (every.Get % 240 / 10.0) - 12), Math.Pow(10, (objective.Get % 240 / 10.0) - 12));
        var recovery = PointInTimeRecovery.Of(m.Seconds, h.Seconds, (10 * (m + h)).Seconds);
        var within = recovery.LosesAtMost(x.Seconds);

        Near.Equal(1, within.Value + within.Complement, 1e-14);
        Assert.True(within.Value >= recovery.LosesAtMost((x / 2).Seconds).Value);
        Assert.True(within.Value >= PointInTimeRecovery.Of((2 * m).Seconds, h.Seconds, recovery.KeptFor).LosesAtMost(x.Seconds).Value * (1 - 1e-14));
        Assert.True(within.Value >= PointInTimeRecovery.Of(m.Seconds, (2 * h).Seconds, recovery.KeptFor * 2).LosesAtMost(recovery.KeptFor < x.Seconds ? recovery.KeptFor : x.Seconds).Value * (1 - 1e-14));
        Assert.True(recovery.MeanLoss <= recovery.KeptFor && recovery.MeanLoss > Duration.Zero);
        if (within.Value is > 1e-300 and < 0.999 && x.Seconds < recovery.KeptFor)
        {
            Near.Equal(x, recovery.Percentile(within).TotalSeconds, 1e-10);
        }
    }

    /// <summary>The shortest times to notice and the rarest of snapshots keep their digits: of x² / (2 h m) only the first term is left.</summary>
    [Fact]
    public void Small_chances_keep_their_digits()
    {
        var slow = PointInTimeRecovery.Of(1e9.Hours, 1.Hours);
        Near.Equal(1e-6 * 1e-6 / 2e9, slow.LosesAtMost(1e-6.Hours).Value, 1e-13);
        Near.Equal(1.5e-9, slow.LosesAtMost(2.Hours).Value, 2e-9);

        // Kept for one interval: the density is x / (h m) up to there, and its mean two thirds of it.
        Near.Equal(2 / 3.0, PointInTimeRecovery.Of(1e9.Hours, 1.Hours, 1.Hours).MeanLoss.TotalHours, 1e-9);
    }

    [Fact]
    public void A_simulation_finds_the_downtime()
    {
        var topology = Topology.Named("t").With(new Component("data", ComponentKind.Storage, [Fault.Corruption(500.Hours, 5.Hours, 20.Hours, 1.Hours)])).Service("s", ["data"]);
        Near.Equal(20.0 / 520, topology.Evaluate().Service.Availability.Unavailability, 1e-13);
        Assert.True(topology.Simulate(2_000.Years, seed: 5).Agreement!.IsPlausible);
    }

    /// <summary>Corruptions that strike at random, noticed each after a time of its own, lived by hand: as many are noticed, and a second one within the first is as rare as it is said.</summary>
    [Fact]
    public void Noticed_as_often_as_they_strike()
    {
        var random = new Random(7);
        double Exponential(double mean) => -mean * Math.Log(1 - random.NextDouble());
        const double Mtbf = 100, NoticedAfter = 2, Until = 1e6;
        List<double> noticed = [];
        for (var at = Exponential(Mtbf); at < Until; at += Exponential(Mtbf))
        {
            noticed.Add(at + Exponential(NoticedAfter));
        }

        noticed.Sort();
        var gaps = noticed.Zip(noticed.Skip(1), (first, second) => second - first).ToArray();
        Near.Equal(Mtbf, gaps.Average(), 0.03);
        Near.Equal(Mtbf * Mtbf, gaps.Average(gap => Math.Pow(gap - Mtbf, 2)), 0.06);
    }

    [Fact]
    public void The_report_says_what_is_lost()
    {
        var evaluation = Shop(Usual with { Rollback = PointInTimeRecovery.Of(3.Hours, 15.Minutes, 6.Hours) }).Evaluate();
        var rollbacks = evaluation.Service.Rollbacks.Single();
        Assert.Matches(@"Committed work lost +1\.8\d* h of it a year\s+by rollbacks of orders data; each loses 2\.1\d* h on average;\s+14\.\d* % find\s+no\s+snapshot", evaluation.ToString());
        Assert.Contains(evaluation.Assumptions, assumption => assumption.StartsWith("Each \"corruption\" at \"orders data\" is in every replica and takes the data back to the last snapshot from before it (noticed after 3 h, snapshots every 15 min, kept for 6 h)", StringComparison.Ordinal));
        Near.Equal(rollbacks.PerYear!.Value, rollbacks.PerYearWithoutSnapshot!.Value + (rollbacks.PerYear.Value * rollbacks.Recovery.SnapshotLeft.Value), 1e-14);
        Near.Equal(rollbacks.PerYearWithoutSnapshot.Value, rollbacks.PerYearLosingMoreThan(1.Years)!.Value, 1e-14);
        Assert.Empty(Shop(Fault.Software(8_760.Hours, 2.Hours)).Evaluate().Service.Rollbacks);
    }

    [Fact]
    public void A_document_says_how_far_back()
    {
        var document = ModelDocument.Parse("""
            { "version": 1, "topologies": [ { "name": "shop", "elements": [
              { "type": "storage", "name": "data", "faults": [
                { "kind": "corruption", "mtbf": "8760 h", "mttr": "2 h", "rollback": { "noticedAfter": "3 h", "snapshotsEvery": "15 min", "keptFor": "7 d" } },
                { "kind": "operator", "mtbf": "5 y", "mttr": "1 h", "rollback": { "noticedAfter": "0 s", "snapshotsEvery": "0 s" } } ] },
              { "type": "service", "name": "orders", "needs": ["data"] } ] } ] }
            """);
        var mistake = Fault.Operator(5.Years, 1.Hours) with { Rollback = PointInTimeRecovery.Of(Duration.Zero, Duration.Zero) };
        var expected = Topology.Named("shop").With(new Component("data", ComponentKind.Storage, [Usual, mistake])).Service("orders", ["data"]);

        Assert.Equal(expected, document.Topologies[0].Topology);
        Assert.Equal(expected, ModelDocument.Parse(document.ToJson()).Topologies[0].Topology);
    }

    [Fact]
    public void What_cannot_be_gone_back_to_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PointInTimeRecovery.Of(Duration.Infinite, 1.Hours));
        Assert.Throws<ArgumentOutOfRangeException>(() => PointInTimeRecovery.Of(1.Hours, Duration.Infinite));
        Assert.Throws<ArgumentOutOfRangeException>(() => PointInTimeRecovery.Of(1.Hours, 1.Hours, 59.Minutes));
        Assert.Throws<ArgumentOutOfRangeException>(() => PointInTimeRecovery.Of(1.Hours, Duration.Zero, Duration.Zero));
        Assert.Throws<ArgumentException>(() => Fault.Corruption(3.Hours, noticedAfter: 3.Hours, 2.Hours, 15.Minutes));
        Assert.Throws<ArgumentException>(() => Fault.Corruption(8_760.Hours, 3.Hours, rollback: Duration.Zero, 15.Minutes));
    }

    /// <summary>By Simpson's rule.</summary>
    private static double Integral(Func<double, double> of, double from, double to)
    {
        const int Pairs = 5_000;
        var step = (to - from) / (2 * Pairs);
        var sum = of(from) + of(to);
        for (var i = 1; i < 2 * Pairs; i++)
        {
            sum += of(from + (i * step)) * (i % 2 == 1 ? 4 : 2);
        }

        return sum * step / 3;
    }
}
