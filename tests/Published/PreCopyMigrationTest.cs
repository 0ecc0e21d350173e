using AvailabilityKit.Quantities;
using AvailabilityKit.Topologies;

namespace AvailabilityKit.Published;

/// <summary>Live migration by pre-copy as Clark et al. (NSDI 2005) and Liu et al. (HPDC 2011) model it.</summary>
/// <remarks>
/// Round i sends V (D/R)^i bytes in V (D/R)^i / R; the sums below are worked out apart from the library, in binary units, to ten digits. The
/// rules of A to D are Xen's (50 pages of 4096 bytes, three times the memory), that of Q is QEMU's (what is left takes 300 ms).
/// </remarks>
public class PreCopyMigrationTest
{
    public static TheoryData<string, PreCopy, int, double, double, double> Cases => new()
    {
        { "A", PreCopy.Of(1.GiB, 20.MiB.PerSecond, 117.5.MiB.PerSecond).StoppingAsXen(), 5, 10.501063534, 153_412.418, 0.001245153 },
        { "B", PreCopy.Of(4.GiB, 100.MiB.PerSecond, 1.GiB.PerSecond).StoppingAsXen(), 5, 4.432861061, 38_146.973, 0.000035527 },
        { "C", PreCopy.Of(8.GiB, 900.MiB.PerSecond, 1.GiB.PerSecond).StoppingAsXen(), 4, 26.642532825, 5_125_781_250, 4.773755791 },
        { "D", PreCopy.Of(512.MiB, 80.MiB.PerSecond, 64.MiB.PerSecond).StoppingAsXen(), 1, 8, 536_870_912, 8 },
        { "Q", PreCopy.Of(16.GiB, 512.MiB.PerSecond, 1.GiB.PerSecond), 6, 31.5, 268_435_456, 0.25 },
    };

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Rounds_and_blackout(string name, PreCopy copy, int rounds, double live, double rest, double blackout)
    {
        Assert.Equal(rounds, copy.Rounds);
        Assert.Equal(live, copy.LiveTime.TotalSeconds, 6e-10);
        Assert.Equal(rest, copy.Rest.TotalBytes, 6e-4);
        Assert.Equal(blackout, copy.Blackout.TotalSeconds, 6e-10);
        Assert.Equal(live + blackout, copy.TotalTime.TotalSeconds, 2e-9);
        Assert.Equal(name switch { "C" => PreCopyStop.SentTooMuch, "D" => PreCopyStop.NoLessLeft, _ => PreCopyStop.LittleLeft }, copy.StoppedBy);
    }

    /// <summary>All of Q is exact in binary arithmetic: 16 GiB (1 + 1/2 + ... + 1/32) at 1 GiB/s, and 16 GiB / 64 left.</summary>
    [Fact]
    public void The_case_of_QEMU_is_exact()
    {
        var copy = PreCopy.Of(16.GiB, 512.MiB.PerSecond, 1.GiB.PerSecond);
        Assert.Equal(31.5.Seconds, copy.LiveTime);
        Assert.Equal(256.MiB, copy.Rest);
        Assert.Equal(250.Milliseconds, copy.Blackout);
        Assert.Equal(31.75.Seconds, copy.TotalTime);
    }

    /// <summary>Clark et al. measured the last round of a SPECweb99 server: 18.2 MB in 201 ms, which is 724 Mbit/s.</summary>
    [Fact]
    public void A_web_server_was_stopped_for_a_fifth_of_a_second() =>
        Assert.Equal(0.201, (18.2.MB / DataRate.Parse("724 Mbit/s")).TotalSeconds, 5e-4);
}
