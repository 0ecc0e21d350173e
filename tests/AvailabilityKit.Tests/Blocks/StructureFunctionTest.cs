namespace AvailabilityKit.Tests.Blocks;

public class StructureFunctionTest
{
    private static readonly Block Bridge = Block.Network(
        ["s", "a", "b", "t"], Enumerable.Range(0, 5), e => "ssaab"[e].ToString(), e => "abbtt"[e].ToString(), "s", "t",
        edge: e => Block.Component($"e{e}", Availability.FromUnavailability(0.1)));

    [Fact]
    public void New_numbers_give_what_a_new_block_would()
    {
        var function = Bridge.Compile();
        double[] us = [1e-3, 2e-3, 3e-3, 4e-3, 5e-3];
        var availabilities = function.Components.Select(c => Availability.FromUnavailability(us[c.Name[1] - '0'])).ToArray();
        var fresh = Block.Network(
            ["s", "a", "b", "t"], Enumerable.Range(0, 5), e => "ssaab"[e].ToString(), e => "abbtt"[e].ToString(), "s", "t",
            edge: e => Block.Component($"e{e}", Availability.FromUnavailability(us[e])));
        Assert.Equal(fresh.Availability(), function.Evaluate(availabilities));
        Assert.Equal(Bridge.Availability(), function.Evaluate());
        Assert.Equal(
            fresh.Availability(), function.Evaluate(availabilities.Select(a => a.Value).ToArray(), availabilities.Select(a => a.Unavailability).ToArray()));
    }

    [Fact]
    public void Evaluating_again_allocates_nothing()
    {
        var small = Bridge.Compile();
        var large = Block.AtLeast(50, Enumerable.Range(0, 100).Select(i => Block.Component($"c{i}", 100.Hours, 1.Hours))).Compile();
        foreach (var function in new[] { small, large })
        {
            var availabilities = function.Components.Select(c => c.OwnAvailability).ToArray();
            var importances = new double[availabilities.Length];
            var frequencies = new Rate[availabilities.Length];
            Run();
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 10; i++)
            {
                Run();
            }

            Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

            void Run()
            {
                function.Evaluate();
                function.Evaluate(availabilities);
                function.Birnbaum(availabilities, importances);
                function.FailureFrequency(availabilities, frequencies);
            }
        }
    }

    [Fact]
    public void Many_threads_may_use_one_function()
    {
        var function = Block.AtLeast(20, Enumerable.Range(0, 40).Select(i => Block.Component($"c{i}", 100.Hours, 1.Hours))).Compile();
        var expected = function.Evaluate();
        var expectedFrequency = function.Measure().FailureFrequency;
        Parallel.For(0, 64, _ =>
        {
            Assert.Equal(expected, function.Evaluate());
            Assert.Equal(expectedFrequency, function.Measure().FailureFrequency);
        });
    }

    [Fact]
    public void Components_that_no_path_needs_are_listed_and_do_not_matter()
    {
        var function = Block.Network(
            "satz", [(0, 1), (1, 2), (1, 3)], e => "satz"[e.Item1], e => "satz"[e.Item2], 's', 't',
            vertex: v => Block.Component(v.ToString(), Availability.FromUnavailability(0.5))).Compile();
        Assert.Equal(4, function.Components.Count);
        Assert.False(function.DependsOn(function.IndexOf("z")));
        Assert.True(function.DependsOn(function.IndexOf("a")));
        Assert.Equal(0.125, function.Evaluate().Value);
    }
}
