using FsCheck;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>Availabilities that are exact on either side: some were given as such, some as unavailabilities.</summary>
internal static class Availabilities
{
    public static Arbitrary<Availability> Arbitrary()
    {
        var fractions = Fraction.Arbitrary().Generator;
        return Gen.OneOf(
            fractions.Select(fraction => Availability.FromUnavailability(fraction.Value)),
            fractions.Select(fraction => Availability.FromAvailability(fraction.Value))).ToArbitrary();
    }
}
