using AvailabilityKit.Presentation;

namespace AvailabilityKit.Topologies.Exhibits;

/// <summary>How many users a failure hits, in words.</summary>
internal static class BlastWords
{
    /// <summary>How many failures a year.</summary>
    public static string Times(BlastRadius blast) => $"{Figure.Compact(blast.PerYear)} failures";

    /// <summary>The mean, as users where it is known how many there are.</summary>
    public static string Mean(BlastRadius blast) => Of(blast, blast.MeanShare);

    /// <summary>The largest.</summary>
    public static string Largest(BlastRadius blast) => blast.LargestShare == 1 && blast.Users is null ? "all of them" : Of(blast, blast.LargestShare);

    private static string Of(BlastRadius blast, double share) => blast.Users is { } users
        ? $"{Figure.Compact(share * users)} of {Figure.Compact(users)} users"
        : $"{(Probability)share} of the users";
}
