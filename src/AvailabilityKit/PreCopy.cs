using System.Text.Json.Serialization;
using AvailabilityKit.Quantities;
using AvailabilityKit.Topologies;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit;

/// <summary>Live migration of a virtual machine by pre-copy: its memory is sent while it runs, then what it wrote meanwhile, and so on, until little enough is left to stop it for.</summary>
/// <remarks>
/// <para>A round sends what the one before left behind. With memory V, pages written at the rate D and a link of the rate R, the round i = 0, 1, ... sends
/// V (D/R)^i and takes that over R; what is left after the last round is sent while the machine stands still, which is its blackout. See Clark et al.,
/// "Live Migration of Virtual Machines", NSDI 2005, and Liu et al., "Performance and energy modeling for live migration of virtual machines", HPDC 2011.</para>
/// <para>Where the machine writes as fast as the link sends, the rounds do not shrink: the copy stops after the first that would not help, and the
/// blackout is what is left then, at most all of the memory. So it is with a machine whose working set, the memory that it writes again and again, is all that is left.</para>
/// <para><c>PreCopy.Of(memory: 16.GiB, dirtied: 512.MiB.PerSecond, sent: 1.GiB.PerSecond)</c> stops as QEMU does, once the rest takes no more than
/// 300 ms; <see cref="StoppingAsXen"/> as Xen does.</para>
/// </remarks>
[JsonConverter(typeof(ModelPartConverter))]
public sealed record PreCopy
{
    /// <summary>The most rounds that can be asked for.</summary>
    public const int MostRounds = 1_000;

    private static readonly Duration UsualBlackout = Duration.FromMilliseconds(300);

    private PreCopy(DataSize memory, DataRate dirtied, DataRate sent, PreCopyRules rules)
    {
        Memory = memory > DataSize.Zero
            ? memory
            : throw new ArgumentOutOfRangeException(nameof(memory), "A virtual machine without memory has nothing to migrate; give its memory, such as 16 GiB.");
        Sent = sent > DataRate.Zero
            ? sent
            : throw new ArgumentOutOfRangeException(nameof(sent), "Nothing is migrated over a link that sends nothing; give what it sends, such as 1 GiB/s.");
        Dirtied = dirtied;
        Rules = rules;
        (Rounds, StoppedBy, LiveData, Rest) = Copy();
    }

    /// <summary>The memory of the machine.</summary>
    public DataSize Memory { get; }

    /// <summary>How fast the machine writes memory that it has to send again.</summary>
    public DataRate Dirtied { get; }

    /// <summary>How fast the link sends.</summary>
    public DataRate Sent { get; }

    /// <summary>How many rounds are sent while the machine runs; at least 1, for all of the memory is sent once.</summary>
    public int Rounds { get; }

    /// <summary>Why the last of them was the last.</summary>
    public PreCopyStop StoppedBy { get; }

    /// <summary>Whether little enough was left in the end: whether the rounds did what they are there for.</summary>
    public bool Converges => StoppedBy == PreCopyStop.LittleLeft;

    /// <summary>What is sent while the machine runs.</summary>
    public DataSize LiveData { get; }

    /// <summary>What is left to send while the machine stands still.</summary>
    public DataSize Rest { get; }

    /// <summary>How long the copy takes while the machine runs.</summary>
    public Duration LiveTime => LiveData / Sent;

    /// <summary>How long the machine stands still: the rest is sent, and the machine resumes.</summary>
    public Duration Blackout => (Rest / Sent) + Rules.Resume;

    /// <summary>How long the whole migration takes.</summary>
    public Duration TotalTime => LiveTime + Blackout;

    internal PreCopyRules Rules { get; }

    /// <summary>A migration that stops once the rest takes no more than 300 ms, and resumes at once.</summary>
    /// <param name="memory">The memory of the machine; above zero.</param>
    /// <param name="dirtied">How fast the machine writes memory that it has to send again.</param>
    /// <param name="sent">How fast the link sends; above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no memory, or the link sends nothing.</exception>
    public static PreCopy Of(DataSize memory, DataRate dirtied, DataRate sent) => new(memory, dirtied, sent, new PreCopyRules(UsualBlackout));

    /// <summary>The copy stops once the rest can be sent in so long a time; what the machine takes to resume comes on top.</summary>
    /// <param name="blackout">Finite. QEMU's limit is 300 ms unless one sets another.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is infinite.</exception>
    public PreCopy StoppingAt(Duration blackout) => With(Rules with { Blackout = Times.Finite(blackout, nameof(blackout), "a live migration"), Left = null });

    /// <summary>The copy stops once no more than this is left.</summary>
    /// <param name="left">So much; Xen stops at 50 pages of 4 KiB.</param>
    public PreCopy StoppingBelow(DataSize left) => With(Rules with { Blackout = UsualBlackout, Left = left });

    /// <summary>The copy stops after so many rounds, or once it has sent the memory so many times over, whatever is left.</summary>
    /// <param name="rounds">1 to <see cref="MostRounds"/>.</param>
    /// <param name="timesMemory">At least 1; no limit, by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public PreCopy AtMost(int rounds, double timesMemory = double.PositiveInfinity)
    {
        if (rounds is < 1 or > MostRounds)
        {
            throw new ArgumentOutOfRangeException(nameof(rounds), $"A live migration of at most {rounds} rounds cannot be; give a number from 1 to {MostRounds}.");
        }

        return timesMemory >= 1
            ? With(Rules with { Rounds = rounds, TimesMemory = timesMemory })
            : throw new ArgumentOutOfRangeException(nameof(timesMemory), $"The memory is sent at least once, not {timesMemory} times at most; give a number from 1 on.");
    }

    /// <summary>Xen's rules: the copy stops once fewer than 50 pages of 4 KiB are left, after 29 rounds, or once the memory was sent three times over.</summary>
    public PreCopy StoppingAsXen() => StoppingBelow(DataSize.FromBytes(50 * 4096)).AtMost(rounds: 29, timesMemory: 3);

    /// <summary>The machine writes the same part of its memory again and again: no round has to send more than that.</summary>
    /// <param name="workingSet">The memory that it writes; all of it, by default.</param>
    public PreCopy Writing(DataSize workingSet) => With(Rules with { WorkingSet = workingSet });

    /// <summary>How long the machine takes to run at its new place once all of it is there.</summary>
    /// <param name="resume">Finite; tens of milliseconds as measured by Clark et al.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is infinite.</exception>
    public PreCopy ResumingIn(Duration resume) => With(Rules with { Resume = Times.Finite(resume, nameof(resume), "a live migration") });

    /// <summary>Such as <c>16 GiB at 1 GiB/s: 6 rounds, 250 ms of blackout, 31.8 s in all</c>.</summary>
    public override string ToString() => $"{Memory} at {Sent}: {(Rounds == 1 ? "1 round" : $"{Rounds} rounds")}, {Blackout} of blackout, {TotalTime} in all";

    private PreCopy With(PreCopyRules rules) => new(Memory, Dirtied, Sent, rules);

    private (int Rounds, PreCopyStop StoppedBy, DataSize Live, DataSize Left) Copy()
    {
        var enough = (Rules.Left ?? (Sent * Rules.Blackout)).TotalBytes;
        var most = Rules.TimesMemory * Memory.TotalBytes;
        var (live, rest) = (0.0, Memory.TotalBytes);
        for (var round = 1; ; round++)
        {
            live += rest;
            rest = LeftBehind(rest);
            PreCopyStop? stop = rest <= enough ? PreCopyStop.LittleLeft
                : LeftBehind(rest) >= rest ? PreCopyStop.NoLessLeft
                : round == Rules.Rounds ? PreCopyStop.RoundsUsedUp
                : live > most ? PreCopyStop.SentTooMuch
                : null;
            if (stop is { } reason)
            {
                return (round, reason, DataSize.FromBytes(live), DataSize.FromBytes(rest));
            }
        }
    }

    /// <summary>What the machine writes while so many bytes are sent: each page counts once.</summary>
    private double LeftBehind(double bytes) => Math.Min(bytes * (Dirtied / Sent), Math.Min(Memory.TotalBytes, Rules.WorkingSet?.TotalBytes ?? double.PositiveInfinity));
}

/// <summary>When a live migration stops copying; see <see cref="PreCopy"/>.</summary>
/// <param name="Blackout">Once the rest takes no longer than this.</param>
internal sealed record PreCopyRules(Duration Blackout)
{
    /// <summary>Once no more than this is left, where that is said in place of a time.</summary>
    public DataSize? Left { get; init; }

    /// <summary>After so many rounds.</summary>
    public int Rounds { get; init; } = PreCopy.MostRounds;

    /// <summary>Once the memory was sent so many times over.</summary>
    public double TimesMemory { get; init; } = double.PositiveInfinity;

    /// <summary>What the machine writes at all; null for all of its memory.</summary>
    public DataSize? WorkingSet { get; init; }

    /// <summary>How long it takes to run once everything is there.</summary>
    public Duration Resume { get; init; }
}
