using AvailabilityKit.Behaviours;

namespace AvailabilityKit.Topologies.Statements;

/// <summary>Elements that are struck at once.</summary>
/// <param name="Elements">Their names.</param>
/// <param name="Probability">The probability that each of them fails, for each alone.</param>
internal sealed record Shock(IReadOnlyList<string> Elements, Probability Probability);

/// <summary>What a shock does to one element.</summary>
/// <param name="Fault">The fault that the element has from the common cause.</param>
/// <param name="While">While this holds it can be struck.</param>
/// <param name="State">What changes.</param>
/// <param name="Value">The value that it gets.</param>
internal sealed record StruckState(Fault Fault, Condition While, StateVariable State, int Value);

/// <summary>A fault that an element has from a common cause.</summary>
/// <param name="Element">The element.</param>
/// <param name="Fault">The fault, named after the cause; its MTBF is that of the shocks.</param>
/// <param name="Taken">The share of the rates of the element's own faults that it stands for.</param>
internal sealed record SharedFault(string Element, Fault Fault, Probability Taken);
