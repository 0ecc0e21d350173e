namespace AvailabilityKit.Topologies.Shares;

/// <summary>Nodes and weights of Gauss-Legendre quadrature on [0, 1]: n nodes are exact for polynomials up to degree 2n - 1, and all weights are positive.</summary>
/// <remarks>Newton's iteration on the Legendre polynomial by its three-term recurrence (Davis and Rabinowitz, Methods of Numerical Integration, section 2.7).</remarks>
internal static class GaussLegendre
{
    public static (double[] Nodes, double[] Weights) OnUnitInterval(int count)
    {
        var nodes = new double[count];
        var weights = new double[count];
        for (var i = 0; i < count; i++)
        {
            var x = Math.Cos(Math.PI * (i + 0.75) / (count + 0.5));
            var derivative = 0.0;
            for (var iteration = 0; iteration < 100; iteration++)
            {
                var (value, slope) = Legendre(count, x);
                derivative = slope;
                var step = value / slope;
                x -= step;
                if (Math.Abs(step) <= 1e-16)
                {
                    break;
                }
            }

            nodes[i] = (1 + x) / 2;
            weights[i] = 1 / ((1 - (x * x)) * derivative * derivative);
        }

        return (nodes, weights);
    }

    private static (double Value, double Slope) Legendre(int degree, double x)
    {
        var previous = 1.0;
        var current = x;
        for (var k = 2; k <= degree; k++)
        {
            (previous, current) = (current, (((2 * k) - 1) * x * current - ((k - 1) * previous)) / k);
        }

        return (current, degree * ((x * current) - previous) / ((x * x) - 1));
    }
}
