using AvailabilityKit.Blocks;

namespace AvailabilityKit.Tests.Blocks;

public class DecisionDiagramTest
{
    private const int Variables = 5;

    /// <summary>A formula in postfix steps over a stack of functions, kept beside its truth table (bit a is the value at assignment a).</summary>
    private static (int Function, uint Table) Build(DecisionDiagram diagram, (int Operation, int Argument)[] steps)
    {
        var stack = new List<(int F, uint T)>();
        (int F, uint T) At(int back) => stack.Count > back ? stack[^(1 + back)] : (DecisionDiagram.False, 0u);
        foreach (var (operation, argument) in steps)
        {
            var (a, b, c) = (At(0), At(argument % 3), At(argument % 4));
            stack.Add(operation switch
            {
                0 => (DecisionDiagram.Not(a.F), ~a.T),
                1 => (diagram.And(a.F, b.F), a.T & b.T),
                2 => (diagram.Or(a.F, b.F), a.T | b.T),
                3 => (diagram.AndNot(b.F, a.F), b.T & ~a.T),
                4 => (diagram.IfThenElse(a.F, b.F, c.F), (a.T & b.T) | (~a.T & c.T)),
                5 => (diagram.Restrict(a.F, argument % Variables, argument >= Variables), Restrict(a.T, argument % Variables, argument >= Variables)),
                6 => (diagram.AtLeast(2, [a.F, b.F, c.F]), (a.T & b.T) | (a.T & c.T) | (b.T & c.T)),
                _ => (diagram.Variable(argument % Variables), Table(argument % Variables)),
            });
        }

        return At(0);
    }

    private static uint Table(int v)
    {
        uint table = 0;
        for (var a = 0; a < 32; a++)
        {
            table |= (uint)((a >> v) & 1) << a;
        }

        return table;
    }

    private static uint Restrict(uint table, int v, bool value)
    {
        uint result = 0;
        for (var a = 0; a < 32; a++)
        {
            var at = value ? a | (1 << v) : a & ~(1 << v);
            result |= ((table >> at) & 1) << a;
        }

        return result;
    }

    // One diagram for all formulas: canonicity across them is tested too.
    private static readonly DecisionDiagram Diagram = new(Variables);
    private static readonly Dictionary<uint, int> EdgeOf = [];

    [Property(MaxTest = 1000)]
    public void Every_operation_agrees_with_truth_tables_and_equal_functions_are_equal_edges(Formula formula)
    {
        var (f, table) = Build(Diagram, formula.Steps);
        Assert.Equal(f, EdgeOf.GetValueOrDefault(table, f));
        EdgeOf[table] = f;

        var compiled = Diagram.Compile([f]);
        Span<double> up = stackalloc double[Variables], down = stackalloc double[Variables], one = stackalloc double[1], zero = stackalloc double[1];
        var scratch = new double[compiled.ScratchLength];
        for (var a = 0; a < 32; a++)
        {
            for (var v = 0; v < Variables; v++)
            {
                up[v] = (a >> v) & 1;
                down[v] = 1 - up[v];
            }

            compiled.Evaluate(up, down, scratch, one, zero);
            Assert.Equal((table >> a) & 1, one[0]);
            Assert.Equal(1 - one[0], zero[0]);
        }

        for (var v = 0; v < Variables; v++)
        {
            Assert.Equal(Restrict(table, v, true) != Restrict(table, v, false), compiled.DependsOn(v));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Fifty_thousand_in_series_or_parallel_do_not_overflow_the_stack_in_either_direction(bool series)
    {
        const int N = 50_000;
        var diagram = new DecisionDiagram(N);
        var variables = Enumerable.Range(0, N).Select(diagram.Variable).ToArray();
        var f = series ? diagram.And(variables) : diagram.Or(variables);

        // Joined with something at the bottom, the operation must walk the whole depth.
        var g = series ? diagram.Or(f, diagram.Variable(N - 1)) : diagram.And(f, diagram.Variable(N - 1));
        Assert.Equal(variables[N - 1], g);
        var h = series ? diagram.AndNot(f, diagram.Variable(N - 1)) : diagram.Restrict(f, N - 1, true);
        Assert.Equal(series ? DecisionDiagram.False : DecisionDiagram.True, h);
        var compiled = diagram.Compile([f]);
        Assert.Equal(N, compiled.Depth);
        Assert.Equal(N + 1, compiled.NodeCount);
    }

    [Fact]
    public void At_least_k_of_n_takes_about_k_times_n_minus_k_nodes()
    {
        var diagram = new DecisionDiagram(200);
        var f = diagram.AtLeast(100, Enumerable.Range(0, 200).Select(diagram.Variable).ToArray());
        Assert.Equal((100 * 101) + 1, diagram.Compile([f]).NodeCount);
    }

    [Fact]
    public void At_least_of_nothing_and_of_too_many_are_constants()
    {
        var diagram = new DecisionDiagram(2);
        int[] both = [diagram.Variable(0), diagram.Variable(1)];
        Assert.Equal(DecisionDiagram.True, diagram.AtLeast(0, both));
        Assert.Equal(DecisionDiagram.True, diagram.AtLeast(0, []));
        Assert.Equal(DecisionDiagram.False, diagram.AtLeast(3, both));
        Assert.Equal(diagram.And(both), diagram.AtLeast(2, both));
        Assert.Equal(diagram.Or(both), diagram.AtLeast(1, both));
    }

    [Fact]
    public void Going_over_the_node_limit_names_the_option()
    {
        var diagram = new DecisionDiagram(40, nodeLimit: 100);
        var thrown = Assert.Throws<SolverException>(() =>
            diagram.AtLeast(20, Enumerable.Range(0, 40).Select(diagram.Variable).ToArray()));
        Assert.Contains("100 nodes", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("MaximumNodes", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_roots_share_their_nodes()
    {
        var diagram = new DecisionDiagram(3);
        var ab = diagram.And(diagram.Variable(0), diagram.Variable(1));
        var compiled = diagram.Compile([ab, DecisionDiagram.Not(ab), DecisionDiagram.True, diagram.Variable(1)]);
        Assert.Equal(3, compiled.NodeCount);
        Assert.False(compiled.DependsOn(2));
        var scratch = new double[compiled.ScratchLength];
        double[] one = new double[4], zero = new double[4];
        compiled.Evaluate([0.5, 0.25, 1], [0.5, 0.75, 0], scratch, one, zero);
        Assert.Equal([0.125, 0.875, 1, 0.25], one);
        Assert.Equal([0.875, 0.125, 0, 0.75], zero);
    }

    [Fact]
    public void Thirty_in_parallel_at_1e_minus_10_keep_all_digits_of_1e_minus_300()
    {
        var diagram = new DecisionDiagram(30);
        var compiled = diagram.Compile([diagram.Or(Enumerable.Range(0, 30).Select(diagram.Variable).ToArray())]);
        var down = Enumerable.Repeat(1e-10, 30).ToArray();
        var up = Enumerable.Repeat(1 - 1e-10, 30).ToArray();
        double[] one = [0], zero = [0];
        compiled.Evaluate(up, down, new double[compiled.ScratchLength], one, zero);
        Assert.Equal(1, zero[0] / 1e-300, 1e-13);
        Assert.Equal(1, one[0], 1e-14);
    }

    [Fact]
    public void Birnbaum_importance_of_a_parallel_of_tiny_unavailabilities_has_no_cancellation()
    {
        var diagram = new DecisionDiagram(10);
        var compiled = diagram.Compile([diagram.Or(Enumerable.Range(0, 10).Select(diagram.Variable).ToArray())]);
        var differences = BooleanDifferences.Of(compiled, 0);
        var birnbaum = new double[10];
        differences.Evaluate(
            Enumerable.Repeat(1.0, 10).ToArray(), Enumerable.Repeat(1e-20, 10).ToArray(), new double[differences.ScratchLength], birnbaum);
        Assert.All(birnbaum, b => Assert.Equal(1, b / 1e-180, 1e-13));
    }

    [Property]
    public void Birnbaum_importance_of_a_random_coherent_function_is_the_difference_of_its_restrictions(Formula formula)
    {
        // And, or, at least and variables only: coherent.
        var diagram = new DecisionDiagram(Variables);
        var (f, _) = Build(diagram, formula.Steps.Select(s => s.Operation is 0 or 3 or 4 ? (1 + (s.Argument % 2), s.Argument) : s).ToArray());
        double[] up = [0.5, 0.25, 0.75, 0.125, 0.625], down = [0.5, 0.75, 0.25, 0.875, 0.375];
        var differences = BooleanDifferences.Of(diagram.Compile([f]), 0);
        var birnbaum = new double[Variables];
        differences.Evaluate(up, down, new double[differences.ScratchLength], birnbaum);
        for (var v = 0; v < Variables; v++)
        {
            var restricted = diagram.Compile([diagram.Restrict(f, v, true), diagram.Restrict(f, v, false)]);
            double[] one = new double[2], zero = new double[2];
            restricted.Evaluate(up, down, new double[restricted.ScratchLength], one, zero);
            Assert.Equal(one[0] - one[1], birnbaum[v], 1e-14);
        }
    }
}
