using System.Text.Json.Serialization;
using AvailabilityKit.Presentation;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Topologies;

/// <summary>How many of a service's users one failure hits: of all that interrupt somebody, how often each share of the users.</summary>
/// <remarks>
/// A user is hit whose work is interrupted: who works on the server that fails, on the machines of the host, or on all of it where the service goes down. Whoever begins while it is
/// down is not among them. Users are spread evenly over what serves at the moment of the failure. Planned work drains first, and hits nobody. What hits several at once, such as
/// a common cause, is one failure.
/// </remarks>
[JsonConverter(typeof(ResultPartConverter))]
public sealed class BlastRadius
{
    /// <summary>Shares so near to one another are the same, but for rounding.</summary>
    private const double Rounding = 1e-12;

    /// <param name="users">How many users there are; null where that is not said.</param>
    /// <param name="sizes">Shares of the users, and how often a year a failure hits so many.</param>
    internal BlastRadius(int? users, IEnumerable<(double Share, double PerYear)> sizes)
    {
        Users = users;
        List<Size> all = [];
        foreach (var (share, perYear) in sizes.Where(size => size.PerYear > 0).OrderByDescending(size => size.Share))
        {
            var bounded = Math.Min(1, share);
            if (all.Count > 0 && all[^1].Share - bounded <= Rounding * all[^1].Share)
            {
                all[^1] = all[^1] with { PerYear = all[^1].PerYear + perYear };
            }
            else
            {
                all.Add(new(bounded, perYear));
            }
        }

        Sizes = all;
        PerYear = all.Sum(blast => blast.PerYear);
        MeanShare = PerYear > 0 ? Math.Min(1, all.Sum(blast => blast.Share * blast.PerYear) / PerYear) : 0;
    }

    /// <summary>How many users there are; <see langword="null"/> where the service does not say.</summary>
    public int? Users { get; }

    /// <summary>Each share of the users, the largest first, and how often a failure hits so many.</summary>
    public IReadOnlyList<Size> Sizes { get; }

    /// <summary>How many failures of a calendar year hit anybody.</summary>
    public double PerYear { get; }

    /// <summary>The share of the users that such a failure hits on average; 0 where there is none.</summary>
    public double MeanShare { get; }

    /// <summary>The largest share that one hits; 0 where there is none.</summary>
    public double LargestShare => Sizes.Count > 0 ? Sizes[0].Share : 0;

    /// <summary>How many users such a failure hits on average; <see langword="null"/> where it is not said how many there are.</summary>
    public double? MeanUsers => MeanShare * Users;

    /// <summary>How often a user is hit in a calendar year, on average over all users.</summary>
    public double PerUserAndYear => Sizes.Sum(blast => blast.Share * blast.PerYear);

    /// <summary>How many failures of a calendar year hit so large a share of the users, or a larger one.</summary>
    /// <param name="share">The share, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not between 0 and 1.</exception>
    public double PerYearHitting(double share) => share is >= 0 and <= 1
        ? Sizes.Where(blast => blast.Share >= share * (1 - Rounding)).Sum(blast => blast.PerYear)
        : throw new ArgumentOutOfRangeException(nameof(share), share, "A share of the users is a number from 0 to 1; 50 % is 0.5.");

    /// <summary>Such as <c>6.3 failures a year hit 25 % of the users on average, all of them at most</c>.</summary>
    public override string ToString() => Sizes.Count == 0 ? "no failure hits a user" : $"{TimesInWords} a year hit {MeanInWords} on average, {LargestInWords} at most";

    /// <summary>How many failures a year hit anybody.</summary>
    internal string TimesInWords => $"{Figure.Compact(PerYear)} failures";

    /// <summary>Whom one hits on average, as users where it is known how many there are.</summary>
    internal string MeanInWords => InWords(MeanShare);

    /// <summary>Whom one hits at most.</summary>
    internal string LargestInWords => LargestShare == 1 && Users is null ? "all of them" : InWords(LargestShare);

    private string InWords(double share) => Users is { } users ? $"{Figure.Compact(share * users)} of {Figure.Compact(users)} users" : $"{(Probability)share} of the users";

    /// <summary>A share of the users, and how often one failure hits so many.</summary>
    /// <param name="Share">The share of the users, above 0 and up to 1.</param>
    /// <param name="PerYear">How many failures of a calendar year.</param>
    public sealed record Size(double Share, double PerYear);
}
