using System.Collections.Frozen;

namespace AvailabilityKit.Interchange.Prism;

/// <summary>The words of the PRISM language that cannot be names.</summary>
internal static class Keywords
{
    private static readonly FrozenSet<string> Reserved = FrozenSet.ToFrozenSet(
        [
            "A", "bool", "clock", "const", "ctmc", "C", "double", "dtmc", "E", "endinit", "endinvariant", "endmodule", "endobservables", "endrewards", "endsystem",
            "false", "formula", "filter", "func", "F", "global", "G", "init", "invariant", "I", "int", "label", "max", "mdp", "min", "module", "X", "nondeterministic",
            "observable", "observables", "of", "Pmax", "Pmin", "P", "pomdp", "popta", "probabilistic", "prob", "pta", "rate", "rewards", "Rmax", "Rmin", "R", "S",
            "stochastic", "system", "true", "U", "W",
        ],
        StringComparer.Ordinal);

    public static bool IsReserved(string word) => Reserved.Contains(word);
}
