namespace AvailabilityKit.Interchange.Prism;

/// <summary>What a property asks.</summary>
internal enum PropertyKind
{
    /// <summary><c>S=? [ a ]</c></summary>
    LongRun,

    /// <summary><c>P=? [ a U b ]</c>, F being an until from true.</summary>
    Until,

    /// <summary><c>P=? [ G a ]</c></summary>
    Globally,

    /// <summary><c>R=? [ C&lt;=t ]</c>, without a bound over all time.</summary>
    Accumulated,

    /// <summary><c>R=? [ I=t ]</c></summary>
    Instantaneous,

    /// <summary><c>R=? [ F a ]</c></summary>
    Reached,

    /// <summary><c>R=? [ S ]</c></summary>
    LongRunReward,
}

/// <summary>A bound of time.</summary>
internal sealed record TimeBound(Syntax Value, bool IsStrict);

/// <summary>A property as it is written.</summary>
/// <param name="Kind">What it asks.</param>
/// <param name="Rewards">The rewards structure: its name, or its number from 1; null for the first.</param>
/// <param name="Before">What must hold until <paramref name="Target"/> does; null for anything.</param>
/// <param name="Target">The states that it asks for; null where it asks for none.</param>
/// <param name="From">The bound from below; null for none.</param>
/// <param name="To">The bound from above; null for none.</param>
/// <param name="Text">As it is written.</param>
/// <param name="At">Where it begins.</param>
internal sealed record Property(PropertyKind Kind, Syntax? Rewards, Syntax? Before, Syntax? Target, TimeBound? From, TimeBound? To, string Text, Token At);

/// <summary>Properties, and the constants and labels that are declared beside them.</summary>
internal sealed record PropertyFile(List<Property> Properties, List<ConstantSyntax> Constants, Dictionary<string, NamedSyntax> Labels);
