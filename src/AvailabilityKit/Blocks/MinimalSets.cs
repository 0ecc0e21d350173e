using System.Numerics;

namespace AvailabilityKit.Blocks;

/// <summary>The minimal cut sets, or path sets, of a coherent structure as one family of sets a module.</summary>
/// <remarks>
/// From the decision diagrams by A. Rauzy, "New algorithms for fault trees analysis", Reliability Engineering and System Safety 40, 1993: at
/// each node, the minimal sets without the variable, and of those with it the ones that contain none of these. The minimal sets of the
/// whole are those of the last module with, for each module in one, any minimal set of that module. So they are counted, and summed over,
/// without being listed.
/// </remarks>
internal sealed class MinimalSets
{
    private readonly SetFamily[] _families;
    private readonly int _components;

    private MinimalSets(int components, SetFamily[] families)
    {
        _components = components;
        _families = families;
    }

    /// <param name="function">A coherent structure.</param>
    /// <param name="cuts">Whether the sets of components are wanted whose failure takes it down, and not those that keep it up.</param>
    /// <param name="nodeLimit">The most nodes of a family.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="SolverException">A family outgrows the limit.</exception>
    public static MinimalSets Of(ModularFunction function, bool cuts, int nodeLimit, CancellationToken cancellationToken)
    {
        var families = new SetFamily[function.Modules.Length];
        for (var i = 0; i < families.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (diagram, variables) = function.Modules[i];
            families[i] = FamilyOf(diagram, variables, cuts, new SetDiagram(nodeLimit, cancellationToken));
        }

        return new(function.Components, families);
    }

    /// <summary>How many there are.</summary>
    public BigInteger Count() => Total<BigInteger>(_ => BigInteger.One, static (one, other) => one + other, static (one, other) => one * other, BigInteger.Zero, BigInteger.One);

    /// <summary>How many there are of each order, from none up.</summary>
    public BigInteger[] CountByOrder() => Total<BigInteger[]>(_ => [0, 1], Sum, Product, [], [1]);

    /// <summary>The sum over the sets of the product of a value a component.</summary>
    public double Sum(ReadOnlySpan<double> values)
    {
        var own = values.ToArray();
        return Total(component => own[component], static (one, other) => one + other, static (one, other) => one * other, 0.0, 1.0);
    }

    /// <summary>For each node of each family the greatest product of a value a component.</summary>
    public double[][] Greatest(double[] values) =>
        ByNode(component => values[component], Math.Max, static (one, other) => one * other, double.NegativeInfinity, 1.0);

    /// <summary>For each node of each family the orders of its smallest and of its largest set.</summary>
    public (int Least, int Most)[][] Orders() => ByNode(
        _ => (1, 1),
        static (one, other) => (Math.Min(one.Item1, other.Item1), Math.Max(one.Item2, other.Item2)),
        static (one, other) => (one.Item1 + other.Item1, one.Item2 + other.Item2),
        (int.MaxValue / 2, int.MinValue / 2),
        (0, 0));

    /// <summary>The family of the whole.</summary>
    public (int Family, int Node) Root => (_families.Length - 1, _families[^1].Root);

    /// <summary>What a node is made of: its component, or its family where that is not negative; what is with it, and without.</summary>
    public (int Component, int Family, int With, int Without) At(int family, int node)
    {
        var there = _families[family];
        var variable = there.Variable[node];
        return (variable, variable - _components, there.With[node], there.Without[node]);
    }

    /// <summary>The root of a module's family.</summary>
    public int RootOf(int family) => _families[family].Root;

    private static SetFamily FamilyOf(CompiledDiagram diagram, int[] variables, bool cuts, SetDiagram sets)
    {
        // For an edge, the minimal sets that make it false (cuts), or true: children are made before their parents.
        var made = new int[diagram.ScratchLength];
        made[DecisionDiagram.False] = cuts ? SetDiagram.Empty : SetDiagram.Nothing;
        made[DecisionDiagram.True] = cuts ? SetDiagram.Nothing : SetDiagram.Empty;
        var isNeeded = new bool[diagram.ScratchLength];
        isNeeded[diagram.Roots[0]] = true;
        for (var edge = diagram.ScratchLength - 1; edge > DecisionDiagram.True; edge--)
        {
            if (isNeeded[edge])
            {
                var (high, low) = diagram.Children(edge);
                isNeeded[high] = isNeeded[low] = true;
            }
        }

        for (var edge = 2; edge < made.Length; edge++)
        {
            if (isNeeded[edge])
            {
                var (high, low) = diagram.Children(edge);
                var (with, without) = cuts ? (made[low], made[high]) : (made[high], made[low]);
                made[edge] = sets.Node(diagram.Variable(edge >> 1), sets.NotContaining(with, without), without);
            }
        }

        return sets.Extract(made[diagram.Roots[0]], variables);
    }

    private T Total<T>(Func<int, T> ofComponent, Func<T, T, T> either, Func<T, T, T> both, T nothing, T empty)
    {
        var (family, node) = Root;
        return ByNode(ofComponent, either, both, nothing, empty)[family][node];
    }

    private T[][] ByNode<T>(Func<int, T> ofComponent, Func<T, T, T> either, Func<T, T, T> both, T nothing, T empty)
    {
        var values = new T[_families.Length][];
        for (var i = 0; i < values.Length; i++)
        {
            var family = _families[i];
            var here = values[i] = new T[family.Variable.Length];
            (here[SetDiagram.Nothing], here[SetDiagram.Empty]) = (nothing, empty);
            for (var node = 2; node < here.Length; node++)
            {
                var variable = family.Variable[node];
                var own = variable < _components ? ofComponent(variable) : values[variable - _components][_families[variable - _components].Root];
                var with = both(own, here[family.With[node]]);
                here[node] = family.Without[node] == SetDiagram.Nothing ? with : either(here[family.Without[node]], with);
            }
        }

        return values;
    }

    private static BigInteger[] Sum(BigInteger[] one, BigInteger[] other)
    {
        var sum = new BigInteger[Math.Max(one.Length, other.Length)];
        one.CopyTo(sum, 0);
        for (var order = 0; order < other.Length; order++)
        {
            sum[order] += other[order];
        }

        return sum;
    }

    private static BigInteger[] Product(BigInteger[] one, BigInteger[] other)
    {
        if (one.Length == 0 || other.Length == 0)
        {
            return [];
        }

        var product = new BigInteger[one.Length + other.Length - 1];
        for (var i = 0; i < one.Length; i++)
        {
            for (var j = 0; j < other.Length && !one[i].IsZero; j++)
            {
                product[i + j] += one[i].IsOne ? other[j] : one[i] * other[j];
            }
        }

        return product;
    }
}
