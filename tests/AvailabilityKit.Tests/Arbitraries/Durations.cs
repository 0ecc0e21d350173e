using FsCheck;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>Durations of any <see cref="Magnitude"/> of seconds.</summary>
internal static class Durations
{
    public static Arbitrary<Duration> Arbitrary() =>
        Magnitude.Arbitrary().Generator.Select(seconds => Duration.FromSeconds(seconds.Value)).ToArbitrary();
}
