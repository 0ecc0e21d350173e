using FsCheck;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>One to a hundred years at a discount rate of 0 to 10,000 hundredths of a percent.</summary>
public readonly record struct DiscountedTerm(int BasisPoints, int Years)
{
    public static Arbitrary<DiscountedTerm> Arbitrary() => (
        from basisPoints in Gen.Choose(0, 10_000)
        from years in Gen.Choose(1, 100)
        select new DiscountedTerm(basisPoints, years)).ToArbitrary();
}
