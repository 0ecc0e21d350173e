using AvailabilityKit.Blocks;

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
            double[] manyUp = new double[20 * importances.Length], manyDown = new double[manyUp.Length], systemUp = new double[20], systemDown = new double[20];
            Array.Fill(manyUp, 1);
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
                function.Derivatives(availabilities, importances);
                function.EvaluateMany(manyUp, manyDown, systemUp, systemDown);
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

    [Property(MaxTest = 200)]
    public void Many_sets_at_once_are_to_the_last_bit_what_one_by_one_gives(SignedSketch sketch, byte sets)
    {
        foreach (var orders in new int[]?[] { null, LeafOrders.All })
        {
            var function = BlockCompiler.Compile(sketch.ToBlock(), BlockOptions.Default, default, orders);
            var components = function.Components.Count;
            var random = new System.Random(sets);
            double[] up = new double[sets * components], down = new double[sets * components], systemUp = new double[sets], systemDown = new double[sets];
            for (var i = 0; i < up.Length; i++)
            {
                down[i] = Math.Pow(random.NextDouble(), 8);
                up[i] = 1 - down[i];
            }

            function.EvaluateMany(up, down, systemUp, systemDown);
            for (var set = 0; set < sets; set++)
            {
                var one = function.Evaluate(
                    Enumerable.Range(0, components).Select(c => up[(c * sets) + set]).ToArray(), Enumerable.Range(0, components).Select(c => down[(c * sets) + set]).ToArray());
                Assert.Equal(one, Availability.FromParts(systemUp[set], systemDown[set]));
            }
        }
    }

    [Property(MaxTest = 200)]
    public void Derivatives_are_the_differences_that_a_component_makes(SignedSketch sketch)
    {
        var exact = new ExactEnumeration(sketch.Times);
        foreach (var orders in new int[]?[] { null, LeafOrders.All })
        {
            var function = BlockCompiler.Compile(sketch.ToBlock(), BlockOptions.Default, default, orders);
            var found = new double[function.Components.Count];
            function.Derivatives([.. function.Components.Select(c => c.OwnAvailability)], found);
            for (var i = 0; i < found.Length; i++)
            {
                var component = function.Components[i].Name[1] - '0';
                Assert.Equal(exact.Birnbaum(sketch.IsUp, component) - exact.Birnbaum(states => !sketch.IsUp(states), component), found[i], 1e-14);
            }
        }
    }

    [Fact]
    public void Many_sets_of_the_wrong_size_or_of_no_probabilities_are_refused()
    {
        var function = Bridge.Compile();
        double[] ones = [1, 1, 1, 1, 1], zeros = new double[5];
        Assert.StartsWith("There is room for 1", Assert.Throws<ArgumentException>(() => function.EvaluateMany(ones, zeros, new double[1], new double[2])).Message, StringComparison.Ordinal);
        Assert.StartsWith("2 sets of 5 components", Assert.Throws<ArgumentException>(() => function.EvaluateMany(ones, zeros, new double[2], new double[2])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => function.EvaluateMany(ones, ones, new double[1], new double[1]));
        function.EvaluateMany([], [], [], []);
    }
}
