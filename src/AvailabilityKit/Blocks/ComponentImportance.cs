using System.Text.Json.Serialization;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Blocks;

/// <summary>What one component weighs in a system, by each of the measures in use. Q is the unavailability of the system, q that of the component.</summary>
/// <remarks>
/// Measures of one name differ between tools: "Fussell-Vesely" is <see cref="Criticality"/> in some, <see cref="Diagnostic"/> in others. Each is
/// named here by what it says. Where a quotient would divide by zero it is 0.
/// </remarks>
[JsonConverter(typeof(EngineConverter))]
public sealed class ComponentImportance
{
    internal ComponentImportance()
    {
    }

    /// <summary>The component.</summary>
    public required BlockComponent Component { get; init; }

    /// <summary>
    /// The probability that the component decides the system, 0 to 1 (Z. W. Birnbaum 1969): down without it and up with it. In a structure that
    /// is not coherent, either way round (J. D. Andrews and S. Beeson 2003). Also called MIF, the marginal importance.
    /// </summary>
    public required double Birnbaum { get; init; }

    /// <summary>
    /// P(system down | component down) - P(system down | component up): <see cref="Birnbaum"/> with its direction, the derivative of Q by q. The same in a coherent
    /// structure; negative where the component's failures help more than they harm.
    /// </summary>
    public required double Marginal { get; init; }

    /// <summary>
    /// (Q - Q without failures of the component) / Q: the share of the unavailability that would go if it never failed (CIF). In a coherent
    /// structure q times <see cref="Birnbaum"/> by Q: the probability that it is down and decides, given that the system is down.
    /// </summary>
    public required double Criticality { get; init; }

    /// <summary>The probability that the component is down given that the system is (DIF): q P(system down | component down) / Q, 0 to 1.</summary>
    public required double Diagnostic { get; init; }

    /// <summary>Risk achievement worth (RAW): how many times Q would be with the component down for good.</summary>
    public required double RiskAchievementWorth { get; init; }

    /// <summary>Risk reduction worth (RRW): how many times Q is what it would be if the component never failed; 0 where it would be nothing.</summary>
    public required double RiskReductionWorth { get; init; }

    /// <summary>Q less what it would be if the component never failed; negative only where its failures help.</summary>
    public required double ImprovementPotential { get; init; }

    /// <summary>The share of the states of all others in which the component decides (Birnbaum with every probability one half), 0 to 1.</summary>
    public required double Structural { get; init; }

    /// <summary>
    /// The share of the system's failures that the component's bring about, 0 to 1, in steady state (R. E. Barlow and F. Proschan, "Importance of
    /// system components and fault tree events", Stochastic Processes and their Applications 3, 1975). In a structure that is not coherent, its repairs count, too.
    /// Null where a frequency is not known.
    /// </summary>
    public required double? BarlowProschan { get; init; }

    /// <summary>The name and the main figures.</summary>
    public override string ToString() => FormattableString.Invariant($"{Component.Name}: Birnbaum {Birnbaum:G4}, criticality {Criticality:G4}");
}
