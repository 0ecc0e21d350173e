using AvailabilityKit.Presentation;

namespace AvailabilityKit.Topologies.Exhibits;

/// <summary>What is shown of how long outages last: the mean, and the time within which most of them are over.</summary>
internal static class OutageLengthsExhibit
{
    private static readonly double[] Shares = [0.5, 0.9, 0.95, 0.99, 0.999];

    public static Exhibit Of(OutageLengths outages) => Exhibit
        .Titled($"Outages of \"{outages.Service}\"", EvaluationExhibit.Averages(outages.Calendar))
        .Facts("How long they last", facts =>
        {
            facts.Headline("Outages", $"{Figure.Compact(outages.PerYear)} {outages.Calendar.Each}").Add("Mean", outages.Mean.ToString());
            foreach (var share in outages.PerYear == 0 ? [] : Shares)
            {
                facts.Add($"{Figure.Compact(100 * share)} % are over within", outages.Percentile(share).ToString());
            }
        });
}
