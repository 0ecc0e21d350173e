using System.Text.Json.Serialization;
using AvailabilityKit.Quantities;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Topologies.Rollbacks;

/// <summary>What it takes to go back to a point in time after data were corrupted, and what of the committed work that loses.</summary>
/// <remarks>
/// <para>Corruption is seen only after a while, an exponential time D of the mean <see cref="NoticedAfter"/>, and every replica has it too by then. The data go back to the last snapshot taken before it struck. That is as old
/// as the interval of snapshots is long at most, all ages equally likely since corruption comes at random: A, uniform from zero to <see cref="SnapshotsEvery"/>. What was committed since is lost, the time L = A + D,
/// of the mean <see cref="SnapshotsEvery"/> / 2 + <see cref="NoticedAfter"/>. A snapshot that has been kept for <see cref="KeptFor"/> is deleted, so that none is left of those before the corruption where L is longer.</para>
/// <para>With m = NoticedAfter and h = SnapshotsEvery, by the convolution of the two,
/// P(L &gt; x) = (h - x + m (1 - e^(-x/m))) / h up to h, and m/h (1 - e^(-h/m)) e^(-(x-h)/m) beyond (W. Feller, An Introduction to Probability Theory and Its Applications, volume II, 2nd edition 1971, section I.2).
/// Both sides of a probability are sums of terms that are not negative.</para>
/// </remarks>
[JsonConverter(typeof(ModelPartConverter))]
public sealed record PointInTimeRecovery
{
    private PointInTimeRecovery(Duration noticedAfter, Duration snapshotsEvery, Duration keptFor) =>
        (NoticedAfter, SnapshotsEvery, KeptFor) = (noticedAfter, snapshotsEvery, keptFor);

    /// <summary>Mean time from the corruption until it is noticed, exponentially distributed; zero where it is noticed at once.</summary>
    public Duration NoticedAfter { get; }

    /// <summary>The time from one snapshot to the next; zero for a log from which any point in time can be restored.</summary>
    public Duration SnapshotsEvery { get; }

    /// <summary>How long a snapshot, or the log, is kept; <see cref="Duration.Infinite"/> for ever.</summary>
    public Duration KeptFor { get; }

    /// <summary>Describes to which points in time data can go back.</summary>
    /// <param name="noticedAfter">Mean time from the corruption until it is noticed; finite, zero for at once.</param>
    /// <param name="snapshotsEvery">The time from one snapshot to the next; finite, zero for a log from which any point in time can be restored.</param>
    /// <param name="keptFor">How long each is kept: above zero, and no less than the time from one to the next. For ever if left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static PointInTimeRecovery Of(Duration noticedAfter, Duration snapshotsEvery, Duration? keptFor = null)
    {
        const string Whose = "a rollback";
        var kept = Times.Positive(keptFor ?? Duration.Infinite, nameof(keptFor), Whose);
        _ = Times.Finite(noticedAfter, nameof(noticedAfter), Whose);
        return kept >= Times.Finite(snapshotsEvery, nameof(snapshotsEvery), Whose)
            ? new(noticedAfter, snapshotsEvery, kept)
            : throw new ArgumentOutOfRangeException(nameof(keptFor), $"Snapshots are taken every {snapshotsEvery} and kept for {kept}, so that at times there is none; keep them for {snapshotsEvery} or longer.");
    }

    /// <summary>The probability that a snapshot from before the corruption is left when it is noticed; its complement, that there is none and all is lost that no other copy holds, keeps its own digits.</summary>
    public Probability SnapshotLeft => Within(KeptFor);

    /// <summary>The committed work that is lost on average where a snapshot is left, as the time in which it was committed.</summary>
    public Duration MeanLoss
    {
        get
        {
            var (m, h) = (NoticedAfter.TotalSeconds, SnapshotsEvery.TotalSeconds);
            if (KeptFor.IsInfinite || m == 0)
            {
                return (SnapshotsEvery / 2) + NoticedAfter;
            }

            // The integral of x times the density, up to an interval and beyond it, with u and v the interval and what is kept beyond it in detection times.
            var (u, v) = (h / m, (KeptFor.TotalSeconds - h) / m);
            var upToInterval = h == 0 ? 0 : h * MeanOfEarly(u);
            var beyond = EndedOver(u) * ((h * Ended(v)) + (m * EndedTwice(v)));
            return Duration.FromSeconds((upToInterval + beyond) / SnapshotLeft.Value);
        }
    }

    /// <summary>The probability that a corruption loses no more than a recovery point objective (RPO); one for which no snapshot is left loses more than any.</summary>
    /// <param name="objective">The objective, zero or above.</param>
    public Probability LosesAtMost(Duration objective) => Within(objective < KeptFor ? objective : KeptFor);

    /// <summary>The loss that a share of the corruptions does not exceed: a half for the median, 0.95 for what all but one of twenty keep to. Infinite where fewer leave a snapshot.</summary>
    /// <param name="share">0 to 1.</param>
    public Duration Percentile(Probability share)
    {
        if (share.Value == 0 || NoticedAfter + SnapshotsEvery == Duration.Zero)
        {
            return Duration.Zero;
        }

        if (NoticedAfter == Duration.Zero)
        {
            return SnapshotsEvery * share.Value;
        }

        if (share.Complement <= SnapshotLeft.Complement)
        {
            return Duration.Infinite;
        }

        return TimeOfShare.Find(share, NoticedAfter + SnapshotsEvery, Within);
    }

    /// <summary>Such as <c>noticed after 3 h, snapshots every 15 min, kept for 7 d</c>.</summary>
    public override string ToString() =>
        $"noticed {(NoticedAfter == Duration.Zero ? "at once" : $"after {NoticedAfter}")}, {(SnapshotsEvery == Duration.Zero ? "back to any point in time" : $"snapshots every {SnapshotsEvery}")}, kept {(KeptFor.IsInfinite ? "for ever" : $"for {KeptFor}")}";

    /// <summary>The probability that the last snapshot before the corruption is at most this old when the corruption is noticed, however long it is kept.</summary>
    private Probability Within(Duration time)
    {
        var (m, h, x) = (NoticedAfter.TotalSeconds, SnapshotsEvery.TotalSeconds, time.TotalSeconds);
        if (time.IsInfinite || (m == 0 && x >= h))
        {
            return Probability.One;
        }

        if (m == 0)
        {
            return Probability.FromParts(x / h, (h - x) / h);
        }

        if (x < h)
        {
            return Probability.FromParts(x / h * MeanEnded(x / m), ((h - x) / h) + (x / h * EndedOver(x / m)));
        }

        var (u, v) = (h / m, (x - h) / m);
        return Probability.FromParts(MeanEnded(u) + (EndedOver(u) * Ended(v)), EndedOver(u) * Math.Exp(-v));
    }

    /// <summary>1 - e^-u to the last digits, however small u is.</summary>
    private static double Ended(double u) => u > 700 ? 1 : 2 * Math.Exp(-u / 2) * Math.Sinh(u / 2);

    /// <summary>(1 - e^-u) / u: the chance that D outlasts a time which is uniform from zero to u of its means.</summary>
    private static double EndedOver(double u) => u == 0 ? 1 : Ended(u) / u;

    /// <summary>(u - 1 + e^-u) / u: the chance that D has ended by then. Times e^u its series has the terms (k - 1) u^(k-1) / k!, none of them negative.</summary>
    private static double MeanEnded(double u) => u < 1 ? Series(u, power: 1, static k => k - 1) : 1 - EndedOver(u);

    /// <summary>1 - (1 + u) e^-u: the chance that two such times have ended by u. Times e^u its series has the terms u^k / k! from the second power on.</summary>
    private static double EndedTwice(double u) => u < 1 ? u * Series(u, power: 1, static _ => 1) : u > 700 ? 1 : 1 - ((1 + u) * Math.Exp(-u));

    /// <summary>(u²/2 - 1 + (1 + u) e^-u) / u²: the mean loss up to an interval, in intervals. Times e^u its series has the terms (k - 2) (k + 1) u^(k-2) / (2 k!).</summary>
    private static double MeanOfEarly(double u) => u < 1 ? Series(u, power: 0, static k => (k - 2) * (k + 1) / 2) : 0.5 - (EndedTwice(u) / u / u);

    /// <summary>e^-u times the sum of weight(k) u^(k-2+power) / k! over k from 2 on, for u below 1.</summary>
    private static double Series(double u, int power, Func<double, double> weight)
    {
        const int Terms = 20;
        var (sum, term) = (0.0, power == 0 ? 0.5 : u / 2);
        for (var k = 2; k < Terms; k++)
        {
            sum += weight(k) * term;
            term *= u / (k + 1);
        }

        return sum * Math.Exp(-u);
    }
}
