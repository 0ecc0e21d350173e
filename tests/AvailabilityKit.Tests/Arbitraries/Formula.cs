using FsCheck;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>A Boolean formula in postfix steps over a stack of functions.</summary>
public sealed record Formula((int Operation, int Argument)[] Steps)
{
    public static Arbitrary<Formula> Arbitrary() => Arb.From(
        Gen.Choose(0, 11).SelectMany(operation => Gen.Choose(0, 9).Select(argument => (operation, argument))).ArrayOf().Select(steps => new Formula(steps)),
        formula => formula.Steps.Select((_, i) => new Formula(formula.Steps.Where((_, j) => j != i).ToArray())));

    public override string ToString() => string.Join(' ', Steps);
}
