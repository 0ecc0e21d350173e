using AvailabilityKit.Behaviours;
using AvailabilityKit.Simulation;

namespace AvailabilityKit.Topologies.Lives;

/// <summary>How often events happen over a life in the hours of a service.</summary>
/// <remarks>What happens at the very moment at which they end is counted, and what happens as they begin is not: it is what the service is met with.</remarks>
/// <param name="isWanted">While it is wanted.</param>
/// <param name="tags">The places of the events among all tags; below zero for one that never happens.</param>
internal sealed class HoursLedger(Condition isWanted, int[] tags)
{
    private readonly double[] _counts = new double[tags.Length];
    private readonly double[] _atOpening = new double[tags.Length];
    private double[] _happened = [];
    private bool _isOpen;

    /// <summary>What must be looked at again when the hours begin or end: it is up while nobody wants the service, so that these moments are noticed.</summary>
    public static Measure MeasureOf(string service, Condition isWanted) => Measure.Named($"hours of {service}", !isWanted);

    /// <param name="values">The value of each variable.</param>
    /// <param name="happened">How often each tag happened since now, kept up to date.</param>
    public void Begin(ReadOnlySpan<int> values, double[] happened)
    {
        _happened = happened;
        _isOpen = isWanted.Holds(values);
        _counts.AsSpan().Clear();
        _atOpening.AsSpan().Clear();
    }

    public void Touch(ReadOnlySpan<int> values)
    {
        var isOpen = isWanted.Holds(values);
        if (isOpen == _isOpen)
        {
            return;
        }

        _isOpen = isOpen;
        for (var tag = 0; tag < tags.Length; tag++)
        {
            if (isOpen)
            {
                _atOpening[tag] = Happened(tag);
            }
            else
            {
                _counts[tag] += Happened(tag) - _atOpening[tag];
            }
        }
    }

    /// <summary>How often an event has happened in the hours so far.</summary>
    public double CountOf(int tag) => _isOpen ? _counts[tag] + Happened(tag) - _atOpening[tag] : _counts[tag];

    private double Happened(int tag) => tags[tag] < 0 ? 0 : _happened[tags[tag]];
}
