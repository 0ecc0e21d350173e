using AvailabilityKit.Simulation;

namespace AvailabilityKit.Topologies.Simulated;

/// <summary>A figure of a simulated service or crew beside the one that the evaluation gives.</summary>
/// <param name="Name">What it is, for example <c>Unplanned outages</c>.</param>
/// <param name="Unit">In what it is counted: <c>s</c>, <c>s a year</c>, <c>a year</c>, in the calendar's words, <c>items</c> of a million, or a number <c>on average</c>.</param>
/// <param name="Estimate">The estimate and its interval.</param>
/// <param name="Exact">What the evaluation gives; null where there is no evaluation, or it does not know.</param>
/// <param name="Seen">How often what it is about was seen: outages, failovers, with frequent failures the cycles in which it happened.</param>
public sealed record SimulatedFigure(string Name, string Unit, Estimate<double> Estimate, double? Exact, double Seen)
{
    /// <summary>So often must something have been seen before an interval can be held against an exact value: what was seen a few times has not shown how much it varies.</summary>
    public const int FewestSeen = 100;

    /// <summary>Whether there is an exact value, and enough was seen to hold it against the interval.</summary>
    public bool IsJudged => Exact is { } exact && double.IsFinite(exact) && double.IsFinite(Estimate.RelativeError) && Seen >= FewestSeen;

    /// <summary>Whether the exact value lies in the interval, as far as what is too rare to have been seen lets this be said; null where that is not judged.</summary>
    public bool? IsInside => IsJudged ? Deviation <= 1 : null;

    /// <summary>How far the exact value is from the estimate, in halves of the interval.</summary>
    internal double Deviation
    {
        get
        {
            // What goes the same way every time has an interval of hardly any width, and another way that is taken less often than a few
            // times in as many was not seen. From a hundred times on this is less than half the interval of as many chances.
            const double TooRareToSee = 16;
            var scale = Math.Abs(Estimate.Value);
            return Math.Abs(Exact!.Value - Estimate.Value) / (scale * Math.Max(Estimate.RelativeError, TooRareToSee / Seen));
        }
    }
}
