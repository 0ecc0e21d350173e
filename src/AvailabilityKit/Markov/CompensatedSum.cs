using System.Runtime.InteropServices;

namespace AvailabilityKit.Markov;

/// <summary>A running sum of non-negative numbers whose relative error is two units of rounding however many there are.</summary>
/// <remarks>W. Kahan, "Further remarks on reducing truncation errors", CACM 8, 1965. Four additions a term.</remarks>
[StructLayout(LayoutKind.Auto)]
internal struct CompensatedSum
{
    private double _sum;
    private double _lost;

    public readonly double Value => _sum;

    public static double Of(ReadOnlySpan<double> terms)
    {
        var sum = new CompensatedSum();
        foreach (var term in terms)
        {
            sum.Add(term);
        }

        return sum.Value;
    }

    public void Add(double term)
    {
        var corrected = term - _lost;
        var next = _sum + corrected;
        _lost = next - _sum - corrected;
        _sum = next;
    }
}
