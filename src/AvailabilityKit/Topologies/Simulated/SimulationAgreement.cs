using System.Globalization;

namespace AvailabilityKit.Topologies.Simulated;

/// <summary>How a simulation agrees with the evaluation of the same topology.</summary>
/// <param name="Judged">How many figures have an exact value and were seen often enough to be held against it.</param>
/// <param name="Inside">How many of the exact values lie in their intervals.</param>
/// <param name="Expected">How many are expected there: the level of the intervals times <paramref name="Judged"/>. Figures of one simulation go together, so that a few more may be missing at once.</param>
/// <param name="IsPlausible">Whether no exact value is so far off that chance would put any there once in a thousand simulations.</param>
/// <param name="Farthest">The figure whose exact value is farthest off, in halves of its interval; null where none is judged.</param>
public sealed record SimulationAgreement(int Judged, int Inside, double Expected, bool IsPlausible, string? Farthest)
{
    /// <summary>How often two engines that agree are told apart by chance.</summary>
    internal const double FalseAlarm = 1e-3;

    /// <summary>In a sentence.</summary>
    public override string ToString() => Judged == 0
        ? "Nothing was seen often enough to be held against the exact values."
        : $"{Inside} of {Judged} exact values lie in their intervals, where {Expected.ToString("0.#", CultureInfo.InvariantCulture)} are expected{(IsPlausible ? "." : $"; \"{Farthest}\" is farther off than chance explains.")}";
}
