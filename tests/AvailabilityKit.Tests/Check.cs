using FsCheck;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests;

/// <summary>Runs FsCheck properties inside xunit facts: a failure throws with the shrunk counterexample and the seed to replay it.</summary>
internal static class Check
{
    /// <summary>Fails unless <paramref name="property"/> holds for <paramref name="count"/> values of <paramref name="generator"/>, shrinking what fails.</summary>
    public static void Holds<T>(Arbitrary<T> generator, Func<T, bool> property, int count = 200) =>
        Prop.ForAll(generator, property).Check(Config.QuickThrowOnFailure.WithMaxTest(count));

    /// <summary>Fails unless <paramref name="property"/> throws nothing for <paramref name="count"/> values; use xunit assertions inside.</summary>
    public static void Holds<T>(Arbitrary<T> generator, Action<T> property, int count = 200) =>
        Prop.ForAll(generator, property).Check(Config.QuickThrowOnFailure.WithMaxTest(count));

    /// <summary>As <see cref="Holds{T}(Arbitrary{T}, Action{T}, int)"/> for a generator without a shrinker of its own.</summary>
    public static void Holds<T>(Gen<T> generator, Action<T> property, int count = 200) =>
        Holds(generator.ToArbitrary(), property, count);
}
