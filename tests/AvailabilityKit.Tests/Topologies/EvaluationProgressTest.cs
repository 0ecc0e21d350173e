using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies;

public class EvaluationProgressTest
{
    private static readonly Topology Two = Topology.Named("t").Server("a", 1.Hours, 1.Hours).Server("b", 1.Hours, 1.Hours).Service("s", ["a", "b"]);

    [Fact]
    public void Every_island_and_every_service_is_told()
    {
        var told = new Told();

        Two.Evaluate(new EvaluationOptions { Progress = told });

        Assert.Equal([0, 1, 2], told.Reports.Select(report => report.Done));
        Assert.All(told.Reports, report => Assert.Equal(3, report.Total));
        Assert.Contains("\"b\"", told.Reports[1].Step, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_evaluation_stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => Two.Evaluate(cancellationToken: source.Token));
    }

    private sealed class Told : IProgress<EvaluationProgress>
    {
        public List<EvaluationProgress> Reports { get; } = [];

        public void Report(EvaluationProgress value) => Reports.Add(value);
    }
}
